"""Parabolas y = a*x^2 + b*x + c with their vertex (h, k) and axis x = h; greatest and least values of functions."""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import add, divide, equal, integer, multiply, negative, power, subtract
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term, has_head, substitute, symbols
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.field import Field, Undecided, V, minus
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.function_ranges import function_of
from qstar_cli.verify.meanings.function_ranges_algebraic import Values, end, values
from qstar_cli.verify.meanings.function_ranges_circle import on_line
from qstar_cli.verify.verdict import Check, Verdict, both, has_form, unknown

ZERO, ONE, TWO = integer(0), integer(1), integer(2)


def vertex(f: Term) -> tuple[Term, Term]:
    """(h, k) of a quadratic polynomial in one letter, other letters in its coefficients apart. Raises Undecided."""
    letters = symbols(f)
    if len(letters) != 1:
        raise Undecided("a parabola is the graph of a function of one letter")
    x = letters[0]
    c, at_one, at_minus = (substitute(f, x, p) for p in (ZERO, ONE, negative(ONE)))
    a = subtract(divide(add(at_one, at_minus), TWO), c)
    b = divide(subtract(at_one, at_minus), TWO)
    quadratic = add(multiply(a, power(x, 2)), multiply(b, x), c)
    if not Setting().same_function(Partial(f), Partial(quadratic)).is_proved or _is_zero(a):
        raise Undecided("no quadratic polynomial")
    h = negative(divide(b, multiply(TWO, a)))
    return h, substitute(f, x, h)


def _is_zero(t: Term) -> bool:
    return not Setting().implies([equal(t, ZERO)], [equal(ZERO, ONE)]).is_proved


class Parabolas:
    """Vertices as pairs of numbers; axes as lines."""

    def concerns(self, t: Term) -> bool:
        return t.head in ("Vertex", "Axis")

    def same(self, a: Term, b: Term) -> Verdict:
        try:
            first, second = _coordinates(a), _coordinates(b)
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)
        return both(Setting().same_function(Partial(p), Partial(q)) for p, q in zip(first, second, strict=True))

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        try:
            return Setting().equivalent([*map(_line, a)], [*map(_line, b)])
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)


def _coordinates(t: Term) -> tuple[Term, ...]:
    if t.head == "Tuple" and len(t.args) == 2:
        return t.args
    if t.head != "Vertex":
        raise Undecided("no point")
    return vertex(t.args[0])


def _line(t: Term) -> Term:
    if t.head != "Axis":
        return t
    h, _ = vertex(t.args[0])
    return equal(symbols(t.args[0])[0], h)


class ParabolaQuestion(OfExpression):
    """Vertex(f) as a pair, Axis(f) as `x = h`."""

    def __init__(self, head: str) -> None:
        self.head = head

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        if self.head == "Vertex":
            form = answer.head == "Tuple" and all(map(is_simplified, answer.args))
            return (Check("answer-has-the-same-value-and-domain", PARABOLAS.same(question, answer)), has_form(form))
        form = answer.head == "Equal" and answer.args[0].head == "Symbol" and is_simplified(answer.args[1])
        return (Check("answer-is-the-line-asked-for", PARABOLAS.equivalent([question], [answer])), has_form(form))


class Extreme(OfExpression):
    """Minimum(f), Maximum(f): a value of f that no other is below, or above."""

    def __init__(self, head: str) -> None:
        self.head = head

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        form = answer.head == "Undefined" or (is_simplified(answer) and not has_head(answer, self.head))
        return (self.has_same_function(question, answer, setting), has_form(form))


def extreme(t: Term, f: Field[V]) -> V | None:
    """The first or last of all values, None where there is none; of algebraic functions and of functions of angles."""
    function, sign = function_of(t.args[0], ZERO), -1 if t.head == "Minimum" else 1
    try:
        return _end_of(values(function), sign, None, f)
    except Undecided:
        turned, last = on_line(function)
        return _end_of(values(turned), sign, None if last is None else evaluate(last, f), f)


def _end_of(found: Values, sign: int, more: V | None, f: Field[V]) -> V | None:
    """The first (sign -1) or last value where there is one, `more` being a value as well."""
    taken = [k for k, count in enumerate(found.counts) if count]
    if not taken:
        return more
    k = taken[0] if sign < 0 else taken[-1]
    place = k // 2 if k % 2 or sign > 0 else k // 2 - 1
    if not 0 <= place < len(found.points):
        return None
    bound = evaluate(end(found.points[place]), f)
    if more is not None and bound is not None and f.sign(minus(more, bound, f)) * sign >= 0:
        return more
    return bound if k % 2 else None


PARABOLAS = Parabolas()
MEANINGS = (ParabolaQuestion("Vertex"), ParabolaQuestion("Axis"), Extreme("Minimum"), Extreme("Maximum"))
THEORIES = (PARABOLAS,)
FUNCTIONS = {"Minimum": extreme, "Maximum": extreme}
