"""The goal of questions whether a function is even or odd."""

from __future__ import annotations

from qstar_cli.goals.primes import FormGoal

GOALS = (FormGoal("Parity", lambda t: t.head in ("EvenFunction", "OddFunction", "NoParity"), whole_question=True),)
