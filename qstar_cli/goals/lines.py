"""The goals of questions about lines."""

from __future__ import annotations

from qstar_cli.goals.primes import FormGoal
from qstar_cli.terms.lines import is_distance, is_line_data, is_line_equation, is_slope, is_standard_line

GOALS = (
    FormGoal("LineThrough", is_line_equation, whole_question=True),
    FormGoal("LineWithSlope", is_line_equation, whole_question=True),
    FormGoal("LineParallel", is_line_equation, whole_question=True),
    FormGoal("LinePerpendicular", is_line_equation, whole_question=True),
    FormGoal("LineBisector", is_line_equation, whole_question=True),
    FormGoal("LineDistance", is_distance, whole_question=True),
    FormGoal("LineForm", is_standard_line),
    FormGoal("LineSolved", is_line_equation),
    FormGoal("SlopeAndIntercept", is_line_data),
    FormGoal("SlopeOf", is_slope, whole_question=True),
    FormGoal("SlopePerpendicular", is_slope, whole_question=True),
)
