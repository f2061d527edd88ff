"""Values of judge trees at points: exact rationals as long as that goes, else 150 digits; undefined is an exception.

Real numbers unless `domain="complex"`: an odd root of a negative number is negative, an even one undefined; a power
whose exponent holds a letter is defined for a positive base only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from mpmath import mp, mpc, mpf

from benchmarks.notation import Node, names
from benchmarks.polynomial_roots import real_root

mp.dps = 150  # e^-200 is not 0, tanh(-100) not -1
TOLERANCE = mpf(10) ** -110  # relative
NOISE = mpf(10) ** -130  # what rounding leaves of 0
TINY = mpf(10) ** -1000  # no rounding leaves so little: such a number is what it seems
Value = Fraction | mpf | mpc
Point = Mapping[str, Value]


class UndefinedError(ArithmeticError):
    """The expression has no value at the point."""


def value(node: Node, point: Point, domain: str = "real") -> Value:
    """The value of an expression. Raises UndefinedError where there is none, KeyError for a letter without a value."""
    return _Evaluation(point, domain).value(node)


def same(a: Value, b: Value) -> bool:
    """Equality: exact for rationals, else to 110 digits relative to size."""
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return a == b
    a, b = numeric(a), numeric(b)
    if mp.isinf(a) or mp.isinf(b):
        return bool(a == b)
    size = max(abs(a), abs(b))
    return bool(a == b or abs(a - b) <= max(TOLERANCE * size, NOISE if size > TINY else mpf(0)))


def numeric(a: Value) -> mpf | mpc:
    return mpf(a.numerator) / a.denominator if isinstance(a, Fraction) else a


class _Evaluation:
    def __init__(self, point: Point, domain: str) -> None:
        self.point = point
        self.is_complex = domain == "complex"

    def value(self, node: Node) -> Value:
        method = getattr(self, f"_{node.head}", None)
        if method is None:
            raise KeyError(node.head)
        return method(node)

    def _number(self, node: Node) -> Value:
        return node.value

    def _name(self, node: Node) -> Value:
        name = str(node.value)
        if name in self.point:
            return self.point[name]
        constants = {"pi": mp.pi, "e": mp.e, "E": mp.e, "i": mpc(0, 1), "I": mpc(0, 1)}
        if name in constants:
            return +constants[name]
        if name == "oo":
            return mpf("inf")
        raise KeyError(name)

    def _sum(self, node: Node) -> Value:
        total: Value = Fraction(0)
        for a in node.args:
            total = _both(lambda p, q: p + q, total, self.value(a))
        return total

    def _neg(self, node: Node) -> Value:
        return -self.value(node.args[0])

    def _product(self, node: Node) -> Value:
        total: Value = Fraction(1)
        for a in node.args:
            total = _both(lambda p, q: p * q, total, self.value(a))
        return total

    def _quotient(self, node: Node) -> Value:
        above, below = (self.value(a) for a in node.args)
        if same(below, Fraction(0)):
            raise UndefinedError("division by zero")
        return _both(lambda p, q: p / q, above, below)

    def _power(self, node: Node) -> Value:
        base, exponent = (self.value(a) for a in node.args)
        if names(node.args[1]) and not self.is_complex and not isinstance(base, mpc) and base <= 0:
            raise UndefinedError("a letter in the exponent wants a positive base")
        return self.power(base, exponent)

    def power(self, base: Value, exponent: Value) -> Value:
        if same(base, Fraction(0)):
            if isinstance(exponent, mpc) or numeric(exponent) <= 0:
                raise UndefinedError("0 to a power that is not positive")
            return Fraction(0)
        if isinstance(exponent, Fraction) and exponent.denominator == 1:
            if isinstance(base, Fraction) and abs(exponent) < 5000:
                return base**exponent.numerator
            return numeric(base) ** exponent.numerator
        if self.is_complex or isinstance(base, mpc):
            return mp.power(numeric(base), numeric(exponent))
        if base > 0:
            return _exact_root(base, exponent) or mp.power(numeric(base), numeric(exponent))
        if isinstance(exponent, Fraction) and exponent.denominator % 2:
            size = self.power(-base, exponent)
            return size if exponent.numerator % 2 == 0 else -size
        raise UndefinedError("an even root of a negative number")

    def _rootof(self, node: Node) -> Value:
        index = node.args[0].value
        root = real_root(node.args[1], int(index)) if isinstance(index, Fraction) else None
        if root is None:
            raise UndefinedError("there is no such root")
        return root

    def _call(self, node: Node) -> Value:
        name = str(node.value)
        args = [self.value(a) for a in node.args]
        if name in ("root", "nthRoot", "nthroot", "sqrt", "cbrt"):
            index = args[1] if len(args) > 1 else Fraction(3 if name == "cbrt" else 2)
            if same(index, Fraction(0)):
                raise UndefinedError("index 0")
            if same(args[0], Fraction(0)) and numeric(index) > 0:
                return Fraction(0)
            return self.power(args[0], _both(lambda p, q: p / q, Fraction(1), index))
        if name in ("abs", "Abs"):
            return abs(args[0])
        if name == "Rational":
            return args[0] / args[1]
        if name.lower() in ("max", "min"):
            return (max if name.lower() == "max" else min)(args, key=numeric)
        if name == "percent":
            return _both(lambda p, q: p / q, args[0], Fraction(100))
        if name in ("exp",):
            return self.power(+mp.e, args[0])
        return self.function(name, args)

    def function(self, name: str, args: list[Value]) -> Value:
        if name in ("log", "ln", "log2", "log10"):
            return self.logarithm(name, args)
        x = numeric(args[0])
        if name in ("floor", "ceil", "ceiling", "factorial"):
            return _integral(name, args[0])
        if name not in _FUNCTIONS:
            raise KeyError(name)
        if name in ("arcsin", "asin", "arccos", "acos") and not self.is_complex and abs(x) > 1:
            raise UndefinedError("outside -1 to 1")
        try:
            result = _FUNCTIONS[name](x)
        except ZeroDivisionError:
            raise UndefinedError("a pole") from None
        if abs(result) > mpf(10) ** 110:
            raise UndefinedError("a pole")
        return result

    def logarithm(self, name: str, args: list[Value]) -> Value:
        base = {"log2": 2, "log10": 10}.get(name) if len(args) == 1 else args[1]
        x = numeric(args[0])
        if same(args[0], Fraction(0)) or (not self.is_complex and x < 0):
            raise UndefinedError("logarithm of a number that is not positive")
        if base is None:
            return mp.log(x)
        below = numeric(Fraction(base) if isinstance(base, int) else base)
        if same(below, Fraction(1)) or same(below, Fraction(0)) or (not self.is_complex and below < 0):
            raise UndefinedError("no base of logarithms")
        return mp.log(x) / mp.log(below)


_FUNCTIONS: dict[str, Callable[[mpf], mpf]] = {
    **{name: getattr(mp, name) for name in ("sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth")},
    **{name: getattr(mp, name) for name in ("asin", "acos", "atan", "asinh", "acosh", "atanh", "sech", "csch", "sign")},
    "tg": mp.tan,
    "ctg": mp.cot,
    "arcsin": mp.asin,
    "arccos": mp.acos,
    "arctan": mp.atan,
}


def _both(operation: Callable[[Value, Value], Value], a: Value, b: Value) -> Value:
    if isinstance(a, Fraction) and isinstance(b, Fraction):
        return operation(a, b)
    return operation(numeric(a), numeric(b))


def _exact_root(base: Value, exponent: Value) -> Fraction | None:
    """base^(p/q) where that is rational, so that comparisons stay exact."""
    if not (isinstance(base, Fraction) and isinstance(exponent, Fraction) and exponent.denominator < 20):
        return None
    above, below = (_integer_root(n, exponent.denominator) for n in (base.numerator, base.denominator))
    if above is None or below is None or abs(exponent.numerator) > 1000:
        return None
    return Fraction(above, below) ** exponent.numerator


def _integer_root(n: int, q: int) -> int | None:
    r = int(mp.nint(mp.root(n, q))) if n < 10**50 else None
    return r if r is not None and r**q == n else None


def _integral(name: str, x: Value) -> Value:
    if name == "factorial":
        if not isinstance(x, Fraction) or x.denominator != 1 or x < 0:
            raise UndefinedError("factorial of a number that is no natural number")
        return Fraction(int(mp.factorial(int(x)))) if x < 20 else Fraction(_factorial(int(x)))
    near = mp.nint(numeric(x))
    if same(x, Fraction(int(near))):
        return Fraction(int(near))
    return Fraction(int(mp.floor(numeric(x)) if name == "floor" else mp.ceil(numeric(x))))


def _factorial(n: int) -> int:
    result = 1
    for k in range(2, n + 1):
        result *= k
    return result
