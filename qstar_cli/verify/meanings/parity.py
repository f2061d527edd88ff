"""Even and odd functions: f(-x) and f(x), or -f(x), are the same partial function; neither is true of other functions.

The question whether a function is even or odd stands for the answer that is true."""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.terms.build import negative
from qstar_cli.terms.term import Term, substitute, symbols
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.verdict import Check, Level, Verdict, has_form, proved, refuted, unknown

ANSWERS = ("EvenFunction", "OddFunction", "NoParity")


def _is_true(answer: Term) -> Verdict:
    """Whether a statement about the parity of a function of one letter is true."""
    f = answer.args[0]
    letters = symbols(f)
    if len(letters) != 1 or f.head == "Where":
        return unknown("a function of one letter on all real numbers is even or odd")
    mirrored = substitute(f, letters[0], negative(letters[0]))
    even = Setting().same_function(Partial(f), Partial(mirrored))
    odd = Setting().same_function(Partial(negative(f)), Partial(mirrored))
    if answer.head != "NoParity":
        return even if answer.head == "EvenFunction" else odd
    if even.level == odd.level == Level.REFUTED:
        return proved("f(-x) differs from f(x) somewhere, and from -f(x)", {"even": even.witness, "odd": odd.witness})
    return refuted("the function is even or odd") if even.is_proved or odd.is_proved else unknown("no counterexample")


class Parities:
    """Statements about the parity of a function, and the question for it."""

    def concerns(self, t: Term) -> bool:
        return t.head == "Parity" or t.head in ANSWERS

    def same(self, a: Term, b: Term) -> Verdict:
        return unknown("statements are no values")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        if len(a) != 1 or len(b) != 1 or a[0].args[:1] != b[0].args[:1]:
            return unknown("statements about different functions")
        heads = {t.head: t for t in (a[0], b[0])}
        stated = [t for head, t in heads.items() if head in ANSWERS]
        return _is_true(stated[0]) if len(stated) == 1 and "Parity" in heads else unknown("no answer to the question")


class Parity(OfExpression):
    """Parity(f): even, odd, or neither."""

    head = "Parity"

    def subject(self, question: Term) -> Term:
        return question

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        return (
            Check("statement-is-decided", PARITIES.equivalent([question], [answer])),
            has_form(answer.head in ANSWERS),
        )


PARITIES = Parities()
MEANINGS = (Parity(),)
THEORIES = (PARITIES,)
