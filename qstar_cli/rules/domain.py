"""Where a term is defined, and what a rewrite does to that. No rule is declared here.

The domain of a term is a set of *conditions*: relations in a normal spelling (`x != 1`, `x >= 0`, `x^2 + x + 1 != 0`)
that together say exactly where the term is defined over the reals. A function or power about which that is not known
is its own condition ("where this is defined"). A power with an exponent that is not a rational number is defined
for positive bases.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from qstar_cli.rules import algebra
from qstar_cli.terms import facts
from qstar_cli.terms.build import FALSE, PI, E, add, integer, negative, number, power
from qstar_cli.terms.order import sort_key
from qstar_cli.terms.radicands import integer_root
from qstar_cli.terms.spelling import product_of, sum_of, summand
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.terms.views import (
    as_integer,
    as_rational,
    coefficient_and_rest,
    quotient,
    rational_coefficients,
    summands,
)

Conditions = frozenset[Term]
NONE: Conditions = frozenset()
ZERO = integer(0)
_FLIPPED = {"Greater": "Less", "GreaterEqual": "LessEqual"}
_LEAVES = ("Integer", "Decimal", "Symbol", "Constant")
_TOTAL = (
    "Sum",
    "Product",
    "Neg",
    "Tuple",
    "Abs",
    "Percent",
    "Degree",
    "Mixed",
    "Sin",
    "Cos",
    "Atan",
    "Sinh",
    "Cosh",
    "Tanh",
    "Sech",
    "Asinh",
    "Largest",
    "Smallest",
    "Floor",
    "Ceiling",
)
_EVERYWHERE = frozenset(_LEAVES + _TOTAL)


@lru_cache(maxsize=4096)
def domain(t: Term) -> Conditions:
    """The conditions under which `t` is defined."""
    inner = NONE.union(*(domain(a) for a in t.args)) if t.args else NONE
    if t.head in _EVERYWHERE:
        return inner
    if t.head == "Div":
        return inner | nonzero(t.args[1])
    if t.head == "Pow":
        return inner | _power_domain(t)
    if t.head == "Root":
        return inner | _root_domain(t)
    if t.head == "Ln":
        return inner | positive(t.args[0])
    if t.head == "Log":
        return inner | _logarithm_domain(t)
    if t.head in ("Tan", "Sec"):
        return inner | {term("Unequal", term("Cos", t.args[0]), ZERO)}
    if t.head in ("Cot", "Csc"):
        return inner | {term("Unequal", term("Sin", t.args[0]), ZERO)}
    if t.head in ("Coth", "Csch"):
        return inner | nonzero(t.args[0])
    if t.head in ("Asin", "Acos"):
        return inner | nonnegative(add(t.args[0], integer(1))) | nonnegative(add(integer(1), negative(t.args[0])))
    return inner | {t}


def _logarithm_domain(t: Term) -> Conditions:
    base = t.args[1] if len(t.args) == 2 else integer(10)
    return positive(t.args[0]) | positive(base) | nonzero(add(base, negative(integer(1))))


def _root_domain(t: Term) -> Conditions:
    index = as_rational(t.args[1])
    if index is None or index.denominator != 1 or index < 1:
        return frozenset({t})
    return NONE if index.numerator % 2 else nonnegative(t.args[0])


def _power_domain(t: Term) -> Conditions:
    base, exponent = t.args[0], as_rational(t.args[1])
    if exponent is None and facts.is_positive(base):
        return NONE
    if exponent is None:
        return positive(base) if symbols(t.args[1]) or _is_irrational(t.args[1]) else frozenset({t})
    if exponent.denominator % 2 == 0:
        return positive(base) if exponent < 0 else nonnegative(base)
    return nonzero(base) if exponent <= 0 else NONE


def _is_irrational(t: Term) -> bool:
    """Whether a term without letters is certainly irrational: a rational number plus a multiple of pi, e or a root."""
    rests = [rest for _, rest in map(coefficient_and_rest, summands(t)) if as_rational(rest) is None]
    if len(rests) == 1 and rests[0].head == "Sum":
        return _is_irrational(rests[0])
    return len(rests) == 1 and (rests[0] in (PI, E) or _is_irrational_root(rests[0]))


def _is_irrational_root(t: Term) -> bool:
    radicand, index = (as_integer(t.args[0]), as_integer(t.args[1])) if t.head == "Root" else (None, None)
    return (
        radicand is not None
        and radicand > 1
        and index is not None
        and integer_root(radicand, index) ** index != radicand
    )


def nonzero(t: Term) -> Conditions:
    """The conditions for `t != 0` where `t` is defined."""
    known = facts.is_nonzero(t)
    if known is not None:
        return NONE if known else frozenset({FALSE})
    if t.head == "Product":
        return NONE.union(*(nonzero(a) for a in t.args))
    if t.head in ("Neg", "Abs", "Root", "Div", "Sinh", "Tanh", "Atan", "Asin", "Asinh"):
        return nonzero(t.args[0])
    if t.head in ("Sec", "Csc", "Csch"):
        return NONE
    if t.head in ("Tan", "Cot"):
        return frozenset({term("Unequal", term("Sin" if t.head == "Tan" else "Cos", t.args[0]), ZERO)})
    if t.head == "Pow":
        exponent = as_rational(t.args[1])
        return nonzero(t.args[0]) if exponent is not None and exponent > 0 else NONE
    if t.head != "Sum":
        return frozenset({term("Unequal", t, ZERO)})
    return _linear(t, "Unequal") or _each_factor(t)


def _each_factor(t: Term) -> Conditions:
    factors = algebra.factor_list(t)
    if factors is None:
        return frozenset({term("Unequal", t, ZERO)})
    if not factors[0]:
        return frozenset({FALSE})
    found: Conditions = NONE
    for factor, _ in factors[1]:
        whole = factor if factor.head == "Sum" else None
        found |= nonzero(factor) if whole is None else _irreducible(whole)
    return found


def _irreducible(t: Term) -> Conditions:
    known = facts.is_nonzero(t)
    return NONE if known else _linear(t, "Unequal") or _difference(t) or frozenset({term("Unequal", t, ZERO)})


def _difference(t: Term) -> Conditions:
    """`x - y != 0` as `x != y`; NONE for a sum that is no difference of two letters."""
    letters = [s for s in t.args if s.head == "Symbol"]
    others = [s.args[0] for s in t.args if s.head == "Neg" and s.args[0].head == "Symbol"]
    if len(t.args) != 2 or len(letters) != 1 or len(others) != 1:
        return NONE
    return frozenset({term("Unequal", *sorted((letters[0], others[0]), key=sort_key))})


def nonnegative(t: Term) -> Conditions:
    """The conditions for `t >= 0` where `t` is defined."""
    if _is_nonnegative(t) or (t.head == "Sum" and algebra.square_root(t) is not None):
        return NONE
    return _sign_condition(t, "GreaterEqual", facts.is_nonnegative(t))


def _is_nonnegative(t: Term) -> bool:
    """Whether `t` is never negative where it is defined; also for powers such as `x^(2/3)` and `x^(3/2)`."""
    exponent = as_rational(t.args[1]) if t.head == "Pow" else None
    is_even = exponent is not None and exponent.numerator * exponent.denominator % 2 == 0
    return is_even or facts.is_nonnegative(t) is True


def positive(t: Term) -> Conditions:
    """The conditions for `t > 0` where `t` is defined."""
    if _is_nonnegative(t):
        return nonzero(t)
    return _sign_condition(t, "Greater", facts.is_positive(t))


def _sign_condition(t: Term, relation: str, known: bool | None) -> Conditions:
    if known is not None:
        return NONE if known else frozenset({FALSE})
    if t.head == "Sum":
        return _linear(t, relation) or frozenset({term(relation, _without_content(t), ZERO)})
    view = quotient(t)
    factors, others, sign = [], NONE, view.sign
    for f in (*view.above, *view.below):
        kind = _kind(f)
        if kind < 0:
            sign = -sign
        elif kind == 0:
            factors.append(_without_content(_odd_part(f)))
        elif relation == "Greater":
            others |= nonzero(f)
        elif f in view.above and facts.is_positive(f) is not True:
            factors.append(_even_part(f))
    if not factors:
        return others if sign > 0 else frozenset({FALSE})
    if len(factors) > 1 and relation == "Greater":
        whole = frozenset({term("GreaterEqual" if sign > 0 else "LessEqual", product_of(factors), ZERO)})
        return others.union(whole, *map(nonzero, factors))
    if len(factors) > 1 or factors[0] == t or sign < 0:
        return others | {term(relation if sign > 0 else _FLIPPED[relation], product_of(factors), ZERO)}
    return others | (positive(factors[0]) if relation == "Greater" else nonnegative(factors[0]))


def _kind(f: Term) -> int:
    """1 for a factor that is never negative, -1 for one that is always negative, 0 for others."""
    return 1 if _is_nonnegative(f) else -1 if facts.is_negative(f) else 0


def _odd_part(f: Term) -> Term:
    """A factor with the same sign as `f` where f is defined: the base of an odd power or root."""
    exponent = as_rational(f.args[1]) if f.head in ("Pow", "Root") else None
    return f.args[0] if exponent is not None and exponent.denominator % 2 and exponent.numerator % 2 else f


def _even_part(f: Term) -> Term:
    """A factor that is 0 where `f` is and positive elsewhere."""
    exponent = as_rational(f.args[1]) if f.head == "Pow" else None
    return power(f.args[0], 2) if exponent is not None and exponent > 0 and exponent.numerator % 2 == 0 else f


def _without_content(t: Term) -> Term:
    content = algebra.content(t) if t.head == "Sum" else Fraction(1)
    if content == 1:
        return sum_of(summands(t))
    return sum_of(summand(c / content, rest) for c, rest in map(coefficient_and_rest, summands(t)))


def _linear(t: Term, relation: str) -> Conditions:
    """`a*x + b R 0` solved for the one letter x, NONE for any other term."""
    letters = symbols(t)
    if len(letters) != 1:
        return NONE
    coefficients = rational_coefficients(t, letters[0])
    if coefficients is None or not set(coefficients) <= {0, 1} or 1 not in coefficients:
        return NONE
    slope = coefficients[1]
    head = relation if slope > 0 or relation == "Unequal" else _FLIPPED[relation]
    return frozenset({term(head, letters[0], number(-coefficients.get(0, Fraction(0)) / slope))})


def _implied(condition: Term, known: Conditions) -> bool:
    if condition in known:
        return True
    if condition.head in ("Greater", "Less"):
        return {term(f"{condition.head}Equal", *condition.args), term("Unequal", *condition.args)} <= known
    if condition.head not in ("Unequal", "GreaterEqual", "LessEqual"):
        return False
    heads = {"Unequal": ("Greater", "Less"), "GreaterEqual": ("Greater",), "LessEqual": ("Less",)}[condition.head]
    return any(term(head, *condition.args) in known for head in heads)


def normalised(relations: Iterable[Term]) -> Conditions:
    """Relations `a R 0` in the spelling of conditions; others as they are."""
    found: Conditions = NONE
    for relation in relations:
        if relation.head == "Unequal":
            a, b = relation.args
            found |= nonzero(a if b == ZERO else add(a, negative(b)))
        elif relation.head in ("Greater", "GreaterEqual") and relation.args[1] == ZERO:
            found |= _sign_condition(relation.args[0], relation.head, None)
        else:
            found |= {relation}
    return found


def _reduced(conditions: Conditions) -> Conditions:
    """The same conditions, factors that the others show to be positive left out of `a*b >= 0`."""
    found = set(conditions)
    for c in conditions:
        if c.head in ("GreaterEqual", "LessEqual") and c.args[0].head == "Product" and c.args[1] == ZERO:
            others = tuple(conditions - {c})
            kept = [f for f in c.args[0].args if not _is_positive_under(f, others)]
            if kept and len(kept) < len(c.args[0].args):
                found.remove(c)
                rest = product_of(kept)
                found |= nonnegative(rest) if c.head == "GreaterEqual" else {term(c.head, rest, ZERO)}
    return frozenset(found)


def _is_positive_under(f: Term, others: tuple[Term, ...]) -> bool:
    return bool(facts.is_positive(f, others) or (facts.is_nonnegative(f, others) and nonzero(f) <= set(others)))


def lost_conditions(before: Term, after: Term, assumptions: Iterable[Term] = ()) -> tuple[Term, ...] | None:
    """The conditions to carry on when `before` is rewritten to `after`, sorted; () when the domain is the same.

    None when the rewrite must not be done: `after` would be undefined where `before` is defined, or it is not
    known where `before` is defined.
    """
    known = normalised(assumptions)
    old, new = _reduced(domain(before)), _reduced(domain(after))
    if not all(_implied(c, old | known) for c in new):
        return None
    lost = [c for c in old if not _implied(c, new | known)]
    if any(c.head not in ("Unequal", "Greater", "GreaterEqual", "Less", "LessEqual") for c in lost):
        return None
    return tuple(sorted(lost, key=sort_key))
