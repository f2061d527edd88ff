"""Numbers in a base: their value, and the same number written with the digits of the base."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.forms import is_in_base
from qstar_cli.terms.term import Term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.whole_numbers import of_wholes, whole
from qstar_cli.verify.verdict import Check, has_form


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


MEANINGS = (ToBase(),)
FUNCTIONS = {"Based": _based, "DigitAt": of_wholes(_digit_at)}
