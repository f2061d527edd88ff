"""The curriculum: families of exercises with levels, and which are drawn next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from qstar_cli.errors import ReadError
from qstar_cli.learn import exercises
from qstar_cli.problem.phrases import read_question
from qstar_cli.problem.problem import Problem

LEVELS = (1, 2)  # sizes that are trained; larger ones are for testing only


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of exercise.

    `make` writes one of a size. `is_open`: several rules fit and the choice matters. `is_held_out`: never trained, only
    for testing what carries over.
    """

    name: str
    make: Callable[[Random, int], str]
    is_open: bool = False
    is_held_out: bool = False

    def exercises(self, seed: str, size: int, count: int) -> list[str]:
        """Different exercises of a size, the same for the same seed."""
        draw = Random(f"{self.name}/{size}/{seed}")
        found: dict[str, None] = {}
        for _ in range(20 * count):
            if len(found) == count:
                break
            found.setdefault(self.make(draw, size))
        return list(found)


FAMILIES: Mapping[str, Family] = {
    family.name: family
    for family in (
        Family("rational-equations", exercises.rational_equation, is_open=True),
        Family("radical-equations", exercises.radical_equation, is_open=True),
        Family("nonlinear-systems", exercises.nonlinear_system, is_open=True),
        Family("radical-systems", exercises.radical_system, is_open=True, is_held_out=True),
        Family("linear-systems", exercises.linear_system, is_open=True),
        Family("absolute-equations", exercises.absolute_equation),
        Family("disguised-quadratics", exercises.disguised_quadratic, is_open=True, is_held_out=True),
        Family("bracket-equations", exercises.bracket_equation, is_open=True),
        Family("polynomial-equations", exercises.polynomial_equation),
        Family("logarithmic-equations", exercises.logarithmic_equation),
        Family("substitution-equations", exercises.substitution_equation),
        Family("product-equations", exercises.product_equation),
        Family("rational-expressions", exercises.rational_expression),
        Family("radical-expressions", exercises.radical_expression),
    )
}


def read(exercise: str) -> Problem | None:
    """The exercise as a problem; None where the reader does not know its notation."""
    try:
        return read_question(exercise)
    except ReadError:
        return None
