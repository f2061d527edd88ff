"""Points of the plane: distance and slope as numbers, the midpoint as a pair of numbers."""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.terms.build import add, divide, integer, power, root, subtract
from qstar_cli.terms.lines import is_point
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term, has_head, substitute, symbols
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import Check, Verdict, both, has_form, unknown

TWO = integer(2)


def _distance(t: Term, f: Field[V]) -> V | None:
    """sqrt((x2 - x1)^2 + (y2 - y1)^2)."""
    (x1, y1), (x2, y2) = (p.args for p in t.args)
    return evaluate(root(add(power(subtract(x2, x1), 2), power(subtract(y2, y1), 2)), 2), f)


def _slope(t: Term, f: Field[V]) -> V | None:
    """(y2 - y1)/(x2 - x1)."""
    (x1, y1), (x2, y2) = (p.args for p in t.args)
    return evaluate(divide(subtract(y2, y1), subtract(x2, x1)), f)


def _average_rate(t: Term, f: Field[V]) -> V | None:
    """(f(b) - f(a))/(b - a)."""
    function, (a, b) = t.args[0], t.args[1].args
    letters = symbols(function)
    if len(letters) > 1 or symbols(t.args[1]):
        raise Undecided("a function of one letter between two numbers")
    at_a, at_b = (substitute(function, letters[0], p) if letters else function for p in (a, b))
    return evaluate(divide(subtract(at_b, at_a), subtract(b, a)), f)


class OfTwoPoints(OfExpression):
    """A number that belongs to two points; the first line is the question itself."""

    def __init__(self, head: str) -> None:
        self.head = head

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        form = is_simplified(answer) and not has_head(answer, self.head)
        return (self.has_same_function(question, answer, setting), has_form(form))


class Midpoint(OfExpression):
    """Midpoint(P, Q): the pair ((x1 + x2)/2, (y1 + y2)/2)."""

    head = "Midpoint"

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        same = Check("answer-has-the-same-value-and-domain", PLANE.same(question, answer))
        return (same, has_form(is_point(answer)))


class Plane:
    """Pairs of numbers; the question for a midpoint stands for the pair that answers it."""

    def concerns(self, t: Term) -> bool:
        return t.head == "Midpoint"

    def same(self, a: Term, b: Term) -> Verdict:
        first, second = _coordinates(a), _coordinates(b)
        if len(first) != 2 or len(second) != 2:
            return unknown("no pair of numbers")
        return both(Setting().same_function(Partial(p), Partial(q)) for p, q in zip(first, second, strict=True))

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        return unknown("points are no formulas")


def _coordinates(t: Term) -> tuple[Term, ...]:
    """The coordinates of a pair or of the midpoint of two pairs; () for other terms."""
    if t.head == "Midpoint":
        return tuple(divide(add(a, b), TWO) for a, b in zip(t.args[0].args, t.args[1].args, strict=True))
    return t.args if t.head == "Tuple" and all(a.head != "Tuple" for a in t.args) else ()


PLANE = Plane()
MEANINGS = (OfTwoPoints("Distance"), OfTwoPoints("SlopeBetween"), OfTwoPoints("AverageRate"), Midpoint())
THEORIES = (PLANE,)
FUNCTIONS = {"Distance": _distance, "SlopeBetween": _slope, "AverageRate": _average_rate}
