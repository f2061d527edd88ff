"""Solve: the answer is true exactly where the equation is, and says so in solved form."""

from __future__ import annotations

from qstar_cli.terms.solved import is_solved
from qstar_cli.terms.systems import is_solved_system
from qstar_cli.terms.term import Term, contains, subterms, symbols
from qstar_cli.verify.claims import Setting, conjuncts
from qstar_cli.verify.verdict import Check, Level, has_form, unknown


class Solve:
    """Solve(formula, unknown, domain)."""

    head = "Solve"

    def given(self, question: Term, assumptions: tuple[Term, ...]) -> tuple[Term, ...]:
        """What is assumed of the other letters; what is assumed of the unknown its values must satisfy."""
        return tuple(a for a in assumptions if not _is_about(question, a))

    def start(self, question: Term, assumptions: tuple[Term, ...]) -> tuple[Term, ...]:
        return (question.args[0], *(a for a in assumptions if _is_about(question, a)))

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        _, unknowns, domain = question.args
        if domain.value not in ("reals", "complex"):
            return (Check("answer-satisfies-the-equation", unknown("an unknown domain")),)
        formulas = self.start(question, assumptions)
        sound, complete = self._truth(formulas, answer, setting)
        if sound.verdict.is_proved and complete.verdict.level == Level.UNKNOWN and domain.value == "reals":
            complete = self._on_window(formulas, answer, unknowns, setting) or complete
        return (sound, complete, self._form(answer, unknowns, setting))

    def _truth(self, formulas: tuple[Term, ...], answer: Term, setting: Setting) -> tuple[Check, ...]:
        """Sound and complete; shown at once where that is possible, each for itself otherwise."""
        whole = setting.equivalent(formulas, [answer])
        sound = whole if whole.is_proved else setting.implies([answer], formulas)
        complete = whole if whole.is_proved else setting.implies(formulas, [answer])
        return (
            Check("answer-satisfies-the-equation", sound),
            Check("no-solution-is-missing", complete),
        )

    def _on_window(self, formulas: tuple[Term, ...], answer: Term, unknown: Term, setting: Setting) -> Check | None:
        """That no solution is missing on a window (`checked`), for one equation that no complete method decides."""
        if len(formulas) > 1 or setting.given or unknown.head != "Symbol":
            return None
        from qstar_cli.verify.meanings.root_windows import completeness  # it loads flint

        return Check("no-solution-is-missing", completeness(formulas[0], answer, unknown))

    def _form(self, answer: Term, unknowns: Term, setting: Setting) -> Check:
        if answer.head == "Where":
            setting = setting.assuming(*conjuncts(answer.args[1]))
        for t in subterms(answer):
            if t.head == "Cases":
                exclusive = setting.exactly_one([case.args[1] for case in t.args])
                if not exclusive.is_proved:
                    return Check("form-asked-for", exclusive)
        if unknowns.head == "Tuple":
            return has_form(is_solved_system(answer, unknowns.args))
        return has_form(is_solved(answer, unknowns))


def _is_about(question: Term, assumption: Term) -> bool:
    """Whether an assumption is about an unknown."""
    return any(contains(assumption, u) for u in symbols(question.args[1]))


MEANINGS = (Solve(),)
