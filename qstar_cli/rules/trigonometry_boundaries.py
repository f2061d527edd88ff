"""Where a trigonometric relation can change its truth: the angles at which its sides are equal or undefined.

Sines and cosines of multiples of one angle are polynomials in s and c, the sine and cosine of the angle. Every factor
that is no polynomial in one of them, or in the tangent, is A(c) + s*B(c): it is 0 only where A^2 - (1 - c^2)*B^2 is.
More angles than necessary do no harm: what is found is a superset. No rule is declared here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from qstar_cli.rules.algebra import expanded, factor_list
from qstar_cli.rules.trigonometry_angles import linear_angle, solved
from qstar_cli.rules.trigonometry_equations import angles, in_unit, range_fault
from qstar_cli.rules.trigonometry_linear import bidegrees, homogeneous, shifted_sine
from qstar_cli.rules.trigonometry_polynomials import (
    functions_in,
    in_one_angle,
    multiples,
    polynomial_in,
    reduced,
    replaced,
)
from qstar_cli.rules.trigonometry_reduction import only_in_functions
from qstar_cli.rules.trigonometry_roots import real_roots
from qstar_cli.rules.trigonometry_sides import as_fraction, by_sines, by_single_angles, units
from qstar_cli.rules.trigonometry_values import simplified_number
from qstar_cli.terms.angles import CIRCULAR
from qstar_cli.terms.build import add, divide, integer, multiply, negative, power, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.periodic import Family, merged
from qstar_cli.terms.term import Term, contains, subterms, symbols, term
from qstar_cli.terms.views import as_integer, coefficients_in

POLES = {"Tan": "Cos", "Sec": "Cos", "Cot": "Sin", "Csc": "Sin"}
MOST_ABSOLUTE = 3
UNREADY = 6.0
ONE = integer(1)


def boundaries(relation: Term, x: Term, unit: Term) -> list[Family] | None:
    """Families that hold all x where a relation's sides are equal or a part of it is undefined; None: not known."""
    parts = [subtract(*relation.args), *(p for p in map(_vanishing, subterms(relation)) if p is not None)]
    found = [zeros(p, x, unit) for p in dict.fromkeys(parts) if contains(p, x)]
    known = [f for f in found if f is not None]
    return merged(f for fs in known for f in fs) if len(known) == len(found) else None


def _vanishing(t: Term) -> Term | None:
    """What must not be 0 (or changes its sign) where a term begins or ceases to be defined."""
    if t.head in POLES:
        return term(POLES[t.head], *t.args)
    if t.head == "Div":
        return t.args[1]
    return t.args[0] if t.head == "Root" and (as_integer(t.args[1]) or 1) % 2 == 0 else None


def zeros(t: Term, x: Term, unit: Term) -> list[Family] | None:
    """Families that hold all zeros of an expression of trigonometric functions of x."""
    signs = _with_signs(t)
    found = [_zeros(s, x, unit) for s in signs] if signs is not None else [None]
    known = [f for f in found if f is not None]
    return merged(f for fs in known for f in fs) if len(known) == len(found) else None


def _with_signs(t: Term) -> list[Term] | None:
    """The expression with every absolute value |u| replaced by u and by -u."""
    inner = list(dict.fromkeys(s for s in subterms(t) if s.head == "Abs"))
    if len(inner) > MOST_ABSOLUTE or any(other in subterms(s.args[0]) for s in inner for other in inner):
        return None
    choices = product(*(((s, s.args[0]), (s, negative(s.args[0]))) for s in inner))
    return [replaced(t, dict(choice)) for choice in choices]


def _zeros(t: Term, x: Term, unit: Term) -> list[Family] | None:
    whole = expanded(t)
    if whole is not None and len(functions := functions_in(whole, x)) == 1:
        found = _of_one(whole, functions[0], x, unit)
        if found is not None:
            return found
    fraction = as_fraction(by_sines(t))
    if fraction is None or not only_in_functions(fraction[0], x):
        return None
    return next((f for factors in _products(fraction[0], x) if (f := _of_product(factors, x, unit)) is not None), None)


def _of_product(factors: tuple[Term, ...], x: Term, unit: Term) -> list[Family] | None:
    parts = [_of_factor(f, x, unit) for f in factors]
    known = [f for f in parts if f is not None]
    return merged(f for fs in known for f in fs) if len(known) == len(parts) else None


