"""Linear and quadratic equations over the complex numbers whose coefficients are not all real."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.rules.complex_numbers import Cartesian, coefficients, worked_out
from qstar_cli.rules.equation_workings import ON_BOTH_SIDES, WORK_OUT_SIDES
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.sides import SAME, sides
from qstar_cli.rules.surds import root_of_sum, root_term
from qstar_cli.rules.working import working
from qstar_cli.terms.build import any_of, divide, equal, integer, multiply, subtract
from qstar_cli.terms.enclosure import sign_of_difference
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.printer import text
from qstar_cli.terms.solved import is_value
from qstar_cli.terms.spelling import quotient_of
from qstar_cli.terms.term import Term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_rational

LEVEL = "complex numbers"
TWO = Cartesian(integer(2))


def complex_polynomial(t: Term, scope: Scope) -> tuple[Term, dict[int, Cartesian]] | None:
    """(z, coefficients of left side minus right side) of an equation over the complex numbers, not solved yet."""
    view = sides(t, scope)
    if view is None or scope.is_real or is_value(t, view.unknown):
        return None
    found = coefficients(subtract(*t.args), view.unknown)
    return None if not found or max(found) == 0 else (view.unknown, found)


def _has_imaginary(found: dict[int, Cartesian]) -> bool:
    return any(not c.is_real for c in found.values())


@rule(
    "solve-complex-linear",
    title="Solve the linear equation",
    say="Collect the terms with {unknown} on the left and divide both sides by {coefficient}.",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=1,
    cost=2,
    examples={
        "(1 + i)*z = 2 over the complex numbers": "z = 1 - i",
        "2z + i = i*z - 3 over the complex numbers": "z = -1 - i",
    },
    refuses=(
        "2z = 3 over the complex numbers",
        "z = 1 - i over the complex numbers",
        "i*z^2 = 1 over the complex numbers",
    ),
    level=LEVEL,
)
def solve_complex_linear(t: Term, scope: Scope) -> Iterator[Redex]:
    """`a*z + b = 0` with numbers a and b that are not both real."""
    found = complex_polynomial(t, scope)
    if found is None or max(found[1]) != 1 or not _has_imaginary(found[1]):
        return
    z, parts = found
    a, right = parts[1], parts.get(0, Cartesian(ZERO)).opposite()
    inverse = a.inverse()
    if inverse is None:
        return
    after = equal(z, right.times(inverse).term())
    coefficient = a.term()
    collected = equal(multiply(coefficient, z) if coefficient != integer(1) else z, right.term())
    written = equal(z, divide(right.term(), coefficient))
    lines = [(tidy(collected), ON_BOTH_SIDES.name, SAME), (tidy(written), ON_BOTH_SIDES.name, SAME)]
    lines = [line for line in lines if line[0] not in (t, after)]
    steps = working(*lines, (after, WORK_OUT_SIDES.name, SAME), start=t) if lines else ()
    yield Redex(lambda: Rewrite(after, substeps=steps), {"unknown": z, "coefficient": coefficient})


def square_root(w: Cartesian) -> Cartesian | None:
    """A square root of a number other than 0: its real part is sqrt((|w| + re)/2); None where that is unwieldy."""
    re = as_rational(w.re)
    if w.is_real and re is not None:
        return Cartesian(root_term(re, 2)) if re > 0 else Cartesian(ZERO, root_term(-re, 2))
    norm, sign = as_rational(w.norm()), sign_of_difference(w.im, ZERO)
    if norm is None or re is None or not sign:
        return None
    size = root_term(norm, 2)
    above = [worked_out(quotient_of(tidy(s), integer(2))) for s in (_sum(size, w.re), subtract(size, w.re))]
    parts = [_root(t) for t in above]
    return Cartesian(parts[0], parts[1] if sign > 0 else worked_out(multiply(integer(-1), parts[1])))


def _sum(a: Term, b: Term) -> Term:
    return subtract(a, multiply(integer(-1), b))


def _root(t: Term) -> Term:
    value = as_rational(t)
    return root_term(value, 2) if value is not None else root_of_sum(t, 2)


@rule(
    "complex-quadratic-formula",
    title="Use the quadratic formula",
    say="With a = {a}, b = {b}, c = {c} the discriminant D = b^2 - 4ac is {discriminant}, the square of {root}; the "
    "solutions are (-b ± {root})/(2a).",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=6,
    cost=7,
    method="formula",
    examples={
        "z^2 - 2i*z + 3 = 0 over the complex numbers": "z = 3i or z = -i",
        "z^2 - (3 + i)*z + 2 + 2i = 0 over the complex numbers": "z = 2 or z = 1 + i",
    },
    refuses=(
        "z^2 + z + 1 = 0 over the complex numbers",
        "z^2 = 2i over the complex numbers",
        "z^2 - 2i*z - 1 = 0 over the complex numbers",
    ),
    level=LEVEL,
)
def complex_quadratic_formula(t: Term, scope: Scope) -> Iterator[Redex]:
    """The formula for a quadratic equation with coefficients that are not all real and two different roots."""
    found = complex_polynomial(t, scope)
    if found is None or max(found[1]) != 2 or 1 not in found[1] or not _has_imaginary(found[1]):
        return
    z, parts = found
    a, b, c = (parts.get(k, Cartesian(ZERO)) for k in (2, 1, 0))
    d = b.times(b).plus(Cartesian(integer(-4)).times(a).times(c))
    root = square_root(d) if d != Cartesian(ZERO) else None
    below = TWO.times(a).inverse()
    if root is None or below is None:
        return
    roots = (b.opposite().plus(s).times(below).term() for s in (root, root.opposite()))
    after = any_of(*(equal(z, r) for r in roots))
    words: dict[str, Term | str] = {k: v.term() for k, v in {"a": a, "b": b, "c": c, "discriminant": d}.items()}
    yield Redex(lambda: Rewrite(after), words | {"root": text(tidy(root.term()))})


@rule(
    "double-complex-root",
    title="The discriminant is 0",
    say="The discriminant b^2 - 4ac is 0, so there is one solution, -b/(2a).",
    heads=("Equal",),
    questions=("Solve",),
    relation=SAME,
    rank=5,
    cost=3,
    examples={"z^2 - 2i*z - 1 = 0 over the complex numbers": "z = i"},
    refuses=("z^2 - 2i*z + 3 = 0 over the complex numbers", "z^2 - 2z + 1 = 0 over the complex numbers"),
    level=LEVEL,
)
def double_complex_root(t: Term, scope: Scope) -> Iterator[Redex]:
    """A quadratic equation with coefficients that are not all real and discriminant 0."""
    found = complex_polynomial(t, scope)
    if found is None or max(found[1]) != 2 or 1 not in found[1] or not _has_imaginary(found[1]):
        return
    z, parts = found
    a, b, c = (parts.get(k, Cartesian(ZERO)) for k in (2, 1, 0))
    below = TWO.times(a).inverse()
    if b.times(b) == Cartesian(integer(4)).times(a).times(c) and below is not None:
        yield Redex(lambda: Rewrite(equal(z, b.opposite().times(below).term())))
