"""The goals of questions about parabolas and extreme values."""

from __future__ import annotations

from qstar_cli.goals.primes import FormGoal
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.solved import is_value
from qstar_cli.terms.term import Term, has_head


def _is_point(t: Term) -> bool:
    return t.head == "Tuple" and all(map(is_simplified, t.args))


def _is_vertical_line(t: Term) -> bool:
    return t.head == "Equal" and t.args[0].head == "Symbol" and is_value(t, t.args[0])


def _is_number(t: Term) -> bool:
    return t.head == "Undefined" or (is_simplified(t) and not has_head(t, "Minimum", "Maximum"))


GOALS = (
    FormGoal("Vertex", _is_point, whole_question=True),
    FormGoal("Axis", _is_vertical_line, whole_question=True),
    FormGoal("Minimum", _is_number, whole_question=True),
    FormGoal("Maximum", _is_number, whole_question=True),
)
