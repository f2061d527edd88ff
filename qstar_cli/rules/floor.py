"""Floor and ceiling: their values at numbers, and what a relation with one of them says of its argument."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from qstar_cli.rules.fits import fits
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME
from qstar_cli.terms.build import FALSE, add, all_of, integer
from qstar_cli.terms.enclosure import enclosure
from qstar_cli.terms.intervals import MIRRORED
from qstar_cli.terms.printer import RELATION_SIGNS, text
from qstar_cli.terms.term import Term, contains, symbols, term
from qstar_cli.terms.views import as_rational, summands

LEVEL = "algebra"
HEADS = ("Floor", "Ceiling")
_BITS = (64, 512)


@rule(
    "floor-of-number",
    title="Round to the next whole number",
    say="{value} is the {words}.",
    heads=HEADS,
    examples={"floor(2.7)": "2", "floor(-2.5)": "-3", "ceil(7/3)": "3", "floor(sqrt(10))": "3", "ceil(-pi)": "-3"},
    refuses=("floor(x)", "ceil(x + 1)", "floor(2 + i)"),
    eager=True,
    rank=2,
    level=LEVEL,
)
def floor_of_number(t: Term, scope: Scope) -> Iterator[Redex]:
    """The floor or ceiling of a number that can be enclosed between whole numbers."""
    if symbols(t):
        return
    is_floor = t.head == "Floor"
    for bits in _BITS:
        found = enclosure(t.args[0], bits)
        ends = set() if found is None else {floor(q) if is_floor else ceil(q) for q in found}
        if len(ends) == 1:
            words = "largest whole number that is not above" if is_floor else "smallest whole number that is not below"
            value = integer(ends.pop())
            yield from fits(t, value, value=value, words=f"{words} the argument")
            return


@rule(
    "take-whole-number-out",
    title="Take the whole number out",
    say="Adding a whole number to the argument adds it to the value.",
    heads=HEADS,
    examples={"floor(x + 2)": "floor(x) + 2", "ceil(2x - 1)": "ceil(2x) - 1"},
    refuses=("floor(x + 1/2)", "floor(x)", "floor(2)", "floor(x + y)"),
    rank=4,
    cost=0.5,
    questions=("Simplify",),
    eager=True,
    level=LEVEL,
)
def take_whole_number_out(t: Term, scope: Scope) -> Iterator[Redex]:
    """`floor(u + n) = floor(u) + n` for a whole number n."""
    parts = summands(t.args[0])
    whole = [s for s in parts if (q := as_rational(s)) is not None and q.denominator == 1]
    rest = [s for s in parts if s not in whole]
    if whole and rest and symbols(add(*rest)):
        yield from fits(t, add(term(t.head, add(*rest)), *whole))


@rule(
    "floor-by-definition",
    title="Use the definition",
    say="{call} {sign} {value} means that {meaning}.",
    heads=("Equal", "Less", "LessEqual", "Greater", "GreaterEqual", "Unequal"),
    questions=("Solve",),
    relation=SAME,
    rank=1,
    examples={
        "floor(x) = 3": "3 <= x and x < 4",
        "floor(2x + 1) = 5": "5 <= 2x + 1 and 2x + 1 < 6",
        "ceil(x/2) = -1": "-2 < x/2 and x/2 <= -1",
        "floor(x) >= 5/2": "x >= 3",
        "ceil(x) < 4": "x <= 3",
    },
    refuses=("floor(x) = 5/2", "floor(x) = x", "2floor(x) = 6", "floor(x) = a for x"),
    level=LEVEL,
)
def floor_by_definition(t: Term, scope: Scope) -> Iterator[Redex]:
    """A relation between a floor or ceiling and a number becomes one for its argument."""
    found = _call_and_number(t, scope)
    if found is None or (t.head in ("Equal", "Unequal") and found[2].denominator > 1):
        return
    call, head, q = found
    after = _meaning(call.head, head, call.args[0], floor(q), ceil(q))
    words: dict[str, Term | str] = {"call": call, "sign": RELATION_SIGNS[head], "meaning": text(after)}
    yield Redex(lambda: Rewrite(after), words | {"value": t.args[1] if t.args[0] == call else t.args[0]})


@rule(
    "floor-is-whole",
    title="The value is a whole number",
    say="{call} is a whole number, so it never equals {value}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    eager=True,
    rank=0,
    examples={"floor(x) = 5/2": "no solution", "ceil(2x) = 0.5": "no solution"},
    refuses=("floor(x) = 3", "floor(x) = x", "floor(x)/2 = 1/4"),
    level=LEVEL,
)
def floor_is_whole(t: Term, scope: Scope) -> Iterator[Redex]:
    """A floor or ceiling equals no fraction."""
    found = _call_and_number(t, scope)
    if found is not None and found[2].denominator > 1:
        yield Redex(
            lambda: Rewrite(FALSE), {"call": found[0], "value": t.args[1] if t.args[0] == found[0] else t.args[0]}
        )


def _call_and_number(t: Term, scope: Scope) -> tuple[Term, str, Fraction] | None:
    """(call, head, q) of a relation `call R q` or `q R call`."""
    if len(scope.unknowns) != 1:
        return None
    for call, other, head in ((t.args[0], t.args[1], t.head), (t.args[1], t.args[0], MIRRORED.get(t.head, t.head))):
        q = as_rational(other)
        if call.head in HEADS and q is not None and contains(call, scope.unknowns[0]):
            return call, head, q
    return None


def _meaning(kind: str, head: str, u: Term, below: int, above: int) -> Term:
    """What `floor(u) R q` or `ceil(u) R q` says of u; `below` and `above` are floor and ceiling of q."""
    if head in ("Equal", "Unequal"):
        low, high = (below, below + 1) if kind == "Floor" else (below - 1, below)
        heads = ("LessEqual", "Less") if kind == "Floor" else ("Less", "LessEqual")
        inside = (term(heads[0], integer(low), u), term(heads[1], u, integer(high)))
        if head == "Equal":
            return all_of(*inside)
        outside = ("Less", "GreaterEqual") if kind == "Floor" else ("LessEqual", "Greater")
        return term("Or", term(outside[0], u, integer(low)), term(outside[1], u, integer(high)))
    if kind == "Floor":
        if head in ("GreaterEqual", "Less"):
            return term(head, u, integer(above))
        return term("Less" if head == "LessEqual" else "GreaterEqual", u, integer(below + 1))
    if head in ("LessEqual", "Greater"):
        return term(head, u, integer(below))
    return term("LessEqual" if head == "Less" else "Greater", u, integer(above - 1))
