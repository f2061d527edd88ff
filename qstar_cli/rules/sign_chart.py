"""Polynomial and rational inequalities: everything on one side, one fraction, factors, and the chart of their signs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import lcm

from qstar_cli.rules.algebra import expanded, factor_list, generators
from qstar_cli.rules.inequality_sides import HEADS, inequality, turned
from qstar_cli.rules.intervals import WANTED
from qstar_cli.rules.rational_equations import as_fraction, common_denominator, multiplied_out
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, Sides, collected, has_unknown_below, monomial_degrees, opposites
from qstar_cli.rules.sign_table import table, zeros_sentence
from qstar_cli.rules.sign_zeros import SignChart, sign_chart_of
from qstar_cli.rules.working import working
from qstar_cli.terms.build import add, divide, number, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.intervals import Incomparable, Interval, compared, formula_of, union
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.spelling import power_of, product_of, quotient_of
from qstar_cli.terms.term import Term, contains, symbols, term
from qstar_cli.terms.views import coefficient_and_rest, quotient, scaled, summands


def _is_rational_in(t: Term, x: Term) -> bool:
    """Whether a term is built from the unknown and numbers by the four operations and whole powers."""
    if not contains(t, x):
        return not symbols(t)
    if t == x:
        return True
    if t.head == "Pow":
        return _is_rational_in(t.args[0], x) and t.args[1].head == "Integer"
    return t.head in ("Sum", "Product", "Neg", "Div") and all(_is_rational_in(a, x) for a in t.args)


@rule(
    "compare-with-zero",
    title="Compare with zero",
    say="Bring everything to one side, so that only its sign matters.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    rank=3,
    examples={
        "x^2 > 3x": "x^2 - 3x > 0",
        "x*(x - 3) <= 4": "x^2 - 3x - 4 <= 0",
        "1/x < 2": "1/x - 2 < 0",
        "2 >= x^2 + x": "x^2 + x - 2 <= 0",
    },
    refuses=("2x < 4", "x^2 - 3x > 0", "|x| > x^2", "x < 4", "2x + 1 < x", "sqrt(x) < x^2"),
)
def compare_with_zero(t: Term, scope: Scope) -> Iterator[Redex]:
    """`p R q` becomes `p - q R 0` for rational expressions that are not linear."""
    view = inequality(t, scope)
    if view is None or t.args[1] == ZERO or not all(_is_rational_in(a, view.unknown) for a in t.args):
        return
    x = view.unknown
    if has_unknown_below(t, x):
        left = collected((*view.left, *opposites(view.right)))
    else:
        found = expanded(subtract(*t.args))
        if found is None or _degree(found, x) < 2:
            return
        left = found
    is_negative = not has_unknown_below(t, x) and coefficient_and_rest(summands(left)[0])[0] < 0
    head, here, there = (turned(t.head), view.right, view.left) if is_negative else (t.head, view.left, view.right)
    after = term(head, add(*opposites(summands(left))) if is_negative else left, ZERO)

    def apply() -> Rewrite:
        written = term(head, add(*here, *opposites(there)), ZERO)
        lines = [(written, "compare-with-zero", SAME)] if not is_similar(written, after) else []
        steps = working(*lines, (after, "collect-like-terms", SAME), start=t) if lines else ()
        return Rewrite(after, substeps=steps)

    yield Redex(apply)


def _degree(p: Term, x: Term) -> int:
    return max(monomial_degrees(summands(p), x) or {0})


def _compared_with_zero(t: Term, scope: Scope) -> Sides | None:
    """The view of a rational expression in the unknown compared with 0."""
    view = inequality(t, scope)
    is_fitting = view is not None and t.args[1] == ZERO and contains(t.args[0], view.unknown)
    return view if view and is_fitting and _is_rational_in(t.args[0], view.unknown) else None


@rule(
    "make-leading-term-positive",
    title="Change the signs",
    say="Multiply both sides by -1, so that the leading coefficient is positive; the relation turns round.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    rank=2.5,
    cost=0.7,
    examples={"-x^2 + 4 > 0": "x^2 - 4 < 0", "6 - x - x^2 <= 0": "x^2 + x - 6 >= 0"},
    refuses=("x^2 - 4 > 0", "-x + 4 > 0", "-x^2 > 4", "-1/x + 2 > 0"),
)
def make_leading_term_positive(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial of degree 2 or more with a negative leading coefficient, compared with 0."""
    view = _compared_with_zero(t, scope)
    if view is None or len(view.left) < 2 or has_unknown_below(t, view.unknown) or not view.is_plain():
        return
    p = expanded(t.args[0])
    if p is not None and _degree(p, view.unknown) > 1 and coefficient_and_rest(summands(p)[0])[0] < 0:
        after = term(turned(t.head), add(*opposites(summands(p))), ZERO)
        yield Redex(lambda: Rewrite(after))


