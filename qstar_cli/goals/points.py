"""The goals of questions about two points of the plane."""

from __future__ import annotations

from qstar_cli.goals.primes import FormGoal
from qstar_cli.terms.lines import is_point
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term, has_head


def _is_number(t: Term) -> bool:
    """Worked out: nothing of the question is left."""
    return is_simplified(t) and not has_head(t, "Distance", "SlopeBetween", "AverageRate")


GOALS = (
    FormGoal("Distance", _is_number, whole_question=True),
    FormGoal("SlopeBetween", _is_number, whole_question=True),
    FormGoal("AverageRate", _is_number, whole_question=True),
    FormGoal("Midpoint", is_point, whole_question=True),
)
