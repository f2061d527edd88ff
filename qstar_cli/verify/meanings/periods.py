"""Period(f): the smallest positive p with f(x + p) = f(x) for all x; Amplitude(f): half of the difference of the
greatest and the least value of f.

A function of angles that are multiples of x/L has the period P = 2*pi*L (over pi where x stands beside pi). All its
periods are multiples of the smallest one, P/m with a whole number m. As a rational function of t = tan(x/(2L)) it takes
a value at most as often as its degree says, times the number of choices of signs and roots in it, and some value at
least once in each of the m parts of P: that bounds m, whose prime factors are tried one by one.
"""

from __future__ import annotations

from fractions import Fraction
from math import prod

from qstar_cli.terms.build import PI, add, divide, integer, multiply, number, subtract
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term, contains, substitute, subterms, symbols, term
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.field import Field, Undecided, V, minus
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.function_ranges import function_of
from qstar_cli.verify.meanings.function_ranges_circle import LETTER, Turn, slope_of, turn_of
from qstar_cli.verify.meanings.parabolas import extreme
from qstar_cli.verify.meanings.root_window_intervals import Enclosure
from qstar_cli.verify.meanings.trigonometry_points import CIRCULAR
from qstar_cli.verify.verdict import Check, Level, has_form

PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23)
MAX_DEGREE = 28
PLACES = (Fraction(1, 3), Fraction(11, 7))
ZERO, ONE, TWO = integer(0), integer(1), integer(2)


class OfWaves(OfExpression):
    """Questions for a number that belongs to a function."""

    def __init__(self, head: str) -> None:
        self.head = head

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        form = is_simplified(answer) and not symbols(answer)
        return (self.has_same_function(question, answer, setting), has_form(form))


def smallest_period(f: Term) -> Term:
    """The smallest period of a function of one letter. Raises Undecided."""
    function = function_of(f, ZERO)
    if function.conditions:
        raise Undecided("a function on a part of the line")
    turn = turn_of(function)
    whole = multiply(number(2 * turn.size), *(() if turn.with_pi else (PI,)))
    bound = _branches(function.body) * degree(function.body, turn)
    if bound > MAX_DEGREE:
        raise Undecided("too large a degree")
    if _is_constant(function.body):
        raise Undecided("a constant function has no smallest period")
    m = 1
    for p in (p for p in PRIMES if p <= bound):
        while m * p <= bound and _has_period(function.body, divide(whole, integer(m * p))):
            m *= p
    return divide(whole, integer(m))


def _has_period(body: Term, p: Term) -> bool:
    """Whether f(x + p) is f(x). Raises Undecided where that is not known."""
    moved = substitute(body, LETTER, add(LETTER, p))
    if any(_differ(moved, body, q) for q in PLACES):
        return False
    verdict = Setting().same_function(Partial(body), Partial(moved))
    if not verdict.is_proved and verdict.level != Level.REFUTED:
        raise Undecided("whether a number is a period is not known")
    return verdict.is_proved


def _differ(a: Term, b: Term, q: Fraction) -> bool:
    """Whether enclosures show that two functions have different values at a number."""
    try:
        return bool(Enclosure(subtract(a, b), LETTER).sign(q, q))
    except Undecided:
        return False


def _is_constant(body: Term) -> bool:
    """Whether the function has the same value at x and at x + 1, for all x, and so no smallest period."""
    moved = substitute(body, LETTER, add(LETTER, ONE))
    if any(_differ(moved, body, q) for q in PLACES):
        return False
    verdict = Setting().same_function(Partial(body), Partial(moved))
    if not verdict.is_proved and verdict.level != Level.REFUTED:
        raise Undecided("whether a function is constant is not known")
    return verdict.is_proved


def degree(t: Term, turn: Turn) -> int:
    """A bound of the degree in tan(x/(2L)), for each choice of signs and roots."""
    if not contains(t, LETTER):
        return 0
    if t.head in CIRCULAR:
        return 2 * abs(int(slope_of(t.args[0])[0] * turn.size))
    if t.head not in ("Sum", "Product", "Div", "Neg", "Abs", "Root", "Pow"):
        raise Undecided("a function that is not rational in angles")
    if t.head == "Pow":
        exponent = t.args[1].value if t.args[1].head == "Integer" else None
        if not isinstance(exponent, int):
            raise Undecided("a function that is not rational in angles")
        return degree(t.args[0], turn) * exponent
    return sum(degree(a, turn) for a in t.args)


def _branches(t: Term) -> int:
    """The number of choices of signs for absolute values, and of roots."""
    sizes = [2 if s.head == "Abs" else int(s.args[1].value or 1) for s in set(subterms(t)) if s.head in ("Abs", "Root")]
    return prod(sizes)


def _period(t: Term, f: Field[V]) -> V | None:
    return evaluate(smallest_period(t.args[0]), f)


def _amplitude(t: Term, f: Field[V]) -> V | None:
    least, greatest = (extreme(term(head, *t.args), f) for head in ("Minimum", "Maximum"))
    if least is None or greatest is None:
        return None
    return f.multiply(f.rational(Fraction(1, 2)), minus(greatest, least, f))


MEANINGS = (OfWaves("Period"), OfWaves("Amplitude"))
FUNCTIONS = {"Period": _period, "Amplitude": _amplitude}
