"""Binomial coefficients and arrangements of whole numbers."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.numbers import integers
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import divide, integer, multiply
from qstar_cli.terms.term import Term, operands, term
from qstar_cli.terms.views import as_integer

_SHOWN = 12  # factors that are written out


def _factorial(n: int) -> Term:
    return term("Factorial", integer(n))


def _falling(n: int, k: int) -> Term:
    """n*(n - 1)*..., k factors."""
    return multiply(*(integer(n - j) for j in range(k)))


def _quotient(above: Term, below: Term) -> Term:
    return above if below == integer(1) else divide(above, below)


def _chosen(t: Term) -> tuple[int, int] | None:
    """(n, k) for whole numbers n >= 0 and k >= 0."""
    values = integers(t.args)
    return (values[0], values[1]) if values is not None and min(values) >= 0 else None


@rule(
    "choose-formula",
    title="Use the formula for choices",
    say="There are {n} things for the first pick, one less for each further pick; each choice is counted {k}! times.",
    heads=("Binomial",),
    examples={
        "binomial(5, 2)": "5*4/(2*1)",
        "binomial(10, 7)": "10*9*8/(3*2*1)",
        "binomial(6, 1)": "6",
        "binomial(60, 30)": "60!/(30!*30!)",
        "binomial(7, 0)": "1",
    },
    refuses=("binomial(n, 2)", "binomial(2, 5)", "binomial(1/2, 2)", "binomial(-3, 2)"),
    eager=True,
    rank=2.0,
    level="counting",
)
def choose_formula(t: Term, scope: Scope) -> Iterator[Redex]:
    """C(n, k) = n*(n - 1)*...*(n - k + 1)/k! for 0 <= k <= n, with factorials where that is too long."""
    found = _chosen(t)
    if found is None or found[1] > found[0]:
        return
    n, k = found[0], min(found[1], found[0] - found[1])
    if k <= _SHOWN:
        after = _quotient(_falling(n, k), _falling(k, k) if k > 1 else integer(1))
    else:
        after = divide(_factorial(n), multiply(_factorial(k), _factorial(n - k)))
    yield Redex(lambda: Rewrite(after), {"n": integer(n), "k": integer(k)})


@rule(
    "arrange-formula",
    title="Use the formula for arrangements",
    say="There are {n} things for the first place, one less for each further place.",
    heads=("Permutations",),
    examples={"permutations(5, 2)": "5*4", "permutations(40, 20)": "40!/20!", "permutations(4, 0)": "1"},
    refuses=("permutations(n, 2)", "permutations(2, 5)", "permutations(-3, 2)"),
    eager=True,
    rank=2.0,
    level="counting",
)
def arrange_formula(t: Term, scope: Scope) -> Iterator[Redex]:
    """P(n, k) = n*(n - 1)*...*(n - k + 1) for 0 <= k <= n, with factorials where that is too long."""
    found = _chosen(t)
    if found is None or found[1] > found[0]:
        return
    n, k = found
    after = _falling(n, k) if k <= _SHOWN else divide(_factorial(n), _factorial(n - k))
    yield Redex(lambda: Rewrite(after), {"n": integer(n)})


@rule(
    "too-few-things",
    title="There are too few things",
    say="{k} cannot be taken from {n}, so there is no way.",
    heads=("Binomial", "Permutations"),
    examples={"binomial(2, 5)": "0", "permutations(2, 5)": "0"},
    refuses=("binomial(5, 2)", "permutations(5, 5)", "binomial(n, 2)", "binomial(-2, 5)"),
    eager=True,
    rank=2.0,
    level="counting",
)
def too_few_things(t: Term, scope: Scope) -> Iterator[Redex]:
    """No choice of more things than there are."""
    found = _chosen(t)
    if found is not None and found[1] > found[0]:
        yield Redex(lambda: Rewrite(integer(0)), {"n": t.args[0], "k": t.args[1]})


@rule(
    "cancel-factorials",
    title="Cancel the smaller factorial",
    say="{n}! contains {m}! as a factor; what is left above are the factors after {m}.",
    heads=("Div",),
    examples={"100!/98!": "100*99", "20!/(18!*2!)": "20*19/2!", "20!/(2!*18!)": "20*19/2!"},
    refuses=("5!/3!", "98!/100!", "100!/50!", "n!/98!", "100!/(98! + 1)", "100!/7"),
    eager=True,
    rank=1.5,
    level="counting",
)
def cancel_factorials(t: Term, scope: Scope) -> Iterator[Redex]:
    """A quotient of factorials of nearby numbers, the larger one above and too large to be worked out."""
    above = _factorial_of(t.args[0])
    factors = operands(t.args[1], "Product")
    known = [(m, k) for k, f in enumerate(factors) if (m := _factorial_of(f)) is not None]
    if above is None or above <= _SHOWN or not known:
        return
    m, place = max(known)
    if 0 < above - m <= _SHOWN:
        rest = factors[:place] + factors[place + 1 :]
        product = _falling(above, above - m)
        after = divide(product, multiply(*rest)) if rest else product
        yield Redex(lambda: Rewrite(after), {"n": integer(above), "m": integer(m)})


def _factorial_of(t: Term) -> int | None:
    return as_integer(t.args[0]) if t.head == "Factorial" else None
