"""The goal of the question whether functions are inverse to one another."""

from __future__ import annotations

from qstar_cli.goals.primes import FormGoal
from qstar_cli.terms.build import FALSE, TRUE

GOALS = (FormGoal("AreInverse", lambda t: t in (TRUE, FALSE), whole_question=True),)
