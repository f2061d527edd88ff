"""Definite integrals: proved by an antiderivative that is continuous between the ends, else enclosed by balls.

With F' = f strictly between the ends the integral is F(b) - F(a). At an end where F is not defined (and so continuous),
or that is infinite, the limit of F takes its place (an improper integral).
Without such an F balls can refute a value, and `checked` is the most they give: to so many digits, and only where f is
proved to be defined from end to end. An integrand that is undefined between the ends is refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import INFINITY, integer, multiply, negative, subtract
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


def inside_of(x: Term, ends: Sequence[Term], ascending: bool = False) -> list[Term]:
    """The formulas that say that x lies strictly between two ends, of which one or both may be infinite."""
    finite = [end for end in ends if not is_infinite(end)]
    if len(finite) == 2 and not ascending:
        return [between(x, ends, closed=False)]
    upwards = ends[1] == INFINITY or (not is_infinite(ends[1]) and ends[0] != INFINITY)
    return [term("Less" if (end == ends[0]) == upwards else "Greater", end, x) for end in finite]


def is_infinite(end: Term) -> bool:
    return end in (INFINITY, negative(INFINITY))


def is_primitive_between(F: Term, integral: Term, setting: Setting) -> Verdict:
    """Whether F is an antiderivative strictly between the ends of a definite integral, all of which f is defined on."""
    f, x, *ends = integral.args
    if any(contains(t, x) for t in (*ends, *setting.given)):
        return unknown("the letter of an integral stands outside as well")
    between_ends = setting.assuming(*inside_of(x, ends, _are_ascending(ends, setting)))
    defined = between_ends.implies(list(between_ends.given), [exists(in_basic_functions(f))])
    return both([defined, is_antiderivative(F, Partial(f), x, between_ends)])


def _are_ascending(ends: Sequence[Term], setting: Setting) -> bool:
    """Whether the first end is known to be smaller where letters are given some values."""
    if not setting.given or not any(map(symbols, ends)) or any(map(is_infinite, ends)):
        return False
    return setting.implies(list(setting.given), [term("Less", *ends)]).is_proved


def at_ends(F: Term, integral: Term, setting: Setting) -> tuple[Term, Term]:
    """F at both ends: its value where it is defined, so continuous, else the limit from inside."""
    _, x, *ends = integral.args
    found = []
    for end, other in (ends, reversed(ends)):
        value = substitute(F, x, end)
        is_there = not is_infinite(end) and setting.implies(list(setting.given), [exists(in_basic_functions(value))])
        if is_there and is_there.is_proved:
            found.append(value)
        else:
            found.append(term(_side(end, other), F, x, end))
    return found[0], found[1]


def _side(end: Term, other: Term) -> str:
    """The kind of limit with which an end is approached from the other one. Raises Undecided."""
    if is_infinite(end):
        return "Limit"
    if is_infinite(other):
        return "RightLimit" if other == INFINITY else "LeftLimit"
    difference = _number(subtract(other, end), ConstantField())
    return "RightLimit" if ConstantField().sign(difference) > 0 else "LeftLimit"


def is_rise(low: Term, high: Term, value: Term, setting: Setting) -> Verdict:
    """Whether a value is `high - low`, of which one may be an infinite limit."""
    if not is_infinite(value):
        return _same_line(subtract(high, low), value, setting)
    growing, other = (high, low) if is_limit(high) else (low, high)
    if is_limit(other) or not is_limit(growing):
        return unknown("two limits of which one is infinite")
    opposite = value.args[0] if value.head == "Neg" else negative(value)
    return _same_line(growing, value if growing == high else opposite, setting)


def _same_line(a: Term, b: Term, setting: Setting) -> Verdict:
    """Whether two lines say the same, with limits in them where the assumptions of the setting hold."""
    if not has_head(subtract(a, b), "Limit", "LeftLimit", "RightLimit"):
        return setting.same_function(Partial(a), Partial(b))
    from qstar_cli.verify.meanings.limits import same_limits  # for improper integrals only

    return same_limits(a, b, setting)


def is_limit(t: Term) -> bool:
    return t.head in ("Limit", "LeftLimit", "RightLimit")


def has_value(integral: Term, value: Term, setting: Setting) -> Verdict:
    """Whether a definite integral has the value: by a primitive, else by balls (at most `checked`)."""
    try:
        F = primitive(*integral.args[:2])
        if F is not None and is_primitive_between(F, integral, setting).is_proved:
            return is_rise(*at_ends(F, integral, setting), value, setting)
    except (Undecided, LimitError) as reason:
        return unknown(reason.what)
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
