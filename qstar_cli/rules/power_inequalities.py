"""Inequalities between a power, root or absolute value and another side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qstar_cli.rules.inequality_sides import HEADS, ORDERS, inequality
from qstar_cli.rules.numbers import bounded_power
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, opposite, ugliness
from qstar_cli.rules.surds import root_term
from qstar_cli.terms.build import add, all_of, any_of, equal, integer, number, power, root
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO, is_nonnegative, is_positive, signs
from qstar_cli.terms.term import Term, contains, subterms, symbols, term
from qstar_cli.terms.views import as_integer, as_rational, coefficient_and_rest, scaled, summands


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


def minus(t: Term) -> Term:
    """`-t`, the minus sign worked into a sum."""
    return ZERO if t == ZERO else add(*map(opposite, summands(t)))


def is_greater_than_zero(t: Term, scope: Scope) -> bool:
    """Whether a side free of the unknown is certainly positive."""
    return bool(is_positive(t, scope.assumptions)) or (not symbols(t) and sign_of_difference(t, ZERO) == 1)


def _between(inside: Term, head: str, bound: Term) -> Term:
    """`-bound R inside R bound`, or outside of that for > and >=."""
    if head.startswith("Less"):
        return all_of(term(head, minus(bound), inside), term(head, inside, bound))
    lower = "Less" if head == "Greater" else "LessEqual"
    return any_of(term(lower, inside, minus(bound)), term(head, inside, bound))


@rule(
    "open-absolute-value-below",
    title="Open the absolute value",
    say="A number has an absolute value below {bound} exactly when it lies between {bound} and its opposite.",
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
    found = isolated(t, scope, "Abs")
    if found is not None and not has_absolute(found.right, scope):
        yield Redex(lambda: Rewrite(_between(found.inside, found.head, found.right)), {"bound": found.right})


@rule(
    "open-absolute-value-above",
    title="Open the absolute value",
    say="A number has an absolute value above {bound} exactly when it lies above {bound} or below its opposite.",
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
    found = isolated(t, scope, "Abs")
    if found is not None and not has_absolute(found.right, scope):
        yield Redex(lambda: Rewrite(_between(found.inside, found.head, found.right)), {"bound": found.right})


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
    say="An even power is below {value} exactly when its base lies between the root {root} and its opposite.",
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
    yield Redex(lambda: Rewrite(after), {"value": found.right, "root": size}, cost=ugliness(t, after.args[0]))


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


# roots


def _raised(right: Term, n: int) -> Term:
    value = as_rational(right)
    if value is not None:
        return number(bounded_power(value, n))
    return right.args[0] if right.head == "Root" and as_integer(right.args[1]) == n else power(right, n)


@rule(
    "raise-inequality-to-odd-power",
    title="Raise both sides to a power",
    say="Odd powers keep the relation: raise both sides to the power {n}.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=2,
    examples={"cbrt(x - 1) < 2": "x - 1 < 8", "cbrt(x) >= x": "x >= x^3"},
    refuses=("sqrt(x) < 2", "x^3 < 8", "2cbrt(x) < 8"),
)
def raise_inequality_to_odd_power(t: Term, scope: Scope) -> Iterator[Redex]:
    """`root(p, n) R q` with odd n becomes `p R q^n`."""
    found = isolated(t, scope, "Root")
    if found is not None and found.index % 2 and found.index > 1:
        after = term(found.head, found.inside, _raised(found.right, found.index))
        yield Redex(lambda: Rewrite(after), {"n": integer(found.index)})


@rule(
    "raise-root-below",
    title="Raise both sides to a power",
    say="The radicand must be at least 0 and the right side too; then raising to the power {n} keeps the relation.",
    heads=("Less", "LessEqual"),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    cost=1.5,
    examples={
        "sqrt(x) < 2": "x < 4 and x >= 0",
        "sqrt(x + 2) < x": "x + 2 < x^2 and x > 0 and x + 2 >= 0",
        "sqrt(x) <= 0": "x = 0",
        "sqrt(x - 1) <= sqrt(5 - x)": "x - 1 <= 5 - x and x - 1 >= 0",
    },
    refuses=("sqrt(x) > 2", "cbrt(x) < 2", "2sqrt(x) < 3", "sqrt(x) < -1", "sqrt(x) + 1 < x"),
)
def raise_root_below(t: Term, scope: Scope) -> Iterator[Redex]:
    """`root(p, n) < q` with even n becomes `p < q^n and q > 0 and p >= 0`, what is evident left out."""
    found = isolated(t, scope, "Root")
    if found is None or found.index % 2 or signs(found.right, scope.assumptions) == {-1}:
        return
    if t.head == "LessEqual" and found.right == ZERO:
        after = equal(found.inside, ZERO)
    else:
        parts = [term(t.head, found.inside, _raised(found.right, found.index))]
        if not is_greater_than_zero(found.right, scope) and not _is_even_root(found.right):
            parts.append(term("Greater" if t.head == "Less" else "GreaterEqual", found.right, ZERO))
        if not is_nonnegative(found.inside, scope.assumptions):
            parts.append(term("GreaterEqual", found.inside, ZERO))
        after = all_of(*parts)
    yield Redex(lambda: Rewrite(after), {"n": integer(found.index)})


def _is_even_root(t: Term) -> bool:
    n = as_integer(t.args[1]) if t.head == "Root" else None
    return n is not None and n % 2 == 0


@rule(
    "raise-root-above",
    title="Raise both sides to a power",
    say="Where the right side is negative, the radicand only has to be at least 0; elsewhere raise to the power {n}.",
    heads=("Greater", "GreaterEqual"),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    cost=1.5,
    examples={
        "sqrt(x) > 2": "x > 4",
        "sqrt(x + 2) > x": "x < 0 and x + 2 >= 0 or x >= 0 and x + 2 > x^2",
        "sqrt(x) > 0": "x > 0",
        "sqrt(x) >= sqrt(2x - 1)": "x >= 2x - 1 and 2x - 1 >= 0",
    },
    refuses=("sqrt(x) < 2", "cbrt(x) > 2", "2sqrt(x) > 3"),
)
def raise_root_above(t: Term, scope: Scope) -> Iterator[Redex]:
    """`root(p, n) > q` with even n becomes `p > q^n`, or cases by the sign of q."""
    found = isolated(t, scope, "Root")
    if found is None or found.index % 2:
        return
    raised = term(t.head, found.inside, _raised(found.right, found.index))
    if _is_even_root(found.right):
        after = all_of(raised, term("GreaterEqual", found.right.args[0], ZERO))
    elif is_greater_than_zero(found.right, scope) or found.right == ZERO:
        after = raised
    else:
        after = any_of(
            all_of(term("Less", found.right, ZERO), term("GreaterEqual", found.inside, ZERO)),
            all_of(term("GreaterEqual", found.right, ZERO), raised),
        )
    yield Redex(lambda: Rewrite(after), {"n": integer(found.index)})


@rule(
    "compare-roots",
    title="Raise both sides to a power",
    say="Both sides are at least 0 where they are defined: raising them to the power {n} keeps the relation.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=2,
    cost=1.5,
    examples={
        "2sqrt(x - 1) >= sqrt(x + 6)": "4(x - 1) >= x + 6 and x + 6 >= 0",
        "3sqrt(x) < sqrt(2x + 1)": "9x < 2x + 1 and x >= 0",
        "sqrt(x)/2 > 3sqrt(x - 1)": "1/4*x > 9(x - 1) and x - 1 >= 0",
    },
    refuses=("sqrt(x) < sqrt(1 - x)", "2sqrt(x) < 3", "-2sqrt(x) < sqrt(x + 1)", "2cbrt(x) < cbrt(x + 1)"),
)
def compare_roots(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*root(p, n) R b*root(q, n)` with a, b > 0 and even n; the radicand on the smaller side must be at least 0."""
    if inequality(t, scope) is None:
        return
    (a, p), (b, q) = map(coefficient_and_rest, t.args)
    if a == b == 1 or min(a, b) <= 0 or not (_is_even_root(p) and _is_even_root(q)) or p.args[1] != q.args[1]:
        return
    n = as_integer(p.args[1]) or 2
    raised = term(t.head, *(scaled(bounded_power(c, n), r.args[0]) for c, r in ((a, p), (b, q))))
    smaller = p if t.head.startswith("Less") else q
    after = all_of(raised, term("GreaterEqual", smaller.args[0], ZERO))
    yield Redex(lambda: Rewrite(after), {"n": integer(n)})
