"""Ways of making redexes that most rules share. No rule is declared here."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Step
from qstar_cli.rules.domain import lost_conditions
from qstar_cli.rules.rule import Redex, Rewrite, Scope
from qstar_cli.rules.working import working
from qstar_cli.terms.build import power
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.term import Term, symbols

EXPRESSIONS = ("Simplify", "Expand", "Evaluate", "Convert", "Round")  # the questions about an expression


def fits(before: Term, after: Term, substeps: tuple[Step, ...] = (), **values: Term | str) -> Iterator[Redex]:
    """One redex that rewrites to `after`, where value and domain are the same by the law itself.

    None when no visible step lies between the two: an eager rule must not offer what the search would drop.
    """
    if not is_similar(before, after):
        yield Redex(lambda: Rewrite(after, substeps=substeps), values)


def fits_where(
    before: Term, after: Term, scope: Scope, substeps: tuple[Step, ...] = (), **values: Term | str
) -> Iterator[Redex]:
    """One redex that carries the conditions which `after` no longer shows; none when the domain would shrink."""
    if is_similar(before, after):
        return
    conditions = lost_conditions(*_whole_power(before, after, scope), scope.assumptions)
    if conditions is not None:
        yield Redex(lambda: Rewrite(after, conditions=conditions, substeps=substeps), values)


def _whole_power(before: Term, after: Term, scope: Scope) -> tuple[Term, Term]:
    """Before and after, of the whole power where an exponent loses its letters: that decides which bases may be."""
    parent = scope.parent
    is_exponent = parent is not None and parent.head == "Pow" and scope.position[-1:] == (1,)
    if parent is not None and is_exponent and symbols(before) and not symbols(after):
        return parent, power(parent.args[0], after)
    return before, after


def lines_of_working(start: Term, *lines: tuple[Term, str]) -> tuple[Step, ...]:
    """Substeps from `start` through each (term, rule name), lines that change nothing visible left out.

    A working of a single line says no more than the step itself, so it is none.
    """
    kept: list[tuple[Term, str]] = []
    before = start
    for line in lines:
        if not is_similar(before, line[0]):
            kept.append(line)
            before = line[0]
    if kept and kept[-1][0] != lines[-1][0]:
        kept[-1] = (lines[-1][0], kept[-1][1])
    return working(*kept, start=start) if len(kept) > 1 else ()
