"""The angles that the functions of a claim have in common: with u = k*x + c in place of x, `sin(3x - 1) = a` is about
one turn of u, whatever k and c are."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from qstar_cli.errors import LimitError
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, contains, subterms, symbols
from qstar_cli.verify.cells import CellField
from qstar_cli.verify.constants import Number
from qstar_cli.verify.field import Field, Undecided, V, minus
from qstar_cli.verify.generators import Split, Value
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.periodic_families_parameters import linear_part, value_at_zero
from qstar_cli.verify.meanings.trigonometry_cells import independent, is_free
from qstar_cli.verify.meanings.trigonometry_numbers import RealField
from qstar_cli.verify.meanings.trigonometry_points import CIRCULAR
from qstar_cli.verify.zero_sets import plain_field


class Phase(NamedTuple):
    """u = slope*x + rest, a linear function of the letter x."""

    slope: Term
    rest: Term

    def letter_at(self, u: V, f: Field[V]) -> V:
        """The letter where the phase is u."""
        slope, rest = evaluate(self.slope, f), evaluate(self.rest, f)
        if slope is None or rest is None:
            raise Undecided("an angle that is undefined")
        return f.divide(minus(u, rest, f), slope)


def phase_of(terms: Sequence[Term], letter: Term) -> Phase | None:
    """The argument of a function of which those of all functions are whole multiples, but for what is added; None where
    there is none, or it is the letter itself."""
    arguments = list(dict.fromkeys(s.args[0] for t in terms for s in subterms(t) if s.head in CIRCULAR))
    arguments = [a for a in arguments if contains(a, letter)]
    numbers = RealField()
    slopes: list[tuple[Number, Term]] = []
    for a in arguments:
        slope = linear_part(a, letter)
        value = (
            None if slope is None or symbols(slope) or symbols(value_at_zero(a, letter)) else evaluate(slope, numbers)
        )
        if value is None or not numbers.sign(value):
            return None
        slopes.append((value, a))
    if not slopes:
        return None
    least, first = min(slopes, key=lambda pair: abs(float(pair[0].ball(64).mid())))
    ratios = (numbers.divide(value, least).exact for value, _ in slopes)
    if first == letter or any(q is None or q.denominator > 1 for q in ratios):
        return None
    slope = linear_part(first, letter)
    return None if slope is None else Phase(slope, value_at_zero(first, letter))


def phases_of(terms: Sequence[Term], whole: frozenset[str]) -> tuple[Term, ...]:
    """Angles of which those of all functions are multiples and sums, but for what has no letters, and for angles with
    divisors or with letters that are whole numbers; simple ones first."""
    field = plain_field()
    found: list[tuple[tuple[object, ...], Term, Value]] = []
    for a in dict.fromkeys(s.args[0] for t in terms for s in subterms(t) if s.head in CIRCULAR):
        value = _plain(a, field) if not {str(x.value) for x in symbols(a)} & whole else None
        if value is not None:
            sizes = [abs(Fraction(c)) for m, c in value.above.items() if is_free(m, field.definitions)]
            found.append(((len(sizes), len(value.above), sum(sizes, Fraction(0)), text(a)), a, value))
    angles = {text(a): a for _, a, _ in found}
    ordered = [(text(a), value) for _, a, value in sorted(found, key=lambda part: part[0])]
    return tuple(angles[name] for name, _ in independent(ordered, field))


def _plain(a: Term, field: CellField) -> Value | None:
    """The value of an angle without a divisor, as it is seen without any case distinction."""
    try:
        value = evaluate(a, field)
    except (Split, Undecided, LimitError):
        return None
    return value if value is not None and len(value.below) == 1 else None
