"""Numbers in a base: their value, and the same number written with the digits of the base."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from qstar_cli.terms.build import integer
from qstar_cli.terms.forms import is_in_base
from qstar_cli.terms.term import Term, term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.whole_numbers import of_wholes, whole
from qstar_cli.verify.verdict import Check, has_form

if TYPE_CHECKING:
    from qstar_cli.verify.expressions import Reader


class ToBase(OfExpression):
    """ToBase(expression, base)."""

    head = "ToBase"

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        return (self.has_same_function(question, answer, setting), has_form(is_in_base(answer, question.args[1])))


def _based(t: Term, f: Field[V]) -> V | None:
    """Based(digits, base): the value of digits 0 to 9, a to z."""
    digits, base = str(t.args[0].value), whole(t.args[1], f)
    if base is None or not 2 <= base <= 36 or any(int(d, 36) >= base for d in digits):
        raise Undecided("digits that do not fit their base")
    total = 0
    for d in digits:
        total = total * base + int(d, 36)
    return f.rational(Fraction(total))


def _digit_at(n: int, k: int) -> int:
    if k < 0:
        raise Undecided("a digit after the point")
    return 0 if k > n.bit_length() else abs(n) // 10**k % 10


def _read(reader: Reader) -> Term:
    """`1011_2`; digits that start with a letter have a 0 before them."""
    digits, _, base = reader.peek().partition("_")
    reader.place += 1
    digits = digits[1:] if digits[0] == "0" and digits[1:2].isalpha() else digits
    return term("Based", term("Word", value=digits), integer(int(base)))


MEANINGS = (ToBase(),)
FUNCTIONS = {"Based": _based, "DigitAt": of_wholes(_digit_at)}
NOTATIONS = {"_": _read}
