"""`root k of p`: the k-th of the different real roots of a polynomial over Q, counted from the left."""

from __future__ import annotations

from math import gcd, lcm
from typing import TYPE_CHECKING

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import integer
from qstar_cli.terms.term import Term, substitute, subterms, symbols, term
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.generators import Split
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.zero_sets import plain_field

if TYPE_CHECKING:
    from qstar_cli.verify.expressions import Reader


MAX_DEGREE = 60
_LETTER = term("Symbol", value="x")


def value(t: Term, f: Field[V]) -> V | None:
    """The root in a field; undefined where there are fewer real roots, or p is no polynomial of degree 1 or more."""
    index, p = t.args[0].value, coefficients(t.args[1])
    if not isinstance(index, int) or index < 1 or len(p) < 2:
        return None
    return f.polynomial_root(p, index)


def coefficients(polynomial: Term) -> tuple[int, ...]:
    """The coefficients of an integer multiple of a polynomial in the word in it, the constant first."""
    words = {s for s in subterms(polynomial) if s.head == "Word"}
    if len(words) != 1 or any(s.head == "Symbol" for s in subterms(polynomial)):
        raise Undecided("a polynomial in other than one letter")
    try:
        found = evaluate(substitute(polynomial, words.pop(), _LETTER), plain_field())
    except Split:
        raise Undecided("a root of something that is no polynomial") from None
    if found is None or P.as_constant(found.below) is None or not P.names(found.above) <= {"x"}:
        raise Undecided("a root of something that is no polynomial")
    return _whole(found.above)


def _whole(p: P.Poly) -> tuple[int, ...]:
    """Coprime integer coefficients of a multiple of p, the leading one positive."""
    degrees = {(m[0][1] if m else 0): c for m, c in p.items()}
    if any(int(k) != k or k < 0 for k in degrees):
        raise Undecided("a root of something that is no polynomial")
    if max(degrees, default=0) > MAX_DEGREE:
        raise LimitError("the degree of a polynomial is too large")
    scale = lcm(*(c.denominator for c in degrees.values()))
    found = [int(degrees.get(k, 0) * scale) for k in range(int(max(degrees, default=0)) + 1)]
    unit = gcd(*found) * (1 if found[-1] > 0 else -1) or 1
    return tuple(c // unit for c in found)


def _read(reader: Reader) -> Term | None:
    """`root k of p` for a polynomial p in one letter; inside, the letter is a word."""
    if reader.kind(1) != "number" or reader.peek(2) != "of":
        return None
    index = integer(int(reader.peek(1)))
    reader.place += 3
    p = reader.expression(reader.sum())
    letters = symbols(p)
    if len(letters) != 1:
        raise reader.error("expected a polynomial in one letter")
    return term("PolynomialRoot", index, substitute(p, letters[0], term("Word", value=letters[0].value)))


FUNCTIONS = {"PolynomialRoot": value}
NOTATIONS = {"root": _read}
