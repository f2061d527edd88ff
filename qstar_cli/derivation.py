"""Steps and derivations: what the search produces, the kernel checks and the renderers show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from qstar_cli.states import Relation, State
from qstar_cli.terms.position import Position, replace_at
from qstar_cli.terms.term import Term

__all__ = ["Derivation", "Relation", "State", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a solution: `before` becomes `after` by the rule, at `position` of `before.term`.

    `values` fill the rule's sentence. `substeps` are steps that lead from `before` to `after` in a finer
    grain. `evidence` is the rule's hint for the kernel, never trusted. `why` names a message and
    its values when another rule fitted too. `edge` identifies the search edge the step came from.
    """

    rule: str
    before: State
    after: State
    position: Position = ()
    relation: Relation = Relation.EQUAL
    values: Mapping[str, Term | str] = field(default_factory=dict)
    substeps: tuple[Step, ...] = ()
    evidence: Mapping[str, object] = field(default_factory=dict)
    why: str = ""
    cost: float = 1.0
    edge: tuple[object, ...] = field(default=(), compare=False, repr=False)

    @property
    def new_conditions(self) -> tuple[Term, ...]:
        """The conditions that arise in this step."""
        return tuple(c for c in self.after.conditions if c not in self.before.conditions)

    def inside(self, whole: State, position: Position) -> Step:
        """This step as a step on `whole`, of which `self.before.term` is the subterm at `position`."""
        return replace(
            self,
            before=State(replace_at(whole.term, position, self.before.term), whole.conditions, whole.obligations),
            after=State(replace_at(whole.term, position, self.after.term), whole.conditions, whole.obligations),
            position=position + self.position,
            substeps=tuple(s.inside(whole, position) for s in self.substeps),
        )


class Derivation(NamedTuple):
    """A chain of steps from the first state on; each step starts where the one before ended."""

    start: State
    steps: tuple[Step, ...] = ()

    @property
    def end(self) -> State:
        return self.steps[-1].after if self.steps else self.start

    @property
    def cost(self) -> float:
        return sum(s.cost for s in self.steps)
