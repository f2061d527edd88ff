"""A function as layers around its letter: linear ones, and others. No rule is declared here."""

from __future__ import annotations

from typing import NamedTuple

from qstar_cli.rules.function_ranges_images import image_if_known, pieces
from qstar_cli.terms.build import FALSE, TRUE, integer, power, symbol
from qstar_cli.terms.intervals import Intervals, formula_of
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, contains, map_args, substitute, subterms, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_integer, coefficient_and_rest

_LINEAR = ("Sum", "Neg", "Product")
_HOLE = symbol("u#")
LETTERS = ("u", "v", "w", "s", "t", "r")


def depth(e: Term, x: Term) -> int | None:
    """The number of layers that are not linear; None where the letter stands in several parts of a layer."""
    if e == x:
        return 0
    if pieces(e, x) is not None:
        return 0 if _is_linear(e, x) else 1
    inside = [a for a in e.args if contains(a, x)]
    inner = depth(inside[0], x) if len(inside) == 1 else None
    return None if inner is None else inner + (not _is_linear_layer(e, inside[0]))


def _is_linear(e: Term, x: Term) -> bool:
    """Whether e is built from x by linear layers alone."""
    inside = [a for a in e.args if contains(a, x)]
    return e == x or (len(inside) == 1 and _is_linear_layer(e, inside[0]) and _is_linear(inside[0], x))


def _is_linear_layer(e: Term, inside: Term) -> bool:
    return e.head in _LINEAR or (e.head == "Div" and e.args[0] == inside)


def stripped(e: Term, x: Term) -> Term:
    """The expression without its outer linear layers."""
    inside = [a for a in e.args if contains(a, x)]
    while len(inside) == 1 and _is_linear_layer(e, inside[0]):
        e = inside[0]
        inside = [a for a in e.args if contains(a, x)]
    return e


def inner_part(e: Term, x: Term) -> Term | None:
    """The largest part of at most one layer that contains the letter wherever it occurs; None where there is none."""
    found = [s for s in dict.fromkeys(subterms(e)) if s not in (e, x) and contains(s, x)]
    fit = [s for s in found if depth(s, x) == 1 and not contains(substitute(e, s, _HOLE), x)]
    return max(fit, key=lambda s: s.size, default=None)


def with_one_power(e: Term, x: Term) -> Term:
    """Powers `b^(2x)` beside `b^x` as squares of it, and `x^4` beside `x^2`."""
    powers = [s for s in dict.fromkeys(subterms(e)) if s.head == "Pow" and contains(s, x)]
    if len(powers) < 2 or len({(s.args[0], coefficient_and_rest(s.args[1])[1]) for s in powers}) > 1:
        return e
    scales = [coefficient_and_rest(s.args[1])[0] for s in powers]
    least = min(scales, key=lambda q: (abs(q), q < 0))
    unit = powers[scales.index(least)]
    if any((q / least).denominator != 1 for q in scales):
        return e
    return _replaced(e, {s: power(unit, integer(int(q / least))) for s, q in zip(powers, scales, strict=True)}, unit)


def with_one_root(e: Term, x: Term) -> Term:
    """`x` beside `sqrt(x)` as the square of it."""
    roots = [s for s in dict.fromkeys(subterms(e)) if s.head == "Root" and contains(s, x)]
    if len(roots) != 1 or roots[0].args[0] != x:
        return e
    marked = substitute(substitute(e, roots[0], _HOLE), x, power(_HOLE, roots[0].args[1]))
    return substitute(marked, _HOLE, roots[0])


def _replaced(t: Term, new: dict[Term, Term], unit: Term) -> Term:
    if t in new:
        return unit if as_integer(new[t].args[1]) == 1 else new[t]
    return map_args(t, tuple(_replaced(a, new, unit) for a in t.args)) if t.args else t


class Written(NamedTuple):
    """A function as an outer one of a letter, with the values of the inner one as condition; what is said of that."""

    outer: Term
    words: dict[str, Term | str]


def with_inner_letter(e: Term, x: Term, domain: Intervals, taken: tuple[Term, ...]) -> Written | None:
    """A function of more than one layer with a new letter, none of those taken, for its inner part."""
    layers = depth(e, x)
    if layers is not None and layers <= 1:
        return None
    whole = with_one_root(with_one_power(e, x), x)
    inner = inner_part(whole, x)
    values = image_if_known(inner, x, domain) if inner is not None else None
    if inner is None or values is None:
        return None
    u = symbol(next(name for name in LETTERS if symbol(name) not in (x, *taken)))
    outer = tidy(substitute(whole, inner, u))
    condition = formula_of(values, u) if values else FALSE
    said = "every real value" if condition == TRUE else f"exactly the values with {text(condition)}"
    restricted = outer if condition == TRUE else term("Where", outer, condition)
    return Written(restricted, {"inner": inner, "values": said, "letter": u})
