"""Evaluate, convert, round: the value of an expression, in the form asked for."""

from __future__ import annotations

from qstar_cli.terms.forms import is_lowest_terms, is_terminating_decimal
from qstar_cli.terms.simplified import is_simplified
from qstar_cli.terms.term import Term, substitute, term
from qstar_cli.verify.claims import Setting, split_where
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import Check, has_form


class Evaluate(OfExpression):
    """Evaluate(expression, bindings): all letters are replaced at once."""

    head = "Evaluate"

    def subject(self, question: Term) -> Term:
        expression, bindings = question.args
        pairs = bindings.args if bindings.head == "Tuple" else (bindings,)
        marks = [term("Symbol", value=f"{b.args[0].value}#{k}") for k, b in enumerate(pairs)]
        for binding, mark in zip(pairs, marks, strict=True):
            expression = substitute(expression, binding.args[0], mark)
        for binding, mark in zip(pairs, marks, strict=True):
            expression = substitute(expression, mark, binding.args[1])
        return expression

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        form = has_form(answer.head == "Undefined" or is_simplified(split_where(answer).term))
        return (self.has_same_function(question, answer, setting), form)


class Convert(OfExpression):
    """Convert(expression, word): fraction, decimal, percent or mixed number."""

    head = "Convert"

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        form = answer.head == "Undefined" or is_written_as(answer, str(question.args[1].value))
        return (self.has_same_function(question, answer, setting), has_form(form))


def is_written_as(t: Term, word: str) -> bool:
    """Whether a number, perhaps with one minus sign, is written as the word says."""
    bare = t.args[0] if t.head == "Neg" else t
    if word == "fraction":
        return is_lowest_terms(bare)
    if word == "decimal":
        return is_plain_decimal(bare)
    if word == "percent":
        return bare.head == "Percent" and (is_plain_decimal(bare.args[0]) or is_lowest_terms(bare.args[0]))
    if word == "mixed number":
        if bare.head != "Mixed":
            return bare.head == "Integer" or (is_lowest_terms(bare) and _is_proper(bare))
        whole, part = bare.args
        return whole.value != 0 and is_lowest_terms(part) and part.head == "Div" and _is_proper(part)
    return False


def is_plain_decimal(t: Term) -> bool:
    """A whole number, a terminating decimal without useless zeros, or a repeating decimal."""
    return t.head == "Integer" or is_terminating_decimal(t) or (t.head == "Decimal" and "(" in str(t.value))


def _is_proper(t: Term) -> bool:
    above, below = (int(a.value or 0) for a in t.args)
    return above < below


class Round(OfExpression):
    """Round(expression, places): halves away from zero; its first line is the question itself."""

    head = "Round"

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        bare = answer.args[0] if answer.head == "Neg" else answer
        form = answer.head == "Undefined" or bare.head in ("Integer", "Decimal")
        return (self.has_same_function(question, answer, setting), has_form(form))


MEANINGS = (Evaluate(), Convert(), Round())
