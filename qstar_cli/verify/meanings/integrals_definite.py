"""Definite integrals: proved by an antiderivative that is continuous between the ends, else enclosed by balls.

With F continuous from a to b and F' = f between them the integral is F(b) - F(a), also where it is improper at an end.
Without such an F balls can refute a value, and `checked` is the most they give: to so many digits, and only where f is
proved to be defined from end to end. An integrand that is undefined between the ends is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import integer, multiply, subtract
from qstar_cli.terms.term import Term, contains, has_head, substitute, symbols, term
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.constants import ConstantField, Number
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.derivatives import exists
from qstar_cli.verify.meanings.derivatives_rules import in_basic_functions
from qstar_cli.verify.meanings.integrals_antiderivatives import is_antiderivative
from qstar_cli.verify.meanings.integrals_balls import integral_ball
from qstar_cli.verify.meanings.integrals_primitives import primitive
from qstar_cli.verify.verdict import Level, Verdict, both, refuted, unknown

DIGITS = 15  # that must agree


def between(x: Term, ends: Sequence[Term], closed: bool) -> Term:
    """The formula that says that x lies between two numbers, whichever is larger."""
    product = multiply(*(subtract(x, end) for end in ends))
    return term("LessEqual" if closed else "Less", product, integer(0))


def is_primitive_between(F: Term, integral: Term, setting: Setting) -> Verdict:
    """Whether F is continuous from end to end of a definite integral and has the integrand as derivative between."""
    f, x, *ends = integral.args
    if any(contains(t, x) for t in (*ends, *setting.given)):
        return unknown("the letter of an integral stands outside as well")
    if any(has_head(end, "Constant") and _is_infinite(end) for end in ends):
        return unknown("an integral without end")
    inside, on_ends = between(x, ends, closed=False), between(x, ends, closed=True)
    defined = setting.assuming(inside).implies([*setting.given, inside], [exists(in_basic_functions(f))])
    continuous = setting.implies([*setting.given, on_ends], [exists(in_basic_functions(F))])
    slopes = is_antiderivative(F, Partial(f), x, setting.assuming(inside))
    return both([defined, continuous, slopes])


def _is_infinite(end: Term) -> bool:
    return has_head(end, "Constant") and "oo" in {str(t.value) for t in _leaves(end)}


def _leaves(t: Term) -> list[Term]:
    return [t] if not t.args else [leaf for a in t.args for leaf in _leaves(a)]


def rise(F: Term, x: Term, ends: Sequence[Term]) -> Term:
    """F at the second end minus F at the first."""
    low, high = (substitute(F, x, end) for end in ends)
    return subtract(high, low)


def value_of(integral: Term, setting: Setting) -> Term | None:
    """The value as a term, where a primitive that is found at once is proved; else None."""
    f, x, *ends = integral.args
    F = primitive(f, x)
    if F is None or not is_primitive_between(F, integral, setting).is_proved:
        return None
    return rise(F, x, ends)


def has_value(integral: Term, value: Term, setting: Setting) -> Verdict:
    """Whether a definite integral has the value: by a primitive, else by balls (at most `checked`)."""
    known = value_of(integral, setting)
    if known is not None:
        return setting.same_function(Partial(known), Partial(value))
    if symbols(value) or any(symbols(end) for end in integral.args[2:]) or setting.given:
        return unknown("an integral with letters, without an antiderivative")
    try:
        return _by_balls(integral, value)
    except (Undecided, LimitError) as reason:
        return unknown(reason.what)


def _by_balls(integral: Term, value: Term) -> Verdict:
    f, x, *ends = integral.args
    integrand = in_basic_functions(f)
    on_ends = between(x, ends, closed=True)
    if not Setting().implies([on_ends], [exists(integrand)]).is_proved:
        return unknown("the integrand is not proved to be defined from end to end")
    field = ConstantField()
    low, high, claimed = (_number(t, field) for t in (*ends, value))
    ball = integral_ball(integrand, x, low, high)
    difference = ball - claimed.ball(256)
    if difference > 0 or difference < 0:
        return refuted("the integral has another value", {"integral": ball.str(20)})
    digits = int(difference.rel_one_accuracy_bits() * 0.3)
    if digits < DIGITS:
        return unknown("the integral is not known to enough digits")
    why = f"rigorous integration agrees to {digits} digits"
    return Verdict(Level.CHECKED, why, {"method": "balls"}, digits=digits, window=_texts(ends))


def _number(t: Term, field: ConstantField) -> Number:
    value: Number | None = evaluate(in_basic_functions(t), field)
    if value is None:
        raise Undecided("an end or the value is undefined")
    return value


def _texts(ends: Sequence[Term]) -> tuple[str, str]:
    from qstar_cli.terms.printer import text  # for the report only

    return text(ends[0]), text(ends[1])
