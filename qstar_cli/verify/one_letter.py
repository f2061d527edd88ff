"""Contradictions among the signs of polynomials in one letter: a reason why a cell has no points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qstar_cli.verify import polynomials as P
from qstar_cli.verify.generators import CONSTANTS, Definitions, rewrite
from qstar_cli.verify.polynomials import Poly
from qstar_cli.verify.values import Signs

MAX_POLYNOMIALS = 8
MAX_DEGREE = 12
Known = Sequence[tuple[Poly, Signs]]


def contradictory_signs(known: Mapping[P.Key, Signs], definitions: Definitions) -> bool:
    """Whether no number has the signs that are known of polynomials in some letter alone, not all of them linear."""
    groups: dict[str, list[tuple[Poly, Signs]]] = {}
    for key, signs in known.items():
        p = dict(key)
        letters = P.names(p)
        if len(letters) == 1 and not letters & (CONSTANTS | definitions.keys()) and _is_plain(p):
            groups.setdefault(min(letters), []).append((p, signs))
    return any(_is_nonlinear(group, x) and _is_empty(x, group) for x, group in sorted(groups.items()))


def _is_nonlinear(known: Known, letter: str) -> bool:
    return 1 < len(known) <= MAX_POLYNOMIALS and any(P.degree(p, letter) > 1 for p, _ in known)


def _is_plain(p: Poly) -> bool:
    return all(isinstance(e, int) and 0 <= e <= MAX_DEGREE for m in p for _, e in m)


def _is_empty(letter: str, known: Known) -> bool:
    """By the signs at the roots of all the polynomials and at one rational point between them."""
    from qstar_cli.verify.constants import ConstantField  # they load flint
    from qstar_cli.verify.line import dense, samples
    from qstar_cli.verify.roots import real_roots

    product = P.ONE
    for p, _ in known:
        product = P.multiply(product, p)
    roots = real_roots(tuple(dense(P.primitive(product)[1], letter)))
    for point in samples(roots):
        field = ConstantField({letter: point})
        if all(field.sign(rewrite(p, field, {})) in signs for p, signs in known):
            return False
    return True
