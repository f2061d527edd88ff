"""Period and amplitude of trigonometric functions."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd, lcm

from qstar_cli.rules.function_ranges_angles import with_double_angle, with_one_sine
from qstar_cli.rules.function_ranges_images import image_if_known
from qstar_cli.rules.function_ranges_layers import stripped
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.rules.trigonometry_angles import linear_angle
from qstar_cli.rules.trigonometry_values import simplified_number
from qstar_cli.terms.angles import CIRCULAR
from qstar_cli.terms.build import PI, divide, integer, subtract
from qstar_cli.terms.intervals import LINE
from qstar_cli.terms.periodic import ONE, times_unit
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, contains, operands, symbols, term
from qstar_cli.terms.views import as_integer

_HALF_TURN = ("Tan", "Cot")
HEADS = ("Period", "Amplitude")


@rule(
    "read-off-the-period",
    title="Read off the period",
    say="{reason}",
    heads=("Period",),
    questions=("Period",),
    examples={
        "find the period of 3sin(2x + 1)": "pi",
        "find the period of 2 - tan(x/3)": "3*pi",
        "find the period of cos(pi*x)": "2",
        "find the period of |sin(x)|": "pi",
        "find the period of sin(2x) + cos(3x)": "2*pi",
        "find the period of cos(x)^3 + 1": "2*pi",
    },
    refuses=("find the period of x + sin(x)", "find the period of sin(x^2)", "find the period of sin(a*x)"),
    rank=0.0,
    eager=True,
    level="trigonometry",
)
def read_off_the_period(t: Term, scope: Scope) -> Iterator[Redex]:
    """The period of one function of a linear angle, of its powers, and of a sum of sines and cosines."""
    e = t.args[0]
    letters = symbols(e)
    if len(letters) != 1 or e.head == "Where":
        return
    found = _of_one(stripped(e, letters[0]), letters[0]) or _of_sum(e, letters[0])
    if found is not None:
        yield Redex(always(Rewrite(found[0])), {"reason": found[1]})


def _of_one(core: Term, x: Term) -> tuple[Term, str] | None:
    """(the period, why) of a function of a linear angle, or of a power or absolute value of one."""
    is_even = core.head == "Abs" or (core.head == "Pow" and (as_integer(core.args[1]) or 1) % 2 == 0)
    f = core.args[0] if (core.head in ("Abs", "Pow") and not contains(core.args[-1], x)) or core.head == "Abs" else core
    part = _turn(f, x, half=is_even or f.head in _HALF_TURN)
    if part is None or (core.head == "Pow" and (as_integer(core.args[1]) or 0) < 1):
        return None
    period = times_unit(*part)
    after = "pi" if is_even or f.head in _HALF_TURN else "2pi"
    angle = text(f.args[0])
    return (
        period,
        f"{text(core)} repeats when {angle} grows by {after}, that is when {text(x)} grows by {text(period)}.",
    )


def _turn(f: Term, x: Term, *, half: bool) -> tuple[Fraction, Term] | None:
    """(q, unit): x moves by q*unit while the angle of a function makes a full or half turn."""
    linear = linear_angle(f.args[0], x) if f.head in CIRCULAR else None
    if linear is None or linear.unit not in (ONE, PI):
        return None
    q = Fraction(1 if half else 2) / abs(linear.slope)
    return (q, ONE) if linear.unit == PI else (q, PI)


def _of_sum(e: Term, x: Term) -> tuple[Term, str] | None:
    """(the period, why) of a sum of multiples of sines and cosines of different angles."""
    parts = [stripped(a, x) for a in operands(e, "Sum") if contains(a, x)]
    turns = [_turn(p, x, half=False) if p.head in ("Sin", "Cos") else None for p in parts]
    known = [q for q in turns if q is not None]
    if len(known) < len(turns) or len(known) < 2 or len({unit for _, unit in known}) > 1:
        return None
    sizes = [q for q, _ in known]
    if len(set(sizes)) < len(sizes):
        return None
    whole = Fraction(lcm(*(q.numerator for q in sizes)), gcd(*(q.denominator for q in sizes)))
    period = times_unit(whole, known[0][1])
    listed = ", ".join(text(times_unit(*q)) for q in known)
    return period, f"The summands have the periods {listed}; the smallest common multiple is {text(period)}."


@rule(
    "read-off-the-amplitude",
    title="Read off the amplitude",
    say="The values run from {low} to {high}: the amplitude is half of the difference.",
    heads=("Amplitude",),
    questions=("Amplitude",),
    examples={
        "find the amplitude of 3sin(2x) - 1": "3",
        "find the amplitude of 2 - 5cos(x)": "5",
        "find the amplitude of sqrt(2)*sin(x + pi/4)": "sqrt(2)",
    },
    refuses=("find the amplitude of tan(x)", "find the amplitude of x^2", "find the amplitude of sin(x) + cos(x)"),
    rank=0.0,
    eager=True,
    level="trigonometry",
)
def read_off_the_amplitude(t: Term, scope: Scope) -> Iterator[Redex]:
    """Half of the difference of the greatest and least values of a*sin(u) + d."""
    e = t.args[0]
    letters = symbols(e)
    core = stripped(e, letters[0]) if len(letters) == 1 and e.head != "Where" else e
    values = image_if_known(e, letters[0], LINE) if core.head in ("Sin", "Cos") and letters else None
    if not values or values[0].low is None or values[0].high is None:
        return
    low, high = values[0].low, values[0].high
    after = simplified_number(divide(subtract(high, low), integer(2)))
    yield Redex(always(Rewrite(after)), {"low": low, "high": high})


@rule(
    "wave-with-one-function",
    title="Write with one function",
    say="{reason}",
    heads=HEADS,
    questions=HEADS,
    examples={
        "find the period of sin(x) + cos(x)": "find the period of sqrt(2)*sin(x + pi/4)",
        "find the amplitude of 3sin(x) - 4cos(x)": "find the amplitude of 5sin(x - arctan(4/3))",
        "find the period of sin(x)*cos(x)": "find the period of sin(2x)/2",
    },
    refuses=(
        "find the period of sin(x) + 1",
        "find the amplitude of x + sin(x)",
        "find the period of sin(x) + cos(2x)",
    ),
    rank=-1.0,
    eager=True,
    level="trigonometry",
)
def wave_with_one_function(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*sin + b*cos + c` by one shifted sine; second powers by the double angle."""
    e = t.args[0]
    letters = symbols(e)
    if len(letters) != 1 or e.head == "Where":
        return
    if (sine := with_one_sine(e, letters[0])) is not None:
        reason = f"a*sin + b*cos is R*sin of a shifted angle with R = sqrt(a^2 + b^2) = {text(sine[1])}."
        yield Redex(always(Rewrite(term(t.head, sine[0]))), {"reason": reason})
    elif (doubled := with_double_angle(e, letters[0])) is not None:
        reason = "sin^2 = (1 - cos(2a))/2, cos^2 = (1 + cos(2a))/2 and sin*cos = sin(2a)/2."
        yield Redex(always(Rewrite(term(t.head, doubled))), {"reason": reason})
