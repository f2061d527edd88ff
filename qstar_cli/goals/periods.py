"""The goals of questions for a period or an amplitude."""

from __future__ import annotations

from qstar_cli.goals.primes import FormGoal
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term, has_head, symbols


def _is_number(t: Term) -> bool:
    return is_simplified(t) and not symbols(t) and not has_head(t, "Period", "Amplitude", "Undefined")


GOALS = (FormGoal("Period", _is_number, whole_question=True), FormGoal("Amplitude", _is_number, whole_question=True))
