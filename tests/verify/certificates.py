"""Certificates to look at: of all samples in problems/, and of problems made from a seed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from random import Random
from typing import Any

from qstar_cli.problem.file_format import read_file
from qstar_cli.problem.problem import Problem
from qstar_cli.solve import Options, solve
from tests.acceptance.test_samples import samples

Certificate = dict[str, Any]
EFFORT = int(os.environ.get("QSTAR_TEST_EFFORT", "1"))
"""How many times as many generated problems, mutations and queries as an ordinary run looks at."""
PER_KIND = 3  # generated problems of a kind
BEYOND = ("systems", "matrices", "number-theory", "exponential-and-logarithmic", "radical-equations")


@lru_cache(maxsize=1)
def sample_certificates() -> tuple[Certificate, ...]:
    """The certificates of all samples that are solved."""
    solutions = [solve(s, Options(max_expansions=500)) for s in samples() if isinstance(s, Problem)]
    return tuple(dict(s.certificate) for s in solutions if s.certificate)


@lru_cache(maxsize=1)
def texts_beyond_second_method() -> frozenset[str]:
    """The texts of the samples of which the second method knows too little to judge most mutants."""
    return frozenset(
        s.text for s in samples() if isinstance(s, Problem) and any(f"{topic}.txt:" in s.identifier for topic in BEYOND)
    )


@lru_cache(maxsize=1)
def generated_certificates() -> tuple[Certificate, ...]:
    """The certificates of the generated problems that are solved."""
    return certificates_of(generated_problems(Random(7), EFFORT * PER_KIND))


def certificates_of(texts: Iterable[str]) -> tuple[Certificate, ...]:
    """The certificates of those of the problems that are solved."""
    problems = read_file("\n".join(texts), "generated")
    solutions = [solve(p, Options(max_expansions=60)) for p in problems if isinstance(p, Problem)]
    return tuple(dict(s.certificate) for s in solutions if s.certificate)


def all_certificates() -> tuple[Certificate, ...]:
    return sample_certificates() + generated_certificates()


def generated_problems(random: Random, each: int) -> Iterator[str]:
    """Problems of every kind the second checker knows, `each` of a kind."""

    def n(low: int = 1, high: int = 9) -> int:
        return random.choice((1, -1)) * random.randint(low, high)

    def linear() -> str:
        return f"({n()}*x + {n()})"

    for _ in range(each):
        yield f"solve {n()}*x + {n()} = {n()}*x + {n()}/{random.randint(2, 6)}"
        yield f"solve {n()}*({n()}*x + {n()}) - {n()}*x = {n()}"
        yield f"solve {n()}*x^2 + {n()}*x + {n()} = 0"
        yield f"solve x^2 + {n()}*x = {n()}"
        yield f"solve ({linear()})^2 = {random.randint(1, 12)}"
        yield f"solve {linear()}*{linear()} = 0"
        yield f"solve {n()}/(x + {n()}) = {n()}/(x + {n()})"
        yield f"solve {n()}/(x + {n()}) + {n()} = {n()}"
        yield f"solve x + {n(1, 12)}/x = {n()}"
        yield f"solve x/(x + {n()}) = {n()}/(x + {n()})"
        yield f"solve {linear()}*{linear()}*{linear()} = 0"
        yield f"solve x^4 + {n()}*x^2 + {n()} = 0"
        yield f"expand {linear()}*{linear()} + {n()}*x"
        yield f"expand (x + {n()}*y)^{random.randint(2, 3)}"
        yield f"factor x^2 + {n(1, 5) * n(1, 5)} + {n()}*x"
        yield f"factor x^3 - {random.randint(1, 5) ** 3}"
        yield f"simplify (x^2 - {random.randint(1, 9) ** 2})/{linear()}"
        yield f"simplify {n()}/(x + {n()}) + {n()}/(x + {n()})"
        yield f"simplify sqrt({random.randint(2, 200)}) + {n()}*sqrt({random.randint(2, 60)})"
        yield f"simplify ({n()} + sqrt({random.randint(2, 12)}))^2"
