"""Round: the rounded value, written as a whole number or a decimal."""

from __future__ import annotations

from fractions import Fraction

from qstar_cli.terms.term import Term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.interpret import values_of
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import Check, has_form

MAX_PLACES = 1_000


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


def _rounded(t: Term, f: Field[V]) -> V | None:
    """Round(e, n): e to n places after the point, halves away from zero."""
    values = values_of(t, f)
    if values is None:
        return None
    places = f.as_rational(values[1])
    if places is None or places.denominator != 1 or abs(places) > MAX_PLACES:
        raise Undecided("rounding to a number of places that is no small integer")
    unit = Fraction(10) ** int(places)
    size = f.add(f.absolute(f.multiply(f.rational(unit), values[0])), f.rational(Fraction(1, 2)))
    return f.rational(f.sign(values[0]) * Fraction(f.floor(size)) / unit)


MEANINGS = (Round(),)
FUNCTIONS = {"Round": _rounded}
