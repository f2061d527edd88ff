"""Lines with derivatives of an unknown function: relations between x, y, y', ... that hold at the same points, and the
line `y = expression` with constants, which is the whole solution (differential_equations.py)."""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import all_of, symbol
from qstar_cli.terms.term import Term, has_head, map_args, subterms
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meanings.differential_equations import Equation, solution_checks
from qstar_cli.verify.verdict import Verdict, both, unknown

HEADS = ("Rate", "InitialValue")


class Lines:
    """Each derivative and each initial value is a quantity of its own."""

    def concerns(self, t: Term) -> bool:
        return has_head(t, *HEADS)

    def same(self, a: Term, b: Term) -> Verdict:
        return Setting().same_function(Partial(_in_letters(a)), Partial(_in_letters(b)))

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        if all(any(self.concerns(t) for t in side) for side in (a, b)):
            verdict = Setting().equivalent(*([_in_letters(t) for t in side] for side in (a, b)))
            return verdict if verdict.is_proved else unknown(verdict.why)
        question, answer = (a, b) if any(map(self.concerns, a)) else (b, a)
        try:
            return _solves(all_of(*question), answer)
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)


def _in_letters(t: Term) -> Term:
    if t.head in HEADS:
        return symbol(repr(t))
    return map_args(t, tuple(map(_in_letters, t.args)))


def _solves(question: Term, answer: Sequence[Term]) -> Verdict:
    """Whether one line `y = expression` is the whole solution of the equation."""
    rate = next(t for t in subterms(question) if t.head in HEADS)
    y, x = rate.args[:2]
    if len(answer) != 1 or answer[0].head != "Equal" or answer[0].args[0] != y:
        return unknown("a solution that is not written as y = ...")
    equation = Equation(question, y, x)
    return both(c.verdict for c in solution_checks(equation, question, answer[0].args[1], Setting()))


THEORIES = (Lines(),)
