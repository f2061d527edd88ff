"""Polynomial equations with finitely many solutions: claims about them are decided at candidates for all of these.

By resultants each letter is a root of a polynomial in it alone; the candidates are all points with such coordinates.
There the claim is evaluated by exact arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import subtract
from qstar_cli.terms.term import Term, symbols
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.constants import ConstantField, point_number
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.interpret import holds
from qstar_cli.verify.line import dense
from qstar_cli.verify.meanings.general_resultants import resultant
from qstar_cli.verify.polynomials import Poly
from qstar_cli.verify.roots import Root, isolate
from qstar_cli.verify.verdict import Verdict, proved, refuted, unknown
from qstar_cli.verify.zero_sets import plain_polynomial

MAX_CANDIDATES = 400
MAX_LETTERS = 3


def implies_at_points(premises: Sequence[Term], conclusions: Sequence[Term]) -> Verdict:
    """Whether the conclusions hold wherever the premises do, when these have finitely many solutions."""
    letters = sorted({str(s.value) for t in (*premises, *conclusions) for s in symbols(t)})
    equations = [p for t in premises if t.head == "Equal" and (p := _polynomial(t)) is not None]
    try:
        coordinates = [_coordinates(equations, letter, letters) for letter in letters]
        count = prod(map(len, coordinates))
        if count > MAX_CANDIDATES:
            raise LimitError("too many candidates for solutions")
        for point in product(*coordinates):
            values = {letter: point_number(root) for letter, root in zip(letters, point, strict=True)}
            field = ConstantField(values)
            if all(holds(t, field) for t in premises) and not all(holds(t, field) for t in conclusions):
                return refuted("a counterexample", {letter: number.name for letter, number in values.items()})
    except (Undecided, LimitError) as reason:
        return unknown(reason.what)
    return proved("checked at all candidates for solutions", {"method": "resultants", "candidates": count})


def _polynomial(equation: Term) -> Poly | None:
    try:
        return plain_polynomial(subtract(*equation.args))
    except (Undecided, LimitError):
        return None


def _coordinates(equations: Sequence[Poly], letter: str, letters: Sequence[str]) -> list[Root]:
    """The real numbers that the letter can be."""
    if len(letters) > MAX_LETTERS or any(not P.names(p) <= set(letters) for p in equations):
        raise Undecided("equations in too many letters, or with coefficients that are not rational")
    left = list(equations)
    for other in letters:
        if other != letter:
            left = _eliminated(left, other)
    found = min((p for p in left if p), key=lambda p: P.degree(p, letter), default=None)
    if found is None:
        raise Undecided("there may be infinitely many solutions")
    return [root for f, _ in factors(found)[1] for root in isolate(dense(f, letter))]


def _eliminated(polynomials: Sequence[Poly], letter: str) -> list[Poly]:
    """Polynomials without a letter that vanish wherever all of these do."""
    kept = [p for p in polynomials if letter not in P.names(p)]
    having = sorted((p for p in polynomials if letter in P.names(p)), key=lambda p: P.degree(p, letter))
    return kept + [r for p in having[1:] if (r := resultant(p, having[0], letter))]
