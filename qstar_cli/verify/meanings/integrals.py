"""Integrals: what lines with antiderivatives and definite integrals say, and questions that ask for them.

`integral(f, x)` stands for the antiderivatives of f: functions with the derivative f wherever f is defined.
`integral(f, x, a, b)` is a number, improper at an end where an antiderivative is continuous there.
"""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.errors import LimitError
from qstar_cli.states import Relation
from qstar_cli.terms.term import Term, contains, has_head, operands, subterms, term
from qstar_cli.verify.claims import Partial, Setting, split_where
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.derivatives import CALCULUS, exists
from qstar_cli.verify.meanings.derivatives_rules import derivative
from qstar_cli.verify.meanings.integrals_antiderivatives import is_antiderivative, without_integrals
from qstar_cli.verify.meanings.integrals_definite import at_ends, has_value, is_primitive_between, is_rise
from qstar_cli.verify.meanings.integrals_linear import is_substitution, same_linear
from qstar_cli.verify.verdict import (
    IDENTITY,
    Check,
    Level,
    Verdict,
    both,
    has_form,
    proved,
    unknown,
    without_refutation,
)

AT_ENDS = ("ValueAt", "Limit", "LeftLimit", "RightLimit")


def is_definite(t: Term) -> bool:
    return t.head == "Integral" and len(t.args) == 4


class Integrals:
    """Lines in which integrals stand; equal are those that differ in equal integrands or in values that are proved."""

    def concerns(self, t: Term) -> bool:
        return has_head(t, "Integral")

    def same(self, a: Term, b: Term) -> Verdict:
        if a == b:
            return proved("the lines are the same", IDENTITY)
        found = self._same_shape(a, b)
        return self._linear(a, b) if found.level == Level.UNKNOWN else found

    def _same_shape(self, a: Term, b: Term) -> Verdict:
        """The same line but for values of integrals, and parts without integrals that are the same functions."""
        if not has_head(a, "Integral") and not has_head(b, "Integral"):
            return Setting().same_function(Partial(a), Partial(b))
        for integral, other in ((a, b), (b, a)):
            if is_definite(integral) and not has_head(other, "Integral"):
                return self._value(integral, other)
        if a.head != b.head or len(a.args) != len(b.args) or a.value != b.value:
            return unknown("lines of different shape")
        if a.head == "Integral" and a.args[1] != b.args[1]:
            return unknown("integrals with respect to different letters")
        verdict = both(self._same_shape(x, y) for x, y in zip(a.args, b.args, strict=True))
        return unknown("parts differ") if verdict.level == Level.REFUTED else verdict

    def _value(self, integral: Term, other: Term) -> Verdict:
        """F(b) - F(a), as `valueat(F, x, b) - valueat(F, x, a)` perhaps with limits, or a number."""
        F = _primitive_in(other)
        try:
            if F is not None and is_primitive_between(F, integral, Setting()).is_proved:
                return is_rise(*at_ends(F, integral, Setting()), other, Setting())
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)
        return has_value(integral, other, Setting())

    def _linear(self, a: Term, b: Term) -> Verdict:
        """By substitution, or as lines that are linear in definite integrals."""
        try:
            for plain, other in ((a, b), (b, a)):
                if is_definite(plain) and is_definite(other) and other.args[1].head != "Symbol":
                    return without_refutation(is_substitution(plain, other))
            return without_refutation(same_linear(a, b))  # integrands that differ may still have equal integrals
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        return unknown("an equation with integrals")


def _primitive_in(t: Term) -> Term | None:
    """F in `valueat(F, x, b) - valueat(F, x, a)` and the like, None for any other line."""
    parts = [a.args[0] if a.head == "Neg" else a for a in operands(t, "Sum")]
    found = {a.args[0] for a in parts if a.head in AT_ENDS}
    return found.pop() if len(found) == 1 else None


def up_to_constant(before: Term, after: Term, setting: Setting) -> Verdict:
    """Whether the line after is, up to a constant, what the line before stands for, wherever that is defined."""
    letters = {t.args[1] for side in (before, after) for t in subterms(side) if t.head == "Integral"}
    letters = {x for x in letters if x.head == "Symbol"}  # a substitution stands written out
    if len(letters) != 1:
        return unknown("it is not said with respect to which letter")
    (x,) = letters
    slope, value = derivative(before, x), without_integrals(before)
    return is_antiderivative(after, Partial(slope, (exists(value),)), x, setting)


class Integrate(OfExpression):
    """Integrate(f, x): F + C with a new letter C."""

    head = "Integrate"

    def subject(self, question: Term) -> Term:
        return term("Integral", *question.args)

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        f, x = question.args
        inside = split_where(answer)
        verdict = is_antiderivative(inside.term, Partial(f), x, setting)
        if inside.conditions:  # they may repeat where f is defined, and take nothing away
            given = [*setting.given, exists(f)]
            verdict = both([verdict, setting.implies(given, inside.conditions)])
        form = not has_head(inside.term, *CALCULUS) and _has_constant(inside.term, question)
        return (Check("answer-has-the-derivative-asked-for", verdict), has_form(form))


def _has_constant(answer: Term, question: Term) -> bool:
    """Whether a letter that is not of the question is added at the end, once."""
    return (
        answer.head == "Sum"
        and answer.args[-1].head == "Symbol"
        and not contains(question, answer.args[-1])
        and not any(contains(a, answer.args[-1]) for a in answer.args[:-1])
    )


class IntegrateBetween(OfExpression):
    """IntegrateBetween(f, x, a, b): the value, a term without integrals."""

    head = "IntegrateBetween"
    by_lines = "answer-is-the-value"  # proved lines hold the antiderivative that the answer does not show

    def subject(self, question: Term) -> Term:
        return term("Integral", *question.args)

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        verdict = has_value(self.subject(question), answer, setting)
        return (Check("answer-is-the-value", verdict), has_form(not has_head(answer, *CALCULUS)))


STEPS = {Relation.EQUAL_UP_TO_CONSTANT: up_to_constant}
THEORIES = (Integrals(),)
MEANINGS = (Integrate(), IntegrateBetween())
