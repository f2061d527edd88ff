"""The cheap refuter of single edges: exact rational points, chosen where a wrong step is likely to show. It proves
nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from qstar_cli.errors import LimitError
from qstar_cli.states import Relation, State
from qstar_cli.terms.term import Term, subterms, symbols
from qstar_cli.verify.extensions import theory_of
from qstar_cli.verify.field import Field, Undecided
from qstar_cli.verify.integers import whole_root
from qstar_cli.verify.interpret import FORMULAS, evaluate, holds
from qstar_cli.verify.polynomials import bits, rational_power

MAX_BITS = 20_000
VALUES = (Fraction(2), Fraction(-3), Fraction(1, 2), Fraction(5), Fraction(-1), Fraction(0), Fraction(7, 3))
ASSIGNMENTS = 3
MAX_POINTS = 16


class RationalField(Field[Fraction]):
    """Rational numbers; whatever leaves them is undecided."""

    def __init__(self, point: dict[str, Fraction]) -> None:
        self.point = point
        self.memo: dict[Term, Fraction | None] = {}

    def rational(self, q: Fraction) -> Fraction:
        return q

    def letter(self, name: str) -> Fraction:
        return self.point[name]

    def add(self, a: Fraction, b: Fraction) -> Fraction:
        return self._small(a + b)

    def multiply(self, a: Fraction, b: Fraction) -> Fraction:
        return self._small(a * b)

    def divide(self, a: Fraction, b: Fraction) -> Fraction:
        return self._small(a / b)

    def power(self, a: Fraction, n: int) -> Fraction:
        return self._small(Fraction(rational_power(a, n)))

    def _small(self, q: Fraction) -> Fraction:
        if bits(q) > MAX_BITS:
            raise LimitError("a number is too long for a quick look")
        return q

    def root(self, a: Fraction, n: int) -> Fraction | None:
        if a == 0:
            return a
        if a < 0 and n % 2 == 0:
            return None
        above, below = whole_root(abs(a.numerator), n), whole_root(a.denominator, n)
        if not above or not below:
            raise Undecided("a root is not rational")
        return Fraction(above if a > 0 else -above, below)

    def absolute(self, a: Fraction) -> Fraction:
        return abs(a)

    def exponential(self, base: Fraction, exponent: Fraction) -> Fraction:
        root = self.root(base, exponent.denominator) if exponent.denominator > 1 else base
        if root is None:
            raise Undecided("a power is not rational")
        power = self.power(root, abs(exponent.numerator))
        return power if exponent >= 0 else 1 / power

    def floor(self, a: Fraction) -> int:
        return a.__floor__()

    def sign(self, a: Fraction) -> int:
        return (a > 0) - (a < 0)

    def is_zero(self, a: Fraction) -> bool:
        return a == 0

    def as_rational(self, a: Fraction) -> Fraction | None:
        return a


def refutes(before: State, after: State, relation: str, assumptions: tuple[Term, ...] = ()) -> dict[str, str] | None:
    """A counterexample to a step's claim as far as a cheap look finds one, else None. Never loads flint.

    Whatever the relation, a step claims that the two states, with conditions and obligations, say the same.
    """
    if relation == Relation.DEFINES or theory_of((before.term, after.term)) is not None:
        return None
    return difference(before, after, assumptions)


def difference(before: State, after: State, assumptions: Sequence[Term] = ()) -> dict[str, str] | None:
    """A rational point where two states differ, as text; None when the look finds none."""
    if _may_define(before) or _may_define(after):
        return None
    for point in _points(before, after, assumptions):
        try:
            if _differs(before, after, assumptions, RationalField(point)):
                return {name: str(value) for name, value in point.items()}
        except (Undecided, LimitError):
            continue
    return None


def _differs(before: State, after: State, assumptions: Sequence[Term], f: RationalField) -> bool:
    if not all(holds(a, f) for a in assumptions):
        return False
    if before.term.head in FORMULAS or after.term.head in FORMULAS:
        return _is_true(before, f) != _is_true(after, f)
    return _value(before, f) != _value(after, f)


def _is_true(state: State, f: RationalField) -> bool:
    return all(holds(line, f) for line in (state.term, *state.conditions, *state.obligations))


def _value(state: State, f: RationalField) -> Fraction | None:
    return evaluate(state.term, f) if all(holds(c, f) for c in state.conditions) else None


def _may_define(state: State) -> bool:
    """Whether a condition may explain a letter, which other lines then need not have."""
    return any(c.head == "Equal" and c.args[0].head == "Symbol" for c in state.conditions)


def _points(before: State, after: State, assumptions: Sequence[Term]) -> Iterator[dict[str, Fraction]]:
    """A few values of the letters; for formulas also the roots of what looks linear at them."""
    terms = [t for s in (before, after) for t in (s.term, *s.conditions, *s.obligations)]
    letters = sorted({str(s.value) for t in (*terms, *assumptions) for s in symbols(t)})
    equations = [s for t in terms for s in subterms(t) if s.head in ("Equal", "Unequal")]
    count = 0
    for trial in range(ASSIGNMENTS if letters else 1):
        point = {name: VALUES[(trial * 2 + k * (trial + 1)) % len(VALUES)] for k, name in enumerate(letters)}
        yield point
        for root in _linear_roots(equations, point):
            count += 1
            if count > MAX_POINTS:
                return
            yield root


def _linear_roots(equations: Sequence[Term], point: dict[str, Fraction]) -> Iterator[dict[str, Fraction]]:
    for equation in dict.fromkeys(equations):
        for letter in symbols(equation)[:3]:
            name = str(letter.value)
            try:
                at = [_gap(equation, {**point, name: Fraction(k)}) for k in (0, 1, 3)]
            except (Undecided, LimitError):
                continue
            zero, one, three = at
            if zero is None or one is None or three is None or one == zero or three - zero != 3 * (one - zero):
                continue
            yield {**point, name: -zero / (one - zero)}


def _gap(equation: Term, point: dict[str, Fraction]) -> Fraction | None:
    f = RationalField(point)
    left, right = evaluate(equation.args[0], f), evaluate(equation.args[1], f)
    return None if left is None or right is None else left - right
