"""An evaluator of terms for tests, independent of the package's: exact where values are rational, else to 60 digits.

A value is a Fraction, a float of mpmath, or None where the term is undefined over the real numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import comb, factorial, perm, prod

import mpmath

from qstar_cli.terms.term import Term, subterms, symbols

mpmath.mp.dps = 60
Value = Fraction | mpmath.mpf | None
_FUNCTIONS = {"Sin": mpmath.sin, "Cos": mpmath.cos, "Tan": mpmath.tan, "Cot": mpmath.cot, "Sec": mpmath.sec}
_FUNCTIONS |= {"Csc": mpmath.csc, "Asin": mpmath.asin, "Acos": mpmath.acos, "Atan": mpmath.atan, "Ln": mpmath.log}
_FUNCTIONS |= {
    h.title(): getattr(mpmath, h) for h in ("sinh", "cosh", "tanh", "coth", "sech", "csch", "asinh", "acosh", "atanh")
}


_LEAVES = ("Integer", "Decimal", "Symbol", "Constant", "Undefined")
_OPERATIONS = ("Sum", "Product", "Neg", "Abs", "Div", "Pow", "Root", "Percent", "Degree", "Mixed", "Factorial", "Log")


def is_known(t: Term) -> bool:
    """Whether `value` knows all heads of the term."""
    known = {*_LEAVES, *_OPERATIONS, *_FUNCTIONS}
    return all(s.head in known and s.value != "i" and s.value != "oo" for s in subterms(t))


def value(t: Term, at: Mapping[str, Fraction]) -> Value:
    """The value of `t` with its letters at the given rational numbers."""
    if t.head == "Integer":
        return Fraction(int(t.value or 0))
    if t.head == "Decimal":
        return _decimal(str(t.value))
    if t.head == "Symbol":
        return at[str(t.value)]
    if t.head == "Constant":
        return {"pi": +mpmath.pi, "e": +mpmath.e}[str(t.value)]
    if t.head == "Undefined":
        return None
    args = [value(a, at) for a in t.args]
    if t.head == "Pow" and args[0] is not None and symbols(t.args[1]) and _inexact(args[0]) <= 0:
        return None  # by convention a power with a letter in its exponent has a positive base
    return None if any(a is None for a in args) else _apply(t.head, args)


def _decimal(spelling: str) -> Fraction:
    whole, _, rest = spelling.partition(".")
    fixed, _, repeating = rest.partition("(")
    repeating = repeating.rstrip(")")
    result = Fraction(int(whole or 0)) + (Fraction(int(fixed), 10 ** len(fixed)) if fixed else 0)
    if repeating:
        result += Fraction(int(repeating), int("9" * len(repeating))) / 10 ** len(fixed)
    return result


def _inexact(v: Value) -> mpmath.mpf:
    return mpmath.mpf(v.numerator) / v.denominator if isinstance(v, Fraction) else v


def _apply(head: str, v: list[Value]) -> Value:
    if head in ("Pow", "Root"):
        return _power(*v) if head == "Pow" else _root(*v)
    if not all(isinstance(a, Fraction) for a in v):
        v = [_inexact(a) for a in v]
    a, b = v[0], v[-1]
    if head == "Log":
        return _logarithm(_inexact(a), _inexact(b) if len(v) == 2 else mpmath.mpf(10))
    if head == "Sum":
        return sum(v[1:], a)
    if head == "Product":
        return prod(v)
    if head == "Neg":
        return -a
    if head == "Abs":
        return abs(a)
    if head == "Div":
        return None if is_zero(b) else a / b
    if head == "Percent":
        return a / 100
    if head == "Degree":
        return _inexact(a) * mpmath.pi / 180
    if head == "Mixed":
        return a + b
    if head in _COUNTS:
        is_defined = all(isinstance(c, Fraction) and c.denominator == 1 and c >= 0 for c in v)
        return Fraction(_COUNTS[head](*map(int, v))) if is_defined else None
    return _function(head, _inexact(a))


_COUNTS = {"Factorial": factorial, "Binomial": comb, "Permutations": perm}


def is_zero(v: Value) -> bool:
    return v == 0 if isinstance(v, Fraction) else abs(v) < mpmath.mpf(10) ** -45


def _function(head: str, a: mpmath.mpf) -> Value:
    if head in ("Tan", "Sec") and is_zero(mpmath.cos(a)):
        return None
    if head in ("Cot", "Csc") and is_zero(mpmath.sin(a)):
        return None
    if head in ("Coth", "Csch") and is_zero(a):
        return None
    if (head == "Acosh" and a < 1) or (head == "Atanh" and abs(a) >= 1):
        return None
    if (head == "Ln" and a <= 0) or (head in ("Asin", "Acos") and abs(a) > 1):
        return None
    return _FUNCTIONS[head](a)


def _logarithm(a: mpmath.mpf, b: mpmath.mpf) -> Value:
    return None if a <= 0 or b <= 0 or is_zero(b - 1) else mpmath.log(a) / mpmath.log(b)


def _power(a: Value, n: Value) -> Value:
    if isinstance(n, Fraction):
        root = _root(a, Fraction(n.denominator))
        if root is None or (is_zero(root) and n <= 0):
            return None
        return root**n.numerator
    return mpmath.power(_inexact(a), n) if _inexact(a) > 0 else None


def _root(a: Value, k: Value) -> Value:
    if not isinstance(k, Fraction):
        k = Fraction(int(mpmath.nint(k)))
    if k.denominator != 1 or k < 1:
        return None
    n = int(k)
    if n == 1 or is_zero(a):
        return a
    if a < 0:
        found = _root(-a, k) if n % 2 else None
        return None if found is None else -found
    exact = _exact_root(a, n) if isinstance(a, Fraction) else None
    return exact if exact is not None else mpmath.root(_inexact(a), n)


def _exact_root(a: Fraction, n: int) -> Fraction | None:
    above, below = (int(mpmath.nint(mpmath.root(k, n))) for k in (a.numerator, a.denominator))
    return Fraction(above, below) if above**n == a.numerator and below**n == a.denominator else None


def same_value(a: Value, b: Value) -> bool:
    """Whether two values agree: both undefined, or equal (to 40 digits where they are not exact)."""
    if a is None or b is None:
        return a is None and b is None
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return a == b
    a, b = _inexact(a), _inexact(b)
    return abs(a - b) <= mpmath.mpf(10) ** -40 * (1 + abs(a))


_RELATIONS = {
    "Equal": lambda a, b: same_value(a, b),
    "Unequal": lambda a, b: not same_value(a, b),
    "Less": lambda a, b: a < b and not same_value(a, b),
    "LessEqual": lambda a, b: a < b or same_value(a, b),
    "Greater": lambda a, b: a > b and not same_value(a, b),
    "GreaterEqual": lambda a, b: a > b or same_value(a, b),
}


def holds(relation: Term, at: Mapping[str, Fraction]) -> bool:
    """Whether a relation holds at a point; False where a side is undefined."""
    if relation.head == "Element" and relation.args[1].value == "integers":
        member = value(relation.args[0], at)
        return isinstance(member, Fraction) and member.denominator == 1
    a, b = (value(side, at) for side in relation.args)
    if not (isinstance(a, Fraction) and isinstance(b, Fraction)) and a is not None and b is not None:
        a, b = _inexact(a), _inexact(b)
    return a is not None and b is not None and _RELATIONS[relation.head](a, b)
