"""Linear equations with rational coefficients, compared by multipliers: true over any numbers.

Two systems have the same solutions when each equation of one is a combination of those of the other, or when of both a
combination is the contradiction 0 = 1. The multipliers are found by elimination and confirmed by multiplication.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from qstar_cli.terms.build import subtract
from qstar_cli.terms.systems import parts_of
from qstar_cli.terms.term import Term, symbols
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.hint_texts import read_rational
from qstar_cli.verify.hints import Kind, ask
from qstar_cli.verify.polynomials import Key, Poly
from qstar_cli.verify.zero_sets import plain_polynomial

Systems = tuple[tuple[Key, ...], tuple[Key, ...]]
Multipliers = tuple[tuple[Fraction, ...], ...]  # for each wanted equation one number for each given one
TAG = "#"  # begins the name of the letter that stands for the equation that was there


def same_linear_system(a: Sequence[Term], b: Sequence[Term]) -> bool:
    """Whether two conjunctions are seen to be systems of linear equations with the same solutions."""
    first, second = _equations(a), _equations(b)
    if first is None or second is None:
        return False
    systems: Systems = (tuple(map(P.key, first)), tuple(map(P.key, second)))
    return ask(MULTIPLIERS, systems, lambda: _multipliers(first, second)) is not None


def _equations(formulas: Sequence[Term]) -> list[Poly] | None:
    """The linear polynomials that a conjunction says are zero; None when it says something else."""
    found = [_equation(part) for t in formulas for part in parts_of(t)]
    known = [p for p in found if p is not None]
    return known if len(known) == len(found) else None


def _equation(part: Term) -> Poly | None:
    if part.head in ("True", "False"):
        return P.ONE if part.head == "False" else P.ZERO
    if part.head != "Equal":
        return None
    try:
        p = plain_polynomial(subtract(*part.args))
    except Undecided:
        return None
    letters = {str(x.value) for x in symbols(part)}
    return p if all(len(m) <= 1 and all(n in letters and e == 1 for n, e in m) for m in p) else None


def _multipliers(a: Sequence[Poly], b: Sequence[Poly]) -> tuple[Multipliers, Multipliers] | None:
    """The multipliers for b by a and for a by b, or those of the contradiction by a and by b."""
    forward, back = _combinations(a, b), _combinations(b, a)
    if forward is None or back is None:
        forward, back = _combinations(a, [P.ONE]), _combinations(b, [P.ONE])
    return None if forward is None or back is None else (forward, back)


def _combinations(given: Sequence[Poly], wanted: Sequence[Poly]) -> Multipliers | None:
    """The multipliers by which the given polynomials add up to each wanted one, by Gauss's elimination."""
    tagged = [P.add(p, P.generator(f"{TAG}{k}")) for k, p in enumerate(given)]
    found = []
    pivots = _echelon(tagged)
    for p in wanted:
        rest = _reduced(p, pivots)
        if any(not m or not m[0][0].startswith(TAG) for m in rest):
            return None
        found.append(tuple(-Fraction(rest.get(((f"{TAG}{k}", 1),), 0)) for k in range(len(given))))
    return tuple(found)


def _echelon(rows: Iterable[Poly]) -> list[tuple[P.Monomial, Poly]]:
    """(pivot, row) with the coefficient 1 at the pivot: a letter, or the constant where no letter is left."""
    pivots: list[tuple[P.Monomial, Poly]] = []
    for row in sorted(rows, key=len, reverse=True):
        row = _reduced(row, pivots)
        pivot = max((m for m in row if not m or not m[0][0].startswith(TAG)), default=None)
        if pivot is not None:
            pivots.append((pivot, P.scale(row, 1 / Fraction(row[pivot]))))
    return pivots


def _reduced(p: Poly, pivots: Sequence[tuple[P.Monomial, Poly]]) -> Poly:
    for pivot, row in pivots:
        if pivot in p:
            p = P.subtract(p, P.scale(row, p[pivot]))
    return p


# as hints


def _is_combination(given: Sequence[Key], multipliers: Sequence[Fraction], wanted: Poly) -> bool:
    total = P.ZERO
    for p, c in zip(given, multipliers, strict=True):
        total = P.add(total, P.scale(dict(p), c))
    return total == wanted


def _confirm(systems: Systems, found: tuple[Multipliers, Multipliers] | None) -> bool:
    """Whether the multiples add up to the equations of the other system, or in both to the contradiction."""
    a, b = systems
    for wanted_of_a, wanted_of_b in ((map(dict, b), map(dict, a)), ([P.ONE], [P.ONE])):
        goals, others = list(wanted_of_a), list(wanted_of_b)
        forward, back = found or ((), ())
        if (len(goals), len(others)) == (len(forward), len(back)) and all(
            _is_combination(given, row, goal)
            for given, rows, wanted in ((a, forward, goals), (b, back, others))
            for row, goal in zip(rows, wanted, strict=True)
        ):
            return True
    return False


def _write(systems: Systems, found: tuple[Multipliers, Multipliers] | None) -> object:
    return [[list(map(P.digits, row)) for row in half] for half in found or ()]


def _read(systems: Systems, written: Sequence[Sequence[Sequence[str]]]) -> tuple[Multipliers, Multipliers] | None:
    forward, back = (tuple(tuple(map(read_rational, row)) for row in half) for half in written)
    return forward, back


MULTIPLIERS = Kind[Systems, tuple[Multipliers, Multipliers] | None](
    "multipliers",
    lambda systems: " | ".join("; ".join(P.show(dict(p)) for p in s) for s in systems),
    _write,
    _read,
    _confirm,
)
