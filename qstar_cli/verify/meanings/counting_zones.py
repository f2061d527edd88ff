"""Factorials and choices of a letter: claims are decided zone by zone.

All arguments with the letter x are whole numbers apart from a*x or -a*x, with one a > 0. Where a*x is no whole number,
nothing with x is defined. For a*x from -N to N the claim is looked at number by number. Beyond N and below -N, the
factorials of what is large are products with the least of them, (a*x + m)!, which stands for any number g that is at
least (N + 1 + m)!; those of what is far below 0 are undefined; and the claim is shown for all real x there, which is
more than needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from fractions import Fraction
from math import factorial
from typing import Any, NamedTuple

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import TRUE, integer, multiply, symbol
from qstar_cli.terms.term import Term, map_args, subterms, symbols, term
from qstar_cli.verify.decide import algebraically
from qstar_cli.verify.field import Undecided, minus
from qstar_cli.verify.interpret import holds
from qstar_cli.verify.verdict import Level, Verdict, proved, refuted, unknown
from qstar_cli.verify.zero_sets import plain_polynomial

COUNTED = ("Factorial", "Binomial", "Permutations")
FIRST = 10  # whole numbers that are always looked at one by one
MOST = 80  # whole numbers on either side that are looked at one by one
MOST_FACTORS = 40
_GENERATOR = "least factorial"  # no letter of a question has a space


class Zone(NamedTuple):
    """Where the letter is: unit*letter is no whole number (sign 0), or whole and far from 0 on one side.

    `least` is the m of the factorial (|unit*letter| + m)! that stands for itself."""

    letter: str
    unit: int
    sign: int
    least: int


_zone: ContextVar[Zone | None] = ContextVar("zone", default=None)


def decide_by_zones(claim: Callable[[Any], bool], terms: Sequence[Term], pairs: Sequence[tuple[Term, Term]]) -> Verdict:
    """The claim at all real values of the one letter. Raises Undecided, LimitError."""
    from qstar_cli.verify.constants import ConstantField, rational  # it loads flint

    letter, unit, shifts, constants = _arguments(terms)
    bound = max(abs(n) for n in (*shifts, *constants)) + FIRST
    if bound > MOST:
        raise LimitError("a factorial of what is far from the letter")
    for k in range(-bound, bound + 1):
        if not claim(ConstantField({letter: rational(Fraction(k, unit))})):
            return refuted("a counterexample", {letter: str(Fraction(k, unit))})
    verdicts = [_shown_in(Zone(letter, unit, sign, min(shifts)), bound, claim, terms, pairs) for sign in (0, 1, -1)]
    if not all(v.is_proved for v in verdicts):
        return next((v for v in verdicts if v.level == Level.UNKNOWN), unknown("not shown for large whole numbers"))
    evidence: dict[str, object] = {"method": "whole numbers", "one by one": str(bound), "unit": str(unit)}
    return proved("shown at small whole numbers, for large ones, and where nothing is defined", evidence)


def _shown_in(
    zone: Zone, bound: int, claim: Callable[[Any], bool], terms: Sequence[Term], pairs: Sequence[tuple[Term, Term]]
) -> Verdict:
    """The claim in a zone; what it says at points that do not belong to it is not looked at."""
    x = multiply(integer(zone.unit), symbol(zone.letter))
    beyond = term("Greater", multiply(integer(zone.sign or 1), x), integer(bound))
    least = Fraction(factorial(bound + 1 + zone.least))

    def far_out(f: Any) -> bool:
        return not holds(beyond, f) or claim(f)

    def with_factorial(f: Any) -> bool:
        return f.sign(minus(f.letter(_GENERATOR), f.rational(least), f)) < 0 or far_out(f)

    token = _zone.set(zone)
    try:
        if not zone.sign:
            return _between_whole_numbers(zone, claim, terms, pairs)
        if all(s.head == "Binomial" for s in _calls(terms)):
            return algebraically(far_out, [*terms, beyond], pairs)
        return algebraically(with_factorial, [*terms, beyond, symbol(_GENERATOR)], pairs)
    finally:
        _zone.reset(token)


def _between_whole_numbers(
    zone: Zone, claim: Callable[[Any], bool], terms: Sequence[Term], pairs: Sequence[tuple[Term, Term]]
) -> Verdict:
    """The claim where unit*letter is no whole number: a point of the cut that does not belong there is left out."""
    from qstar_cli.verify.constants import ConstantField  # it loads flint
    from qstar_cli.verify.line import Critical, cut_points, samples

    found = samples(cut_points([_without_memberships(t) for t in terms], pairs, Critical(zone.letter)))
    for k, value in enumerate(found):
        field = ConstantField({zone.letter: value})
        q = field.as_rational(value)
        is_point_outside = k % 2 == 1 and q is not None and (q * zone.unit).denominator == 1
        if not is_point_outside and not claim(field):
            return unknown("it does not hold between whole numbers")
    return proved("nothing is defined between whole numbers", {"method": "line", "samples": len(found)})


def _without_memberships(t: Term) -> Term:
    """The formula with `true` for every `n in integers`, which is settled in a zone."""
    if t.head == "Element":
        return TRUE
    return map_args(t, tuple(map(_without_memberships, t.args))) if t.args else t


def _calls(terms: Iterable[Term]) -> list[Term]:
    return [s for t in terms for s in subterms(t) if s.head in COUNTED and symbols(s)]


def _arguments(terms: Sequence[Term]) -> tuple[str, int, list[int], list[int]]:
    """The letter, its one coefficient without sign, what is added to it, and the arguments that are numbers."""
    letters, units, shifts, constants = set[str](), set[int](), list[int](), list[int]()
    for call in _calls(terms):
        for a in call.args:
            name, coefficient, shift = _linear(a)
            (shifts if name else constants).append(shift)
            if name:
                letters.add(name)
                units.add(abs(coefficient))
    if len(letters) != 1 or len(units) != 1:
        raise Undecided("factorials of several letters, or of different multiples of one")
    return letters.pop(), units.pop(), shifts, constants


def _linear(t: Term) -> tuple[str, int, int]:
    """(x, c, d) for c*x + d with whole numbers c and d, ("", 0, d) for a number. Raises Undecided."""
    name, coefficient, shift = "", Fraction(0), Fraction(0)
    for monomial, c in plain_polynomial(t).items():
        if not monomial:
            shift = Fraction(c)
        elif len(monomial) == 1 and monomial[0][1] == 1 and not name:
            name, coefficient = monomial[0][0], Fraction(c)
        else:
            raise Undecided("a factorial of what is not linear in a letter")
    if coefficient.denominator != 1 or shift.denominator != 1:
        raise Undecided("a factorial of what is no whole number")
    return name, coefficient.numerator, shift.numerator


def is_in_zone(t: Term) -> bool:
    """Whether a term with a letter is looked at in a zone."""
    return _zone.get() is not None and bool(symbols(t))


def value_in_zone(t: Term, f: Any) -> Any:
    """The value of a factorial or choice with a letter in the zone that is looked at, None where it is undefined."""
    zone = _zone.get()
    assert zone is not None
    places = [_place(a, zone) for a in t.args]
    if not zone.sign or any(d < 0 or (not d and shift < 0) for d, shift in places):
        return None
    if t.head == "Factorial":
        return _factorial(places[0][1], zone, f)
    (above, b), (below, c) = places
    taken = c if above > below else b - c  # how many factors there are
    if above < below or taken < 0:
        return f.rational(Fraction(0))
    if t.head == "Permutations" and below:
        return f.multiply(f.rational(Fraction(1, factorial(taken))), _factorial(b, zone, f))
    product = _rising(b - taken + 1, b, zone, f)
    return product if t.head == "Permutations" else f.multiply(f.rational(Fraction(1, factorial(taken))), product)


def _place(t: Term, zone: Zone) -> tuple[int, int]:
    """(1, s) for what is s more than the size of unit*letter in this zone, (-1, s) for its opposite, (0, n) for n."""
    name, coefficient, shift = _linear(t)
    if name and (name != zone.letter or abs(coefficient) != zone.unit):
        raise Undecided("a factorial of another letter")
    return (coefficient // zone.unit) * (zone.sign or 1), shift


def _factorial(shift: int, zone: Zone, f: Any) -> Any:
    """(y + shift)!, y the size of unit*letter, as a multiple of the least factorial."""
    return f.multiply(f.letter(_GENERATOR), _rising(zone.least + 1, shift, zone, f))


def _rising(first: int, last: int, zone: Zone, f: Any) -> Any:
    """(y + first)*...*(y + last)."""
    if last - first > MOST_FACTORS:
        raise LimitError("a factorial of what is far from the least one")
    y = f.multiply(f.rational(Fraction(zone.sign * zone.unit)), f.letter(zone.letter))
    product = f.rational(Fraction(1))
    for n in range(first, last + 1):
        product = f.multiply(product, f.add(y, f.rational(Fraction(n))))
    return product


def is_whole_in_zone(t: Term) -> bool | None:
    """Whether an expression is a whole number in the zone that is looked at; None outside of zones."""
    zone = _zone.get()
    if zone is None or not symbols(t):
        return None
    name, coefficient, _ = _linear(t)
    if name != zone.letter:
        return None
    if zone.sign and coefficient % zone.unit == 0:
        return True
    if not zone.sign and zone.unit % coefficient == 0:
        return False
    raise Undecided("whether a part of the letter is a whole number")
