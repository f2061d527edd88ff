"""Convert: the same number, written as a fraction, a decimal, a percentage or a mixed number."""

from __future__ import annotations

from qstar_cli.terms.forms import is_lowest_terms, is_terminating_decimal
from qstar_cli.terms.term import Term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import Check, has_form


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


MEANINGS = (Convert(),)