def _products(p: Term, x: Term) -> list[tuple[Term, ...]]:
    """The factors with x of a polynomial in sines and cosines as it is or written by one angle, most factors first."""
    versions = [v for v in _versions(p, x) if v is not None]
    lists = [(v, factor_list(v)) for v in versions]
    found = [tuple(f for f, _ in parts[1] if contains(f, x)) if parts is not None else (v,) for v, parts in lists]
    return sorted(found, key=len, reverse=True)


def _versions(p: Term, x: Term) -> Iterator[Term | None]:
    yield p
    if multiples(f.args[0] for f in functions_in(p, x)) is None:
        unit = units([p])
        yield expanded(by_single_angles(p, unit, "")) if unit is not None else None
        return
    for wanted in ("Sin", "Cos"):
        found = in_one_angle(p, x, wanted)
        if found is not None:
            yield reduced(*found, wanted)


def _of_factor(p: Term, x: Term, unit: Term) -> list[Family] | None:
    functions = functions_in(p, x)
    if len(functions) == 1:
        return _of_one(p, functions[0], x, unit)
    angle = functions[0].args[0]
    if len(functions) != 2 or functions[1].args != (angle,) or {f.head for f in functions} != {"Sin", "Cos"}:
        return None
    sine, cosine = term("Sin", angle), term("Cos", angle)
    parts = bidegrees(p, sine, cosine)
    if parts is None:
        return None
    full = homogeneous(parts, max(m + n for m, n in parts))
    if full is not None:
        return _of_roots("Tan", angle, real_roots({m: c for (m, _), c in full.items()}), x, unit)
    return _of_shifted(parts, angle, x, unit) or _of_norm(p, sine, cosine, x, unit)


def _of_one(p: Term, function: Term, x: Term, unit: Term) -> list[Family] | None:
    """The zeros of a polynomial in one function."""
    coefficients = polynomial_in(p, function)
    if coefficients is None or any(contains(c, x) for c in coefficients.values()):
        return None
    if max(coefficients) == 1:
        value = simplified_number(divide(negative(coefficients.get(0, ZERO)), coefficients[1]))
        return _of_roots(function.head, function.args[0], [value], x, unit)
    return _of_roots(function.head, function.args[0], real_roots(coefficients), x, unit)


def _of_roots(head: str, angle: Term, roots: list[Term] | None, x: Term, unit: Term) -> list[Family] | None:
    """The x for which a function of an angle has one of the values."""
    linear = linear_angle(angle, x)
    if roots is None or linear is None:
        return None
    found = [f for r in roots if not range_fault(head, r) for f in angles(head, r)]
    return solved(in_unit(found, unit), linear)


def _of_shifted(parts: dict[tuple[int, int], Term], angle: Term, x: Term, unit: Term) -> list[Family] | None:
    """The zeros of a*sin + b*cos + c as those of one shifted sine; None for other sums."""
    found = shifted_sine(parts)
    if found is None:
        return None
    return _of_roots("Sin", add(angle, found.shift), [found.value], x, unit)


def _of_norm(p: Term, sine: Term, cosine: Term, x: Term, unit: Term) -> list[Family] | None:
    """Angles among which are the zeros of A(c) + s*B(c)."""
    found = coefficients_in(reduced(p, sine.args[0], "Cos"), sine)
    if found is None or max(found, default=0) > 1:
        return None
    a, b = (add(*found[n]) if n in found else ZERO for n in (0, 1))
    norm = expanded(subtract(power(a, 2), multiply(subtract(ONE, power(cosine, 2)), power(b, 2))))
    coefficients = polynomial_in(norm, cosine) if norm is not None else None
    roots = real_roots(coefficients) if coefficients is not None else None
    return _of_roots("Cos", cosine.args[0], roots, x, unit)


def effort_of_boundaries(formula: Term) -> float:
    """What it costs the reader to see where the sides are equal: nothing where a function stands beside a number, or a
    product beside 0."""
    if formula.head in ("And", "Or"):
        return max(map(effort_of_boundaries, formula.args))
    left, right = sorted(formula.args, key=lambda side: not symbols(side))
    is_product = right == ZERO and left.head in ("Product", "Div", "Pow")
    return 0.0 if not symbols(right) and (left.head in CIRCULAR or is_product or left.head == "Symbol") else UNREADY
