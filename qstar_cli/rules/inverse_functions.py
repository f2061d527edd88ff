"""The inverse of a function: swap the letters and undo the layers of the function one by one."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.function_ranges_images import image_if_known, polynomial
from qstar_cli.rules.inverse_functions_layers import (
    PERIODS,
    affine,
    as_square,
    conjuncts,
    equation,
    is_one_to_one,
    periodic_core,
    quotient_of,
    same_value,
    sign_on,
    undone,
    unscaled,
)
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.build import FALSE, TRUE, all_of, divide, equal, negative, number, root, unequal
from qstar_cli.terms.intervals import LINE, Intervals, formula_of, intervals_of
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, contains, substitute, symbols, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer

SAME = Relation.SAME_SOLUTIONS


@rule(
    "swap-the-letters",
    title="Swap the letters",
    say="Write y = {function} and swap {x} and y: the inverse undoes the function.",
    heads=("InverseOf",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "y is the inverse of 2x + 1 for y": "x = 2y + 1",
        "y is the inverse of (x^2 for x >= 0) for y": "x = y^2 and y >= 0",
        "y is the inverse of (2x + 1)/(x - 3) for y": "x = (2y + 1)/(y - 3)",
    },
    refuses=("y is the inverse of x^2 for y", "y is the inverse of x^3 - x for y", "y is the inverse of a*x for y"),
    rank=0.0,
    eager=True,
)
def swap_the_letters(t: Term, scope: Scope) -> Iterator[Redex]:
    """A one-to-one function f has the inverse with y = f^(-1)(x) exactly where x = f(y)."""
    found = _function(t)
    if found is None:
        return
    e, x, domain, condition = found
    if is_one_to_one(e, x, domain):
        y = t.args[0]
        swapped = equal(x, substitute(e, x, y))
        after = swapped if condition == TRUE else all_of(swapped, substitute(condition, x, y))
        yield Redex(always(Rewrite(tidy(after))), {"x": x, "function": e})


@rule(
    "not-one-to-one",
    title="The function has no inverse",
    say="{reason}: the function is not one-to-one.",
    heads=("InverseOf",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "y is the inverse of x^2 for y": "false",
        "y is the inverse of |x - 1| for y": "false",
        "y is the inverse of 3sin(x) for y": "false",
    },
    refuses=(
        "y is the inverse of x^3 for y",
        "y is the inverse of (x^2 for x >= 0) for y",
        "y is the inverse of ln(x) for y",
    ),
    rank=0.0,
    eager=True,
)
def not_one_to_one(t: Term, scope: Scope) -> Iterator[Redex]:
    """A function that takes a value twice has no inverse."""
    found = _function(t)
    if found is None:
        return
    e, x, domain, _ = found
    pair = same_value(e, x, domain)
    if pair is not None:
        a, b, value = map(number, pair)
        reason = f"At {text(equal(x, a))} and {text(equal(x, b))} it has the same value {text(value)}"
        yield Redex(always(Rewrite(FALSE)), {"reason": reason})
    elif domain == LINE and (head := periodic_core(e, x)) is not None:
        yield Redex(
            always(Rewrite(FALSE)), {"reason": f"It has the same values again after a period of {PERIODS[head]}"}
        )


@rule(
    "undo-the-function",
    title="Solve for y",
    say="{how}",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "x = 2y + 1 for y solving y is the inverse of x": "y = (x - 1)/2",
        "x = 3 - sqrt(y) for y solving y is the inverse of x": "3 - x = sqrt(y)",
        "x = sqrt(y - 1) for y solving y is the inverse of sqrt(x - 1)": "x^2 = y - 1 where x >= 0",
        "x = e^(2y) for y solving y is the inverse of e^(2x)": "ln(x) = 2y where x > 0",
        "x = ln(y + 2) for y solving y is the inverse of x": "e^x = y + 2",
        "x = y^3 for y solving y is the inverse of x": "y = cbrt(x)",
    },
    refuses=(
        "x = y^2 for y solving y is the inverse of x",
        "x = y^2 + y for y solving y is the inverse of x",
        "y = x + 1 for y solving y is the inverse of x",
        "x = |y| for y solving y is the inverse of x",
        "x = 0y for y solving y is the inverse of x",
    ),
    rank=-1.0,
    eager=True,
)
def undo_the_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """Linear layers are undone together, roots, powers, exponentials and logarithms one by one."""
    sides = equation_sides(t, scope)
    if sides is None:
        return
    w, e, y = sides
    a, b, core = affine(e, y)
    if quotient_of(e, y) is not None:
        return
    if core != e:
        after, how = equation(unscaled(w, a, b), core, y), f"Isolate {text(core)}."
        yield Redex(always(Rewrite(after)), {"how": how})
        return
    found = undone(w, e, y)
    if found is not None:
        after, asked, how = found
        conditions = tuple(c for c in _range(scope, asked) if c not in scope.conditions)
        yield Redex(always(Rewrite(after, conditions=conditions)), {"how": how})


@rule(
    "domain-of-the-inverse",
    title="The domain of the inverse",
    say="The inverse is defined for the values of the function, that is where {range}.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "x = 2y + 1 and 0 <= y and y <= 3 for y solving y is the inverse of x": "x = 2y + 1 where 1 <= x and x <= 7",
        "x = y^2 and y >= 0 for y solving y is the inverse of x": "x = y^2 and y >= 0 where x >= 0",
    },
    refuses=(
        "x = y^2 + sqrt(y) and y > 0 for y solving y is the inverse of x",
        "x = y^2 and y >= 0 for y solving y is the inverse of x where x >= 0",
    ),
    rank=-2.0,
    eager=True,
)
def domain_of_the_inverse(t: Term, scope: Scope) -> Iterator[Redex]:
    """The letter of the inverse is a value of the function; if that takes no value twice anywhere, this says all that
    the domain of the function says."""
    found = restricted(t, scope)
    if found is None or scope.conditions or found[0].head != "Symbol":
        return
    w, e, y, domain = found
    taken = image_if_known(e, y, domain)
    if taken is None:
        return
    condition = formula_of(taken, w)
    is_enough = is_one_to_one(e, y, LINE)
    after = next(a for a in t.args if a.head == "Equal") if is_enough else t
    if is_enough or condition != TRUE:
        yield Redex(always(Rewrite(after, conditions=conjuncts(condition))), {"range": condition})


@rule(
    "undo-an-even-power",
    title="Take the root",
    say="{inside} is not negative here, so it is the root of {power}.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "x = y^2 and y >= 0 for y solving y is the inverse of x where x >= 0": "y = sqrt(x) where x >= 0",
        "x = (y - 1)^2 and y <= 1 for y solving y is the inverse of x where x >= 0": "-sqrt(x) = y - 1 where x >= 0",
    },
    refuses=(
        "x = y^2 and y >= -1 for y solving y is the inverse of x where x >= 0",
        "x = y^3 and y >= 0 for y solving y is the inverse of x where x >= 0",
        "x = y^2 and y >= 0 for y solving y is the inverse of x",
    ),
    rank=-1.5,
    eager=True,
)
def undo_an_even_power(t: Term, scope: Scope) -> Iterator[Redex]:
    """Where the base of an even power has one sign on the whole domain, the equation says what it is."""
    found = restricted(t, scope)
    if found is None or not scope.conditions:
        return
    w, e, y, domain = found
    a, b, core = affine(as_square(e, y), y)
    n = as_integer(core.args[1]) if core.head == "Pow" else 2 if core.head == "Abs" else None
    if n is None or n < 2 or n % 2 or not contains(core.args[0], y):
        return
    sign = sign_on(core.args[0], y, domain)
    if sign and is_one_to_one(core.args[0], y, domain):
        value = unscaled(w, a, b)
        size = value if core.head == "Abs" else root(value, n)
        base = core.args[0] if sign > 0 else negative(core.args[0])
        after = equation(size if sign > 0 else negative(size), core.args[0], y)
        yield Redex(always(Rewrite(after)), {"inside": base, "power": value})


@rule(
    "undo-a-linear-quotient",
    title="Solve for y",
    say="Multiply by {below}, collect the terms with {y}: {collected}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    examples={
        "x = (2y + 1)/(y - 3) for y solving y is the inverse of x": "y = (3x + 1)/(x - 2) where x != 2",
        "x = 1/y for y solving y is the inverse of x": "y = 1/x where x != 0",
    },
    refuses=(
        "x = (2y + 2)/(y + 1) for y solving y is the inverse of x",
        "x = (y + 1)/2 for y solving y is the inverse of x",
        "x = 1/y^2 for y solving y is the inverse of x",
    ),
    rank=-1.0,
    eager=True,
)
def undo_a_linear_quotient(t: Term, scope: Scope) -> Iterator[Redex]:
    """x = (a*y + b)/(c*y + d) is y*(c*x - a) = b - d*x, and c*x is never a."""
    sides = equation_sides(t, scope)
    found = quotient_of(*sides[1:]) if sides is not None else None
    if sides is None or found is None or sides[0].head != "Symbol":
        return
    (x, _, y), (a, b, c, d) = sides, found
    if c < 0:
        a, b, c, d = -a, -b, -c, -d
    factor, rest = polynomial({1: c, 0: -a}, x), polynomial({1: -d, 0: b}, x)
    if d > 0 and b <= 0:
        factor, rest = polynomial({1: -c, 0: a}, x), polynomial({1: d, 0: -b}, x)
    collected = equal(term("Product", y, factor), rest)
    after = equal(y, tidy(divide(rest, factor)))
    words: dict[str, Term | str] = {"below": polynomial({1: c, 0: d}, y), "y": y, "collected": tidy(collected)}
    yield Redex(always(Rewrite(after, conditions=(unequal(x, number(a / c)),))), words)


def _range(scope: Scope, asked: tuple[Term, ...]) -> tuple[Term, ...]:
    """What the inverse needs where a layer asks something: that its letter is a value of the whole function, if those
    are known."""
    found = _function(scope.question.args[0])
    if not asked or found is None:
        return asked
    e, x, domain, _ = found
    taken = image_if_known(e, x, domain)
    return asked if taken is None else conjuncts(formula_of(taken, x))


def equation_sides(t: Term, scope: Scope) -> tuple[Term, Term, Term] | None:
    """(w, e, y) of an equation `w = e` with the unknown y on the right alone, and not only it."""
    if len(scope.unknowns) != 1 or scope.question.args[0].head != "InverseOf":
        return None
    y = scope.unknowns[0]
    w, e = t.args
    return (w, e, y) if contains(e, y) and not contains(w, y) and symbols(w) else None


def restricted(t: Term, scope: Scope) -> tuple[Term, Term, Term, Intervals] | None:
    """(x, f(y), y, domain) of `x = f(y) and D(y)`."""
    equations = [a for a in t.args if a.head == "Equal"]
    sides = equation_sides(equations[0], scope) if len(equations) == 1 else None
    if sides is None or scope.position:
        return None
    domain = intervals_of(all_of(*(a for a in t.args if a.head != "Equal")), sides[2])
    return None if domain is None else (*sides, domain)


def _function(t: Term) -> tuple[Term, Term, Intervals, Term] | None:
    """(f(x), x, domain, condition) of a function of one letter."""
    y, function = t.args
    e, condition = function.args if function.head == "Where" else (function, TRUE)
    letters = symbols(function)
    if len(letters) != 1 or contains(function, y) or not contains(e, letters[0]):
        return None
    domain = intervals_of(condition, letters[0])
    return None if domain is None else (e, letters[0], domain, condition)
