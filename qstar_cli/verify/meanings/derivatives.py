"""Derivatives: the value of `derivative(f, x)`, and questions that ask for it.

`derivative(f, x)` is defined where f, as a function of x, is defined on both sides of the point and differentiable; at
points where the rules of calculus say nothing (x*|x| at 0) the expansions of f beside the point decide.
Lines of such a question are judged where the derivative asked for exists, so that ln(x) has the derivative 1/x.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import UNDEFINED, equal, integer, multiply
from qstar_cli.terms.term import Term, has_head, substitute, symbols, term
from qstar_cli.verify.claims import Partial, Setting, split_where
from qstar_cli.verify.field import Field, Undecided, minus
from qstar_cli.verify.interpret import evaluate, holds
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.derivatives_rules import expanded_derivative, in_basic_functions
from qstar_cli.verify.meanings.limits_expansions import GermField
from qstar_cli.verify.meanings.limits_germs import Germ
from qstar_cli.verify.meanings.limits_scale import with_enough_terms
from qstar_cli.verify.verdict import Check, Verdict, has_form, unknown

CALCULUS = ("Derivative", "ValueAt", "Integral", "Limit", "LeftLimit", "RightLimit", "FiniteSum")
MAX_TRIALS = 121
TRIALS = tuple(Fraction(n, 6) for n in (13, -13, 2, -2, 4, 31, -31, 7, 1, 101, 0))


def derivative_value(t: Term, f: Field[Any]) -> Any | None:
    """The value of a derivative, None where there is none. Raises Undecided."""
    value = evaluate(in_basic_functions(t.args[0]), f)
    if value is None:
        return None
    by_rule = evaluate(expanded_derivative(t), f)
    if by_rule is not None:
        return by_rule
    if len(t.args) == 3 or hasattr(f, "cut_polynomials"):  # a field of questions, not of values, has no germs
        raise Undecided("whether a derivative exists where the rules say nothing")
    return _slope(in_basic_functions(t.args[0]), str(t.args[1].value), value, f)


def _slope(t: Term, name: str, value: Any, f: Field[Any]) -> Any | None:
    """The derivative at the point of the field, where the function has the value, by expansions on both sides."""
    return with_enough_terms(lambda length: _slope_from_terms(t, name, value, f, length))


def _slope_from_terms(t: Term, name: str, value: Any, f: Field[Any], length: int) -> Any | None:
    slopes: list[Any] = []
    for side in (1, -1):
        germs = GermField(f, name, f.letter(name), side, length)
        beside: Germ | None = evaluate(t, germs)
        if beside is None:
            return None
        rise = germs.add(beside, germs.scale(germs.given(value), Fraction(-1)))
        slope = germs.limit(germs.divide(rise, germs.step(side)))
        if isinstance(slope, int):
            return None
        slopes.append(slope)
    return slopes[0] if f.is_zero(minus(slopes[0], slopes[1], f)) else None


def value_at(t: Term, f: Field[Any]) -> Any | None:
    """`valueat(e, x, a)`: e with a for x; derivatives in it are those of the function, not of a number."""
    value = evaluate(without_derivatives(t), f)
    if value is None and has_head(t, "Derivative"):
        raise Undecided("a derivative at a point where the rules say nothing")
    return value


def without_derivatives(t: Term) -> Term:
    """The term with its derivatives worked out by the rules of calculus, and values at points put in, inner ones first.
    Raises Undecided where a letter put in might be bound inside."""
    if t.head == "Derivative":
        return expanded_derivative(term("Derivative", without_derivatives(t.args[0]), *t.args[1:]))
    args = tuple(map(without_derivatives, t.args))
    if t.head != "ValueAt":
        return term(t.head, *args, value=t.value) if args else t
    if args[1].head != "Symbol" or has_head(args[0], *CALCULUS):
        raise Undecided("a value at a point of what is no letter, or of a limit")
    return substitute(args[0], args[1], args[2])


class Differentiate(OfExpression):
    """Differentiate(f, x), DifferentiateTimes(n, f, x): the derivative as a function, wherever it exists."""

    def __init__(self, head: str) -> None:
        self.head = head

    def subject(self, question: Term) -> Term:
        if self.head == "Differentiate":
            return term("Derivative", *question.args)
        order, expression, x = question.args
        return term("Derivative", expression, x, order)

    def given(self, question: Term, assumptions: tuple[Term, ...]) -> tuple[Term, ...]:
        return (*assumptions, exists(self.subject(question)))

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        verdict = self._verdict(self.subject(question), answer, assumptions, setting)
        return (Check("answer-has-the-same-value-and-domain", verdict), has_form(not has_head(answer, *CALCULUS)))

    def _verdict(self, asked: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting) -> Verdict:
        plain = Setting(assumptions, setting.complex_numbers, setting.letters)
        if answer == UNDEFINED:
            return plain.same_function(Partial(asked), Partial(answer))
        if not is_defined_somewhere(asked, assumptions):
            return unknown("it is not seen that the derivative exists anywhere")
        return setting.same_function(Partial(asked), _basic(split_where(answer)))


def _basic(a: Partial) -> Partial:
    return Partial(in_basic_functions(a.term), a.conditions)


def exists(t: Term) -> Term:
    """The formula that says that a term is defined, in a form whose truth is plain where it is."""
    return equal(multiply(integer(0), t), integer(0))


def is_defined_somewhere(t: Term, assumptions: tuple[Term, ...] = ()) -> bool:
    """Whether a point is found at which a term is defined and the assumptions hold; exact numbers decide."""
    from qstar_cli.verify.constants import ConstantField, rational  # they load flint

    letters = sorted({str(s.value) for u in (t, *assumptions) for s in symbols(u)})
    for trial in range(MAX_TRIALS):
        again = trial // len(TRIALS)  # other combinations of the same numbers
        point = {n: rational(TRIALS[(trial * (k + 1) + k * (1 + again)) % len(TRIALS)]) for k, n in enumerate(letters)}
        f = ConstantField(point)
        try:
            if all(holds(a, f) for a in assumptions) and evaluate(t, f) is not None:
                return True
        except (Undecided, LimitError):
            continue
    return False


FUNCTIONS = {"Derivative": derivative_value, "ValueAt": value_at}
MEANINGS = (Differentiate("Differentiate"), Differentiate("DifferentiateTimes"))
