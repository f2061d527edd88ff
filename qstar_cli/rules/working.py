"""Substeps: the finer working of a rule, as steps of their own."""

from __future__ import annotations

from qstar_cli.derivation import Relation, State, Step
from qstar_cli.terms.term import Term


def working(*lines: tuple[Term, str] | tuple[Term, str, Relation], start: Term) -> tuple[Step, ...]:
    """Substeps from `start` through each (term, rule name[, relation]); the last term is the rewrite's `after`."""
    steps: list[Step] = []
    before = start
    for line in lines:
        relation = line[2] if len(line) == 3 else Relation.EQUAL
        steps.append(Step(rule=line[1], before=State(before), after=State(line[0]), relation=relation))
        before = line[0]
    return tuple(steps)
