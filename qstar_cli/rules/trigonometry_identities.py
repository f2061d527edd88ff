"""Trigonometric identities: one side is brought to the other by named laws, or a point refutes them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import product

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import enclosure
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.trigonometry_chains import PRODUCTS_TO_SUMS, PYTHAGORAS, Chain, chain_between
from qstar_cli.rules.trigonometry_sides import (
    agree,
    by_sines,
    by_single_angles,
    has_functions,
    units,
)
from qstar_cli.rules.working import working
from qstar_cli.terms.build import FALSE, PI, TRUE, integer, number
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.printer import text
from qstar_cli.terms.spelling import summand
from qstar_cli.terms.term import Term, has_head, substitute, subterms, symbols, term
from qstar_cli.terms.tidy import tidy

ONE = integer(1)
QUESTIONS = ("Prove",)
SAME = Relation.SAME_SOLUTIONS
CLEARLY_LONGER = 2  # by so many operations the right side must be longer to be the one that is transformed


def _is_open(t: Term, scope: Scope) -> bool:
    """Whether a line is an identity with trigonometric or hyperbolic functions that may hold."""
    return t.head == "Identity" and has_functions(t) and not is_similar(*t.args) and agree(*map(by_sines, t.args))


def _with_side(t: Term, index: int, side: Term) -> Term:
    return term("Identity", side, t.args[1]) if index == 0 else term("Identity", t.args[0], side)


@rule(
    "side-with-sines-and-cosines",
    title="Write a side with sines and cosines",
    say="Write the {side} side with sines and cosines only: {before} = {after}.",
    heads=("Identity",),
    questions=QUESTIONS,
    relation=SAME,
    rank=0.35,
    eager=True,
    examples={
        "prove tan(x)*cos(x) = sin(x)": "sin(x)/cos(x)*cos(x) is identical to sin(x)",
        "prove sin(x) = cos(x)*tan(x)": "sin(x) is identical to cos(x)*(sin(x)/cos(x))",
        "prove sech(x)*cosh(x) = 1": "1/cosh(x)*cosh(x) is identical to 1",
    },
    refuses=("prove sin(x)^2 + cos(x)^2 = 1", "prove tan(x) = sin(x)", "prove tan(x) + 1 = 1 + tan(x)", "prove x = x"),
    level="trigonometry",
)
def side_with_sines_and_cosines(t: Term, scope: Scope) -> Iterator[Redex]:
    """tan = sin/cos, cot = cos/sin, sec = 1/cos, csc = 1/sin on one side, where the sides do not agree without."""
    if not _is_open(t, scope) or agree(*t.args, is_opaque=True):
        return
    for index, side in enumerate(("left", "right")):
        after = tidy(by_sines(t.args[index]))
        if after != t.args[index]:
            words: dict[str, Term | str] = {"side": side, "before": t.args[index], "after": after}
            yield Redex(partial(Rewrite, _with_side(t, index, after)), words)
            return


@rule(
    "side-with-single-angles",
    title="Write out sums and multiples of angles",
    say="Use the formulas for sums and multiples of angles on the {side} side.",
    heads=("Identity",),
    questions=QUESTIONS,
    relation=SAME,
    rank=0.4,
    eager=True,
    examples={
        "prove sin(2x) = 2sin(x)*cos(x)": "2sin(x)*cos(x) is identical to 2sin(x)*cos(x)",
        "prove (1 - cos(2x))/2 = sin(x)^2": "(1 - (1 - 2sin(x)^2))/2 is identical to sin(x)^2",
        "prove sin(x + y) + sin(x - y) = 2sin(x)*cos(y)": (
            "sin(x)*cos(y) + cos(x)*sin(y) + (sin(x)*cos(y) - cos(x)*sin(y)) is identical to 2sin(x)*cos(y)"
        ),
        "prove cosh(2x) = cosh(x)^2 + sinh(x)^2": "cosh(x)^2 + sinh(x)^2 is identical to cosh(x)^2 + sinh(x)^2",
    },
    refuses=("prove sin(x)^2 + cos(x)^2 = 1", "prove sin(2x) = 2sin(x)", "prove 1 - sin(2x)^2 = cos(2x)^2"),
    level="trigonometry",
)
def side_with_single_angles(t: Term, scope: Scope) -> Iterator[Redex]:
    """Addition and double angle formulas on one side, where the sides do not agree with the angles they have."""
    if not _is_open(t, scope) or agree(*t.args, is_opaque=True) or by_sines(t) != t:
        return
    found = _with_single_angles(t)
    if found is not None:
        index, after = found
        yield Redex(partial(Rewrite, _with_side(t, index, after)), {"side": ("left", "right")[index]})


def _with_single_angles(t: Term) -> tuple[int, Term] | None:
    """(index, side) of the first side with sums or multiples of angles to write out, written out."""
    unit = units(t.args)
    for index in (0, 1) if unit is not None else ():
        after = tidy(by_single_angles(t.args[index], unit or {}, _wanted(t, index)))
        if not is_similar(after, t.args[index]):
            return index, after
    return None


def _wanted(t: Term, index: int) -> str:
    """How the cosine of a double angle serves best: by the functions that the line has besides."""
    present = [s.head for s in subterms(t) if s.head in ("Sin", "Cos", "Sinh", "Cosh") and s.args[0].head != "Product"]
    sines, cosines = (any(h in pair for h in present) for pair in (("Sin", "Sinh"), ("Cos", "Cosh")))
    return "both" if sines == cosines else "sine" if sines else "cosine"


@rule(
    "bring-side-to-other",
    title="Bring one side to the other",
    say="Transform the {side} side until it is the other one ({law}): {chain}.",
    heads=("Identity",),
    questions=QUESTIONS,
    relation=SAME,
    rank=0.45,
    eager=True,
    cost=1.5,
    examples={
        "prove sin(x)/cos(x)*cos(x) = sin(x)": "sin(x) is identical to sin(x)",
        "prove 1 - sin(x)^2 = cos(x)^2": "cos(x)^2 is identical to cos(x)^2",
        "prove sin(x)/(1 + cos(x)) = (1 - cos(x))/sin(x)": "(1 - cos(x))/sin(x) is identical to (1 - cos(x))/sin(x)",
        "prove 1 + sinh(x)^2 = cosh(x)^2": "cosh(x)^2 is identical to cosh(x)^2",
    },
    refuses=("prove sin(x) = cos(x)", "prove sin(2x) = 2sin(x)*cos(x)", "prove sin(x) + 1 = 1 + sin(x)", "prove x = x"),
    level="trigonometry",
)
def bring_side_to_other(t: Term, scope: Scope) -> Iterator[Redex]:
    """The longer side becomes the other by algebra and the relation between the squares of sine and cosine."""
    if not _is_open(t, scope):
        return
    is_direct = agree(*t.args, is_opaque=True)
    if not is_direct and (by_sines(t) != t or _with_single_angles(t) is not None):
        return
    index = int(t.args[1].size > t.args[0].size + CLEARLY_LONGER)
    after = term("Identity", t.args[1 - index], t.args[1 - index])
    chain = chain_between(t.args[index], t.args[1 - index], PYTHAGORAS if is_direct else PRODUCTS_TO_SUMS)
    if chain is not None:
        words: dict[str, Term | str] = {
            "side": ("left", "right")[index],
            "law": _law_used(t, chain),
            "chain": " = ".join(map(text, (t.args[index], *(side for side, _ in chain)))),
        }
        yield Redex(partial(_brought, t, index, after, chain), words)


def _law_used(t: Term, chain: Chain) -> str:
    """The law beside algebra that a chain of lines needs."""
    names = {name for _, name in chain}
    if PRODUCTS_TO_SUMS.name in names:
        return "products of functions are written as sums"
    if PYTHAGORAS.name not in names:
        return "by algebra"
    return "with cosh^2 - sinh^2 = 1" if has_head(t, "Sinh", "Cosh") else "with sin^2 + cos^2 = 1"


def _brought(t: Term, index: int, after: Term, chain: Chain) -> Rewrite:
    lines = [(_with_side(t, index, side), name, SAME) for side, name in chain]
    return Rewrite(after, substeps=working(*lines, start=t) if len(lines) > 1 else ())


_TURNS = (Fraction(1, 6), Fraction(1, 3), Fraction(1, 4), Fraction(2, 3), Fraction(1, 2))
_POINTS = (*(summand(q, PI) for q in _TURNS), ONE, integer(2), number(Fraction(1, 2)))
_MOST_POINTS = 60
_PLACES = 30


@rule(
    "find-an-angle-that-differs",
    title="Find a counterexample",
    say="{point} the left side is {left}, the right side {right}: the equation is no identity.",
    heads=("Identity",),
    questions=QUESTIONS,
    relation=SAME,
    rank=0.1,
    eager=True,
    examples={
        "prove sin(x + y) = sin(x) + sin(y)": "false",
        "prove sin(2x) = 2sin(x)": "false",
        "prove tan(x) = sin(x)": "false",
    },
    refuses=("prove sin(2x) = 2sin(x)*cos(x)", "prove x^2 = x", "prove tan(x)*cos(x) = sin(x)"),
    level="trigonometry",
)
def find_an_angle_that_differs(t: Term, scope: Scope) -> Iterator[Redex]:
    """Angles at which both sides are defined and differ; not looked for under assumptions."""
    if scope.assumptions or not has_functions(t) or agree(*map(by_sines, t.args)):
        return
    letters = symbols(t)
    for k, values in enumerate(product(_POINTS, repeat=len(letters))):
        if k >= _MOST_POINTS:
            return
        found = _values(t, dict(zip(letters, values, strict=True)))
        if found is not None:
            named = " and ".join(f"{x.value} = {text(v)}" for x, v in zip(letters, values, strict=True))
            words = {"point": f"For {named}" if named else "Here", "left": found[0], "right": found[1]}
            yield Redex(partial(Rewrite, FALSE), words)
            return


def _values(t: Term, point: dict[Term, Term]) -> tuple[str, str] | None:
    """Both sides at a point as decimals, where they certainly differ."""
    sides = []
    for side in t.args:
        for letter, value in point.items():
            side = substitute(side, letter, value)
        bounds = enclosure(side, _PLACES)
        if bounds is None:
            return None
        sides.append(bounds)
    (a, b), (c, d) = sides
    if b >= c and d >= a:
        return None
    left, right = (f"about {float((low + high) / 2):.4f}" for low, high in sides)
    return left, right


@rule(
    "compare-exact-numbers",
    title="Compare the numbers",
    say="Both sides are the same algebraic number, about {value}.",
    heads=("Identity",),
    questions=QUESTIONS,
    relation=SAME,
    rank=0.5,
    cost=4,
    examples={"prove cos(pi/9)*cos(2*pi/9)*cos(4*pi/9) = 1/8": "true"},
    refuses=("prove sin(x) = sin(x)", "prove sin(1) = cos(1)", "prove sqrt(2)*sqrt(2) = 2", "prove sin(x) = 2"),
    level="trigonometry",
)
def compare_exact_numbers(t: Term, scope: Scope) -> Iterator[Redex]:
    """Sides without letters that agree to 30 decimals and by no formula above: exact arithmetic decides."""
    if symbols(t) or not has_functions(t) or agree(*map(by_sines, t.args)):
        return
    bounds = [enclosure(side, _PLACES) for side in t.args]
    if bounds[0] is not None and bounds[1] is not None and _values(t, {}) is None:
        yield Redex(partial(Rewrite, TRUE), {"value": f"{float(sum(bounds[0]) / 2):.6f}"})
