"""Inequalities with several powers or logarithms: one on each side, one as the unknown, factors by their signs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qstar_cli.rules.domain import domain
from qstar_cli.rules.exponential_equations import common_exponent, power_equality, split_exponents
from qstar_cli.rules.generator_polynomials import GeneratorPolynomial, in_a_logarithm, in_a_power
from qstar_cli.rules.inequality_sides import ORDERS, inequality, turned
from qstar_cli.rules.logarithmic_equations import conditions_of, logarithm_sum, one_logarithm
from qstar_cli.rules.positive_numbers import Powers, product_term, ratio_of_logarithms, times_power
from qstar_cli.rules.root_substitution import in_a_root
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.rules.sides import SAME, opposites
from qstar_cli.rules.sign_chart import factored, sign_solutions
from qstar_cli.rules.sign_zeros import sign_chart_of
from qstar_cli.terms.build import (
    RELATIONS,
    TRUE,
    E,
    add,
    all_of,
    any_of,
    equal,
    integer,
    multiply,
    number,
    power,
    symbol,
)
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO, signs
from qstar_cli.terms.intervals import Incomparable, formula_of
from qstar_cli.terms.logarithms import base_of
from qstar_cli.terms.order import sort_key
from qstar_cli.terms.term import Term, contains, subterms, term
from qstar_cli.terms.views import Quotient, quotient

_LETTER = symbol("u")


def _growth(base: Term) -> int | None:
    """1 where powers of a base grow, -1 where they fall; None for no base."""
    return 1 if base == E else sign_of_difference(base, integer(1)) or None


def _as_equation(t: Term, scope: Scope) -> tuple[Term, Scope]:
    """The equation of both sides, as the whole line: for the views of equations."""
    return equal(*t.args), scope._replace(parent=None, position=())


@rule(
    "combine-logarithms-in-inequality",
    title="Combine the logarithms",
    say="ln(a) + ln(b) = ln(a*b) and n*ln(a) = ln(a^n), to any base; every argument must be positive.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=2,
    cost=1.5,
    examples={
        "ln(x) + ln(x - 1) < ln(2)": "x > 1 and ln(x*(x - 1)) < ln(2)",
        "log(x, 2) + log(x - 2, 2) <= 3": "x > 2 and log(x*(x - 2), 2) <= 3",
    },
    refuses=("ln(x) > 2", "ln(x) < ln(2x)", "ln(x) + x > 1", "2ln(x) > 3"),
)
def combine_logarithms_in_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """A sum of multiples of logarithms to one base becomes one logarithm a side, in the domain of the sum."""
    if inequality(t, scope) is None:
        return
    found = logarithm_sum(*_as_equation(t, scope))
    if found is None or len(found.logarithms) < 2 or all(s.head in ("Ln", "Log") for s in t.args):
        return
    conditions = conditions_of(add(*(term("Ln", argument) for _, argument in found.logarithms)))
    line = one_logarithm(found)
    if conditions is None or line is None:
        return
    is_turned = all(q < 0 for q, _ in found.logarithms)
    yield Redex(always(Rewrite(all_of(*conditions, term(turned(t.head) if is_turned else t.head, *line.args)))))


@rule(
    "compare-arguments-in-inequality",
    title="Compare the arguments",
    say="Logarithms to the base {base} {grow} with their argument; the smaller argument must be positive.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=1.5,
    examples={
        "ln(x) < ln(5 - x)": "x > 0 and x < 5 - x",
        "log(x, 1/2) < log(3, 1/2)": "x > 3",
        "ln(x^2 - x) <= ln(2)": "x^2 - x > 0 and x^2 - x <= 2",
    },
    refuses=("ln(x) < 2", "ln(x) < log(x, 2)", "ln(x) + 1 < ln(3)", "ln(2) < ln(3)"),
)
def compare_arguments_in_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """`log(f, b) R log(g, b)` becomes `f R g`, turned round for b < 1, where the smaller of f and g is positive."""
    view = inequality(t, scope)
    if view is None or not {s.head for s in t.args} <= {"Ln", "Log"} or not contains(t, view.unknown):
        return
    base = base_of(t.args[0])
    growth = _growth(base)
    if base_of(t.args[1]) != base or contains(base, view.unknown) or growth is None:
        return
    relation = term(t.head if growth > 0 else turned(t.head), *(s.args[0] for s in t.args))
    smaller = relation.args[0 if relation.head.startswith("Less") else 1]
    is_positive = signs(smaller) == {1}
    after = relation if is_positive else all_of(term("Greater", smaller, ZERO), relation)
    yield Redex(always(Rewrite(after)), {"base": base, "grow": "grow" if growth > 0 else "fall"})


@rule(
    "compare-powers-in-inequality",
    title="Compare the exponents",
    say="Both sides are positive: take the logarithm of both sides and compare the exponents. {remark}",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=2,
    cost=1.5,
    examples={
        "5^(x^2) < 5^(x + 2)": "x^2 < x + 2",
        "(1/2)^x > (1/4)^(x - 1)": "x < 2x - 2",
        "2^(x + 1) > 3^x": "x < ln(2)/ln(3/2)",
    },
    refuses=("2^x > x", "2^x + 1 > 2^(2x)", "x^2 > x^3"),
)
def compare_powers_in_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """A product of powers of numbers compared with another, exponents of one kind on both sides."""
    view = inequality(t, scope)
    if view is None or not all(contains(s, view.unknown) for s in t.args):
        return
    found = power_equality(*_as_equation(t, scope))
    if found is None or not found.left.sign == found.right.sign == 1 or not found.difference:
        return
    multiples = common_exponent(found.difference)
    if multiples is None:
        parts = split_exponents(found.difference, view.unknown)
        value = None if parts is None else ratio_of_logarithms(times_power({}, parts[2], Fraction(-1)), parts[1])
        after = None if parts is None or value is None else _compared(t.head, parts[0], value, parts[1])
    else:
        first = next(iter(found.difference))
        f, g = (p.exponents.get(first, ZERO) for p in (found.left, found.right))
        after = _compared(t.head, f, g, multiples)
    if after is not None:
        remark = "" if after.head == t.head else "The base is below 1, so the relation turns round."
        yield Redex(always(Rewrite(after)), {"remark": remark})


def _compared(head: str, f: Term, g: Term, powers: Powers) -> Term | None:
    """`f R g` for `b^f R b^g`, the base given by its factors."""
    base = product_term(powers)
    growth = None if base is None else _growth(base)
    return None if growth is None else term(head if growth > 0 else turned(head), f, g)


@rule(
    "solve-for-part-in-inequality",
    title="Solve for the power, logarithm or root",
    say="This is a polynomial inequality in {part}: solve it for {part}.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=2.5,
    cost=3,
    method="substitution",
    examples={
        "4^x - 3*2^x + 2 > 0": "2^x < 1 or 2^x > 2",
        "ln(x)^2 - 3ln(x) + 2 < 0": "1 < ln(x) and ln(x) < 2",
        "2^x + 2^(-x) <= 5/2": "1/2 <= 2^x and 2^x <= 2",
        "x - 5sqrt(x) + 6 > 0": "sqrt(x) < 2 or sqrt(x) > 3",
        "ln(x)^2 + 1 > 0": "x > 0",
        "3*2^x - 12 >= 0": "2^x >= 4",
    },
    refuses=("2^x > 8", "2^x + 3^x > 5", "x^2 - 3x + 2 > 0", "ln(x) > x", "ln(x) < 2", "sqrt(x) >= 1", "1/ln(x) > -1"),
)
def solve_for_part_in_inequality(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial in one power, logarithm or root compared with 0, solved by the chart of its signs."""
    view = inequality(t, scope)
    if view is None or any(len(s) == 1 and s[0].head in ("Ln", "Log", "Root", "Pow") for s in (view.left, view.right)):
        return
    terms = (*view.left, *opposites(view.right))
    if any(t.head == "Abs" and contains(t, view.unknown) for t in terms):
        return
    p = in_a_power(terms, view.unknown) or in_a_logarithm(terms, view.unknown) or in_a_root(terms, view.unknown)
    after = None if p is None else _solved_for_part(p, t.head)
    if p is not None and after is not None:
        yield Redex(always(Rewrite(after)), {"part": p.generator})


