"""`y is the inverse of f`, f a function of one letter x: f takes no value twice, and f has the value x at y."""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.terms.build import FALSE, TRUE, all_of, equal, symbol
from qstar_cli.terms.term import Term, substitute, symbols
from qstar_cli.verify.claims import Setting, conjuncts, split_where
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.function_ranges import function_of
from qstar_cli.verify.meanings.function_ranges_one_to_one import is_one_to_one
from qstar_cli.verify.meanings.statements import Statements
from qstar_cli.verify.verdict import Check, Level, Verdict, has_form, proved, refuted, unknown


class Inverses(Statements):
    """Formulas that speak of the inverse of a function."""

    head = "InverseOf"

    def plain(self, statement: Term) -> Term:
        y, f = statement.args
        letters = symbols(f)
        if len(letters) != 1:
            raise Undecided("a function of one letter has an inverse")
        is_invertible = is_one_to_one(function_of(f, y))
        if is_invertible is None:
            raise Undecided("whether the function takes a value twice is not known")
        if not is_invertible:
            return FALSE
        found = split_where(f)
        at_y = [substitute(c, letters[0], y) for part in found.conditions for c in conjuncts(part)]
        return all_of(equal(letters[0], substitute(found.term, letters[0], y)), *at_y)


class AreInverse(OfExpression):
    """AreInverse(f, g): y = f(x) says the same as x = g(y)."""

    head = "AreInverse"

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        return (Check("statement-is-decided", DECISIONS.equivalent([question], [answer])), has_form(answer in ANSWERS))


class Decisions:
    """The question whether two functions are inverse to one another stands for true or false."""

    def concerns(self, t: Term) -> bool:
        return t.head == "AreInverse"

    def same(self, a: Term, b: Term) -> Verdict:
        return unknown("statements are no values")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        questions, others = ([t for t in (*a, *b) if (t.head == "AreInverse") is asked] for asked in (True, False))
        if len(questions) != 1 or len(others) != 1 or others[0] not in ANSWERS:
            return unknown("no answer to the question")
        verdict = _are_inverse(*questions[0].args)
        if others[0] == TRUE:
            return verdict
        if verdict.level == Level.REFUTED:
            return proved("the functions are not inverse", verdict.witness and {"witness": verdict.witness})
        return refuted("the functions are inverse") if verdict.is_proved else verdict


def _are_inverse(f: Term, g: Term) -> Verdict:
    letters = [symbols(t) for t in (f, g)]
    if any(len(found) != 1 for found in letters):
        return unknown("functions of one letter")
    forth, back = (split_where(t) for t in (f, g))
    there = [equal(Y, substitute(forth.term, letters[0][0], X)), *_at(forth.conditions, letters[0][0], X)]
    here = [equal(X, substitute(back.term, letters[1][0], Y)), *_at(back.conditions, letters[1][0], Y)]
    return Setting().equivalent(there, here)


def _at(conditions: Sequence[Term], letter: Term, place: Term) -> list[Term]:
    return [substitute(c, letter, place) for c in conditions]


X, Y = symbol("x#"), symbol("y#")
ANSWERS = (TRUE, FALSE)
DECISIONS = Decisions()
MEANINGS = (AreInverse(),)
THEORIES = (Inverses(), DECISIONS)
