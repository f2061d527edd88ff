"""Systems that do not change when the unknowns change places: by the sum and the product of the unknowns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from qstar_cli.rules.algebra import expanded, factor_list
from qstar_cli.rules.quadratic_equations import Quadratic, roots_of
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.rules.sides import SAME, presented
from qstar_cli.rules.systems import open_system
from qstar_cli.terms.build import FALSE, add, all_of, any_of, equal, multiply, number, power, subtract, symbol
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.printer import text
from qstar_cli.terms.spelling import power_of, product_of, sum_of, summand
from qstar_cli.terms.term import Term
from qstar_cli.terms.views import as_rational, degree_in, rational_coefficients, summands

Exponents = tuple[int, ...]
Polynomial = dict[Exponents, Fraction]
MAX_DEGREE = 8
S, P, T = symbol("s"), symbol("p"), symbol("t")
METHOD = "sum-and-product"
_OF_SUM = {(1, 0), (0, 0)}  # an equation x + y = c


def polynomial(t: Term, letters: Sequence[Term]) -> Polynomial | None:
    """A polynomial in the letters with rational coefficients; None for other terms and high degrees."""
    whole = expanded(t)
    found: Polynomial = {}
    for s in summands(whole) if whole is not None and whole != ZERO else ():
        exponents = []
        rest: Term = s
        for x in letters:
            part = degree_in(rest, x)
            if part is None:
                return None
            exponents.append(part[0])
            rest = part[1]
        value = as_rational(expanded(rest) or rest)
        if value is None or sum(exponents) > MAX_DEGREE:
            return None
        found[tuple(exponents)] = value
    return None if whole is None else found


def times(a: Polynomial, b: Polynomial) -> Polynomial:
    total: Polynomial = {}
    for m, c in a.items():
        for n, d in b.items():
            key = tuple(i + j for i, j in zip(m, n, strict=True))
            total[key] = total.get(key, Fraction(0)) + c * d
    return {m: c for m, c in total.items() if c}


def _elementary(n: int) -> list[Polynomial]:
    """The elementary symmetric polynomials: the sum of the letters, of their products by two, ..."""
    return [
        {tuple(int(i in chosen) for i in range(n)): Fraction(1) for chosen in combinations(range(n), k)}
        for k in range(1, n + 1)
    ]


def in_elementary(p: Polynomial, n: int) -> Polynomial | None:
    """A symmetric polynomial in the elementary ones (the exponents are theirs); None for one that is not symmetric."""
    basis, result, rest = _elementary(n), Polynomial(), dict(p)
    while rest:
        lead = max(rest)
        if list(lead) != sorted(lead, reverse=True):
            return None
        c = rest[lead]
        exponents = tuple(a - b for a, b in zip(lead, (*lead[1:], 0), strict=True))
        product: Polynomial = {(0,) * n: c}
        for e, k in zip(basis, exponents, strict=True):
            for _ in range(k):
                product = times(product, e)
        result[exponents] = c
        rest = {m: d for m in {*rest, *product} if (d := rest.get(m, Fraction(0)) - product.get(m, Fraction(0)))}
    return result


def _symmetric(t: Term, scope: Scope) -> list[Polynomial] | None:
    """The equations of a system, as many as unknowns, in the elementary symmetric polynomials of the unknowns."""
    found = open_system(t, scope)
    if found is None or not scope.is_real or len(found.parts) != len(found.unknowns):
        return None
    written = []
    for part in found.parts:
        p = polynomial(subtract(*part.args), found.unknowns) if part.head == "Equal" else None
        e = in_elementary(p, len(found.unknowns)) if p is not None else None
        if e is None:
            return None
        written.append(e)
    return written


@rule(
    "sum-and-product",
    title="Solve for the sum and the product",
    say="Neither equation changes when {x} and {y} change places. With s = {sum} and p = {product} they say "
    "{equations}. So p = {value} and s satisfies {last}: {pairs}.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    rank=6,
    cost=4,
    method=METHOD,
    examples={
        "x*y + x + y = 11 and x^2*y + x*y^2 = 30 for x, y": "x + y = 5 and x*y = 6 or x + y = 6 and x*y = 5",
    },
    refuses=(
        "x + y = 5 and x*y = 6 for x, y",
        "x^2 + y^2 = 5 and x - y = 1 for x, y",
        "x^2 + y = 1 and y^2 + x = 2 for x, y",
    ),
)
def sum_and_product(t: Term, scope: Scope) -> Iterator[Redex]:
    """Two symmetric equations in two unknowns, one of them of degree 1 in the product, none of degree 1 in x and y."""
    found = _symmetric(t, scope)
    if found is None or len(found) != 2 or any(set(e) <= _OF_SUM for e in found):
        return
    for first, second in (found, found[::-1]):
        slope = first.get((0, 1))
        if slope and not any(j for i, j in first if (i, j) != (0, 1)):
            yield from _by_sum(found, {(i, 0): -c / slope for (i, j), c in first.items() if not j}, second, scope)
            return


def _by_sum(found: list[Polynomial], value: Polynomial, other: Polynomial, scope: Scope) -> Iterator[Redex]:
    """p is the value, a polynomial in s, and the other equation gives s."""
    pairs = _pairs(value, other)
    if pairs is None:
        return
    x, y = scope.unknowns
    after = any_of(*(all_of(equal(add(x, y), number(s)), equal(multiply(x, y), number(p))) for s, p in pairs))
    words: dict[str, Term | str] = {"x": x, "y": y, "sum": add(x, y), "product": multiply(x, y)}
    words["equations"] = " and ".join(text(equal(_term(e), ZERO)) for e in found)
    words |= {"value": presented(_term(value)), "last": equal(_term(_put_in(value, other)), ZERO)}
    words["pairs"] = ", or ".join(f"s = {s} and p = {p}" for s, p in pairs) or "it has no real solution"
    yield Redex(always(Rewrite(after)), words)


def _term(e: Polynomial) -> Term:
    """A polynomial in s and p, written out."""
    powers = {m: product_of(power_of(x, k) for x, k in zip((S, P), m, strict=True) if k) for m in e}
    return sum_of(summand(c, powers[m]) for m, c in e.items()) if e else ZERO


def _put_in(value: Polynomial, e: Polynomial) -> Polynomial:
    """A polynomial in s and p with a polynomial in s in the place of p."""
    total: Polynomial = {}
    for (i, j), c in e.items():
        part: Polynomial = {(i, 0): c}
        for _ in range(j):
            part = times(part, value)
        total = {m: total.get(m, Fraction(0)) + part.get(m, Fraction(0)) for m in {*total, *part}}
    return {m: c for m, c in total.items() if c}


def _pairs(value: Polynomial, e: Polynomial) -> list[tuple[Fraction, Fraction]] | None:
    """The (s, p) with p given by the value, s a root of what the other equation says; None unless all are rational."""
    left = _put_in(value, e)
    roots = real_roots({m[0]: c for m, c in left.items()}) if left else None
    known = [as_rational(r) for r in roots] if roots is not None else [None]
    if None in known:
        return None
    distinct = sorted({q for q in known if q is not None})
    return [(s, sum((c * s**i for (i, _), c in value.items()), Fraction(0))) for s in distinct]


def _monic(p: dict[int, Fraction]) -> Term:
    """A polynomial in t, written out."""
    return sum_of(summand(c, power_of(T, k)) if k else number(c) for k, c in p.items() if c)


def real_roots(p: dict[int, Fraction]) -> list[Term] | None:
    """The real roots, each as often as it counts; None where a factor of degree 3 or more is left."""
    factors = factor_list(add(*(multiply(number(c), power(S, k)) if k else number(c) for k, c in p.items())))
    roots: list[Term] = []
    for factor, count in factors[1] if factors is not None else ():
        c = rational_coefficients(factor, S)
        if c is None or max(c) > 2:
            return None
        if max(c) == 1:
            roots += [number(-c.get(0, Fraction(0)) / c[1])] * count
        else:
            q = Quadratic(S, c[2], c.get(1, Fraction(0)), c.get(0, Fraction(0)))
            roots += [*roots_of(q)] * count if q.discriminant > 0 else []
    return None if factors is None else roots


@rule(
    "sum-and-product-of-roots",
    title="Find two numbers by their sum and product",
    say="Two numbers with the sum {sum} and the product {product} are the roots of {polynomial} (Vieta): {roots}.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    rank=3,
    cost=2.5,
    method=METHOD,
    examples={
        "x + y = 5 and x*y = 6 for x, y": "x = 2 and y = 3 or x = 3 and y = 2",
        "x*y = 1 and x + y = 2 for x, y": "x = 1 and y = 1",
        "x + y = 1 and x*y = 1 for x, y": "no solution",
    },
    refuses=("x + y = 5 and x - y = 6 for x, y", "x + y = 5 and x^2*y = 6 for x, y", "2x + y = 5 and x*y = 6 for x, y"),
)
def sum_and_product_of_roots(t: Term, scope: Scope) -> Iterator[Redex]:
    """`x + y = s` and `x*y = p` with numbers s and p: x and y are the roots of t^2 - s*t + p, in either order."""
    found = open_system(t, scope)
    if found is None or len(found.parts) != 2 or len(found.unknowns) != 2 or not scope.is_real:
        return
    x, y = found.unknowns
    given = {part.args[0]: as_rational(part.args[1]) for part in found.parts if part.head == "Equal"}
    s, p = given.get(add(x, y)), given.get(multiply(x, y))
    if s is None or p is None:
        return
    roots = real_roots({k: c for k, c in {2: Fraction(1), 1: -s, 0: p}.items() if c}) or []
    orders = dict.fromkeys(permutations(sorted(roots, key=text))) if roots else ()
    after = any_of(*(all_of(equal(x, a), equal(y, b)) for a, b in orders))
    words: dict[str, Term | str] = {"sum": number(s), "product": number(p)}
    words["polynomial"] = _monic({2: Fraction(1), 1: -s, 0: p})
    words["roots"] = " and ".join(map(text, roots)) if roots else "it has no real roots"
    yield Redex(always(Rewrite(after)), words)


@rule(
    "roots-of-one-polynomial",
    title="The unknowns are the roots of one polynomial",
    say="The equations do not change when unknowns change places. They give {sums}, so the unknowns are the roots of "
    "{polynomial}, in any order: {roots}.",
    heads=("And",),
    questions=("Solve",),
    relation=SAME,
    rank=6,
    cost=5,
    method=METHOD,
    examples={
        "x + y + z = 4 and x*y + y*z + z*x = 5 and x*y*z = 2 for x, y, z": "x = 1 and y = 1 and z = 2 or "
        "x = 1 and y = 2 and z = 1 or x = 2 and y = 1 and z = 1",
    },
    refuses=("x + y = 5 and x*y = 6 for x, y", "x + y + z = 6 and x*y = 2 and z = 3 for x, y, z"),
)
def roots_of_one_polynomial(t: Term, scope: Scope) -> Iterator[Redex]:
    """Three or four symmetric equations that give the elementary symmetric polynomials one after the other (Vieta)."""
    found = _symmetric(t, scope)
    values = _values(found) if found is not None and len(found) in (3, 4) else None
    if values is None:
        return
    n = len(values)
    p = {n: Fraction(1), **{n - k: (-1) ** k * v for k, v in enumerate(values, 1)}}
    roots = real_roots({k: c for k, c in p.items() if c})
    if roots is None:
        return
    orders = dict.fromkeys(permutations(roots)) if len(roots) == n else {}
    after = any_of(*(all_of(*(equal(u, r) for u, r in zip(scope.unknowns, order, strict=True))) for order in orders))
    names = ("the sum", "the sum of the products of two", "the sum of the products of three")[: n - 1]
    sums = ", ".join(f"{name} {v}" for name, v in zip((*names, "the product"), values, strict=True))
    words: dict[str, Term | str] = {
        "sums": sums,
        "polynomial": _monic(p),
        "roots": ", ".join(map(text, roots)) if orders else "not all of them are real",
    }
    yield Redex(lambda: Rewrite(after if orders else FALSE), words)


def _values(equations: Sequence[Polynomial]) -> list[Fraction] | None:
    """The values of the elementary symmetric polynomials, if each equation in turn gives one more of them."""
    n = len(equations)
    known: dict[int, Fraction] = {}
    waiting = list(equations)
    while waiting:
        for e in waiting:
            found = _one_more(e, known)
            if found is not None:
                known[found[0]] = found[1]
                waiting.remove(e)
                break
        else:
            return None
    return [known[k] for k in range(n)] if set(known) == set(range(n)) else None


def _one_more(e: Polynomial, known: dict[int, Fraction]) -> tuple[int, Fraction] | None:
    """(k, value) where an equation is of degree 1 in the k-th and free of others that are not known."""
    left: Polynomial = {}
    for m, c in e.items():
        rest = tuple(0 if k in known else exponent for k, exponent in enumerate(m))
        for k, exponent in enumerate(m):
            c *= known[k] ** exponent if k in known else 1
        left[rest] = left.get(rest, Fraction(0)) + c
    left = {m: c for m, c in left.items() if c}
    others = [m for m in left if any(m)]
    if len(others) != 1 or sum(others[0]) != 1:
        return None
    k = others[0].index(1)
    return k, -left.get((0,) * len(others[0]), Fraction(0)) / left[others[0]]
