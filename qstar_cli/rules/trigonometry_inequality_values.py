"""Polynomial inequalities in one trigonometric function, solved for the function."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key, partial
from itertools import pairwise

from qstar_cli.rules.algebra import factor_list
from qstar_cli.rules.inequality_sides import HEADS
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import ONE, SAME
from qstar_cli.rules.trigonometry_boundaries import POLES
from qstar_cli.rules.trigonometry_inequality_forms import BOUNDED, QUESTIONS, against_zero, difference_of
from qstar_cli.rules.trigonometry_polynomials import TWO, functions_in, polynomial_in
from qstar_cli.rules.trigonometry_reduction import TAKE_ROOTS, TO_ONE_SIDE, descending
from qstar_cli.rules.trigonometry_roots import real_roots
from qstar_cli.rules.trigonometry_values import compared, sign_of, simplified_number
from qstar_cli.rules.working import working
from qstar_cli.terms.build import TRUE, add, divide, multiply, negative, subtract
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.intervals import Incomparable, Interval, formula_of, union
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.spelling import power_of
from qstar_cli.terms.term import Term, contains, substitute, term


@rule(
    "solve-inequality-for-function",
    title="Solve for the function",
    say="This is an inequality in {function}: solve it for {function}{range}.",
    heads=HEADS,
    questions=QUESTIONS,
    relation=SAME,
    rank=1.5,
    examples={
        "2sin(x) - 1 > 0": "sin(x) > 1/2",
        "3 - 2cos(2x) >= 2": "cos(2x) <= 1/2",
        "2cos(x)^2 + cos(x) < 1": "-1 < cos(x) and cos(x) < 1/2",
        "tan(x)^2 <= 3": "-sqrt(3) <= tan(x) and tan(x) <= sqrt(3)",
        "2sin(x)^2 + 3sin(x) > 2": "sin(x) > 1/2",
        "cos(x)^3 > cos(x)": "-1 < cos(x) and cos(x) < 0",
        "sin(x)^2 - 3sin(x) + 2 <= 0": "sin(x) = 1",
    },
    refuses=("sin(x) > 1/2", "1/2 < sin(x)", "sin(x) > cos(x)", "tan(x)^2 > -1", "sin(x)^5 + sin(x) > 1", "x^2 > 2"),
    level="trigonometry",
)
def solve_inequality_for_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """A polynomial inequality in one function, of degree 1 or with roots in square roots."""
    whole = difference_of(t, scope)
    functions = functions_in(whole) if whole is not None else []
    if whole is None or len(functions) != 1 or functions[0] in t.args:
        return
    function = functions[0]
    coefficients = polynomial_in(whole, function)
    roots = _roots(coefficients) if coefficients is not None else None
    known = _known(t.head, whole, function, roots) if roots is not None else None
    after = _within_range(known, function) if known is not None else None
    if known is None or after is None or (after == TRUE and function.head in POLES):
        return
    words = ", which lies between -1 and 1" if after != _joined(known, function) else ""
    yield Redex(partial(_for_function, t, whole, function, after), {"function": function, "range": words})


def _roots(coefficients: dict[int, Term]) -> list[Term] | None:
    """The different real roots, ascending."""
    if max(coefficients) == 1:
        return [simplified_number(divide(negative(coefficients.get(0, ZERO)), coefficients[1]))]
    found = real_roots(coefficients)
    return None if found is None else sorted(found, key=cmp_to_key(compared))


def _known(head: str, whole: Term, function: Term, roots: list[Term]) -> list[Interval] | None:
    """The values of the function for which the polynomial has a sign that the relation allows."""
    if not roots:
        ends: list[Term | None] = [None, None]
        inside = [ZERO]
    else:
        ends = [None, *roots, None]
        middles = [divide(add(a, b), TWO) for a, b in pairwise(roots)]
        inside = [subtract(roots[0], ONE), *middles, add(roots[-1], ONE)]
    signs = [sign_of(substitute(whole, function, value)) for value in inside]
    if None in signs or 0 in signs:
        return None
    wanted = {"Less": (-1,), "LessEqual": (-1,), "Greater": (1,), "GreaterEqual": (1,), "Unequal": (-1, 1)}[head]
    found = [Interval(a, b) for (a, b), s in zip(pairwise(ends), signs, strict=True) if s in wanted]
    return found + [Interval(r, r, True, True) for r in roots if head.endswith("Equal")]


def _joined(known: list[Interval], function: Term) -> Term | None:
    try:
        return formula_of(union(known), function)
    except Incomparable:
        return None


def _within_range(known: list[Interval], function: Term) -> Term | None:
    """The intervals as a formula; of a sine or cosine without what it never reaches."""
    if function.head not in BOUNDED:
        return _joined(known, function)
    return _joined([i for i in map(_clipped, known) if i is not None], function)


def _clipped(i: Interval) -> Interval | None:
    """What an interval has in common with the numbers from -1 to 1, ends beyond these left out; None for nothing."""
    if i.low is not None and compared(i.low, ONE) >= 0:
        return _POINTS[1] if i.low_closed and compared(i.low, ONE) == 0 else None
    if i.high is not None and compared(i.high, negative(ONE)) <= 0:
        return _POINTS[-1] if i.high_closed and compared(i.high, negative(ONE)) == 0 else None
    low = None if i.low is not None and compared(i.low, negative(ONE)) < 0 else i.low
    high = None if i.high is not None and compared(i.high, ONE) > 0 else i.high
    return Interval(low, high, i.low_closed and low is not None, i.high_closed and high is not None)


_POINTS = {1: Interval(ONE, ONE, True, True), -1: Interval(negative(ONE), negative(ONE), True, True)}


def _for_function(t: Term, whole: Term, function: Term, after: Term) -> Rewrite:
    """The values, after the line in which the polynomial is factored."""
    standard = against_zero(t.head, whole, function)
    found = factor_list(standard.args[0])
    if found is None or sum(n for _, n in found[1]) < 2:
        return Rewrite(after)
    factors = (power_of(descending(f, function) if contains(f, function) else f, n) for f, n in found[1])
    factored = term(standard.head, multiply(*factors), ZERO)
    if is_similar(factored, t):
        return Rewrite(after)
    lines = [(factored, TAKE_ROOTS.name, SAME), (after, "solve-inequality-for-function", SAME)]
    if not is_similar(standard, t):
        lines.insert(0, (standard, TO_ONE_SIDE.name, SAME))
    return Rewrite(after, substeps=working(*lines, start=t))
