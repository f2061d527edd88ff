"""Spellings with a second reading: the sentence that names both, None where there is only one."""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.terms.build import add, divide, integer, multiply, negative
from qstar_cli.terms.printer import text
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.terms.views import as_rational

ONE = integer(1)


def added_percentage(parts: Sequence[Term]) -> str | None:
    """`50 + 10%`: the number 10%, or 10% of 50."""
    if len(parts) != 2 or parts[0] == ONE or as_rational(parts[0]) is None:
        return None
    bare = parts[1].args[0] if parts[1].head == "Neg" else parts[1]
    if bare.head != "Percent":
        return None
    read = text(add(parts[0], negative(_hundredths(bare)) if parts[1].head == "Neg" else _hundredths(bare)))
    other = text(multiply(parts[0], add(ONE, parts[1])))
    return f"{text(add(*parts))} is read as {read}; for a change by a part of {text(parts[0])} write {other}."


def _hundredths(percent: Term) -> Term:
    return divide(percent.args[0], integer(100))


def remainder_of_sum(t: Term, modulus: Term) -> str | None:
    """`7 + 3 mod 2`: the remainder of the sum, or of its last term."""
    if t.head != "Sum":
        return None
    read, other = text(term("Mod", t, modulus)), text(add(*t.args[:-1], term("Mod", t.args[-1], modulus)))
    return f"mod after a sum is read as {read}; for the other reading write {other}."


def chained_equation(sides: Sequence[Term], written: Sequence[str]) -> str | None:
    """`x = 3 y = 4`: a chain with the product 3*y, or two equations; `written`: the sides as they are written."""
    for k in range(1, len(sides) - 1):
        side = sides[k]
        is_spaced = len(written[k].split()) == 2 and written[k].replace(" ", "").isalnum()
        if is_spaced and side.head == "Product" and side.args[-1].head == "Symbol":
            read = f"{text(sides[k - 1])} = {text(side)} = {text(sides[k + 1])}"
            return f"This is read as the chain {read}; for two equations put a comma between them."
    return None


def values_and_equations(parts: Sequence[Term]) -> str | None:
    """`x = 2, 3, y = 1`: bare values beside equations for another letter."""
    letters = {p.args[0] for p in parts if p.head == "Equal" and p.args[0].head == "Symbol"}
    if len(letters) < 2:
        return None
    read = " or ".join(map(text, parts))
    return f"A list with bare values is read as {read}; write and between statements that hold together."


def decimal_comma(source: str) -> str | None:
    """`1,5`: two values, or a decimal."""
    whole, _, rest = source.partition(",")
    if not (whole.isdigit() and rest.isdigit()):
        return None
    return f"{source} is read as the values {whole} and {rest}; for the decimal write {whole}.{rest}."


def rounded_percentage(rounded: Term) -> str | None:
    """`round 12.345%`: the number 0.12345 is rounded, or the percentage."""
    if rounded.head != "Percent" or symbols(rounded):
        return None
    inside = text(rounded.args[0])
    return f"{inside}% is rounded as the number {inside}/100; to round the percentage write {inside} without the sign."


def product_of_letters(word: str) -> str:
    """`inv(2)`: no function, so a product of letters."""
    return f"{word}(...) is read as the product {'*'.join(word)}*(...); no function {word} is known."
