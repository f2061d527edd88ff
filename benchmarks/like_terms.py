"""Sums of 10, 100 and 1,000 like terms: `python -m benchmarks.like_terms`.

The number of expansions should not grow with the length, and CPU time about as n log n.
"""

from __future__ import annotations

import math

from benchmarks.solver import solve_text

LENGTHS = (10, 100, 1000)


def sum_of(length: int) -> str:
    """A sum of `length` multiples of x, y and 1, mixed."""
    return "simplify " + " + ".join(f"{n % 7 + 2}{('x', 'y', '')[n % 3]}" for n in range(length))


def main() -> None:
    """Measure and print a line for each length."""
    solve_text(sum_of(3), "auto", 2000, 60)  # so that imports are not counted
    for length in LENGTHS:
        found = solve_text(sum_of(length), "auto", 2000, 120)
        unit = found["cpu"] / (length * math.log2(length)) * 1e6
        print(
            f"{length:5} terms: {found['status']}, expanded {found.get('expanded')}, applied {found.get('applied')}, "
            f"steps {found.get('steps')}, CPU {found['cpu']:.3f} s ({unit:.1f} microseconds per n log n)"
        )


if __name__ == "__main__":
    main()