def _solved_for_part(p: GeneratorPolynomial, head: str) -> Term | None:
    """The values of the part for which the polynomial has the sign asked for; None where they are not known."""
    body = add(*(multiply(number(c), power(_LETTER, k)) if k else number(c) for k, c in p.coefficients.items()))
    product = factored((body,))
    try:
        chart = None if product is None else sign_chart_of(product, _LETTER)
        if chart is None:
            return None
        after = formula_of(sign_solutions(chart, head), p.generator)
    except Incomparable:
        return None
    conditions = domain(p.generator) if after == TRUE else ()
    if any(c.head not in RELATIONS for c in conditions):
        return None
    return all_of(*sorted(conditions, key=sort_key)) if after == TRUE else after


@rule(
    "leave-out-positive-factor",
    title="Leave out the positive factor",
    say="{factor} is positive, so the sign is that of the other factors.",
    heads=(*ORDERS, "Unequal"),
    questions=("Solve",),
    relation=SAME,
    rank=1.8,
    examples={"x*e^x >= 0": "x >= 0", "(x - 1)/2^x < 0": "x - 1 < 0"},
    refuses=("e^x > 0", "x*e^x > 1", "x*e^(1/x) > 0", "x*ln(x) > 0"),
)
def leave_out_positive_factor(t: Term, scope: Scope) -> Iterator[Redex]:
    """A power of a positive number that is defined everywhere, among factors compared with 0."""
    view = inequality(t, scope)
    if view is None or t.args[1] != ZERO or len(view.left) != 1:
        return
    parts = quotient(view.left[0])
    x = view.unknown
    found = next((f for f in (*parts.above, *parts.below) if _is_positive_power(f, x)), None)
    if found is None:
        return
    above, below = (tuple(f for f in side if f is not found) for side in (parts.above, parts.below))
    rest = Quotient(parts.sign, above, below).term()
    if contains(rest, x):
        yield Redex(always(Rewrite(term(t.head, rest, ZERO))), {"factor": found})


