"""The goals of questions about circles."""

from __future__ import annotations

from qstar_cli.goals.primes import FormGoal
from qstar_cli.terms.circles import is_center, is_circle_data, is_radius, is_standard_circle

GOALS = (
    FormGoal("CenterRadius", is_circle_data),
    FormGoal("CenterOf", is_center, whole_question=True),
    FormGoal("RadiusOf", is_radius, whole_question=True),
    FormGoal("CircleForm", is_standard_circle),
    FormGoal("CircleWith", is_standard_circle, whole_question=True),
    FormGoal("CircleThrough", is_standard_circle, whole_question=True),
    FormGoal("CircleOnDiameter", is_standard_circle, whole_question=True),
)
