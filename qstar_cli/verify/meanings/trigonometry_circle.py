"""Decides claims with trigonometric functions or families: of numbers, of one letter on the circle, of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import chain, combinations
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import symbol
from qstar_cli.terms.term import Term, subterms
from qstar_cli.verify.constants import Number, rational
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import has_letter
from qstar_cli.verify.line import cut_points
from qstar_cli.verify.meanings.periodic_families_parameters import (
    bound_letters,
    free_letters,
    whole_letters,
)
from qstar_cli.verify.meanings.trigonometry_cells import NUMBERS, Circles, NewSummand
from qstar_cli.verify.meanings.trigonometry_circle_field import CircleField
from qstar_cli.verify.meanings.trigonometry_numbers import RealField
from qstar_cli.verify.meanings.trigonometry_phases import Phase, phase_of, phases_of
from qstar_cli.verify.meanings.trigonometry_points import CIRCULAR
from qstar_cli.verify.meanings.trigonometry_powers import PowerCritical
from qstar_cli.verify.meanings.trigonometry_rational import Finer
from qstar_cli.verify.meanings.trigonometry_samples import samples_of
from qstar_cli.verify.meanings.trigonometry_trials import counterexample
from qstar_cli.verify.splitting import Outcome, examine
from qstar_cli.verify.verdict import Verdict, proved, refuted, unknown

MAX_FINER = 10_000  # the largest L: the circle is cut for multiples of x/L
MAX_CIRCLES = 4
MAX_RESTARTS = 12
MAX_SHOWN = 10**6
FINEST = 120  # a common denominator of angles that are shown as multiples of pi
Claim = Callable[[Any], bool]
Pairs = Sequence[tuple[Term, Term]]


def decide(claim: Claim, terms: Sequence[Term], differences: Pairs) -> Verdict:
    """The claim at all real values of the letters of the terms that are no parameters of families."""
    try:
        parameters = frozenset(str(n.value) for n in bound_letters(tuple(terms)))
        letters = sorted(str(x.value) for x in free_letters(tuple(terms)))
        first = ""
        if len(letters) < 2:
            try:
                if not letters:
                    return _of_numbers(claim)
                return _of_one_letter(claim, terms, differences, letters[0], parameters)
            except (Undecided, LimitError) as reason:  # cells look at less, so that less has to be decided
                first = reason.what
        return _of_several_letters(claim, letters, terms, first)
    except (LimitError, Undecided) as reason:
        return unknown(reason.what)


def _of_numbers(claim: Claim) -> Verdict:
    if claim(RealField()):
        return proved("exact arithmetic", {"method": "numbers"})
    return refuted("exact arithmetic")


def _of_one_letter(
    claim: Claim, terms: Sequence[Term], differences: Pairs, letter: str, parameters: frozenset[str]
) -> Verdict:
    """With the common angle of the functions in place of the letter, if that is another; else with the letter."""
    phase = phase_of(terms, symbol(letter))
    if phase is not None:
        try:
            return _on_circle(claim, terms, differences, PowerCritical(letter, 1, parameters), phase)
        except (Undecided, LimitError):
            pass
    return _on_circle(claim, terms, differences, PowerCritical(letter, 0, parameters))


def _on_circle(
    claim: Claim, terms: Sequence[Term], differences: Pairs, field: PowerCritical, phase: Phase | None = None
) -> Verdict:
    """With the letter (or the phase) as an algebraic quantity where it is nowhere an angle, else on the circle."""
    letter, finer = field.own, field.finer
    while finer <= MAX_FINER:
        field = PowerCritical(letter, finer, field.parameters)
        if phase is not None:
            field.memo[symbol(letter)] = phase.letter_at(field.letter(letter), field)
        try:
            found = samples_of(field, cut_points(terms, differences, field))
        except Finer as needed:
            finer *= needed.factor
        except Undecided:
            if finer:
                raise
            finer = 1
        else:
            numbers = RealField()
            points = found if phase is None else [phase.letter_at(u, numbers) for u in found]
            return _at_samples(claim, letter, points, finer)
    raise LimitError("angles with too large a denominator")


def _of_several_letters(claim: Claim, letters: Sequence[str], terms: Sequence[Term], first: str) -> Verdict:
    """By cells of signs; a counterexample is looked for among multiples of pi and whole numbers. `first`: why nothing
    else decides the claim."""
    try:
        outcome = _outcome(claim, terms)
        if not outcome.failed:
            return proved("checked in every case of signs", {"method": "cells", "cells": outcome.cells})
        why = "a case of signs could neither be shown nor excluded"
    except (Undecided, LimitError) as reason:
        why = reason.what
    witness = counterexample(claim, letters, terms)
    if witness is not None:
        return refuted("a counterexample", {x: _shown(value) for x, value in witness.items()})
    return unknown(first or why)


def _outcome(claim: Claim, terms: Sequence[Term]) -> Outcome:
    """The claim on all cells, for all points of the circles that come up. Raises Undecided or LimitError."""
    whole = whole_letters(terms)
    if not any(s.head in CIRCULAR for t in terms for s in subterms(t)):  # families written in another way
        try:
            outcome = _on_all_circles(claim, Circles(whole=whole, unknown=True))
            if not outcome.failed:
                return outcome
        except (Undecided, LimitError, NewSummand):
            pass
    circles = Circles(whole=whole, phases=phases_of(terms, whole))
    for _ in range(MAX_RESTARTS):
        try:
            return _on_all_circles(claim, circles)
        except NewSummand as found:
            circles = circles.with_finer(found.name, found.factor)
    raise LimitError("too many angles")


def _on_all_circles(claim: Claim, circles: Circles) -> Outcome:
    names = sorted(set(circles.finer) - set(NUMBERS))
    if len(names) > MAX_CIRCLES:
        raise LimitError("too many angles")
    count = 0
    for opposite in chain.from_iterable(combinations(names, k) for k in range(len(names) + 1)):
        outcome = examine(claim, field_of=partial(CircleField, replace(circles, opposite=frozenset(opposite))))
        count += outcome.cells
        if outcome.failed:
            return outcome
    return outcome._replace(cells=count)


def _at_samples(claim: Claim, letter: str, found: list[Number], finer: int) -> Verdict:
    open_question: Undecided | None = None
    constants: dict[Term, Number | None] = {}  # what has no letters is worked out once
    for number in found:
        field = RealField({letter: number})
        field.memo.update(constants)
        try:
            if not claim(field):
                return refuted("a counterexample", {letter: _shown(number)})
            constants.update((t, value) for t, value in field.memo.items() if not has_letter(t))
        except Undecided as question:  # another sample may still refute the claim
            open_question = question
    if open_question:
        raise open_question
    method, why = ("circle", "circle") if finer else ("line", "real line")
    return proved(f"checked on every part of the {why}", {"method": method, "samples": len(found)})


def _shown(number: Number) -> str:
    """The number as text: a multiple of pi or a rational number as such, where its denominator is small."""
    field = RealField()
    for unit, spelling in (("pi", "*pi"), ("", "")):
        size = field.divide(number, field.constant(unit)) if unit else number
        if not abs(size.ball(64)) < MAX_SHOWN:
            continue
        guess = Fraction(round(float(size.ball(64).mid()) * FINEST), FINEST)
        if field.is_zero(field.add(size, rational(-guess))):
            return f"{guess}{spelling}" if guess else "0"
    return number.name
