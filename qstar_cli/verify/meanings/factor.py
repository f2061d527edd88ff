"""Factor: the same function as a product of factors that are irreducible over Q, shown by evidence of the kernel's
own."""

from __future__ import annotations

from qstar_cli.errors import LimitError
from qstar_cli.terms.forms import is_factored_shape
from qstar_cli.terms.term import Term, has_head
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.claims import Setting, split_where
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import RootOf, Split
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.factor_irreducible import irreducible
from qstar_cli.verify.meanings.primes_certificates import is_prime
from qstar_cli.verify.verdict import Check, Verdict, both, has_form, proved, refuted, unknown
from qstar_cli.verify.zero_sets import plain_field


class Factor(OfExpression):
    """Factor(expression)."""

    head = "Factor"

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        inside = split_where(answer)
        is_number = not has_head(question.args[0], "Symbol")
        return (
            self.has_same_function(question, answer, setting),
            Check("every-factor-is-irreducible", both([_irreducible(b, is_number) for b in bases(inside.term)])),
            has_form(is_factored_shape(inside.term)),
        )


def bases(t: Term) -> list[Term]:
    """The bases of the powers whose product a term is, numbers included; what is below a bar is none."""
    if t.head in ("Neg", "Div"):
        return bases(t.args[0])
    if t.head == "Product":
        return [b for a in t.args for b in bases(a)]
    return [t.args[0]] if t.head == "Pow" else [t]


def _irreducible(base: Term, is_number: bool) -> Verdict:
    """A prime where a number is factored (any number otherwise), a letter, or an irreducible polynomial."""
    if base.head == "Integer":
        return _prime(int(base.value or 0)) if is_number else proved("a number", {"method": "unit"})
    if base.head in ("Symbol", "Constant", "Decimal"):
        return proved("a letter or number", {"method": "letter"})
    field = plain_field()
    try:
        value = evaluate(base, field)
    except (Split, Undecided, LimitError):
        value = None
    roots = [n for n, what in field.definitions.items() if isinstance(what, RootOf)]
    if value is None or P.as_constant(value.below) is None or P.names(value.above) & set(roots):
        return unknown("a factor that is no polynomial over the rational numbers")
    evidence = irreducible(value.above)
    if evidence is None:
        return unknown("a factor could not be shown to be irreducible")
    return proved("the factor is irreducible", evidence)


def _prime(n: int) -> Verdict:
    if n < 2:
        return proved("0 and 1 have no factors", {"method": "unit"})
    try:
        prime = is_prime(n)
    except LimitError as reason:
        return unknown(reason.what)
    return proved("a prime", {"method": "prime"}) if prime else refuted("a factor is not prime")


MEANINGS = (Factor(),)
