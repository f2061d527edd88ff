"""Random rewrites and families: what is proved agrees with balls at many points, and families with their members."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import flint
import pytest

from qstar_cli.terms.term import Term
from qstar_cli.verify.reader import read
from tests.verify.building import claim

ANGLES = ("x", "2*x", "x/2", "3*x", "-x", "x + pi/3", "2*x - pi/4", "pi/2 - x")
LAWS = (  # pairs of which many differ in value or domain
    ("sin(2*x)", "2*sin(x)*cos(x)"),
    ("cos(2*x)", "(1 - 2*sin(x)^2)"),
    ("tan(x)", "(sin(x)/cos(x))"),
    ("cot(x)", "(1/tan(x))"),
    ("sin(x)", "(tan(x)*cos(x))"),
    ("cos(x)", "(sin(2*x)/(2*sin(x)))"),
    ("tan(x/2)", "((1 - cos(x))/sin(x))"),
    ("cos(x)", "sqrt(1 - sin(x)^2)"),
    ("tan(2*x)", "(2*tan(x)/(1 - tan(x)^2))"),
    ("cos(x)", "|cos(x)|"),
    ("sin(3*x)", "(3*sin(x) - 4*sin(x)^3)"),
    ("sin(pi/2 - x)", "cos(x)"),
)
PAIRS = 12
STEPS = {"Sin": "sin", "Cos": "cos", "Tan": "tan", "Cot": "cot", "Sec": "sec", "Csc": "csc"}


def expression(source: random.Random, depth: int) -> str:
    if not depth:
        return source.choice(("sin", "cos", "tan", "sin", "cos", "cot")) + f"({source.choice(ANGLES)})"
    a, b = (f"({expression(source, depth - 1)})" for _ in range(2))
    return source.choice((f"{a} + {b}", f"{a} - {b}", f"{a}*{b}", f"{a}/{b}", f"{a}^2", f"|{a}|", f"sqrt{a}"))


def rewritten(source: random.Random, text: str) -> str | None:
    """The text with one side of a law replaced by the other."""
    fitting = [(a, b) for pair in LAWS for a, b in (pair, pair[::-1]) if a in text]
    if not fitting:
        return None
    a, b = source.choice(fitting)
    return text.replace(a, b, 1)


def ball(t: Term, x: Any) -> Any:
    """A ball around the value; not finite, or nan, where it may be undefined."""
    values = [ball(a, x) for a in t.args]
    if t.head in STEPS:
        return getattr(values[0], STEPS[t.head])()
    if t.head == "Pow":
        return values[0] ** int(t.args[1].value or 0)
    if t.head == "Product":
        product = flint.arb(1)
        for v in values:
            product *= v
        return product
    leaves = {"Integer": lambda: flint.arb(t.value), "Symbol": lambda: x, "Constant": flint.arb.pi}
    others = {
        "Sum": lambda: sum(values[1:], values[0]),
        "Neg": lambda: -values[0],
        "Div": lambda: values[0] / values[1],
        "Abs": lambda: abs(values[0]),
        "Root": lambda: values[0].sqrt(),
    }
    return {**leaves, **others}[t.head]()


@pytest.mark.parametrize("seed", range(8))
def test_proved_rewrites_agree_with_balls(seed: int) -> None:
    source = random.Random(seed)
    flint.ctx.prec = 200
    for _ in range(PAIRS):
        before = expression(source, source.choice((1, 2)))
        after = rewritten(source, before)
        if after is None or claim(before, "equal", after).level != "proved":
            continue
        flint.ctx.prec = 200
        for k in range(-40, 41):
            a, b = (ball(read(t), flint.arb(flint.fmpq(7 * k + 1, 11))) for t in (before, after))
            assert a.is_finite() == b.is_finite(), (before, after, k)
            assert not a.is_finite() or a.overlaps(b), (before, after, k)


Family = tuple[Fraction, Fraction]  # the numbers (offset + period*n)*pi


def family(source: random.Random) -> Family:
    return Fraction(source.randrange(-12, 13), 6), source.choice([Fraction(p, 6) for p in (3, 4, 6, 12, 24)])


def divided(source: random.Random, found: list[Family]) -> list[Family]:
    """Some families written as several with a larger period or from another member; perhaps one lost or added."""
    result: list[Family] = []
    for offset, period in found:
        parts = source.choice((1, 2, 4)) if period <= 1 and 4 % (period * 4) == 0 else 1
        shift = source.randrange(-2, 3)
        result += [(offset + period * (k + parts * shift), period * parts) for k in range(parts)]
    if len(result) > 1 and source.random() < 0.3:
        result.pop(source.randrange(len(result)))
    return [*result, *([family(source)] if source.random() < 0.2 else [])]


def members(found: list[Family]) -> frozenset[Fraction]:
    """The members within a common period."""
    return frozenset((a + p * k) % 4 for a, p in found for k in range(int(4 / p)))


def written(found: list[Family]) -> str:
    parts = (f"x = ({a.numerator})*pi/{a.denominator} + ({p.numerator})*pi*n/{p.denominator}" for a, p in found)
    return f"{' or '.join(parts)} for integer n"


@pytest.mark.parametrize("seed", range(8))
def test_families_are_compared_member_by_member(seed: int) -> None:
    source = random.Random(seed)
    for _ in range(PAIRS):
        before = [family(source) for _ in range(source.choice((1, 2)))]
        after = divided(source, before)
        verdict = claim(written(before), "same-solutions", written(after))
        assert verdict.level == ("proved" if members(before) == members(after) else "refuted"), (before, after)
