"""Random claims judged by the kernel and by the second method: no false proof, and every witness is one."""

from __future__ import annotations

import random

import pytest

from qstar_cli.verify.reader import read
from tests.verify import second_method
from tests.verify.building import claim

NUMBERS = ("0", "1", "2", "3", "(-1)", "(-2)", "1/2", "(-3/2)", "sqrt(2)", "8")
LETTERS = (["x"], ["x"], ["x", "y"], ["x", "y", "a"], [])
PAIRS = 30


class Writer:
    """Random expressions and formulas, and plausible rewrites of them, many of which change value or domain."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.letters = self.random.choice(LETTERS)

    def expression(self, depth: int) -> str:
        if not depth:
            return self.random.choice([*self.letters, *self.letters, self.random.choice(NUMBERS)])
        a, b = (f"({self.expression(depth - 1)})" for _ in range(2))
        powers = ("2", "3", "(-1)", "0", "(1/2)", "(1/3)", "(2/3)")
        return self.random.choice(
            [
                f"{a} + {b}",
                f"{a} - {b}",
                f"{a}*{b}",
                f"{a}/{b}",
                f"{a}^{self.random.choice(powers)}",
                f"sqrt{a}",
                f"|{a}|",
            ]
        )

    def rewritten(self, text: str) -> str:
        e = self.expression(1)
        return self.random.choice(
            [
                f"({text})*({e})/({e})",
                f"({text}) + ({e}) - ({e})",
                f"sqrt(({text})^2)",
                f"(({text})^3)^(1/3)",
                f"(({text})^(1/2))^2",
                f"1/(1/({text}))",
                f"|{text}|",
                f"({text})*1",
            ]
        )

    def equation(self) -> tuple[str, str]:
        a, b, e = self.expression(2), self.expression(1), self.expression(1)
        other = self.random.choice(
            [
                f"({a})*({e}) = ({b})*({e})",
                f"({a})^2 = ({b})^2",
                f"({a}) - ({b}) = 0",
                f"{a} = {b} or x = {e}",
                f"{a} = {e}",
            ]
        )
        return f"{a} = {b}", other


@pytest.mark.parametrize("seed", range(10))
def test_expressions(seed: int) -> None:
    writer = Writer(seed)
    for _ in range(PAIRS):
        before = writer.expression(2)
        check(before, "equal", writer.rewritten(before))


@pytest.mark.parametrize("seed", range(10))
def test_equations(seed: int) -> None:
    writer = Writer(seed)
    for _ in range(PAIRS):
        before, after = writer.equation()
        check(before, "same-solutions", after)


def check(before: str, relation: str, after: str) -> None:
    verdict = claim(before, relation, after)
    a, b, is_formula = read(before), read(after), relation != "equal"
    if verdict.level == "proved":
        assert second_method.same_line([a], [b], [], is_formula), (before, after)
    witness = verdict.witness or {}
    if witness and all(v.strip("-").replace("/", "").isdigit() for v in witness.values()):
        at = {name: second_method.value(read(v), {}) for name, v in witness.items()}
        assert not second_method.same_at(a, b, at, is_formula), (before, after, witness)
