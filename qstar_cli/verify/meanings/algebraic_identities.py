"""Identities: `a is identical to b` says that the two have the same value wherever both are defined, and that there is
such a point. A counterexample is a point where both are defined and differ."""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.terms.build import FALSE, TRUE
from qstar_cli.terms.term import Term, term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.constants import ConstantField
from qstar_cli.verify.decide import decide
from qstar_cli.verify.field import Field, V, minus
from qstar_cli.verify.hints import remembered
from qstar_cli.verify.interpret import evaluate, holds
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import Check, Level, Verdict, has_form, proved, refuted, unknown
from qstar_cli.verify.zero_sets import same_polynomial

_ANSWERS = (TRUE, FALSE)


@remembered
def always_equal(a: Term, b: Term, given: tuple[Term, ...] = ()) -> Verdict:
    """Whether a and b have the same value wherever both are defined (and what is given holds), and there is such a
    point."""
    if same_polynomial(a, b):
        return proved("both sides are the same polynomial", {"method": "polynomials"})

    def is_outside(f: Field[V]) -> bool:
        return not all(holds(g, f) for g in given) or evaluate(a, f) is None or evaluate(b, f) is None

    points: list[object] = []  # numbers at which both sides were seen to be defined

    def agree(f: Field[V]) -> bool:
        if is_outside(f):
            return True
        if isinstance(f, ConstantField):
            points.append(f.point)
        left, right = evaluate(a, f), evaluate(b, f)
        if left is None or right is None:
            return True
        return f.is_zero(minus(left, right, f))

    verdict = decide(agree, [*given, a, b], [(a, b)])
    if verdict.is_proved and not points and decide(is_outside, [*given, a, b]).level != Level.REFUTED:
        return unknown("the two sides are perhaps never defined together")
    return verdict


class Identities:
    """Lines `a is identical to b`, true and false: each is true or false as a whole."""

    def concerns(self, t: Term) -> bool:
        return t.head == "Identity"

    def same(self, a: Term, b: Term) -> Verdict:
        return unknown("identities are no expressions")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        if len(a) != 1 or len(b) != 1:
            return unknown("an identity beside other lines")
        left, right = _truth(a[0]), _truth(b[0])
        for verdict in (left, right):
            if verdict.level not in (Level.PROVED, Level.REFUTED):
                return verdict
        if left.level == right.level:
            return proved("both lines are true, or both false", left.evidence or right.evidence or _COUNTEREXAMPLE)
        return refuted("one line is true, the other false", left.witness or right.witness)


_COUNTEREXAMPLE: dict[str, object] = {"method": "counterexample"}


def _truth(t: Term) -> Verdict:
    """Proved or refuted where that is known."""
    if t == TRUE:
        return proved("true", {"method": "definition"})
    if t == FALSE:
        return refuted("false")
    return always_equal(t.args[0], t.args[1]) if t.head == "Identity" else unknown("no identity")


class Prove(OfExpression):
    """Prove(equation): whether it is an identity."""

    head = "Prove"

    def subject(self, question: Term) -> Term:
        formula = question.args[0]
        return term("Identity", *formula.args) if formula.head == "Equal" else formula

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        return (Check("statement-is-decided", self._verdict(question, answer, setting)), has_form(answer in _ANSWERS))

    def _verdict(self, question: Term, answer: Term, setting: Setting) -> Verdict:
        line = self.subject(question)
        if line.head != "Identity" or setting.complex_numbers:
            return unknown("no equation in real numbers")
        if setting.given:
            verdict = always_equal(line.args[0], line.args[1], setting.given)
            if answer == FALSE and verdict.level == Level.REFUTED:
                return proved("the statement is false at a point that meets the assumptions", _COUNTEREXAMPLE)
            return verdict if answer == TRUE else unknown("no counterexample is known")
        return IDENTITIES.equivalent([line], [answer])


IDENTITIES = Identities()
MEANINGS = (Prove(),)
THEORIES = (IDENTITIES,)
