"""Equations with the unknown in logarithms: definition of the logarithm, one logarithm a side, conditions carried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import partial
from math import lcm
from typing import NamedTuple

from qstar_cli.rules.domain import domain
from qstar_cli.rules.positive_numbers import Powers, powers_of, product_term, raised, times_power
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, opposites, sides
from qstar_cli.terms.build import FALSE, RELATIONS, E, add, equal, integer, number
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.logarithms import base_of, exact_logarithm
from qstar_cli.terms.order import sort_key
from qstar_cli.terms.spelling import power_of, product_of, quotient_of, summand
from qstar_cli.terms.term import Term, contains, has_head, term
from qstar_cli.terms.views import as_rational, coefficient_and_rest

LARGEST_POWER = 8


class LogarithmSum(NamedTuple):
    """sum of coefficient * log(argument) + constant = 0, all logarithms to one base, the unknown in the arguments."""

    base: Term
    logarithms: tuple[tuple[Fraction, Term], ...]
    numbers: Powers  # the number whose logarithm the logarithms without the unknown add up to
    constant: Fraction


def _logarithm(head_base: Term, argument: Term) -> Term:
    return term("Ln", argument) if head_base == E else term("Log", argument, head_base)


def conditions_of(t: Term) -> tuple[Term, ...] | None:
    """The relations under which a term is defined; None when they are no relations, or never hold."""
    found = domain(t)
    if FALSE in found or any(c.head not in RELATIONS for c in found):
        return None
    return tuple(sorted(_strongest(found), key=sort_key))


def _strongest(conditions: Iterable[Term]) -> list[Term]:
    """The conditions without bounds `t > c` that a larger bound of the same t implies."""
    found = list(conditions)
    bounds = [(c, as_rational(c.args[1])) for c in found if c.head == "Greater"]
    weaker = {
        c for c, q in bounds for d, r in bounds if q is not None and r is not None and q < r and c.args[0] == d.args[0]
    }
    return [c for c in found if c not in weaker]


def logarithm_sum(t: Term, scope: Scope) -> LogarithmSum | None:
    view = sides(t, scope)
    if view is None or not scope.is_real or not has_head(t, "Ln", "Log"):
        return None
    x = view.unknown
    terms = [coefficient_and_rest(s) for s in (*view.left, *opposites(view.right))]
    inside = [(q, rest) for q, rest in terms if contains(rest, x)]
    if not inside or any(rest.head not in ("Ln", "Log") or contains(base_of(rest), x) for _, rest in inside):
        return None
    base = base_of(inside[0][1])
    found: dict[Term, Fraction] = {}
    for q, rest in inside:
        scale = _change_of_base(base_of(rest), base)
        if scale is None:
            return None
        found[rest.args[0]] = found.get(rest.args[0], Fraction(0)) + q * scale
    free = _free_part([(q, rest) for q, rest in terms if not contains(rest, x)], base)
    kept = tuple((q, argument) for argument, q in found.items() if q)
    if free is None or len(kept) < len(found):
        return None
    return LogarithmSum(base, kept, *free)


def _change_of_base(old: Term, new: Term) -> Fraction | None:
    """The rational c with log(a, old) = c*log(a, new)."""
    if old == new:
        return Fraction(1)
    a, b = as_rational(old), as_rational(new)
    if a is None or b is None or a <= 0 or b <= 0 or 1 in (a, b):
        return None
    q = exact_logarithm(a, b)
    return 1 / q if q else None


def _free_part(terms: list[tuple[Fraction, Term]], base: Term) -> tuple[Powers, Fraction] | None:
    """(numbers, constant) of the summands without the unknown."""
    numbers, constant = Powers(), Fraction(0)
    for q, rest in terms:
        value = as_rational(rest)
        if value is not None:
            constant += q * value
        elif rest.head in ("Ln", "Log") and (powers := powers_of(rest.args[0])) is not None:
            scale = _change_of_base(base_of(rest), base)
            if scale is None:
                return None
            numbers = times_power(numbers, powers, q * scale)
        else:
            return None
    return numbers, constant


@rule(
    "definition-of-logarithm",
    title="Use the definition of the logarithm",
    say="The logarithm to the base {base} of a number is the exponent that gives it{equal}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=1.5,
    examples={
        "ln(x) = 2": "x = e^2",
        "log(x, 2) = 5": "x = 32",
        "ln(x) = -1": "x = 1/e",
        "log(2x + 1, 3) = 2": "2x + 1 = 9",
        "3 = log(x)": "x = 1000",
        "ln(x) = ln(3) + 1": "x = 3e",
        "ln(x^2 - 3) = 0": "x^2 - 3 = 1",
    },
    refuses=("ln(x) = x", "2ln(x) = 4", "ln(x) + 1 = 3", "log(x, -2) = 3", "log(3, x) = 2", "ln(2) = x"),
)
def definition_of_logarithm(t: Term, scope: Scope) -> Iterator[Redex]:
    """`log(f, b) = c` becomes `f = b^c`; f is positive there by itself."""
    view = sides(t, scope)
    if view is None or not scope.is_real:
        return
    for here, there in (t.args, t.args[::-1]):
        if here.head not in ("Ln", "Log") or contains(there, view.unknown) or not contains(here.args[0], view.unknown):
            continue
        base = base_of(here)
        value = raised(base, there) if base == E or _is_base(base) else None
        if value is not None:
            after = equal(here.args[0], value)
            are_both = there.head == here.head and base_of(there) == base
            remark = "; numbers with equal logarithms are equal" if are_both else ""
            yield Redex(partial(Rewrite, after), {"base": base, "equal": remark})
            return


def _is_base(t: Term) -> bool:
    value = as_rational(t)
    return value is not None and value > 0 and value != 1


@rule(
    "compare-arguments",
    title="Compare the arguments",
    say="Logarithms to one base are equal exactly when their arguments are equal and positive.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=1.5,
    examples={
        "ln(x + 1) = ln(2x)": "x + 1 = 2x where x > 0",
        "log(x^2, 3) = log(x + 2, 3)": "x^2 = x + 2 where x != 0",
    },
    refuses=("ln(x) = log(x, 2)", "2ln(x) = ln(x + 6)", "ln(x) = ln(3)", "ln(x) = 2", "sin(x) = sin(2x)"),
)
def compare_arguments(t: Term, scope: Scope) -> Iterator[Redex]:
    """`log(f, b) = log(g, b)` becomes `f = g` where the simpler of the two is positive."""
    view = sides(t, scope)
    left, right = t.args
    if view is None or not scope.is_real or not {left.head, right.head} <= {"Ln", "Log"}:
        return
    if base_of(left) != base_of(right) or not (base_of(left) == E or _is_base(base_of(left))):
        return
    if not all(contains(s.args[0], view.unknown) for s in t.args):
        return
    found = [c for c in map(conditions_of, t.args) if c is not None]
    if len(found) < 2:
        return
    simpler = min(found, key=lambda cs: (sum(_size(c) for c in cs), [sort_key(c) for c in cs]))
    after = equal(left.args[0], right.args[0])
    yield Redex(lambda: Rewrite(after, conditions=simpler))


def _size(t: Term) -> int:
    return 1 + sum(map(_size, t.args))


@rule(
    "combine-logarithms",
    title="Combine the logarithms",
    say="ln(a) + ln(b) = ln(a*b) and n*ln(a) = ln(a^n), to any base; every argument must be positive: {conditions}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=2,
    cost=1.5,
    examples={
        "ln(x) + ln(x - 3) = ln(10)": "ln(x*(x - 3)) = ln(10) where x > 3",
        "ln(x + 1) - ln(x) = 1": "ln((x + 1)/x) = 1 where x > 0",
        "2ln(x) = ln(x + 6)": "ln(x^2) = ln(x + 6) where x > 0",
        "log(x, 2) + log(x, 4) = 3": "log(x^3, 2) = 6 where x > 0",
        "log(x, 2) + log(x - 2, 2) = 3": "log(x*(x - 2), 2) = 3 where x > 2",
    },
    refuses=(
        "ln(x) = 2",
        "2ln(x) = 4",
        "ln(x) + x = 2",
        "ln(x)*ln(x + 1) = 2",
        "ln(x + 1) = ln(x)",
        "ln(x) + log(x, 2) = 1",
    ),
)
def combine_logarithms(t: Term, scope: Scope) -> Iterator[Redex]:
    """A sum of multiples of logarithms, all to one base, becomes one logarithm a side; the domain is carried on."""
    found = logarithm_sum(t, scope)
    if found is None or (len(found.logarithms) == 1 and not _has_two_bases(t, scope)) or _is_compared(t):
        return
    conditions = conditions_of(add(*(term("Ln", argument) for _, argument in found.logarithms)))
    after = one_logarithm(found)
    if conditions is None or after is None or after == t:
        return
    yield Redex(lambda: Rewrite(after, conditions=conditions), {"conditions": _listed(conditions)})


def _listed(conditions: tuple[Term, ...]) -> Term | str:
    return term("And", *conditions) if len(conditions) > 1 else conditions[0] if conditions else "they always are"


def _has_two_bases(t: Term, scope: Scope) -> bool:
    view = sides(t, scope)
    rests = [] if view is None else [coefficient_and_rest(s)[1] for s in (*view.left, *view.right)]
    return len({base_of(r) for r in rests if r.head in ("Ln", "Log")}) > 1


def _is_compared(t: Term) -> bool:
    """Whether the equation is already `log(f) = log(g)`."""
    return all(s.head in ("Ln", "Log") for s in t.args) and base_of(t.args[0]) == base_of(t.args[1])


def one_logarithm(found: LogarithmSum) -> Term | None:
    """`log(F) = log(G)`, or `log(F) = c` where a number stands beside the logarithms."""
    scale = lcm(*(q.denominator for q, _ in found.logarithms), *(e.denominator for e in found.numbers.values()))
    whole = [(int(q * scale), argument) for q, argument in found.logarithms]
    if sum(abs(n) for n, _ in whole) > LARGEST_POWER:
        return None
    if all(n < 0 for n, _ in whole):
        whole, scale = [(-n, a) for n, a in whole], -scale
    value = product_term(times_power({}, found.numbers, Fraction(-scale)))
    if value is None:
        return None
    above = product_of(power_of(a, n) for n, a in whole if n > 0)
    below = product_of(power_of(a, -n) for n, a in whole if n < 0)
    constant = -scale * found.constant
    if constant:
        logarithm = summand(Fraction(1), _logarithm(found.base, value))
        right = number(constant) if value == integer(1) else add(logarithm, number(constant))
        return equal(_logarithm(found.base, quotient_of(above, below)), right)
    if value == integer(1) and below == integer(1):
        return equal(_logarithm(found.base, above), ZERO)
    return equal(_logarithm(found.base, above), _logarithm(found.base, product_of((value, below))))
