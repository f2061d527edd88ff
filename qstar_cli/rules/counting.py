"""Binomial coefficients and arrangements of whole numbers."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.numbers import integers
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import divide, integer, multiply
from qstar_cli.terms.term import Term, term

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
    say="{k} of {n} things can be picked one after another in {n}*({n} - 1)*... ways, and each choice is counted {k}! times.",
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
