"""Answers of the second checker: every value a root, and as many of them as there are roots."""

from __future__ import annotations

from collections.abc import Sequence

from tests.verify.second_claims import absolutes
from tests.verify.second_line import common_divisor, dense, number_of_roots, quotient, square_free, substituted
from tests.verify.second_reader import Tree, letters_of
from tests.verify.second_values import Value, evaluate, names_of, plus, surds_of, times


def count_agrees(equation: Tree, answer: Tree, unknown: str) -> bool | None:
    """Each claimed value is a real root, no pole, and they are as many as Sturm counts; None for other questions."""
    if equation[:2] != ("relation", "=") or letters_of(equation) != {unknown} or absolutes([equation]):
        return None
    values, side = _named_values(answer, unknown), evaluate(("add", equation[2], ("neg", equation[3])), {})
    polynomials = [side.above, *side.divisors]
    if values is None or not all(polynomials) or any(map(surds_of, polynomials)):
        return None
    if any("√-1" in surds_of(v.above) | surds_of(v.below) or not _is_root(v, side, unknown) for v in values):
        return False
    f = square_free(dense(side.above, unknown))
    for d in side.divisors:
        common = common_divisor(f, dense(d, unknown))
        f = quotient(f, common) if len(common) > 1 else f
    return _are_different(values) and len(values) == number_of_roots(f)


def is_complex_solution(equation: Tree, answer: Tree, unknown: str) -> bool | None:
    """Every value satisfies a polynomial equation over Q, and they are as many as its square-free part has roots."""
    if equation[:2] != ("relation", "=") or letters_of(equation) - {"i"} != {unknown}:
        return None
    values, side = _named_values(answer, unknown), evaluate(("add", equation[2], ("neg", equation[3])), {}, True)
    polynomials = [side.above, *side.divisors]
    if values is None or not all(polynomials) or any(map(surds_of, polynomials)) or any(map(names_of, side.divisors)):
        return None
    degree = len(square_free(dense(side.above, unknown))) - 1
    return all(_is_root(v, side, unknown) for v in values) and _are_different(values) and len(values) == degree


def _named_values(answer: Tree, unknown: str) -> list[Value] | None:
    """The values of an answer `x = a or x = b`, `no solution`; None for one of another shape."""
    if answer == ("false",):
        return []
    parts = answer[1:] if answer[0] == "or" else (answer,)
    if any(p[:3] != ("relation", "=", ("letter", unknown)) or letters_of(p[3]) - {"i"} for p in parts):
        return None
    values = [evaluate(p[3], {}, True) for p in parts]
    return None if any(v.is_nowhere for v in values) else values


def _is_root(v: Value, side: Value, unknown: str) -> bool:
    """Whether the numerator is zero and no divisor is."""
    at = (unknown, v.above, v.below)
    return not substituted(side.above, *at) and all(substituted(d, *at) for d in side.divisors)


def _are_different(values: Sequence[Value]) -> bool:
    return all(
        plus(times(a.above, b.below), times(b.above, a.below), -1) for k, a in enumerate(values) for b in values[:k]
    )
