"""Questions about an angle of which a function is given: `if sin(x) = 3/5 and x is acute, find cos(x)`."""

from __future__ import annotations

import re
from fractions import Fraction

from qstar_cli.errors import ReadError
from qstar_cli.problem.context import Assumptions, Context
from qstar_cli.terms.angles import CIRCULAR
from qstar_cli.terms.build import PI, RELATIONS, integer, symbol
from qstar_cli.terms.patterns import Pattern
from qstar_cli.terms.periodic import times_unit
from qstar_cli.terms.term import Term, operands, symbols, term

_VERB = r"(?:find|evaluate|calculate|compute|determine|work\s+out|what\s+is|simplify)(?![A-Za-z])"
_BEFORE = Pattern(
    rf"\s*(?:if|given(?:\s+that)?|suppose(?:\s+that)?)\s+(?P<given>.+?)\s*[,.;]?\s*(?:then\s+)?(?P<question>{_VERB}.+)$",
    re.IGNORECASE,
)
_AFTER = Pattern(
    rf"\s*(?P<question>{_VERB}.+?)\s*,?\s+(?:if|given(?:\s+that)?|when|where)\s+(?P<given>.+)$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*,\s*(?:and\s+|where\s+|with\s+)?|\s+(?:and|where|with)\s+", re.IGNORECASE)
_PLACE = re.compile(
    r"\$?(?P<name>\\?[A-Za-zα-ω]\w*)?\$?\s*(?:is|lies|lying)?\s*(?:(?:an?\s+)?(?P<kind>acute|obtuse)(?:\s+angle)?|"
    r"in\s+(?:the\s+)?(?:quadrant\s+(?P<number>IV|III|II|I|[1-4])|(?P<order>first|second|third|fourth)\s+quadrant))\.?",
    re.IGNORECASE,
)
_QUADRANTS = {
    "acute": 1, "obtuse": 2, "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip


def given_function(text: str, start: int, end: int, context: Context) -> tuple[str, Assumptions] | None:
    """(the question itself, what is given) of such a question; None for others."""
    for pattern in (_BEFORE, _AFTER):
        found = pattern.match(text, start, end)
        stated = _assumptions(found["given"], context) if found is not None else None
        if found is not None and stated is not None:
            return found["question"], stated
    return None


def _assumptions(text: str, context: Context) -> Assumptions | None:
    """What the parts of a text say, one of which must give a function of a letter a value."""
    parts = _BETWEEN.split(text.strip().rstrip("."))
    places = [_PLACE.fullmatch(p.strip()) for p in parts]
    try:
        read = [context.read(p) for p, place in zip(parts, places, strict=True) if place is None]
    except ReadError:
        return None
    relations = tuple(r for reading in read for r in operands(reading.term, "And"))
    given = [x for r in relations for x in _given_letter(r)]
    if not given or any(r.head not in RELATIONS for r in relations):
        return None
    where = tuple(c for place in places if place is not None for c in _in_quadrant(place, given[0]))
    return Assumptions((*relations, *where), tuple(w for reading in read for w in reading.warnings))


def _given_letter(relation: Term) -> tuple[Term, ...]:
    """The x of `f(x) = number`."""
    if relation.head != "Equal" or relation.args[0].head not in CIRCULAR or symbols(relation.args[1]):
        return ()
    return relation.args[0].args if relation.args[0].args[0].head == "Symbol" else ()


def _in_quadrant(place: re.Match[str], letter: Term) -> tuple[Term, Term]:
    """The bounds of a quadrant, for the letter named or else the one whose function is given."""
    k = _QUADRANTS[str(place["kind"] or place["number"] or place["order"]).lower()]
    x = symbol(place["name"].lstrip("\\")) if place["name"] else letter
    low, high = (_quarter_turns(n) for n in (k - 1, k))
    return term("Less", low, x), term("Less", x, high)


def _quarter_turns(n: int) -> Term:
    return times_unit(Fraction(n, 2), PI) if n else integer(0)
