"""Whole parameters of formulas, and formulas with them in a form in which every equation is linear in the parameter.

`x = (-1)^n*pi/6 + pi*n` for an integer n says the same as that with 2n or with 2n + 1 for n; `x = sqrt(pi*n)` says
`x >= 0 and x^2 = pi*n`, as a root, a power or a logarithm around the parameter is undone on the other side.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from qstar_cli.terms.build import (
    RELATIONS,
    add,
    all_of,
    any_of,
    divide,
    equal,
    integer,
    multiply,
    negative,
    power,
    root,
    subtract,
)
from qstar_cli.terms.term import Term, contains, map_args, operands, substitute, subterms, symbols, term
from qstar_cli.verify.constants import ConstantField
from qstar_cli.verify.field import Field, Undecided, V, opposite
from qstar_cli.verify.interpret import evaluate, has_letter
from qstar_cli.verify.meanings.sums_letters import linear

E = term("Constant", value="e")
MINUS_ONE = term("Neg", integer(1))
MAX_LAYERS = 12


def parameters_of(formula: Term) -> tuple[Term, ...]:
    """The letters n of `... for integer n`, none when the conditions say anything else."""
    if formula.head != "Where":
        return ()
    condition = formula.args[1]
    parts = operands(condition, "And")
    names = tuple(p.args[0] for p in parts if p.head == "Element" and p.args[1].value == "integers")
    return names if len(names) == len(parts) and all(n.head == "Symbol" for n in names) else ()


def bound_letters(terms: tuple[Term, ...]) -> frozenset[Term]:
    """All parameters in the terms. Raises Undecided when one is also used as an ordinary letter."""
    found = {n for t in terms for s in subterms(t) for n in parameters_of(s)}
    if found & free_letters(terms):
        raise Undecided("a parameter that is a letter as well")
    return frozenset(found)


def free_letters(terms: tuple[Term, ...]) -> set[Term]:
    return {x for t in terms for x in _free(t)}


def _free(t: Term) -> set[Term]:
    if not t.args:
        return {t} if t.head == "Symbol" else set()
    return {x for a in t.args for x in _free(a)} - set(parameters_of(t))


def relations(formula: Term) -> list[Term]:
    """The relations of a formula built with `and` and `or`. Raises Undecided for any other."""
    if formula.head in ("And", "Or"):
        return [r for a in formula.args for r in relations(a)]
    if formula.head in ("True", "False"):
        return []
    if formula.head not in RELATIONS:
        raise Undecided("a formula with a parameter that is no relation")
    return [formula]


def whole_letters(terms: Sequence[Term]) -> frozenset[str]:
    """The letters that are given to be whole numbers."""
    given = (t for t in terms if t.head == "Element" and t.args[1].value == "integers")
    return frozenset(str(t.args[0].value) for t in given if t.args[0].head == "Symbol")


def is_linear(t: Term, name: Term) -> bool:
    """Whether a term is a letter times something free of it, plus something free of it."""
    if not contains(t, name):
        return True
    if t.head in ("Sum", "Neg", "Degree", "Symbol"):
        return all(is_linear(a, name) for a in t.args)
    if t.head == "Product":
        return sum(contains(a, name) for a in t.args) == 1 and all(is_linear(a, name) for a in t.args)
    return t.head == "Div" and not contains(t.args[1], name) and is_linear(t.args[0], name)


@lru_cache(maxsize=256)
def linear_parts(relation: Term, name: Term) -> tuple[Term, Term]:
    """(a, b) for a relation whose sides differ by a*n + b. Raises Undecided where that is not so."""
    slopes = [linear_part(side, name) for side in relation.args]
    known = [a for a in slopes if a is not None]
    if len(known) < len(slopes):
        raise Undecided("a parameter that is not linear")
    return subtract(*known), subtract(*(value_at_zero(side, name) for side in relation.args))


def linear_part(t: Term, name: Term) -> Term | None:
    """What a letter is multiplied by in a term that is linear in it, else None."""
    return _coefficient(t, name) if is_linear(t, name) else None


def value_at_zero(t: Term, name: Term) -> Term:
    return substitute(t, name, integer(0))


def _coefficient(t: Term, name: Term) -> Term:
    """What the parameter is multiplied by in a term that is linear in it."""
    if not contains(t, name):
        return integer(0)
    if t == name:
        return integer(1)
    if t.head == "Sum":
        return add(*(_coefficient(a, name) for a in t.args if contains(a, name)))
    return map_args(t, tuple(_coefficient(a, name) if contains(a, name) else a for a in t.args))


def number_given(relation: Term, name: Term, f: Field[V]) -> V | None:
    """The number for which the sides of a relation, linear in the parameter, are equal; None where a side is
    undefined."""
    slope, rest = linear_parts(relation, name)
    values = evaluate(slope, f), evaluate(rest, f)
    if values[0] is None or values[1] is None:
        return None
    if f.is_zero(values[0]):
        raise Undecided("a parameter that does not matter")
    return f.divide(opposite(values[1], f), values[0])


# with linear parameters


@lru_cache(maxsize=256)
def with_linear_parameters(formula: Term) -> Term:
    """`A for integer n` with equations that are linear in n, where an equation says that it holds for some n."""
    names = parameters_of(formula)
    inner = formula.args[0]
    inside = [r for r in relations(inner) if any(contains(r, n) for n in names)]
    if all(r.head == "Unequal" for r in inside):
        return formula
    for name in names:
        if _alternates(inner, name):
            inner = any_of(*(_of_parity(inner, name, rest) for rest in (0, 1)))
        inner = _with_linear(inner, name)
    return term("Where", inner, formula.args[1])


def _alternates(t: Term, name: Term) -> bool:
    return any(s.head == "Pow" and s.args[0] == MINUS_ONE and contains(s.args[1], name) for s in subterms(t))


def _of_parity(t: Term, name: Term, rest: int) -> Term:
    """The term with 2n + rest for n, powers of -1 worked out."""
    if t.head == "Pow" and t.args[0] == MINUS_ONE:
        exponent = linear(t.args[1], str(name.value)) if symbols(t.args[1]) == (name,) else None
        if exponent is not None:
            return MINUS_ONE if (exponent[0] * rest + exponent[1]) % 2 else integer(1)
    if t == name:
        twice = multiply(integer(2), name)
        return add(twice, integer(1)) if rest else twice
    return map_args(t, tuple(_of_parity(a, name, rest) for a in t.args)) if t.args else t


def _with_linear(formula: Term, name: Term) -> Term:
    if formula.head in ("And", "Or"):
        return map_args(formula, tuple(_with_linear(a, name) for a in formula.args))
    if formula.head != "Equal" or all(is_linear(side, name) for side in formula.args):
        return formula
    inside = [side for side in formula.args if contains(side, name)]
    if len(inside) != 1:
        return formula
    outside = formula.args[1 - formula.args.index(inside[0])]
    return _undone(inside[0], outside, name)


def _undone(inner: Term, outer: Term, name: Term, layers: int = MAX_LAYERS) -> Term:
    """What `inner = outer` says, with what is around the parameter undone on the other side."""
    if is_linear(inner, name):
        return equal(inner, outer)
    places = [k for k, a in enumerate(inner.args) if contains(a, name)]
    if len(places) != 1 or not layers:
        raise Undecided("a parameter that cannot be isolated")
    place, u = places[0], inner.args[places[0]]
    others = (*inner.args[:place], *inner.args[place + 1 :])
    is_even = inner.head in ("Root", "Pow") and place == 0 and _whole(others[0]) % 2 == 0
    if is_even and inner.head == "Pow":
        size = root(outer, others[0])
        return any_of(_undone(u, size, name, layers - 1), _undone(u, negative(size), name, layers - 1))
    found = _undone(u, _inverse(inner.head, place, others, outer), name, layers - 1)
    return all_of(term("GreaterEqual", outer, integer(0)), found) if is_even else found


def _inverse(head: str, place: int, others: tuple[Term, ...], outer: Term) -> Term:
    """R' such that F(u) = R exactly where u = R' (for an even root: and R >= 0), u being the argument at that place."""
    if head == "Neg":
        return negative(outer)
    if head == "Sum":
        return subtract(outer, add(*others))
    if head == "Ln":
        return power(E, outer)
    if head == "Product" and _is_not_zero(multiply(*others)):
        return divide(outer, multiply(*others))
    if head == "Div" and _is_not_zero(others[0]):
        return multiply(outer, others[0]) if place == 0 else divide(others[0], outer)
    if head == "Pow" and place == 1 and _is_base(others[0]):
        logarithm = term("Ln", outer)
        return logarithm if others[0] == E else divide(logarithm, term("Ln", others[0]))
    if head == "Root" and place == 0 and _whole(others[0]) > 1:
        return power(outer, others[0])
    if head == "Pow" and place == 0 and _whole(others[0]) % 2:
        return root(outer, others[0])
    raise Undecided("a parameter that cannot be isolated")


def _whole(t: Term) -> int:
    """The exponent or index n >= 1 that a term is. Raises Undecided."""
    if t.head != "Integer" or not isinstance(t.value, int) or t.value < 1:
        raise Undecided("an exponent that is no positive whole number")
    return t.value


def _is_not_zero(t: Term) -> bool:
    """Whether an expression is a number other than 0."""
    value = None if has_letter(t) else evaluate(t, ConstantField())
    return value is not None and not ConstantField().is_zero(value)


def _is_base(t: Term) -> bool:
    return t == E or (t.head == "Integer" and int(t.value or 0) > 1)
