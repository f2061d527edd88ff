"""Lines that are linear in definite integrals: compared by the integrands on the parts into which the ends cut them.

Every integrand must be defined, so continuous, from end to end. Then a line c1*I1 + c2*I2 + ... + r is 0 when r is 0
and c1*f1 + c2*f2 + ... is 0 on each part, a function counting where its integral goes. This covers sums, factors,
ends exchanged and intervals split; `valueat(F, x, b) - valueat(F, x, a)` counts as the integral of F', so that parts
are integrated. A substitution v = g(x) is a change of letter: f(x) = h(g(x))*g'(x) between the ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cmp_to_key
from itertools import pairwise

from qstar_cli.terms.build import add, integer, multiply, negative, subtract, symbol
from qstar_cli.terms.term import Term, contains, substitute, subterms, symbols, term
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.constants import ConstantField, Number
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.derivatives import exists
from qstar_cli.verify.meanings.derivatives_rules import depends, derivative, in_basic_functions
from qstar_cli.verify.meanings.integrals_definite import between
from qstar_cli.verify.verdict import Verdict, both, unknown

MOST_INTEGRALS = 8


def same_linear(a: Term, b: Term) -> Verdict:
    """Whether two lines, linear in definite integrals, are the same. Raises Undecided."""
    difference, continuous = _with_rises(in_basic_functions(subtract(a, b)))
    found = list(dict.fromkeys(t for t in subterms(difference) if t.head == "Integral"))
    if not found or len(found) > MOST_INTEGRALS or any(len(t.args) != 4 for t in found):
        return unknown("an antiderivative beside other functions")
    letters = [symbol(f"I_{k}") for k in range(len(found))]
    for integral, letter in zip(found, letters, strict=True):
        difference = substitute(difference, integral, letter)
    factors = [derivative(difference, letter) for letter in letters]
    rest = difference
    for letter in letters:
        rest = substitute(rest, letter, integer(0))
    if any(contains(f, letter) for f in factors for letter in letters):
        return unknown("a line that is not linear in its integrals")
    nothing_left = Setting().same_function(Partial(rest), Partial(integer(0)))
    return both([nothing_left, *continuous, *_on_parts(found, factors)])


def _with_rises(t: Term) -> tuple[Term, list[Verdict]]:
    """The line with F at the upper end of an integral as F at the lower end and the integral of F' between them, and
    that F is defined there."""
    verdicts = []
    for _, x, low, high in {s.args: None for s in subterms(t) if s.head == "Integral" and len(s.args) == 4}:
        values = [s for s in subterms(t) if s.head == "ValueAt" and s.args[1:] == (x, high)]
        for value in dict.fromkeys(values):
            below = term("ValueAt", value.args[0], x, low)
            if contains(t, below):
                rise = term("Integral", in_basic_functions(derivative(value.args[0], x)), x, low, high)
                t = substitute(t, value, add(below, rise))
                verdicts.append(_is_defined(value.args[0], x, (low, high)))
    return t, verdicts


def _on_parts(found: Sequence[Term], factors: Sequence[Term]) -> list[Verdict]:
    """That every integrand is defined from end to end, and that the sum of what counts on each part is 0 there."""
    x = found[0].args[1]
    if any(t.args[1].head != "Symbol" or _is_captured(t, x) for t in found):
        raise Undecided("integrals with letters that cannot be made the same")
    functions = [substitute(t.args[0], t.args[1], x) for t in found]
    verdicts = [_is_defined(f, x, t.args[2:]) for f, t in zip(functions, found, strict=True)]
    for low, high in _parts([t.args[2:] for t in found]):
        counted = [
            multiply(c, f if side > 0 else negative(f))
            for c, f, t in zip(factors, functions, found, strict=True)
            if (side := _side(t.args[2:], low, high))
        ]
        inside = Setting((between(x, (low, high), closed=True),))
        verdicts.append(inside.same_function(Partial(add(*counted, integer(0))), Partial(integer(0))))
    return verdicts


def _is_captured(t: Term, x: Term) -> bool:
    """Whether the common letter stands for something else in an integral."""
    return any(depends(end, x) for end in t.args[2:]) or (t.args[1] != x and depends(t.args[0], x))


def _is_defined(f: Term, x: Term, ends: Sequence[Term]) -> Verdict:
    inside = between(x, ends, closed=True)
    return Setting((inside,)).implies([inside], [exists(f)])


def _parts(ends: Sequence[Sequence[Term]]) -> list[tuple[Term, Term]]:
    """The intervals between neighbouring ends; one interval when all integrals have the same two ends."""
    if all(set(pair) == set(ends[0]) for pair in ends):
        return [(ends[0][0], ends[0][1])]
    points = list(dict.fromkeys(end for pair in ends for end in pair))
    if any(symbols(p) for p in points):
        raise Undecided("ends that are not numbers")
    points.sort(key=cmp_to_key(_order))
    return [(p, q) for p, q in pairwise(points) if _order(p, q)]


def _order(p: Term, q: Term) -> int:
    field = ConstantField()
    value: Number | None = evaluate(subtract(p, q), field)
    if value is None:
        raise Undecided("an end is undefined")
    return 0 if p == q else field.sign(value)


def _side(ends: Sequence[Term], low: Term, high: Term) -> int:
    """1 or -1 when an integral goes over the part, upwards or downwards; 0 when it does not."""
    a, b = ends
    if (a, b) in ((low, high), (high, low)):
        return 1 if a == low else -1
    if _order(a, low) <= 0 and _order(high, b) <= 0:
        return 1
    return -1 if _order(b, low) <= 0 and _order(high, a) <= 0 else 0


def is_substitution(plain: Term, other: Term) -> Verdict:
    """Whether `integral(f, x, a, b)` is `integral(h(v), v, v(a), v(b))`, in which v stands written out in x."""
    f, x, *ends = plain.args
    h, v, *images = other.args
    if x.head != "Symbol" or any(depends(end, x) for end in (*ends, *images)):
        raise Undecided("an end with the letter of the integral")
    slope = derivative(v, x)
    inside = Setting((between(x, ends, closed=True),))
    defined = [inside.implies(list(inside.given), [exists(t)]) for t in (f, h, v, slope)]
    same = inside.same_function(Partial(in_basic_functions(f)), Partial(multiply(in_basic_functions(h), slope)))
    at_ends = (
        Setting().same_function(Partial(substitute(v, x, end)), Partial(image))
        for end, image in zip(ends, images, strict=True)
    )
    return both([*defined, same, *at_ends])
