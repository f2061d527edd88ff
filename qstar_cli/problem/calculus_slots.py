"""Slots that hold several parts at once: `x^2 dx`, `x -> 0 from the right`, `y' = 2y with y(0) = 1`, two sides."""

from __future__ import annotations

import re
from collections.abc import Callable

from qstar_cli.errors import ReadError
from qstar_cli.terms.build import symbol
from qstar_cli.terms.patterns import Pattern
from qstar_cli.terms.term import Term, term

_DIFFERENTIAL = Pattern(r"(?:(?<=[^A-Za-z])|(?<=\\,))d\s?([A-Za-z])\s*$")
_APPROACH = Pattern(
    r"([A-Za-z]\w*)\s*(?:->|→|\\to(?![a-z])|\\rightarrow|approaches|tends\s+to|goes\s+to|becomes)\s*", re.IGNORECASE
)
_SIDE = Pattern(r"(\^?\s*\{?\s*[+-]\s*\}?|(?:from|on)\s+the\s+(?:left|right)(?:\s+side)?|from\s+(?:above|below))\s*$")
_RIGHT = ("+", "right", "above")
_LEIBNIZ = Pattern(r"d\s*(?:\^\s*(\d))?\s*([a-z])\s*/\s*d\s*([a-z])\s*(?:\^\s*(\d))?")
_PRIMES = Pattern(r"(?<![A-Za-z])([a-z])('+|′+|″)(?:\(\s*([a-z])\s*\))?")
_INITIAL = Pattern(r"(?<![A-Za-z])([a-z])('*)\(\s*([^()a-z]*(?:pi)?[^()a-z]*)\s*\)(?=\s*=)")
_BETWEEN = r"(?i)\s*,\s*(?:and\s+|where\s+|with\s+)?|\s+(?:with|where|given(?:\s+that)?|and|if)\s+"
LETTERS = ("x", "t", "s", "u")  # that the unknown function is taken to depend on

Read = Callable[[str], Term]  # a span's text as a term


def integrand(written: str, read: Read) -> Term:
    """`x*exp(x) dx` as (x*exp(x), x). Raises ReadError."""
    found = _DIFFERENTIAL.search(written)
    if found is None:
        raise ReadError("There is no dx at the end of the integrand.")
    inside = written[: found.start()].rstrip(" *\\,")
    return term("Tuple", read(inside or "1"), symbol(found.group(1)))


def approach(written: str, read: Read) -> Term:
    """`x -> 0+` as (x, 0, the right). Raises ReadError."""
    found = _APPROACH.match(written)
    if found is None:
        raise ReadError("It is not said what the letter approaches.")
    end, side = written[found.end() :].strip(), "both sides"
    marked = _SIDE.search(end)
    if marked is not None and marked.start():
        end = end[: marked.start()]
        side = "the right" if any(mark in marked.group(1) for mark in _RIGHT) else "the left"
    return term("Tuple", symbol(found.group(1)), read(end), term("Word", value=side))


def equation(written: str, read: Read) -> Term:
    """`y' = 2y, y(0) = 1` as (rate(y, x) = 2y and initial(y, x, 0) = 1, y, x). Raises ReadError."""
    marks = [*_PRIMES.finditer(written), *_LEIBNIZ.finditer(written)]
    if not marks:
        raise ReadError("There is no derivative in the equation.")
    leibniz = _LEIBNIZ.search(written)
    y = leibniz.group(2) if leibniz else marks[0].group(1)
    named = [leibniz.group(3) if leibniz else None, *(m.group(3) for m in _PRIMES.finditer(written))]
    x = next((n for n in named if n), None) or _letter_beside(written, y)
    parts = [read(_in_functions(part, y, x)) for part in re.split(_BETWEEN, written) if part.strip()]
    formula = parts[0] if len(parts) == 1 else term("And", *parts)
    return term("Tuple", formula, symbol(y), symbol(x))


def _in_functions(written: str, y: str, x: str) -> str:
    """The text with `y''`, `dy/dx` and `y(0)` written as functions."""
    plain = _INITIAL.sub(lambda m: _value(m.group(1), len(m.group(2)), x, m.group(3)), written)
    plain = _LEIBNIZ.sub(lambda m: _derivative(m.group(2), int(m.group(1) or 1), x), plain)
    plain = _PRIMES.sub(lambda m: _derivative(m.group(1), _count(m.group(2)), x), plain)
    return re.sub(rf"(?<![A-Za-z]){y}\(\s*{x}\s*\)", y, plain)


def _letter_beside(written: str, y: str) -> str:
    """The letter that the unknown function depends on, where no derivative says it: x unless only t or so stands."""
    standing = set(re.findall(r"(?<![A-Za-z])([a-z])(?![A-Za-z])", written))
    return next((n for n in LETTERS if n in standing and n != y), "x" if y != "x" else "t")


def _count(primes: str) -> int:
    return 2 if primes == "″" else len(primes)


def _derivative(y: str, order: int, x: str) -> str:
    return f"rate({y}, {x})" if order == 1 else f"rate({y}, {x}, {order})"


def _value(y: str, order: int, x: str, at: str) -> str:
    return f"initial({y}, {x}, {at}, {order})" if order else f"initial({y}, {x}, {at})"


def identity(written: str, read: Read) -> Term:
    """`A(x + 1) = 3x + 3` as its two sides. Raises ReadError."""
    formula = read(written.replace("≡", "="))
    if formula.head != "Equal":
        raise ReadError("This is not one equation.")
    return term("Tuple", *formula.args)


SLOTS: dict[str, Callable[[str, Read], Term]] = {
    "integrand": integrand,
    "approach": approach,
    "equation": equation,
    "identity": identity,
}
