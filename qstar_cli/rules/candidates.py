"""Candidates against the conditions they must satisfy: found solutions are kept, rejected, or kept in a case."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import expanded, is_same_polynomial
from qstar_cli.rules.conditions import as_ratio, is_nonzero_formula
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.surds import root_term
from qstar_cli.terms.build import FALSE, TRUE, I, all_of, integer, number, subtract
from qstar_cli.terms.enclosure import enclosure, sign_of_difference
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.facts import signs
from qstar_cli.terms.logarithms import is_undefined_logarithm
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.solved import is_value
from qstar_cli.terms.term import Term, contains, map_args, substitute, subterms, symbols
from qstar_cli.terms.views import as_integer, as_rational

_SIGNS = {
    "Less": {-1},
    "LessEqual": {-1, 0},
    "Greater": {1},
    "GreaterEqual": {0, 1},
    "Equal": {0},
    "Unequal": {-1, 1},
}


def open_conditions(scope: Scope) -> tuple[Term, ...]:
    """The conditions of the state that speak of the unknown, and its obligations."""
    if len(scope.unknowns) != 1:
        return ()
    return tuple(c for c in (*scope.conditions, *scope.obligations) if contains(c, scope.unknowns[0]))


def candidate_value(t: Term, scope: Scope) -> Term | None:
    """The value of a candidate `x = value` whose conditions are still open."""
    if scope.parent is None and len(scope.unknowns) == 1 and is_value(t, scope.unknowns[0]) and open_conditions(scope):
        return t.args[1]
    return None


def satisfies(relation: Term, x: Term, value: Term, scope: Scope) -> bool | None:
    """Whether the relation holds for `x = value`; None when that is not known."""
    wanted = _SIGNS.get(relation.head)
    if wanted is None:
        return None
    a, b = (substitute(side, x, value) for side in relation.args)
    difference = subtract(a, b)
    if _is_undefined(difference):
        return False
    exact = rational_value(difference, {})
    if exact is not None:
        return ((exact > 0) - (exact < 0)) in wanted
    found = set(signs(difference, scope.assumptions))
    if found and (found <= wanted or not found & wanted):
        return found <= wanted
    sign = sign_of_difference(a, b)
    if sign is None:  # numbers that agree to a thousand binary digits are proposed as equal: the kernel proves it
        is_number = enclosure(difference, 64) is not None
        sign = 0 if is_number or _is_same(a, b, scope) else None
    if sign is not None:
        return sign in wanted
    return (
        relation.head == "Unequal" if relation.head in ("Equal", "Unequal") and _is_same(a, b, scope) is False else None
    )


def _is_undefined(t: Term) -> bool:
    """Whether a number has a part that is certainly undefined over the reals: a zero divisor, an even root below 0, the
    inverse sine of 2."""
    return any(
        (s.head == "Div" and rational_value(s.args[1], {}) == 0)
        or (s.head == "Root" and _is_below_zero(s))
        or (s.head in ("Asin", "Acos") and _is_no_sine(s.args[0]))
        or (s.head in ("Ln", "Log") and is_undefined_logarithm(s))
        or (s.head in ("Factorial", "Binomial", "Permutations") and any(map(_is_no_count, s.args)))
        for s in subterms(t)
    )


def _is_no_count(t: Term) -> bool:
    """Whether a number is certainly no whole number >= 0."""
    bounds = enclosure(t, 64)
    return bounds is not None and (bounds[1] < 0 or ceil(bounds[0]) > floor(bounds[1]))


def _is_no_sine(t: Term) -> bool:
    """Whether a number is certainly below -1 or above 1."""
    bounds = enclosure(t, 64)
    return bounds is not None and (bounds[1] < -1 or bounds[0] > 1)


def _is_below_zero(t: Term) -> bool:
    index, bounds = as_integer(t.args[1]), enclosure(t.args[0], 64)
    return index is not None and index % 2 == 0 and bounds is not None and bounds[1] < 0


def _is_same(a: Term, b: Term, scope: Scope) -> bool | None:
    """Whether two values are equal, proved by algebra; None when that does not settle it."""
    a, b = _calculated(a), _calculated(b)
    if is_similar(a, b) or is_same_polynomial(a, b):
        return True
    if contains(a, I) or contains(b, I):
        return _differs_in_imaginary_part(subtract(a, b))
    difference = expanded(as_ratio(subtract(a, b))[0])
    if difference is None or (symbols(difference) == () and as_rational(difference) is None):
        return None
    if as_rational(difference) is not None:
        return as_rational(difference) == 0
    return False if is_nonzero_formula(difference, scope.assumptions) == TRUE else None


def _calculated(t: Term) -> Term:
    """`t` with its rational parts worked out and the roots of rational numbers in simplest form."""
    value = rational_value(t, {})
    if value is not None:
        return number(value)
    t = map_args(t, tuple(map(_calculated, t.args)))
    inside, index = (as_rational(t.args[0]), as_integer(t.args[1])) if t.head == "Root" else (None, None)
    return root_term(inside, index) if inside is not None and inside > 0 and index else t


def _differs_in_imaginary_part(t: Term) -> bool | None:
    """False (not the same) when the imaginary part of a difference is certainly not 0, else None."""
    real = substitute(t, I, integer(0))
    sign = sign_of_difference(substitute(t, I, integer(1)), real)
    return None if sign is None else False


@rule(
    "reject-candidate",
    title="Reject a candidate",
    say="{candidate} does not satisfy {condition}, so it is no solution.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.REJECTS_CANDIDATES,
    eager=True,
    rank=0,
    cost=0.5,
    examples={"x = 3 where x != 3": "no solution"},
    refuses=("x = 2 where x != 3", "2x = 6 where x != 3", "x = 3"),
)
def reject_candidate(t: Term, scope: Scope) -> Iterator[Redex]:
    """A found value that contradicts a condition of its line is no solution."""
    value = candidate_value(t, scope)
    if value is None:
        return
    settled = open_conditions(scope)
    failed = [c for c in settled if satisfies(c, scope.unknowns[0], value, scope) is False]
    if failed:
        rewrite = Rewrite(FALSE, discharged=settled, settles=True)
        yield Redex(lambda: rewrite, {"candidate": t, "condition": failed[0]})


@rule(
    "keep-candidate",
    title="Check the candidate",
    say="{candidate} satisfies {condition}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.SAME_SOLUTIONS,
    eager=True,
    rank=0,
    cost=0.5,
    examples={"x = 2 where x != 3": "x = 2"},
    refuses=("x = 3 where x != 3", "2x = 4 where x != 3", "x = 2"),
)
def keep_candidate(t: Term, scope: Scope) -> Iterator[Redex]:
    """A found value that satisfies every condition of its line is kept and the conditions are settled."""
    value = candidate_value(t, scope)
    if value is None:
        return
    settled = open_conditions(scope)
    if all(satisfies(c, scope.unknowns[0], value, scope) for c in settled):
        relation = Relation.REJECTS_CANDIDATES if scope.obligations else None
        rewrite = Rewrite(t, discharged=settled, settles=True, relation=relation)
        yield Redex(lambda: rewrite, {"candidate": t, "condition": all_of(*settled)})


@rule(
    "reject-non-integer",
    title="Reject a candidate",
    say="{candidate} is not a whole number.",
    heads=("Equal",),
    questions=("Solve",),
    relation=Relation.REJECTS_CANDIDATES,
    eager=True,
    rank=0,
    cost=0.5,
    examples={"x = 1/2 over the integers": "no solution", "x = sqrt(2) over the integers": "no solution"},
    refuses=("x = 2 over the integers", "x = 1/2", "x = a over the integers", "2x = 1 over the integers"),
)
def reject_non_integer(t: Term, scope: Scope) -> Iterator[Redex]:
    """A found value that lies between two whole numbers is no solution over the integers."""
    is_whole = scope.question.head == "Solve" and scope.question.args[2].value == "integers"
    if scope.parent is not None or not is_whole or not is_value(t, scope.unknowns[0]):
        return
    interval = enclosure(t.args[1], 64)
    if interval is not None and ceil(interval[0]) > floor(interval[1]):
        yield Redex(lambda: Rewrite(FALSE, discharged=open_conditions(scope), settles=True), {"candidate": t})
