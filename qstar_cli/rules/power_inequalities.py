"""Inequalities between a power, root or absolute value and another side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qstar_cli.rules.inequality_sides import HEADS, IN_WORDS, ORDERS, inequality
from qstar_cli.rules.numbers import bounded_power
from qstar_cli.rules.rule import Redex, Rewrite, Scope, Values, rule
from qstar_cli.rules.sides import SAME, ugliness
from qstar_cli.rules.surds import root_term
from qstar_cli.terms.build import all_of, any_of, integer, number, power, root
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO, is_positive
from qstar_cli.terms.spelling import power_of
from qstar_cli.terms.term import Term, contains, subterms, symbols, term
from qstar_cli.terms.views import as_integer, as_rational, opposite_sum


@dataclass(frozen=True, slots=True)
class Isolated:
    """`left R right` with a left side of the wanted head that contains the unknown."""

    head: str
    inside: Term
    index: int
    right: Term

    @property
    def is_below(self) -> bool:
        """Whether the left side is the smaller one."""
        return self.head.startswith("Less")


def isolated(t: Term, scope: Scope, head: str) -> Isolated | None:
    """An order relation whose left side is a root, power or absolute value with the unknown, else None."""
    view = inequality(t, scope)
    left = t.args[0]
    if view is None or t.head not in ORDERS or left.head != head or not contains(left.args[0], view.unknown):
        return None
    index = as_integer(left.args[1]) if head in ("Root", "Pow") else 1
    return Isolated(t.head, left.args[0], index, t.args[1]) if index and index > 0 else None


def is_greater_than_zero(t: Term, scope: Scope) -> bool:
    """Whether a side free of the unknown is certainly positive."""
    return bool(is_positive(t, scope.assumptions)) or (not symbols(t) and sign_of_difference(t, ZERO) == 1)


def _between(inside: Term, head: str, bound: Term) -> Term:
    """`-bound R inside R bound`, or outside of that for > and >=."""
    if head.startswith("Less"):
        return all_of(term(head, opposite_sum(bound), inside), term(head, inside, bound))
    lower = "Less" if head == "Greater" else "LessEqual"
    return any_of(term(lower, inside, opposite_sum(bound)), term(head, inside, bound))


def _opened(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|p| R q` without its bars."""
    found = isolated(t, scope, "Abs")
    if found is not None and not has_absolute(found.right, scope):
        words: Values = {"order": IN_WORDS[found.head], "bound": found.right}
        yield Redex(lambda: Rewrite(_between(found.inside, found.head, found.right)), words)