def _is_positive_power(f: Term, x: Term) -> bool:
    return f.head == "Pow" and contains(f.args[1], x) and signs(f.args[0]) == {1} and not domain(f)


@rule(
    "product-by-signs",
    title="Look at the signs of the factors",
    say="A product or quotient of two factors is positive where their signs agree, negative where they differ.",
    heads=ORDERS,
    questions=("Solve",),
    relation=SAME,
    rank=3,
    cost=3,
    examples={
        "x*ln(x) > 0": "x > 0 and ln(x) > 0 or x < 0 and ln(x) < 0",
        "(x - 2)*ln(x - 1) >= 0": "x - 2 >= 0 and ln(x - 1) >= 0 or x - 2 <= 0 and ln(x - 1) <= 0",
        "ln(x)/(x - 2) < 0": "ln(x) > 0 and x - 2 < 0 or ln(x) < 0 and x - 2 > 0",
    },
    refuses=("x*(x - 1) > 0", "ln(x) > 0", "x*ln(x) > 1", "2ln(x) > 0"),
)
def product_by_signs(t: Term, scope: Scope) -> Iterator[Redex]:
    """Two factors with the unknown, one of them a logarithm or a sum with a power or logarithm, compared with 0."""
    view = inequality(t, scope)
    if view is None or t.args[1] != ZERO or len(view.left) != 1 or scope.parent is not None:
        return
    parts = quotient(view.left[0])
    factors = [f for f in (*parts.above, *parts.below) if contains(f, view.unknown)]
    if len(factors) != 2 or not any(_is_transcendental(f, view.unknown) for f in factors):
        return
    rest = Quotient(parts.sign, *(tuple(f for f in s if f not in factors) for s in (parts.above, parts.below)))
    possible = signs(rest.term())
    if possible not in ({1}, {-1}):
        return
    wants_positive = t.head.startswith("Greater") == (possible == {1})
    weak_above = [f not in parts.below and t.head.endswith("Equal") for f in factors]
    asked = [(sign, sign if wants_positive else -sign) for sign in (1, -1)]
    branches = [all_of(*map(_signed, factors, signs_asked, weak_above)) for signs_asked in asked]
    yield Redex(always(Rewrite(any_of(*branches))))


def _signed(f: Term, sign: int, weak: bool) -> Term:
    return term(("Greater" if sign > 0 else "Less") + ("Equal" if weak else ""), f, ZERO)


def _is_transcendental(f: Term, x: Term) -> bool:
    parts = [s for s in subterms(f) if contains(s, x)]
    return any(s.head in ("Ln", "Log") or (s.head == "Pow" and contains(s.args[1], x)) for s in parts)
