"""Factorials, choices and arrangements with letters are written as products."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, factorial, floor

from qstar_cli.derivation import Relation
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import integer, multiply, number
from qstar_cli.terms.factorials import Pair, cancelling, falling, shifted, taken
from qstar_cli.terms.facts import holds
from qstar_cli.terms.printer import text
from qstar_cli.terms.residues import INTEGERS
from qstar_cli.terms.spelling import product_of, quotient_of
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.terms.views import Quotient, opposite, quotient, rational_coefficients


def count_conditions(t: Term, scope: Scope) -> tuple[Term, ...] | None:
    """That c*x + d, with whole c and d, is a whole number >= 0, without what is known; None for other expressions."""
    letters = symbols(t)
    parts = rational_coefficients(t, letters[0]) if len(letters) == 1 else None
    if not parts or not set(parts) <= {0, 1} or any(c.denominator != 1 for c in parts.values()):
        return None
    x, c, d = letters[0], parts.get(1, Fraction(0)), parts.get(0, Fraction(0))
    multiple = x if abs(c) == 1 else multiply(number(abs(c)), x)
    is_whole = {term("Element", x, INTEGERS), term("Element", multiple, INTEGERS)} & set(scope.assumptions)
    found: tuple[Term, ...] = () if is_whole else (term("Element", multiple, INTEGERS),)
    at_least = term("Greater", shifted(t, 1), integer(0)) if is_whole else term("GreaterEqual", t, integer(0))
    if not holds(at_least, scope.assumptions):  # a whole number above -1 is at least 0
        found += (_bound(x, c, d, bool(is_whole or abs(c) == 1)),)
    return found


def _bound(x: Term, c: Fraction, d: Fraction, is_whole: bool) -> Term:
    """c*x + d >= 0, solved for x."""
    end = -d / c
    if c > 0:
        return term("GreaterEqual", x, number(ceil(end) if is_whole else end))
    return term("LessEqual", x, number(floor(end) if is_whole else end))


@rule(
    "cancel-factorials-with-letters",
    title="Cancel the smaller factorial",
    say="{reason}",
    heads=("Div",),
    relation=Relation.EQUAL_WHERE,
    examples={
        "n!/(n - 2)!": "n*(n - 1)",
        "(n - 1)!/(n + 1)!": "1/((n + 1)*n)",
        "n!/(2(n - 1)!)": "n/2",
        "n!/n!": "1",
    },
    refuses=("n!/(n/2)!", "n!/k!", "n!/(n + 20)!", "5!/3!", "n!/7", "(2n)!/n!", "(n + k)!/(n + k - 1)!"),
    eager=True,
    rank=1.5,
    level="counting",
)
def cancel_factorials(t: Term, scope: Scope) -> Iterator[Redex]:
    """u! = u*(u - 1)*...*(v + 1)*v! for whole numbers u >= v >= 0."""
    pair = None if scope.question.head == "Solve" else cancelling(t)
    if pair is None:
        return
    view = quotient(t)
    u, v = view.above[pair.above].args[0], view.below[pair.below].args[0]
    conditions = count_conditions(v if pair.difference > 0 else u, scope)
    if conditions is not None:
        after = without_factorials(view, pair)
        yield Redex(lambda: Rewrite(after, conditions=conditions), {"reason": _reason(u, v, pair.difference)})


def _reason(u: Term, v: Term, n: int) -> str:
    """Why a factorial cancels."""
    if not n:
        return f"{text(_factorial(u))} stands above and below the bar."
    larger, smaller = (u, v) if n > 0 else (v, u)
    product = multiply(*falling(larger, abs(n)), _factorial(smaller))
    return f"{text(_factorial(larger))} = {text(product)}, so {text(_factorial(smaller))} cancels."


def _factorial(t: Term) -> Term:
    return term("Factorial", t)


def without_factorials(view: Quotient, pair: Pair) -> Term:
    """The quotient with the smaller of the two factorials cancelled."""
    u, v = view.above[pair.above].args[0], view.below[pair.below].args[0]
    left = falling(u if pair.difference > 0 else v, abs(pair.difference))
    above = (*view.above[: pair.above], *(left if pair.difference > 0 else ()), *view.above[pair.above + 1 :])
    below = (*view.below[: pair.below], *(left if pair.difference < 0 else ()), *view.below[pair.below + 1 :])
    whole = quotient_of(product_of(above), product_of(below)) if below else product_of(above)
    return opposite(whole) if view.sign < 0 else whole


@rule(
    "count-formula-with-letters",
    title="Use the formula",
    say="There are {first} ways for the first pick, one less for each further one{order}.",
    heads=("Binomial", "Permutations"),
    relation=Relation.EQUAL_WHERE,
    examples={
        "binomial(n, 2)": "n*(n - 1)/2",
        "binomial(n + 1, n)": "n + 1",
        "permutations(n, 3)": "n*(n - 1)*(n - 2)",
        "binomial(n, 0)": "1",
    },
    refuses=("binomial(n, k)", "binomial(5, k)", "binomial(n, 1/2)", "binomial(n, 20)", "binomial(5, 2)"),
    eager=True,
    rank=2.0,
    level="counting",
)
def count_formula(t: Term, scope: Scope) -> Iterator[Redex]:
    """C(u, k) = u*(u - 1)*...*(u - k + 1)/k!, P(u, k) without the divisor, also for C(u, u - k) = C(u, k)."""
    found = None if scope.question.head == "Solve" else taken(t)
    conditions = None if found is None else count_conditions(t.args[found[1]], scope)
    after = choice_as_product(t)
    if found is None or conditions is None or after is None:
        return
    order = f"; each choice is counted {found[0]}! times" if t.head == "Binomial" else ""
    yield Redex(lambda: Rewrite(after, conditions=conditions), {"first": t.args[0], "order": order})


def choice_as_product(t: Term) -> Term | None:
    """A choice or arrangement with letters as a product, over k! for choices; None where that is too long.

    Of an arrangement of u - k things of u, u!/k! is left.
    """
    found = taken(t)
    if found is None:
        return None
    k, is_rest = found
    below = integer(factorial(k))
    if t.head == "Permutations":
        return quotient_of(_factorial(t.args[0]), below) if is_rest else product_of(falling(t.args[0], k))
    return quotient_of(product_of(falling(t.args[0], k)), below)
