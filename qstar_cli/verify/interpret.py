"""What terms mean: the value of an expression and the truth of a formula, over any field of values.

A field is a set of real values given in some way: numbers at a point (`constants`) or functions on a
cell (`cells`). Undefined is None. All of qstar's real semantics is here, once (docs/VERIFICATION.md).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache, reduce
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.operators.registry import statements
from qstar_cli.terms.term import Term, subterms
from qstar_cli.verify.extensions import PLAIN, function_of, in_family, truth_of
from qstar_cli.verify.field import Field, Undecided, V, minus, opposite

MAX_EXPONENT = 20_000
MAX_INDEX = 1_000


def decimal_value(spelling: str) -> Fraction:
    """The exact value of a decimal as written; repeating digits stand in brackets ("0.1(6)" is 1/6)."""
    whole, _, rest = spelling.partition(".")
    fixed, _, repeating = rest.partition("(")
    repeating = repeating.rstrip(")")
    value = Fraction(int((whole or "0") + fixed), 10 ** len(fixed))
    if repeating:
        value += Fraction(int(repeating), (10 ** len(repeating) - 1) * 10 ** len(fixed))
    return value


@lru_cache(maxsize=4096)
def has_letter(t: Term) -> bool:
    return any(s.head == "Symbol" for s in subterms(t))


def evaluate(t: Term, f: Field[V]) -> V | None:
    """The value of an expression in the field, None where it is undefined. Raises Undecided."""
    if t in f.memo:
        return f.memo[t]
    value: V | None
    if t.head in _TOTAL:
        values = values_of(t, f)
        value = None if values is None else _TOTAL[t.head](values, f)
    else:
        rule = _RULES.get(t.head) or function_of(t.head)
        if rule is None:
            raise Undecided(f"no meaning for {t.head}")
        value = rule(t, f)
    f.memo[t] = value
    return value


def values_of(t: Term, f: Field[V]) -> list[V] | None:
    """The values of all arguments, None when one is undefined."""
    values = []
    for a in t.args:
        v = evaluate(a, f)
        if v is None:
            return None
        values.append(v)
    return values


def _quotient(t: Term, f: Field[V]) -> V | None:
    values = values_of(t, f)
    if values is None or f.is_zero(values[1]):
        return None
    return f.divide(values[0], values[1])


def _integer_power(a: V, n: int, f: Field[V]) -> V | None:
    """a^n; undefined for 0^0 and for negative powers of 0."""
    if abs(n) > MAX_EXPONENT:
        raise LimitError("an exponent is too large")
    if n > 0:
        return f.power(a, n)
    if f.is_zero(a):
        return None
    one = f.rational(Fraction(1))
    return f.divide(one, f.power(a, -n)) if n else one


def _power(t: Term, f: Field[V]) -> V | None:
    """Rational exponents p/q in lowest terms are root(a, q)^p; any other exponent wants a positive base."""
    values = values_of(t, f)
    if values is None:
        return None
    base, exponent = values
    q = None if has_letter(t.args[1]) else f.as_rational(exponent)
    if q is not None:
        if q.denominator == 1:
            return _integer_power(base, q.numerator, f)
        r = real_root(base, q.denominator, f)
        return None if r is None else _integer_power(r, q.numerator, f)
    if not has_letter(t.args[0]) and f.sign(base) <= 0:
        raise Undecided("a power of a number that is not positive, with an exponent that is not rational")
    return f.exponential(base, exponent) if f.sign(base) > 0 else None


def real_root(a: V, n: int, f: Field[V]) -> V | None:
    """The real n-th root, None for an even root of a negative number."""
    if n < 2 or n > MAX_INDEX:
        raise Undecided("a root with an index out of range")
    return f.root(a, n)


def _root(t: Term, f: Field[V]) -> V | None:
    values = values_of(t, f)
    if values is None:
        return None
    n = f.as_rational(values[1])
    if n is None or n.denominator != 1:
        raise Undecided("a root with an index that is no integer")
    return real_root(values[0], n.numerator, f)


# what is defined wherever all arguments are, by their values
_TOTAL: dict[str, Callable[[list[Any], Any], Any]] = {
    "Sum": lambda values, f: reduce(f.add, values),
    "Mixed": lambda values, f: reduce(f.add, values),
    "Product": lambda values, f: reduce(f.multiply, values),
    "Neg": lambda values, f: opposite(values[0], f),
    "Abs": lambda values, f: f.absolute(values[0]),
    "Percent": lambda values, f: f.multiply(f.rational(Fraction(1, 100)), values[0]),
    "Degree": lambda values, f: f.multiply(f.multiply(f.rational(Fraction(1, 180)), f.constant("pi")), values[0]),
}

_RULES: dict[str, Callable[..., Any]] = {
    "Integer": lambda t, f: f.rational(Fraction(t.value)),
    "Decimal": lambda t, f: f.rational(decimal_value(t.value)),
    "Symbol": lambda t, f: f.letter(t.value),
    "Constant": lambda t, f: f.constant(t.value),
    "Undefined": lambda t, f: None,
    "Div": _quotient,
    "Pow": _power,
    "Root": _root,
}

_COMPARED = {
    "Less": (-1,),
    "LessEqual": (-1, 0),
    "Greater": (1,),
    "GreaterEqual": (0, 1),
}
FORMULAS = frozenset({"Equal", "Unequal", *_COMPARED, "And", "Or", "Cases", "True", "False", "Element"}) | statements()


def holds(formula: Term, f: Field[V]) -> bool:
    """The truth of a formula in the field; a relation with an undefined side is false."""
    head = formula.head
    if head in ("True", "False"):
        return head == "True"
    if head == "And":
        return all(holds(a, f) for a in formula.args)
    if head == "Or":
        return any(holds(a, f) for a in formula.args)
    if head == "Cases":
        return any(holds(branch.args[1], f) and holds(branch.args[0], f) for branch in formula.args)
    if head == "Where":
        family = in_family(formula, f)
        return holds(formula.args[1], f) and holds(formula.args[0], f) if family is None else family
    if head not in ("Equal", "Unequal", *_COMPARED):
        truth = None if head in PLAIN else truth_of(head)
        if truth is None:
            raise Undecided(f"{head} is no formula")
        return truth(formula, f)
    sides = values_of(formula, f)
    if sides is None:
        return False
    difference = minus(sides[0], sides[1], f)
    if head in ("Equal", "Unequal"):
        return f.is_zero(difference) == (head == "Equal")
    return f.sign(difference) in _COMPARED[head]
