"""Input that no one should send: a clear message or a clean decline, soon and in little memory."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.conftest import Run

Qstar = Callable[..., Run]

MOST_SECONDS, MOST_MEGABYTES = 5, 500

UNREADABLE = {
    "empty": b"",
    "blank": b"\n \n\t\n",
    "comments only": b"# nothing here\n",
    "binary": bytes(range(256)) * 40,
    "zeros": b"\0" * 1000,
    "not utf-8": b"x + 1 = \xff\xfe\n",
    "unbalanced": b"((x + 1)\n",
    "unbalanced the other way": b"x + 1))\n",
    "wrong pair": b"(x + 1]\n",
    "unknown words": b"what is the meaning of life\n",
    "dangling": b"2x + = 3\n",
    "two equals": b"x = = 3\n",
    "no argument": b"sin()\n",
    "one megabyte of letters": b"a" * 1_000_000 + b"\n",
    "one megabyte of words": b"lorem ipsum dolor " * 55_000 + b"\n",
    "one megabyte of prose": b"the quick brown fox jumps over the lazy dog and runs away\n" * 17_000,
    "one megabyte of brackets": b"(" * 1_000_000 + b"\n",
    "open brackets": b"(" * 10_000 + b"\n",
    "unclosed LaTeX": rb"\frac{1}{2" + b"\n",
}
TOO_MUCH = {
    "one megabyte of sums": b"1 + " * 250_000 + b"1\n",
    "nested brackets": b"(" * 10_000 + b"x" + b")" * 10_000 + b" = 1\n",
    "nested roots": b"sqrt(" * 10_000 + b"2" + b")" * 10_000 + b"\n",
    "nested signs": b"-" * 10_000 + b"x = 1\n",
    "nested powers": b"2^" * 10_000 + b"2\n",
    "nested fractions": rb"\frac{1}{" * 5_000 + b"2" + b"}" * 5_000 + b"\n",
    "a long integer": b"7" * 100_000 + b" + 1\n",
    "a long integer to factor": b"solve x^2 = " + b"7" * 5_000 + b"\n",
    "tower": b"9^9^9^9\n",
    "negative tower": b"9^(-9^9^9)\n",
    "power of a sum": b"expand (a + b + c + d)^1000\n",
    "big factorial": b"1000000!\n",
    "high degree": b"solve x^100000 - 1 = 0\n",
    "wide root": b"root(2, 10^30)\n",
    "many unknowns": b"simplify " + b" + ".join(b"x_%d" % n for n in range(3000)) + b"\n",
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable(qstar: Qstar, name: str) -> None:
    run = qstar("solve", "-", stdin=UNREADABLE[name])
    assert run.status == 3, run.out[:500] + run.err[:500]
    assert run.err
    assert len(run.err) < 300 * (1 + UNREADABLE[name].count(b"\n"))
    assert_modest(run)


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much(qstar: Qstar, name: str) -> None:
    run = qstar("solve", "-", "--max-expansions", "200", stdin=TOO_MUCH[name])
    assert run.status in (0, 1, 3), run.out[:500] + run.err[:500]
    assert_modest(run)


def assert_modest(run: Run) -> None:
    assert "Traceback" not in run.err
    assert run.seconds < MOST_SECONDS
    assert run.megabytes < MOST_MEGABYTES
