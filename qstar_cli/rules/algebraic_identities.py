"""Identities: both sides are brought to one form, or values are found at which they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial
from itertools import product

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import common_factor, content, divide_exact, enclosure, expanded
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import FALSE, TRUE, add, divide, integer, multiply, negative, number
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, substitute, symbols, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, summands

_ONE, _ZERO = integer(1), integer(0)
ONE_HALF = Fraction(1, 2)
_VALUES = tuple(Fraction(n, d) for n, d in ((1, 1), (2, 1), (-1, 1), (0, 1), (3, 1), (-2, 1), (1, 2), (5, 1)))
_MOST_POINTS = 300
_MOST_EXPONENT = 50
Quotient = tuple[Term, Term]  # two expanded polynomials without a common factor


@rule(
    "rewrite-a-side",
    title="Bring a side to its simplest form",
    say="{how}: {before} = {after}.",
    heads=("Identity",),
    questions=("Prove",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "prove (a + b)^2 - (a - b)^2 = 4a*b": "4a*b is identical to 4a*b",
        "prove 1/(x - 1) - 1/(x + 1) = 2/(x^2 - 1)": "2/(x^2 - 1) is identical to 2/(x^2 - 1)",
        "prove x^2 - 1 = (x - 1)*(x + 1)": "x^2 - 1 is identical to x^2 - 1",
        "prove (x^2 - 1)/(x - 1) = x + 1": "x + 1 is identical to x + 1",
    },
    refuses=("prove x + 1 = 1 + x", "prove sin(x)^2 = 1 - cos(x)^2", "prove sqrt(x)^2 = x", "prove x^y = y^x"),
    rank=0.5,
    eager=True,
    level="algebra",
)
def rewrite_a_side(t: Term, scope: Scope) -> Iterator[Redex]:
    """A side multiplied out and collected, or as one fraction in lowest terms; the left side first."""
    for k, side in enumerate(("left", "right")):
        before = t.args[k]
        after = _normal(before)
        if after is None:
            return
        if not is_similar(after, before):
            how = f"Write the {side} side as one fraction" if _has_bar(before) else f"Multiply out the {side} side"
            line = term("Identity", after, t.args[1]) if k == 0 else term("Identity", t.args[0], after)
            yield Redex(partial(Rewrite, line), {"how": how, "before": before, "after": after})
            return


def _has_bar(t: Term) -> bool:
    return (t.head == "Div" and bool(symbols(t.args[1]))) or any(map(_has_bar, t.args))


def _normal(t: Term) -> Term | None:
    """An expression built by the four operations as an expanded polynomial, or one fraction in lowest terms."""
    found = _quotient(t)
    if found is None:
        return None
    above, below = found
    value = as_rational(below)
    if value is not None:
        return expanded(multiply(number(1 / value), above))
    c = content(below) * (-1 if coefficient_and_rest(summands(below)[0])[0] < 0 else 1)
    top, bottom = (expanded(multiply(number(1 / c), p)) for p in (above, below))
    if top is None or bottom is None:
        return None
    minus = coefficient_and_rest(summands(top)[0])[0] < 0
    size = content(top).denominator
    scale = integer(-size if minus else size)
    top, bottom = expanded(multiply(scale, top)), expanded(multiply(integer(size), bottom))
    if top is None or bottom is None:
        return None
    return tidy(negative(divide(top, bottom)) if minus else divide(top, bottom))


def _quotient(t: Term) -> Quotient | None:
    """Numerator and denominator; None where a part is undefined everywhere or no polynomial in letters."""
    if as_rational(t) is not None or t.head == "Symbol":
        return t, _ONE
    if t.head not in ("Sum", "Product", "Neg", "Div", "Pow"):
        return None
    if t.head == "Pow":
        return _power(t)
    parts = []
    for a in t.args:
        part = _quotient(a)
        if part is None:
            return None
        parts.append(part)
    first = parts[0]
    if t.head == "Neg":
        return _lowest(negative(first[0]), first[1])
    for part in parts[1:]:
        combined = _combined(t.head, first, part)
        if combined is None:
            return None
        first = combined
    return first


def _power(t: Term) -> Quotient | None:
    base, n = _quotient(t.args[0]), as_integer(t.args[1])
    if base is None or n is None or abs(n) > _MOST_EXPONENT or (n <= 0 and base[0] == _ZERO):
        return None
    if n == 0:
        return _ONE, _ONE
    above, below = base if n > 0 else base[::-1]
    return _lowest(*(term("Pow", p, integer(abs(n))) for p in (above, below)))


def _combined(head: str, a: Quotient, b: Quotient) -> Quotient | None:
    if head == "Product":
        return _lowest(multiply(a[0], b[0]), multiply(a[1], b[1]))
    if head == "Div":
        return None if b[0] == _ZERO else _lowest(multiply(a[0], b[1]), multiply(a[1], b[0]))
    return _lowest(add(multiply(a[0], b[1]), multiply(b[0], a[1])), multiply(a[1], b[1]))


def _lowest(above: Term, below: Term) -> Quotient | None:
    """The quotient of two polynomials, expanded, common factors cancelled."""
    top, bottom = expanded(above), expanded(below)
    if top is None or bottom is None or bottom == _ZERO:
        return None
    common = common_factor(top, bottom)
    if common is None:
        return None
    top, bottom = divide_exact(top, common), divide_exact(bottom, common)
    return None if top is None or bottom is None else (top, bottom)


@rule(
    "both-sides-agree",
    title="Compare the sides",
    say="Both sides are the same, so the equation holds wherever both are defined.",
    heads=("Identity",),
    questions=("Prove",),
    relation=Relation.SAME_SOLUTIONS,
    examples={"prove x + y = y + x": "true", "prove 1/x = 1/x": "true", "prove ln(2x) = ln(2x)": "true"},
    refuses=("prove x = y", "prove 1/0 = 1/0", "prove sqrt(-1) = sqrt(-1)"),
    rank=0.0,
    eager=True,
    level="algebra",
)
def both_sides_agree(t: Term, scope: Scope) -> Iterator[Redex]:
    """The two sides are the same line, and have a value somewhere."""
    if is_similar(*t.args) and (next(_values(t), None) is not None or _has_value(t.args[0])):
        yield Redex(lambda: Rewrite(TRUE))


def _has_value(t: Term) -> bool:
    """Whether an expression with other functions has a value where all letters are 1, 2 or 1/2."""
    for value in (ONE_HALF, Fraction(1), Fraction(2)):
        at = t
        for letter in symbols(t):
            at = substitute(at, letter, number(value))
        if enclosure(at, 10) is not None:
            return True
    return False


def _values(t: Term) -> Iterator[tuple[Mapping[Term, Fraction], Fraction, Fraction]]:
    """Points with the values of both sides there, as far as they are rational."""
    letters = symbols(t)
    for k, values in enumerate(product(_VALUES, repeat=len(letters))):
        if k >= _MOST_POINTS:
            return
        point = dict(zip(letters, values, strict=True))
        left, right = (rational_value(side, point) for side in t.args)
        if left is not None and right is not None:
            yield point, left, right


@rule(
    "find-a-counterexample",
    title="Find a counterexample",
    say="{point} the left side is {left}, the right side {right}: the equation is no identity.",
    heads=("Identity",),
    questions=("Prove",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "prove (a + b)^2 = a^2 + b^2": "false",
        "prove sqrt(x^2) = x": "false",
        "prove 1/(x + y) = 1/x + 1/y": "false",
    },
    refuses=("prove (x + 1)^2 = x^2 + 2x + 1", "prove x/x = 1", "prove sin(x) = cos(x)"),
    rank=0.0,
    eager=True,
    level="algebra",
)
def find_a_counterexample(t: Term, scope: Scope) -> Iterator[Redex]:
    """Values of the letters at which both sides are defined and differ; not looked for under assumptions."""
    if scope.assumptions:
        return
    found = next(((p, left, right) for p, left, right in _values(t) if left != right), None)
    if found is not None:
        point, left, right = found
        named = " and ".join(f"{x.value} = {text(number(q))}" for x, q in point.items())
        words: dict[str, Term | str] = {"left": number(left), "right": number(right)}
        yield Redex(lambda: Rewrite(FALSE), {"point": f"For {named}" if named else "Here", **words})
