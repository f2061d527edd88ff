"""The goals of questions about matrices."""

from __future__ import annotations

from qstar_cli.goals.primes import FormGoal
from qstar_cli.terms.sorts import is_worked_out
from qstar_cli.terms.term import Term


def _are_eigenspaces(t: Term) -> bool:
    """A list of pairs of an eigenvalue and a space with a basis."""
    return t.head == "Tuple" and all(p.head == "Tuple" and p.args[1].head == "Span" for p in t.args)


GOALS = (FormGoal("MatrixValue", is_worked_out), FormGoal("Eigenvectors", _are_eigenspaces, whole_question=True))
