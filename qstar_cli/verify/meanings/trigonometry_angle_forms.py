"""Numbers as combinations of powers of pi and of values of inverse trigonometric functions."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from qstar_cli.verify.constants import Number, rational


@dataclass(frozen=True, slots=True)
class Part:
    """A summand without its coefficient: a power of pi, times the value of an inverse function unless `head` is ""."""

    head: str
    name: str
    power: int
    argument: Number | None = field(compare=False, default=None)


Form = dict[Part, Fraction]
ONE = Part("", "", 0)
PI = Part("", "", 1)


@dataclass(slots=True)
class Angle(Number):
    """A number with the combination that it is."""

    form: Form = field(default_factory=dict)


def form_of(a: Number) -> Form | None:
    """The combination that a number is, None where none is known."""
    if isinstance(a, Angle):
        return a.form
    if a.exact is not None:
        return {ONE: a.exact} if a.exact else {}
    return None


def sum_of_forms(a: Form, b: Form) -> Form:
    """The sum of two combinations."""
    total = dict(a)
    for part, c in b.items():
        total[part] = total.get(part, Fraction(0)) + c
    return {part: c for part, c in total.items() if c}


def times_part(a: Form, part: Part, c: Fraction, turns: int = 1) -> Form:
    """The form times (turns = -1: divided by) c times a power of pi."""
    factor = c if turns > 0 else 1 / c
    if not part.power:
        return {p: k * factor for p, k in a.items()}
    return {Part(p.head, p.name, p.power + turns * part.power, p.argument): k * factor for p, k in a.items()}


def only_power_of_pi(a: Form | None) -> tuple[Part, Fraction] | None:
    """The one summand of a combination that is a multiple of a power of pi; None for any other."""
    if a is None or len(a) != 1:
        return None
    ((part, c),) = a.items()
    return (part, c) if not part.head else None


def formed(found: Number, form: Form | None) -> Number:
    """The number with its form; exact when the form says so."""
    if form is None or found.exact is not None:
        return found
    if not form.keys() - {ONE}:
        return rational(form.get(ONE, Fraction(0)))
    return Angle(found.exact, found.bound, found.name, found.compute, form=form)