@rule(
    "write-as-one-fraction",
    title="Write as one fraction",
    say="Put everything over {denominator}; it is not multiplied away, as its sign is not known.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    rank=3,
    cost=1.2,
    examples={
        "1/x - 2 < 0": "(-2x + 1)/x < 0",
        "x/(x - 1) + 2/(x + 1) >= 0": "(x^2 + 3x - 2)/((x + 1)*(x - 1)) >= 0",
    },
    refuses=("1/x < 0", "x/2 + 1/3 < 0", "1/x < 2", "(x - 1)/x < 0"),
)
def write_as_one_fraction(t: Term, scope: Scope) -> Iterator[Redex]:
    """A sum with the unknown in denominators, compared with 0, becomes one quotient; nothing is cancelled."""
    view = _compared_with_zero(t, scope)
    if view is None or len(view.left) < 2 or not has_unknown_below(t, view.unknown):
        return
    parts = [p for s in view.left if (p := as_fraction(s, view.unknown)) is not None]
    if len(parts) < len(view.left) or any(has_unknown_below(f, view.unknown) for p in parts for f in p.above):
        return
    n, common = lcm(*(p.coefficient.denominator for p in parts)), common_denominator(parts)
    above = expanded(multiplied_out(parts, n, common))
    if above is None:
        return
    below = product_of((number(n), *(power_of(f, k) for f, k in common.items())))
    after = term(t.head, divide(above, below), ZERO)
    yield Redex(lambda: Rewrite(after), {"denominator": below})


@rule(
    "factor-for-signs",
    title="Factor",
    say="Write it with factors, so that its sign follows from theirs.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    rank=3,
    cost=1.5,
    examples={
        "x^2 - 5x + 6 < 0": "(x - 2)*(x - 3) < 0",
        "x^3 - 4x >= 0": "x*(x + 2)*(x - 2) >= 0",
        "(x^2 - 1)/(x^2 - 4) <= 0": "(x + 1)*(x - 1)/((x + 2)*(x - 2)) <= 0",
        "x^2 - 6x + 9 > 0": "(x - 3)^2 > 0",
    },
    refuses=("x^2 + x + 1 < 0", "x^2 - 2x - 1 > 0", "(x - 1)*(x - 2) < 0", "x^2 - 5x < 6", "2x - 4 < 0"),
)
def factor_for_signs(t: Term, scope: Scope) -> Iterator[Redex]:
    """Numerator and denominator of a quotient compared with 0 become products of irreducible factors."""
    view = _compared_with_zero(t, scope)
    if view is None or (len(view.left) != 1 and has_unknown_below(t, view.unknown)):
        return
    parts = quotient(t.args[0])
    if not parts.below and not any(_degree(f, view.unknown) > 1 for f in parts.above):
        return
    if any(has_unknown_below(f, view.unknown) for f in (*parts.above, *parts.below)):
        return
    above, below = (factored(side) for side in (parts.above, parts.below))
    if above is None or below is None:
        return
    left = quotient_of(above, below)
    after = term(t.head, left if parts.sign > 0 else scaled(Fraction(-1), left), ZERO)
    if not is_similar(after, t):
        yield Redex(lambda: Rewrite(after))


