"""Numbers in a base: digits to values and back; single digits."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.numbers import integers
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.terms.build import add, integer, multiply, power
from qstar_cli.terms.numerals import digits_of, in_base
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.views import as_integer

_SHOWN = 24  # divisions that are written out


@rule(
    "expand-digits",
    title="Write the digits as powers of the base",
    say="The last digit counts units, each digit before it counts a power of {base} more.",
    heads=("Based",),
    examples={"1011_2": "1*2^3 + 0*2^2 + 1*2 + 1", "0ff_16": "15*16 + 15", "7_8": "7"},
    refuses=("x_2", "1011"),
    eager=True,
    rank=1.0,
    level="number theory",
)
def expand_digits(t: Term, scope: Scope) -> Iterator[Redex]:
    """The value of digits in a base as a sum of powers."""
    if scope.question.head == "ToBase" and t.args[1] == scope.question.args[1]:
        return
    digits, base = str(t.args[0].value), t.args[1]
    top = len(digits) - 1
    parts = [_digit_times_power(int(d, 36), base, top - k) for k, d in enumerate(digits)]
    yield Redex(lambda: Rewrite(add(*parts)), {"base": base})


def _digit_times_power(digit: int, base: Term, k: int) -> Term:
    if k == 0:
        return integer(digit)
    return multiply(integer(digit), base if k == 1 else power(base, k))


@rule(
    "divide-by-base",
    title="Divide by the base again and again",
    say="{divisions}: the remainders, last one first, are the digits.",
    heads=("Integer",),
    questions=("ToBase",),
    examples={"write 255 in base 16": "0ff_16", "write 10 in base 2": "1010_2", "write 0 in base 2": "0_2"},
    refuses=("write 255 in base 10", "write 255 in base 1", "write x in base 2"),
    rank=3.0,
    level="number theory",
)
def divide_by_base(t: Term, scope: Scope) -> Iterator[Redex]:
    """A whole number by its digits in another base than 10, from 2 to 36."""
    n, base = as_integer(t), as_integer(scope.question.args[1])
    is_whole = scope.parent is None or (scope.parent.head == "Neg" and len(scope.position) == 1)
    if n is None or base is None or not 2 <= base <= 36 or base == 10 or not is_whole:
        return
    after = term("Based", term("Word", value=in_base(n, base)), integer(base))
    yield Redex(lambda: Rewrite(after), {"divisions": _divisions(n, base)})


def _divisions(n: int, base: int) -> str:
    lines: list[str] = []
    while True:
        q, r = divmod(n, base)
        if len(lines) < _SHOWN:
            lines.append(f"{digits_of(n)} = {digits_of(q)}*{base} + {r}")
        if not q:
            return ", ".join(lines)
        n = q


@rule(
    "count-from-the-right",
    title="Count the digits from the right",
    say="The units digit is the last one; {k} places before it stands {digit}.",
    heads=("DigitAt",),
    examples={"digitat(1234, 2)": "2", "digitat(7, 3)": "0", "digitat(-45, 0)": "5"},
    refuses=("digitat(x, 2)", "digitat(1/2, 0)", "digitat(12, -1)"),
    eager=True,
    rank=2.0,
    level="arithmetic",
)
def count_from_the_right(t: Term, scope: Scope) -> Iterator[Redex]:
    """A decimal digit of a whole number, counted from 0 at the right."""
    values = integers(t.args)
    if values is not None and values[1] >= 0:
        digits = digits_of(abs(values[0]))
        k = values[1]
        digit = digits[-1 - k] if k < len(digits) else "0"
        yield Redex(lambda: Rewrite(integer(int(digit))), {"k": integer(k), "digit": digit})
