"""Counterexamples to claims about several letters: multiples of pi, halves, members of the families in the claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term, subterms, symbols
from qstar_cli.verify.constants import Number, rational
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.periodic_families_parameters import (
    parameters_of,
)
from qstar_cli.verify.meanings.trigonometry_numbers import RealField

MAX_TRIALS = 60
TURNS = tuple(Fraction(n, 12) for n in (2, 4, 6, 3, 12, 8, 0, -3, 18, 10, -4, 24, 26))  # angles to try, times pi
MEMBERS = (1, -1, 2, 0)  # whole numbers whose members of families are tried
HALVES = tuple(Fraction(n, 2) for n in (2, -2, 4, 1, -6))
Claim = Callable[[Any], bool]


def counterexample(claim: Claim, letters: Sequence[str], terms: Sequence[Term]) -> dict[str, Number] | None:
    """Values of the letters at which the claim is certainly false; None when none of those tried are."""
    numbers = RealField()
    values = [numbers.multiply(rational(q), numbers.constant("pi")) for q in TURNS] + [rational(q) for q in HALVES]
    members = _members(terms)
    for k in range(MAX_TRIALS):
        point = {x: values[(k * (2 * j + 1) + j + k // len(values)) % len(values)] for j, x in enumerate(letters)}
        point.update({x: own[k] for x, own in members.items() if k < len(own)})
        try:
            if not claim(RealField(point)):
                return point
        except (Undecided, LimitError):
            continue
    return None


def _members(terms: Sequence[Term]) -> dict[str, list[Number]]:
    """For letters that families give without other letters, some of their members."""
    found: dict[str, list[Number]] = {}
    for family in (s for t in terms for s in subterms(t) if parameters_of(s)):
        name = parameters_of(family)[0]
        for relation in (r for r in subterms(family.args[0]) if r.head == "Equal" and r.args[0].head == "Symbol"):
            if set(symbols(relation.args[1])) <= {name}:
                found.setdefault(str(relation.args[0].value), []).extend(_values(relation.args[1], str(name.value)))
    return found


def _values(t: Term, name: str) -> Iterator[Number]:
    """Values of a term for some whole numbers, where they are known."""
    for n in MEMBERS:
        try:
            value = evaluate(t, RealField({name: rational(Fraction(n))}))
        except (Undecided, LimitError):
            continue
        if value is not None:
            yield value