@rule(
    "open-absolute-value-below",
    title="Open the absolute value",
    say="A number has an absolute value {order} {bound} exactly when it lies between {bound} and its opposite.",
    heads=("Less", "LessEqual"),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={
        "|x| < 2": "-2 < x < 2",
        "|2x + 1| <= 5": "-5 <= 2x + 1 <= 5",
        "|x - 1| < x": "-x < x - 1 < x",
        "|x - b| < a for x assuming a > 0": "-a < x - b < a",
    },
    refuses=("|x| > 2", "2|x| < 3", "|x| + 1 < 3", "|x| < |x - 1|", "x < |x|"),
)
def open_absolute_value_below(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|p| < q` becomes `-q < p < q`, whatever the sign of q."""
    yield from _opened(t, scope)


@rule(
    "open-absolute-value-above",
    title="Open the absolute value",
    say="A number has an absolute value {order} {bound} exactly when it lies beyond {bound} or beyond its opposite.",
    heads=("Greater", "GreaterEqual"),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={
        "|x| > 2": "x < -2 or x > 2",
        "|3x - 5| >= 13": "3x - 5 <= -13 or 3x - 5 >= 13",
        "|x - 1| > 2x": "x - 1 < -2x or x - 1 > 2x",
    },
    refuses=("|x| < 2", "2|x| > 3", "|x| > |x - 1|"),
)
def open_absolute_value_above(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|p| > q` becomes `p < -q or p > q`, whatever the sign of q."""
    yield from _opened(t, scope)


@rule(
    "open-absolute-value-unequal",
    title="Open the absolute value",
    say="A number has the absolute value {value} only if it is {value} or its opposite: it must be neither.",
    heads=("Unequal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={"|x - 1| != 2": "x - 1 != 2 and x - 1 != -2", "|x| != 0": "x != 0"},
    refuses=("|x| != x", "2|x| != 3", "|x| < 2"),
)
def open_absolute_value_unequal(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|p| != c` with a number c >= 0 becomes `p != c and p != -c`."""
    value = as_rational(t.args[1])
    if inequality(t, scope) is not None and t.args[0].head == "Abs" and value is not None and value >= 0:
        p, c = t.args[0].args[0], t.args[1]
        after = all_of(*(term("Unequal", p, v) for v in ((c,) if value == 0 else (c, opposite_sum(c)))))
        yield Redex(lambda: Rewrite(after), {"value": c})


def has_absolute(t: Term, scope: Scope) -> bool:
    """Whether an absolute value contains the unknown."""
    return any(s.head == "Abs" and contains(s, scope.unknowns[0]) for s in subterms(t))


@rule(
    "compare-absolute-values",
    title="Square both sides",
    say="Both sides are at least 0, so squaring them keeps the relation.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={"|x - 1| < |x + 2|": "(x - 1)^2 < (x + 2)^2", "|x| >= |2x - 1|": "x^2 >= (2x - 1)^2"},
    refuses=("|x| < 2", "|x| < x", "|x| < 2|x - 1|"),
)
def compare_absolute_values(t: Term, scope: Scope) -> Iterator[Redex]:
    """`|p| R |q|` becomes `p^2 R q^2`."""
    if inequality(t, scope) is not None and all(a.head == "Abs" and has_absolute(a, scope) for a in t.args):
        yield Redex(lambda: Rewrite(term(t.head, *(power(a.args[0], 2) for a in t.args))))


@rule(
    "take-roots-of-inequality",
    title="Take roots of both sides",
    say="An even power is {order} {value} exactly when its base lies {place}, {root} and its opposite.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=2,
    cost=1.5,
    method="square-roots",
    examples={
        "x^2 < 4": "-2 < x < 2",
        "(x - 1)^2 >= 9": "x - 1 <= -3 or x - 1 >= 3",
        "x^4 <= 2": "-root(2, 4) <= x <= root(2, 4)",
    },
    refuses=("x^2 < a^2 for x", "x^2 < -4", "x^3 < 8", "x^2 < x", "x^2 <= 0", "x^2 + x < 2"),
)
def take_roots_of_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p^n R c` with even n and c > 0 says that p lies between the roots of c, or outside of them."""
    found = isolated(t, scope, "Pow")
    if found is None or found.index % 2 or contains(found.right, scope.unknowns[0]):
        return
    value = as_rational(found.right)
    if symbols(found.right) or not is_greater_than_zero(found.right, scope):
        return
    size = root(found.right, found.index) if value is None else root_term(value, found.index)
    after = _between(found.inside, found.head, size)
    place = "between the two roots" if found.is_below else "beyond one of the two roots"
    words: Values = {"order": IN_WORDS[found.head], "place": place, "value": found.right, "root": size}
    yield Redex(lambda: Rewrite(after), words, cost=ugliness(t, after.args[0]))


@rule(
    "take-odd-root-of-inequality",
    title="Take the root of both sides",
    say="Roots of odd order keep the relation: take the root of order {order} of both sides.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={
        "x^3 < 8": "x < 2",
        "(2x + 1)^3 >= -1": "2x + 1 >= -1",
        "x^5 > 2": "x > root(2, 5)",
        "x^3 <= 0": "x <= 0",
    },
    refuses=("x^2 < 4", "x^3 < x", "x < 8", "2x^3 < 16"),
)
def take_odd_root_of_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p^n R c` with odd n becomes `p R root(c, n)`."""
    found = isolated(t, scope, "Pow")
    if found is None or found.index % 2 == 0 or found.index == 1 or contains(found.right, scope.unknowns[0]):
        return
    value = as_rational(found.right)
    size = root(found.right, found.index) if value is None else root_term(value, found.index)
    after = term(found.head, found.inside, size)
    yield Redex(lambda: Rewrite(after), {"order": integer(found.index)}, cost=ugliness(t, after))


@rule(
    "raise-rational-power",
    title="Raise both sides to a power",
    say="Odd powers keep the relation: raise both sides to the power {n}.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={"x^(2/3) < 4": "x^2 < 64", "x^(5/3) > 1": "x^5 > 1"},
    refuses=("x^(1/2) < 4", "x^2 < 4", "x^(-1/3) < 2", "x^(2/3) < x"),
)
def raise_rational_power(t: Term, scope: Scope) -> Iterator[Redex]:
    """`u^(p/q) R c` with p > 0, odd q > 1 and a number c becomes `u^p R c^q`."""
    left, value = t.args[0], as_rational(t.args[1])
    exponent = as_rational(left.args[1]) if left.head == "Pow" else None
    if inequality(t, scope) is None or value is None or exponent is None or exponent <= 0:
        return
    p, q = exponent.numerator, exponent.denominator
    if q > 1 and q % 2 and contains(left, scope.unknowns[0]):
        after = term(t.head, power_of(left.args[0], p), number(bounded_power(value, q)))
        yield Redex(lambda: Rewrite(after), {"n": integer(q)})
