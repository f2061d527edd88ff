"""Division of polynomials in one letter over the rational numbers, judged by the kernel's own long division.

A question and every line on the way stand for a pair of polynomials, quotient and remainder: the question `divide with
remainder a by b` and the line `quotient q, remainder r, divisor b` (for b*q + r divided by b) for those that division
gives, the answer `quotient q, remainder r` for (q, r). A question for one of the two stands for that polynomial, a
question for a greatest common divisor or a least common multiple for it (polynomial_division_divisors.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import FALSE, TRUE
from qstar_cli.terms.forms import is_factored_shape, is_polynomial
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.polynomial_division_arithmetic import (
    Coefficients,
    coefficients,
    divided,
    product,
    total,
)
from qstar_cli.verify.meanings.polynomial_division_divisors import (
    divisor_by_euclid,
    is_common_divisor,
    is_common_multiple,
)
from qstar_cli.verify.verdict import Check, Verdict, has_form, proved, refuted, unknown
from qstar_cli.verify.zero_sets import plain_polynomial

if TYPE_CHECKING:
    from qstar_cli.verify.expressions import Reader


_COMMON = {"PolynomialGcd": is_common_divisor, "PolynomialLcm": is_common_multiple}
_PARTS = ("PolynomialQuotient", "PolynomialRemainder")
_HEADS = ("Divide", "QuotientRemainder", "FactorOf", *_PARTS, *_COMMON)


class Pairs:
    """Lines about division: what they stand for is compared coefficient by coefficient."""

    def concerns(self, t: Term) -> bool:
        return t.head in _HEADS

    def same(self, a: Term, b: Term) -> Verdict:
        try:
            agree = _is_common(a, b) if a.head in _COMMON or b.head in _COMMON else _has_same_parts(a, b)
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)
        return proved("by long division", {"method": "long division"}) if agree else refuted("another result")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        if len(a) != 1 or len(b) != 1:
            return unknown("a statement about polynomials beside other lines")
        try:
            agree = _is_true(a[0]) == _is_true(b[0])
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)
        return proved("by long division", {"method": "long division"}) if agree else refuted("the opposite is true")


def _is_true(t: Term) -> bool:
    """The truth of `b is a factor of a`, true or false: whether a divided by b, not 0, leaves the remainder 0."""
    if t in (TRUE, FALSE):
        return t == TRUE
    letters = sorted({str(s.value) for s in symbols(t)})
    if t.head != "FactorOf" or len(letters) != 1:
        raise Undecided("no statement about polynomials in one letter")
    divisor, dividend = (coefficients(a, letters[0]) for a in t.args)
    return not divided(dividend, divisor)[1]


def _is_common(a: Term, b: Term) -> bool:
    """Whether two lines stand for the same divisor or multiple. Raises Undecided."""
    if a.head in _COMMON and b.head in _COMMON:
        return _is_same_question(a, b)
    question, found = (a, b) if a.head in _COMMON else (b, a)
    return _COMMON[question.head](plain_polynomial(found), *map(plain_polynomial, question.args))


def _is_same_question(a: Term, b: Term) -> bool:
    """Whether two questions for a divisor have the same answer, or are about the same polynomials. Raises Undecided."""
    first, second = ([plain_polynomial(p) for p in t.args] for t in (a, b))
    if a.head == b.head and first in (second, second[::-1]):
        return True
    if {a.head, b.head} != {"PolynomialGcd"}:
        raise Undecided("questions about different polynomials")
    return is_common_divisor(divisor_by_euclid(*first), *second)


def _has_same_parts(a: Term, b: Term) -> bool:
    letters = sorted({str(s.value) for t in (a, b) for s in symbols(t)})
    if len(letters) != 1:
        raise Undecided("division is judged in one letter")
    return _meant(a, letters[0]) == _meant(b, letters[0])


def _meant(t: Term, letter: str) -> tuple[Coefficients, ...]:
    """What a line stands for: a polynomial, or quotient and remainder."""
    if t.head == "FactorOf":
        raise Undecided("a statement is no polynomial")
    if t.head not in _HEADS:
        return (coefficients(t, letter),)
    parts = [coefficients(a, letter) for a in t.args]
    if t.head in _PARTS:
        return (divided(*parts)[_PARTS.index(t.head)],)
    if t.head == "Divide":
        return divided(*parts)
    if len(parts) == 3:
        return divided(total(product(parts[0], parts[2]), parts[1]), parts[2])
    return tuple(parts)


class Divide(OfExpression):
    """Divide(a, b): the one pair (q, r) with a = b*q + r and r of lower degree than b."""

    head = "Divide"

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        form = answer.head == "QuotientRemainder" and len(answer.args) == 2 and all(map(is_polynomial, answer.args))
        return (Check("quotient-and-remainder", PAIRS.same(question, answer)), has_form(form))


class OnePolynomial(OfExpression):
    """The quotient, the remainder, the greatest common divisor or the least common multiple of two polynomials."""

    def __init__(self, head: str) -> None:
        self.head = head

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        form = is_polynomial(answer) or is_factored_shape(answer)
        return (Check("answer-has-the-same-value-and-domain", PAIRS.same(question, answer)), has_form(form))


class TestFactor(OfExpression):
    """TestFactor(statement): whether a polynomial is a factor of another over the rational numbers."""

    head = "TestFactor"

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        decided = PAIRS.equivalent([question.args[0]], [answer])
        return (Check("statement-is-decided", decided), has_form(answer in (TRUE, FALSE)))


def _read_division(reader: Reader) -> Term:
    """`quotient q, remainder r` and perhaps `, divisor b`."""
    reader.expect("quotient")
    parts = [reader.expression(reader.sum())]
    for word in ("remainder", "divisor"):
        if word == "divisor" and not (reader.peek() == "," and reader.peek(1) == word):
            break
        reader.expect(",")
        reader.expect(word)
        parts.append(reader.expression(reader.sum()))
    return term("QuotientRemainder", *parts)


PAIRS = Pairs()
MEANINGS = (TestFactor(), Divide(), *map(OnePolynomial, (*_PARTS, *_COMMON)))
THEORIES = (PAIRS,)
NOTATIONS = {"quotient": _read_division}
