"""Partial fractions: the same function, a sum of a polynomial and of proper fractions over powers of polynomials that
are irreducible over Q, shown by evidence of the kernel's own."""

from __future__ import annotations

from qstar_cli.errors import LimitError
from qstar_cli.terms.partial_fractions import partial_fractions
from qstar_cli.terms.term import Term
from qstar_cli.verify.claims import Setting, split_where
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.factor_irreducible import irreducible
from qstar_cli.verify.verdict import Check, Verdict, both, has_form, proved, unknown
from qstar_cli.verify.zero_sets import plain_polynomial


class PartialFractions(OfExpression):
    """PartialFractions(expression)."""

    head = "PartialFractions"

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        parts = partial_fractions(split_where(answer).term)
        return (
            self.has_same_function(question, answer, setting),
            Check("every-denominator-is-irreducible", both(_irreducible(p.base) for p in parts or ())),
            has_form(parts is not None),
        )


def _irreducible(base: Term) -> Verdict:
    try:
        evidence = irreducible(plain_polynomial(base))
    except (Undecided, LimitError):
        return unknown("a denominator that is no polynomial over the rational numbers")
    if evidence is None:
        return unknown("a denominator could not be shown to be irreducible")
    return proved("the denominator is irreducible", evidence)


MEANINGS = (PartialFractions(),)
