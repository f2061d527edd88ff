"""`tidy`: the one spelling of a term among those similar to it that rules need to know.

Sums and products are flat, brackets that change nothing are gone, a single minus sign of a product or
quotient stands in front of it, a factor -1 is a sign. The result is always `similar` to the input.
"""

from __future__ import annotations

from qstar_cli.terms.build import integer, negative
from qstar_cli.terms.term import Term, map_args, term


def tidy(t: Term) -> Term:
    """The tidy spelling of `t` (see the module); idempotent."""
    if not t.args:
        return t
    t = map_args(t, tuple(tidy(a) for a in t.args))
    if t.head == "Sum":
        return term("Sum", *_flat(t, "Sum"))
    if t.head == "Product":
        return _tidy_product(t)
    if t.head == "Div":
        return _sign_in_front(t)
    if t.head in ("And", "Or"):
        return term(t.head, *_flat(t, t.head))
    return t


def _flat(t: Term, head: str) -> list[Term]:
    return [inner for a in t.args for inner in (a.args if a.head == head else (a,))]


def _tidy_product(t: Term) -> Term:
    factors: list[Term] = []
    for a in t.args:
        if a.head == "Product":
            factors += a.args
        elif a.head == "Neg" and a.args[0].head == "Product":
            factors += _signed_factors(a.args[0].args)
        else:
            factors.append(a)
    signed = [k for k, f in enumerate(factors) if f.head == "Neg"]
    if len(signed) != 1 or factors[signed[0]].args[0].head == "Neg":
        return term("Product", *factors)
    bare = factors[signed[0]].args[0]
    middle = [] if bare == integer(1) else list(bare.args) if bare.head == "Product" else [bare]
    rest = factors[: signed[0]] + middle + factors[signed[0] + 1 :]
    return negative(rest[0] if len(rest) == 1 else term("Product", *rest))


def _signed_factors(factors: tuple[Term, ...]) -> tuple[Term, ...]:
    """The factors with the sign of their product at one of them, but not at a 1, where it would swallow the 1."""
    for k, factor in enumerate(factors):
        if factor != integer(1):
            return (*factors[:k], negative(factor), *factors[k + 1 :])
    return (negative(term("Product", *factors)),)


def _sign_in_front(t: Term) -> Term:
    above, below = t.args
    if (above.head == "Neg") == (below.head == "Neg"):
        return t
    signed = above if above.head == "Neg" else below
    if signed.args[0].head == "Neg":
        return t
    bare = signed.args[0]
    return negative(term("Div", bare, below) if signed is above else term("Div", above, bare))
