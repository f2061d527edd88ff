"""Solve: the answer is true exactly where the equation is, and says so in solved form."""

from __future__ import annotations

from qstar_cli.terms.solved import is_solved
from qstar_cli.terms.term import Term, subterms
from qstar_cli.verify.claims import Setting, conjuncts
from qstar_cli.verify.verdict import Check, has_form, unknown


class Solve:
    """Solve(formula, unknown, domain)."""

    head = "Solve"

    def start(self, question: Term) -> Term:
        return question.args[0]

    def checks(self, question: Term, answer: Term, setting: Setting) -> tuple[Check, ...]:
        formula, unknowns, domain = question.args
        if unknowns.head != "Symbol" or domain.value not in ("reals", "complex"):
            return (Check("answer-satisfies-the-equation", unknown("several unknowns, or an unknown domain")),)
        return (*self._truth(formula, answer, setting), self._form(answer, unknowns, setting))

    def _truth(self, formula: Term, answer: Term, setting: Setting) -> tuple[Check, ...]:
        """Sound and complete; shown at once where that is possible, each for itself otherwise."""
        whole = setting.equivalent([formula], [answer])
        sound = whole if whole.is_proved else setting.implies([answer], [formula])
        complete = whole if whole.is_proved else setting.implies([formula], [answer])
        return (
            Check("answer-satisfies-the-equation", sound),
            Check("no-solution-is-missing", complete),
        )

    def _form(self, answer: Term, unknown_letter: Term, setting: Setting) -> Check:
        if answer.head == "Where":
            setting = setting.assuming(*conjuncts(answer.args[1]))
        for t in subterms(answer):
            if t.head == "Cases":
                exclusive = setting.exactly_one([case.args[1] for case in t.args])
                if not exclusive.is_proved:
                    return Check("form-asked-for", exclusive)
        return has_form(is_solved(answer, unknown_letter))


MEANINGS = (Solve(),)
