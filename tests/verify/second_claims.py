"""Claims of the second checker: equal partial functions, equivalent formulas, complete answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import product
from random import Random

from tests.verify.second_line import roots, samples
from tests.verify.second_places import Partial, Place, replaced
from tests.verify.second_reader import OutOfScope, Tree, is_formula, letters_of
from tests.verify.second_values import (
    ONE,
    Poly,
    Value,
    coefficients,
    constant,
    evaluate,
    names_of,
    plus,
    times,
)

TRIALS = tuple(
    Fraction(n, d) for n, d in ((0, 1), (1, 1), (-1, 1), (2, 1), (1, 2), (-3, 1), (5, 3), (-7, 2), (4, 1), (9, 4))
)
_MOST_ABSOLUTES = 4
_MOST_TRIALS = 48
Truth = Callable[[Place], bool]


def same_function(a: Partial, b: Partial, given: Sequence[Tree] = (), is_complex: bool = False) -> bool:
    """Whether two partial expressions have the same value and domain. Raises OutOfScope."""
    if is_formula(a.term) or is_formula(b.term):
        raise OutOfScope("a formula as expression")
    trees = (a.term, b.term, *a.conditions, *b.conditions, *given)
    names = set().union(*map(letters_of, trees))
    if is_complex:
        return _same_everywhere(a, b, given, is_complex=True)

    def claim(place: Place) -> bool:
        return place.same(a, b)

    if len(names) <= 1:
        try:
            return _same_everywhere(a, b, given)
        except OutOfScope:
            return _or_told_apart(lambda: _decide(claim, trees, given, names), claim, given, names)
    return _or_told_apart(lambda: _same_everywhere(a, b, given), claim, given, names)


def equivalent(a: Sequence[Tree], b: Sequence[Tree], given: Sequence[Tree] = ()) -> bool:
    """Whether two conjunctions of formulas hold at the same points. Raises OutOfScope."""
    return _formula_claim(a, b, given, lambda x, y: x == y) if set(a) != set(b) else True


def implies(a: Sequence[Tree], b: Sequence[Tree], given: Sequence[Tree] = ()) -> bool:
    """Whether `b` holds where `a` does. Raises OutOfScope."""
    return True if set(b) <= set(a) else _formula_claim(a, b, given, lambda x, y: y or not x)


def _formula_claim(
    a: Sequence[Tree], b: Sequence[Tree], given: Sequence[Tree], agree: Callable[[bool, bool], bool]
) -> bool:
    def claim(place: Place) -> bool:
        return agree(all(map(place.holds, a)), all(map(place.holds, b)))

    names = set().union(*map(letters_of, (*a, *b, *given)))
    formulas = [*a, *b]
    if len(names) <= 1:
        return _or_told_apart(lambda: _decide(claim, (*formulas, *given), given, names), claim, given, names, formulas)
    return _or_told_apart(lambda: same_polynomial_equation(a, b), claim, given, names, formulas)


def _or_told_apart(
    decide: Callable[[], bool], claim: Truth, given: Sequence[Tree], names: set[str], formulas: Sequence[Tree] = ()
) -> bool:
    """What an exact method says; where it has no opinion, False when some point shows the claim false."""
    try:
        return decide()
    except OutOfScope:
        if _is_told_apart(claim, given, names, formulas):
            return False
        raise


# one letter


def _decide(claim: Truth, trees: Sequence[Tree], given: Sequence[Tree], names: set[str]) -> bool:
    """The claim at every point of the line at which all of `given` holds."""
    letter = next(iter(names), "x")
    inside = absolutes(trees)
    if len(inside) > _MOST_ABSOLUTES:
        raise OutOfScope("many absolute values")
    for signs in product((1, -1), repeat=len(inside)):
        choice: list[tuple[Tree, Tree]] = []
        for tree, s in zip(inside, signs, strict=True):
            for old, new in choice:
                tree = replaced(tree, old, new)
            choice.append((tree, tree[1] if s > 0 else ("neg", tree[1])))
        bare = Place(letter, None, {}, choice)
        cuts = [p for tree in trees for p in _critical(tree, bare)] + [p for t in inside for p in _critical(t[1], bare)]
        for point in samples(roots(_pairwise(cuts, trees, bare), letter)):
            place = Place(letter, point, {}, choice)
            if _fits(place, inside, signs) and all(map(place.holds, given)) and not claim(place):
                return False
    return True


def absolutes(trees: Sequence[Tree]) -> list[Tree]:
    """The absolute values with a letter inside, inner ones first."""
    found: list[Tree] = []

    def visit(tree: Tree) -> None:
        for part in tree[1:]:
            if isinstance(part, tuple):
                visit(part)
        if tree[0] == "abs" and letters_of(tree) and tree not in found:
            found.append(tree)

    for tree in trees:
        visit(tree)
    return found


def _fits(place: Place, inside: Sequence[Tree], signs: Sequence[int]) -> bool:
    """Whether the absolute values have the signs chosen (an undefined one fits any)."""
    for tree, s in zip(inside, signs, strict=True):
        v = place.value(tree[1])
        if v is not None and place.sign(v.above) * place.sign(v.below) not in (0, s):
            return False
    return True


def _critical(tree: Tree, bare: Place) -> Iterator[Poly]:
    """Polynomials at whose roots a formula can change its truth, or an expression its sign or domain."""
    if tree[0] in ("and", "or"):
        for part in tree[1:]:
            yield from _critical(part, bare)
    elif tree[0] == "relation":
        yield from _critical(("add", tree[2], ("neg", tree[3])), bare)
    elif not is_formula(tree):
        for old, new in bare.replaced:
            tree = replaced(tree, old, new)
        v = evaluate(tree, bare.values)
        yield from (p for p in (v.above, v.below, *v.divisors) if p)


def _pairwise(cuts: list[Poly], trees: Sequence[Tree], bare: Place) -> list[Poly]:
    """The cuts, and those of the differences of expressions among the trees."""
    expressions = [t for t in trees if not is_formula(t)]
    for k, a in enumerate(expressions):
        for b in expressions[:k]:
            cuts += _critical(("add", a, ("neg", b)), bare)
    unique = {tuple(sorted(p.items())): p for p in cuts}
    return sorted(unique.values(), key=len)


# several letters, and complex numbers


def _is_told_apart(claim: Truth, given: Sequence[Tree], names: set[str], formulas: Sequence[Tree] = ()) -> bool:
    """Whether some point shows the claim false."""
    letters, random = sorted(names), Random(0)
    for k in range(_MOST_TRIALS):
        values = {name: Value(constant(random.choice(TRIALS)), ONE) for name in letters}
        if formulas and k % 4:
            _solve_one(random.choice(list(formulas)), values, random)
        place = Place("", None, values, ())
        try:
            if all(map(place.holds, given)) and not claim(place):
                return True
        except OutOfScope:
            continue
    return False


def _solve_one(formula: Tree, values: dict[str, Value], random: Random) -> None:
    """Change the value of one letter so that an equation of the formula holds, where that is a linear matter."""
    while formula[0] in ("and", "or"):
        formula = random.choice(formula[1:])
    names = sorted(letters_of(formula))
    if formula[0] != "relation" or not names:
        return
    name = random.choice(names)
    try:
        v = evaluate(("add", formula[2], ("neg", formula[3])), {n: q for n, q in values.items() if n != name})
    except OutOfScope:
        return
    parts = coefficients(v.above, name)
    if len(parts) == 2:
        values[name] = Value(times(constant(-1), parts[0]), parts[1])


def _same_everywhere(a: Partial, b: Partial, given: Sequence[Tree], is_complex: bool = False) -> bool:
    """By cross-multiplication, with the same polynomials that must not be zero."""
    left, right = (evaluate(s.term, {}, is_complex) for s in (a, b))
    if left.is_nowhere or right.is_nowhere:
        if left.is_nowhere and right.is_nowhere:
            return True
        raise OutOfScope("undefined beside defined")
    not_zero = _not_zero(left, a.conditions), _not_zero(right, b.conditions)
    if plus(times(left.above, right.below), times(right.above, left.below), -1):
        if given:
            raise OutOfScope("different, but where something is given")
        return False
    if not_zero[0] != not_zero[1]:
        raise OutOfScope("domains that may differ")
    return True


def _not_zero(value: Value, conditions: Sequence[Tree]) -> set[tuple[object, ...]]:
    """What must not be zero: single letters, and polynomials up to a factor."""
    found: list[Poly] = list(value.divisors)
    for c in (part for whole in conditions for part in (whole[1:] if whole[0] == "and" else (whole,))):
        if c[:2] != ("relation", "!="):
            raise OutOfScope("a condition of another kind")
        found.append(evaluate(("add", c[2], ("neg", c[3])), {}, True).above)
    if not all(found):
        raise OutOfScope("a condition that never holds")
    return {key for p in found for key in _keys(p)}


def _is_proportional(p: Poly, q: Poly) -> bool:
    if not p or not q or not names_of(p) or max(p) not in q:
        return False
    return not plus(times(p, constant(q[max(p)])), times(q, constant(p[max(p)])), -1)


def _keys(p: Poly) -> Iterator[tuple[object, ...]]:
    shared = set.intersection(*({name for name, _ in m} for m in p)) & names_of(p)
    for name in shared:
        yield (name,)
        e = min(dict(m)[name] for m in p)
        p = {tuple((n, k - e if n == name else k) for n, k in m if n != name or k > e): c for m, c in p.items()}
    if names_of(p):
        lead = p[max(p)]
        yield tuple(sorted((m, c / lead) for m, c in p.items()))


def same_polynomial_equation(a: Sequence[Tree], b: Sequence[Tree]) -> bool:
    """Whether both say that proportional polynomials are zero. Raises OutOfScope otherwise."""
    if len(a) == len(b) == 1 and _is_proportional(_zero_set(a[0]), _zero_set(b[0])):
        return True
    raise OutOfScope("no proportional polynomials")


def _zero_set(formula: Tree) -> Poly:
    """A polynomial that is zero where an equation, or one of several, holds. Raises OutOfScope."""
    if formula[0] == "or":
        result = ONE
        for part in formula[1:]:
            result = times(result, _zero_set(part))
        return result
    if formula[:2] != ("relation", "="):
        raise OutOfScope("no equation")
    side = evaluate(("add", formula[2], ("neg", formula[3])), {}, True)
    if any(names_of(d) or not d for d in side.divisors):
        raise OutOfScope("a divisor with letters")
    return side.above


def _is_proportional(p: Poly, q: Poly) -> bool:
    if not p or not q or not names_of(p) or max(p) not in q:
        return False
    return not plus(times(p, constant(q[max(p)])), times(q, constant(p[max(p)])), -1)


def _keys(p: Poly) -> Iterator[tuple[object, ...]]:
    shared = set.intersection(*({name for name, _ in m} for m in p)) & names_of(p)
    for name in shared:
        yield (name,)
        e = min(dict(m)[name] for m in p)
        p = {tuple((n, k - e if n == name else k) for n, k in m if n != name or k > e): c for m, c in p.items()}
    if names_of(p):
        lead = p[max(p)]
        yield tuple(sorted((m, c / lead) for m, c in p.items()))
