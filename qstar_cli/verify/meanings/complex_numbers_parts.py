"""Formulas with conjugates, moduli, real and imaginary parts of letters: each letter z is x + y*i with real x and y,
and a formula says what it says of real and imaginary parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import NamedTuple

from qstar_cli.terms.build import I, add, all_of, any_of, divide, integer, multiply, negative, power, root, symbol
from qstar_cli.terms.term import Term, map_args, subterms, symbols, term
from qstar_cli.terms.views import as_integer, as_rational
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.verdict import Verdict
from qstar_cli.verify.zero_sets import plain_polynomial

PARTED = ("Conjugate", "RealPart", "ImaginaryPart", "Abs")
MOST_EXPONENT = 8
_ZERO = integer(0)
_ORDERED = ("Less", "LessEqual", "Greater", "GreaterEqual")


class Parts(NamedTuple):
    """A complex number by its real and imaginary part, which are real expressions."""

    re: Term
    im: Term


def has_parts_of_letters(formulas: Sequence[Term]) -> bool:
    return any(s.head in PARTED and symbols(s) for t in formulas for s in subterms(t))


def by_parts(a: Sequence[Term], b: Sequence[Term]) -> Verdict:
    """Whether two conjunctions hold for the same complex values of their letters. Raises Undecided."""
    return Setting().equivalent([_of_reals(t) for t in a], [_of_reals(t) for t in b])


def _of_reals(formula: Term) -> Term:
    """What a formula says of the parts of its letters."""
    if formula.head in ("True", "False"):
        return formula
    if formula.head in ("And", "Or"):
        return map_args(formula, tuple(map(_of_reals, formula.args)))
    if formula.head not in ("Equal", "Unequal", *_ORDERED):
        raise Undecided(f"{formula.head} over the complex numbers")
    left, right = map(parts_of, formula.args)
    relations = [term(formula.head, p, q) for p, q in zip(left, right, strict=True)]
    if formula.head == "Unequal":
        return any_of(*relations)
    if formula.head in _ORDERED:
        if not (_is_zero(left.im) and _is_zero(right.im)):
            raise Undecided("complex numbers are not ordered")
        return relations[0]
    return all_of(*relations)


def _is_zero(t: Term) -> bool:
    return t == _ZERO or not plain_polynomial(t)


def parts_of(t: Term) -> Parts:
    """Real and imaginary part of an expression. Raises Undecided."""
    if t.head == "Symbol":
        return Parts(symbol(f"Re {t.value}"), symbol(f"Im {t.value}"))
    if t == I:
        return Parts(_ZERO, integer(1))
    if as_rational(t) is not None or (t.head == "Constant" and t.value in ("pi", "e")):
        return Parts(t, _ZERO)
    if t.head == "Root":
        return _root(t)
    if t.head == "Pow":
        exponent = as_integer(t.args[1])
        if exponent is None or not 1 <= exponent <= MOST_EXPONENT:
            raise Undecided("a power that is not multiplied out over the complex numbers")
        return reduce(_product, [parts_of(t.args[0])] * exponent)
    if t.head not in _RULES:
        raise Undecided(f"the parts of {t.head}")
    return _RULES[t.head]([parts_of(a) for a in t.args])


def _root(t: Term) -> Parts:
    """Of rational numbers, of negative ones the square root."""
    inside, index = as_rational(t.args[0]), as_integer(t.args[1])
    if inside is None or not index or (inside < 0 and index != 2):
        raise Undecided("a root of a complex number")
    return Parts(t, _ZERO) if inside >= 0 else Parts(_ZERO, root(negative(t.args[0]), 2))


def _product(a: Parts, b: Parts) -> Parts:
    re = add(multiply(a.re, b.re), negative(multiply(a.im, b.im)))
    return Parts(re, add(multiply(a.re, b.im), multiply(a.im, b.re)))


def _size(a: Parts) -> Term:
    """The square of the modulus."""
    return add(power(a.re, 2), power(a.im, 2))


def _quotient(a: Parts, b: Parts) -> Parts:
    above, below = _product(a, Parts(b.re, negative(b.im))), _size(b)
    return Parts(divide(above.re, below), divide(above.im, below))


_RULES: dict[str, Callable[[list[Parts]], Parts]] = {
    "Sum": lambda v: Parts(add(*(a.re for a in v)), add(*(a.im for a in v))),
    "Product": lambda v: reduce(_product, v),
    "Neg": lambda v: Parts(negative(v[0].re), negative(v[0].im)),
    "Div": lambda v: _quotient(*v),
    "Conjugate": lambda v: Parts(v[0].re, negative(v[0].im)),
    "RealPart": lambda v: Parts(v[0].re, _ZERO),
    "ImaginaryPart": lambda v: Parts(v[0].im, _ZERO),
    "Abs": lambda v: Parts(root(_size(v[0]), 2), _ZERO),
}
