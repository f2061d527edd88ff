"""Inequalities with roots: raising both sides to a power, and roots as factors."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.domain import domain
from qstar_cli.rules.inequality_sides import ORDERS, inequality
from qstar_cli.rules.numbers import bounded_power
from qstar_cli.rules.power_inequalities import is_greater_than_zero, isolated
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.terms.build import RELATIONS, all_of, any_of, equal, integer, number, power
from qstar_cli.terms.facts import ZERO, is_nonnegative, signs
from qstar_cli.terms.order import sort_key
from qstar_cli.terms.term import Term, contains, term
from qstar_cli.terms.views import Quotient, as_integer, as_rational, coefficient_and_rest, quotient, scaled


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
        "sqrt(x)/2 > 3sqrt(x - 1)": "x/4 > 9(x - 1) and x - 1 >= 0",
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


@rule(
    "leave-out-root-factor",
    title="Leave out the root",
    say="{root} is positive where its radicand is, so the sign is that of the other factors there.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=2,
    cost=1.5,
    examples={
        "(x - 3)*sqrt(x) > 0": "x - 3 > 0 and x > 0",
        "(x - 2)/sqrt(x + 1) <= 0": "x - 2 <= 0 and x + 1 > 0",
        "x*sqrt(x + 2) >= 0": "x + 2 = 0 or x >= 0 and x + 2 > 0",
    },
    refuses=("sqrt(x) > 0", "x*cbrt(x) > 0", "x*sqrt(x) > 1", "x*(x - 1) > 0"),
)
def leave_out_root_factor(t: Term, scope: Scope) -> Iterator[Redex]:
    """A product or quotient with an even root among its factors, compared with 0."""
    view = inequality(t, scope)
    if view is None or t.args[1] != ZERO or len(view.left) != 1:
        return
    parts = quotient(view.left[0])
    found = next((f for f in (*parts.above, *parts.below) if _is_even_root(f) and contains(f, view.unknown)), None)
    if found is None:
        return
    above, below = (tuple(f for f in side if f is not found) for side in (parts.above, parts.below))
    rest = Quotient(parts.sign, above, below).term()
    if not contains(rest, view.unknown):
        return
    radicand = found.args[0]
    after = all_of(term(t.head, rest, ZERO), term("Greater", radicand, ZERO))
    if t.head.endswith("Equal") and found in parts.above:
        defined = sorted(domain(rest), key=sort_key)
        if any(c.head not in RELATIONS for c in defined):
            return
        after = any_of(all_of(equal(radicand, ZERO), *defined), after)
    yield Redex(lambda: Rewrite(after), {"root": found})
