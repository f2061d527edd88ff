"""Decides claims with trigonometric functions or families: of numbers, of one letter on the circle, of several."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.term import Term
from qstar_cli.verify.constants import Number, rational
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.line import cut_points, samples
from qstar_cli.verify.meanings.periodic_families import bound_letters, free_letters
from qstar_cli.verify.meanings.trigonometry_cells import outcome_of
from qstar_cli.verify.meanings.trigonometry_critical import CircleCritical, Finer
from qstar_cli.verify.meanings.trigonometry_powers import PowerCritical, PowerField
from qstar_cli.verify.verdict import Verdict, proved, refuted, unknown

MAX_FINER = 60  # the largest L: the circle is cut for multiples of x/L
MAX_SAMPLES = 600
MAX_TRIALS = 60
STEPS = 120  # a common denominator of angles that are shown as multiples of pi
TURNS = tuple(Fraction(n, 12) for n in (2, 4, 6, 3, 12, 8, 0, -3, 18, 10, -4, 24))  # angles to try, times pi
NUMBERS = tuple(Fraction(n, 2) for n in (2, -2, 4, 1, -6))
Claim = Callable[[Any], bool]
Pairs = Sequence[tuple[Term, Term]]


def decide(claim: Claim, terms: Sequence[Term], differences: Pairs) -> Verdict:
    """The claim at all real values of the letters of the terms that are no parameters of families."""
    try:
        parameters = frozenset(str(n.value) for n in bound_letters(tuple(terms)))
        letters = sorted(str(x.value) for x in free_letters(tuple(terms)))
        if len(letters) < 2:
            try:
                if not letters:
                    return _of_numbers(claim)
                return _of_one_letter(claim, terms, differences, letters[0], parameters)
            except Undecided:
                pass  # cells look at less, so that less has to be decided
        return _of_several_letters(claim, letters)
    except (LimitError, Undecided) as reason:
        return unknown(reason.what)


def _of_numbers(claim: Claim) -> Verdict:
    if claim(PowerField()):
        return proved("exact arithmetic", {"method": "numbers"})
    return refuted("exact arithmetic")


def _of_one_letter(
    claim: Claim, terms: Sequence[Term], differences: Pairs, letter: str, parameters: frozenset[str]
) -> Verdict:
    """With the letter as an algebraic quantity where it is nowhere an angle, else on the circle."""
    finer = 0
    while finer <= MAX_FINER:
        field = PowerCritical(letter, finer, parameters)
        try:
            found = list(_numbers(field, cut_points(terms, differences, field)))
        except Finer as needed:
            finer *= needed.factor
        except Undecided:
            if finer:
                raise
            finer = 1
        else:
            return _at_samples(claim, letter, found, finer)
    raise LimitError("angles with too large a denominator")


def _of_several_letters(claim: Claim, letters: Sequence[str]) -> Verdict:
    """By cells of signs; a counterexample is looked for among multiples of pi and whole numbers."""
    try:
        outcome = outcome_of(claim)
        if not outcome.failed:
            return proved("checked in every case of signs", {"method": "cells", "cells": outcome.cells})
        why = "a case of signs could neither be shown nor excluded"
    except (Undecided, LimitError) as reason:
        why = reason.what
    numbers = PowerField()
    values = [numbers.multiply(rational(q), numbers.constant("pi")) for q in TURNS] + [rational(q) for q in NUMBERS]
    for k in range(MAX_TRIALS):
        point = {x: values[(k * (2 * j + 1) + j + k // len(values)) % len(values)] for j, x in enumerate(letters)}
        try:
            if not claim(PowerField(point)):
                return refuted("a counterexample", {x: _shown(value) for x, value in point.items()})
        except (Undecided, LimitError):
            continue
    return unknown(why)


def _at_samples(claim: Claim, letter: str, found: list[Number], finer: int) -> Verdict:
    for number in found:
        if not claim(PowerField({letter: number})):
            return refuted("a counterexample", {letter: _shown(number)})
    method, why = ("circle", "circle") if finer else ("line", "real line")
    return proved(f"checked on every part of the {why}", {"method": method, "samples": len(found)})


def _shown(number: Number) -> str:
    """The number as text: a multiple of pi or a rational number as such, where its denominator is small."""
    field = PowerField()
    for unit, spelling in (("pi", "*pi"), ("", "")):
        size = field.divide(number, field.constant(unit)) if unit else number
        guess = Fraction(round(float(size.ball(64).mid()) * STEPS), STEPS)
        if field.is_zero(field.add(size, rational(-guess))):
            return f"{guess}{spelling}" if guess else "0"
    return number.name


def _numbers(field: CircleCritical, points: Sequence[Any]) -> Iterator[Number]:
    """The samples: the points themselves and one of every gap; on the circle in every period that matters, with the
    point opposite to 0, which no t belongs to."""
    if not field.finer:
        yield from samples(points)
        return
    tangents = samples(points)
    periods = 0 if field.reach is None else int(field.reach / (2 * field.finer)) + 2
    if (2 * periods + 1) * (len(tangents) + 1) > MAX_SAMPLES:
        raise LimitError("too many periods to look at")
    numbers = PowerField()
    turn = numbers.multiply(rational(Fraction(2 * field.finer)), numbers.constant("pi"))
    for k in range(-periods, periods + 1):
        start = numbers.multiply(rational(Fraction(k)), turn)
        for t in tangents:
            twice = numbers.multiply(rational(Fraction(2 * field.finer)), numbers.function("Atan", [t]))
            yield _in_unit(numbers.add(twice, start), field, numbers)
        yield _in_unit(numbers.add(numbers.multiply(rational(Fraction(1, 2)), turn), start), field, numbers)


def _in_unit(angle: Number, field: CircleCritical, numbers: PowerField) -> Number:
    """The letter whose angle this is: the angle itself, or pi times the letter."""
    return numbers.divide(angle, numbers.constant("pi")) if field.unit else angle