def factored(factors: tuple[Term, ...]) -> Term | None:
    """The product written with irreducible factors."""
    constant, powers = Fraction(1), dict[Term, int]()
    for f in factors:
        found = factor_list(f)
        if found is None or found[0] == 0:
            return None
        constant *= found[0]
        for base, n in found[1]:
            powers[base] = powers.get(base, 0) + n
    body = product_of(power_of(base, n) for base, n in powers.items())
    return number(constant) if not powers else scaled(constant, body)


def single_fraction(t: Term, x: Term) -> Term | None:
    """A rational expression as one quotient of products of irreducible factors; None for other terms."""
    if not contains(t, x) or not _is_rational_in(t, x):
        return None
    parts = [p for s in summands(t) if (p := as_fraction(s, x)) is not None]
    if len(parts) < len(summands(t)) or any(has_unknown_below(f, x) for p in parts for f in p.above):
        return None
    n, common = lcm(*(p.coefficient.denominator for p in parts)), common_denominator(parts)
    above = factored((multiplied_out(parts, n, common),))
    below = product_of((number(n), *(power_of(f, k) for f, k in common.items())))
    return None if above is None else quotient_of(above, below)


_ASKED = {
    "Less": "-", "LessEqual": "- or 0", "Greater": "+", "GreaterEqual": "+ or 0", "Unequal": "+ or -",
}  # fmt: skip


@rule(
    "sign-chart",
    title="Make a sign chart",
    say="{zeros} Between these points the signs are\n{table}\nand the inequality asks for {wanted}.",
    heads=HEADS,
    questions=("Solve",),
    relation=SAME,
    rank=2,
    cost=2.5,
    examples={
        "(x - 2)*(x - 3) < 0": "2 < x < 3",
        "(x - 1)/(x + 2) >= 0": "x < -2 or x >= 1",
        "x^2 - 2x - 1 > 0": "x < 1 - sqrt(2) or x > 1 + sqrt(2)",
        "x^2 + x + 1 > 0": "all real numbers",
        "x*(x - 1)^2 <= 0": "x <= 0 or x = 1",
        "1/x > 0": "x > 0",
        "(x - 1)*(x + 1) != 0": "x != -1 and x != 1",
    },
    refuses=("x - 2 < 0", "x^2 - 5x + 6 < 0", "x^2 < 4", "(x - a)*(x - 1) < 0", "x^5 - a*x + 1 > 0", "2x < 0"),
)
def sign_chart(t: Term, scope: Scope) -> Iterator[Redex]:
    """A product or quotient of factors with known zeros, compared with 0, is solved by the signs between the zeros."""
    view = _compared_with_zero(t, scope)
    if view is None or not _is_charted(t.args[0], view.unknown):
        return
    try:
        chart = sign_chart_of(t.args[0], view.unknown)
        if chart is None:
            return
        after = formula_of(sign_solutions(chart, t.head), view.unknown)
        values = {"zeros": zeros_sentence(chart), "table": table(chart, view.unknown), "wanted": _ASKED[t.head]}
    except Incomparable:
        return
    yield Redex(lambda: Rewrite(after), values, cost=0.3 * max(0, len(chart.points) - 2))


def _is_charted(t: Term, x: Term) -> bool:
    """Whether a term has more than one linear factor, all of them irreducible."""
    view = quotient(t)
    bases = [f.args[0] if f.head == "Pow" else f for f in (*view.above, *view.below) if contains(f, x)]
    is_linear = len(bases) == 1 and not view.below and (bases[0] == x or bases[0].head == "Sum")
    if is_linear and not any(f.head == "Pow" for f in view.above) and _degree(bases[0], x) <= 1:
        return False
    return all(_is_irreducible(b, x) for b in bases)


def _is_irreducible(b: Term, x: Term) -> bool:
    if any(g != x and contains(g, x) for g in generators(b)):
        return False
    found = factor_list(b)
    return found is not None and sum(m for _, m in found[1]) == 1


def sign_solutions(chart: SignChart, head: str) -> tuple[Interval, ...]:
    """The set where the sign is as the relation asks."""
    found = [i for i in chart.intervals() if chart.sign_on(i) in WANTED[head]]
    if 0 in WANTED[head]:
        found += [Interval(p, p, True, True) for p in chart.points if all(compared(p, pole) for pole in chart.poles)]
    return union(found)
