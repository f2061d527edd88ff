"""Linear equations in whole numbers, by Bezout's identity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd, lcm

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import polynomials
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.whole_numbers_euclid import bezout
from qstar_cli.terms.build import FALSE, add, all_of, equal, integer, multiply, negative, subtract, symbol
from qstar_cli.terms.residues import INTEGERS, names_of, whole_number_conditions
from qstar_cli.terms.term import Term, operands, symbols, term

QUESTIONS = ("SolveIntegers",)
_PARAMETERS = ("t", "s", "u", "k", "m", "n", "p", "q")


@dataclass(frozen=True, slots=True)
class LinearEquation:
    """a_1*x_1 + ... + a_k*x_k = c in integers."""

    unknowns: tuple[Term, ...]
    coefficients: tuple[int, ...]
    constant: int
    equation: Term


def linear_equation(t: Term, scope: Scope) -> LinearEquation | None:
    """The equation that a line with its conditions `x in integers` is, None for any other."""
    unknowns = names_of(scope.question.args[1])
    conditions = {term("Element", x, INTEGERS) for x in unknowns}
    parts = operands(t, "And")
    rest = [p for p in parts if p not in conditions]
    if len(rest) != 1 or rest[0].head != "Equal" or len(parts) != len(unknowns) + 1 or set(symbols(t)) != set(unknowns):
        return None
    found = polynomials(subtract(*rest[0].args))
    if found is None or not set(found[0].generators) <= set(unknowns):
        return None
    coefficients, constant, scale = dict.fromkeys(unknowns, 0), 0, 1
    terms = found[1][0].to_dict()
    for c in terms.values():
        scale = lcm(scale, int(c.q))
    for exponents, c in terms.items():
        value = int(c.p) * scale // int(c.q)
        places = [k for k, e in enumerate(exponents) if e]
        if not places:
            constant = -value
        elif len(places) == 1 and int(exponents[places[0]]) == 1:
            coefficients[found[0].generators[places[0]]] = value
        else:
            return None
    return LinearEquation(unknowns, tuple(coefficients[x] for x in unknowns), constant, rest[0])


def _written(e: LinearEquation) -> Term:
    """The equation with the unknowns on the left."""
    parts = [_times(a, x) for a, x in zip(e.coefficients, e.unknowns, strict=True) if a]
    return equal(add(*parts), integer(e.constant))


def _times(a: int, t: Term) -> Term:
    size = t if abs(a) == 1 else multiply(integer(abs(a)), t)
    return negative(size) if a < 0 else size


def _is_shifted(e: LinearEquation) -> bool:
    """Whether one solution is already subtracted: the right side is 0, the constant stands in brackets."""
    return len(e.unknowns) == 2 and e.equation.args[1] == integer(0) and e.constant != 0 and 0 not in e.coefficients


def _line(e: LinearEquation, formula: Term) -> Term:
    return whole_number_conditions(formula, term("Tuple", *e.unknowns))


@rule(
    "reduce-diophantine",
    title="Divide by the common divisor",
    say="The greatest common divisor of the coefficients is {g}.",
    heads=("And",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "solve the equation 34x + 10y = 2 in integers x, y": "17x + 5y = 1 and x in integers and y in integers",
        "solve the equation 17x = 1 - 5y in integers x, y": "17x + 5y = 1 and x in integers and y in integers",
    },
    refuses=("solve the equation 17x + 5y = 1 in integers x, y", "solve the equation 4x + 6y = 1 in integers x, y"),
    eager=True,
    rank=1.0,
    level="number theory",
)
def reduce_diophantine(t: Term, scope: Scope) -> Iterator[Redex]:
    """The unknowns on the left, the equation divided by the greatest common divisor of the coefficients."""
    e = linear_equation(t, scope)
    g = gcd(*e.coefficients) if e is not None else 0
    if e is None or not g or e.constant % g:
        return
    reduced = LinearEquation(e.unknowns, tuple(a // g for a in e.coefficients), e.constant // g, e.equation)
    after = _written(reduced)
    if after != e.equation and not (g == 1 and _is_shifted(e)):
        yield Redex(lambda: Rewrite(_line(e, after)), {"g": integer(g)})


@rule(
    "no-whole-solution",
    title="There is no solution",
    say="For whole unknowns the left side is a multiple of {g}, but {c} is not.",
    heads=("And",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "solve the equation 4x + 6y = 1 in integers x, y": "no solution",
        "solve the equation 2x = 3 in integers x": "no solution",
    },
    refuses=("solve the equation 17x + 5y = 1 in integers x, y",),
    eager=True,
    rank=1.0,
    level="number theory",
)
def no_whole_solution(t: Term, scope: Scope) -> Iterator[Redex]:
    """The greatest common divisor of the coefficients does not divide the constant."""
    e = linear_equation(t, scope)
    if e is None:
        return
    g = gcd(*e.coefficients)
    if (g == 0 and e.constant) or (g and e.constant % g):
        yield Redex(lambda: Rewrite(FALSE), {"g": integer(g), "c": integer(e.constant)})


@rule(
    "particular-solution",
    title="Find one solution",
    say="Euclid's algorithm gives {found} = {c}. Subtracting this leaves 0 on the right.",
    heads=("And",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "solve the equation 17x + 5y = 1 in integers x, y": (
            "17*(x + 2) + 5*(y - 7) = 0 and x in integers and y in integers"
        ),
    },
    refuses=(
        "solve the equation 34x + 10y = 2 in integers x, y",
        "solve the equation 4x + 6y = 1 in integers x, y",
        "solve the equation 2x + 3y + 5z = 1 in integers x, y, z",
    ),
    eager=True,
    rank=2.0,
    level="number theory",
)
def particular_solution(t: Term, scope: Scope) -> Iterator[Redex]:
    """a*x + b*y = c with coprime a and b as a*(x - x0) + b*(y - y0) = 0."""
    e = _coprime(t, scope)
    if e is None or _written(e) != e.equation or e.constant == 0:
        return
    (a, b), (x, y) = e.coefficients, e.unknowns
    x0, y0 = _smallest(a, b, e.constant)
    left = add(_times(a, _shifted(x, x0)), _times(b, _shifted(y, y0)))
    found = add(multiply(integer(a), integer(x0)), multiply(integer(b), integer(y0)))
    words = {"found": found, "c": integer(e.constant)}
    yield Redex(lambda: Rewrite(_line(e, equal(left, integer(0)))), words)


def _coprime(t: Term, scope: Scope) -> LinearEquation | None:
    """An equation in two unknowns whose coefficients are coprime."""
    e = linear_equation(t, scope)
    return (
        e if e is not None and len(e.unknowns) == 2 and 0 not in e.coefficients and gcd(*e.coefficients) == 1 else None
    )


def _smallest(a: int, b: int, c: int) -> tuple[int, int]:
    """A solution of a*x + b*y = c with x nearest to 0."""
    _, x, _ = bezout(a, b)
    x0 = x * c % abs(b)
    if 2 * x0 > abs(b):
        x0 -= abs(b)
    return x0, (c - a * x0) // b


def _shifted(x: Term, value: int) -> Term:
    return x if value == 0 else add(x, integer(-value))


@rule(
    "whole-parameter",
    title="Introduce a whole parameter",
    say="{a} and {b} have no common divisor, so {left} is a multiple of {b} and {right} the opposite multiple of {a}.",
    heads=("And",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "solve the equation 17*(x + 2) + 5*(y - 7) = 0 in integers x, y": "x = -2 + 5t and y = 7 - 17t for integer t",
    },
    refuses=("solve the equation 17x + 5y = 1 in integers x, y", "solve the equation 4x + 6y = 0 in integers x, y"),
    eager=True,
    rank=2.0,
    level="number theory",
)
def whole_parameter(t: Term, scope: Scope) -> Iterator[Redex]:
    """a*(x - x0) + b*(y - y0) = 0 with coprime a and b: x = x0 + b*t and y = y0 - a*t."""
    e = _coprime(t, scope)
    if e is None or e.equation.args[1] != integer(0):
        return
    a, b = e.coefficients
    x0, y0 = _smallest(a, b, e.constant)
    sign = 1 if b > 0 else -1
    after = _family(e, (x0, y0), [(sign * b, -sign * a)])
    words = {
        "a": integer(abs(a)), "b": integer(abs(b)),
        "left": _shifted(e.unknowns[0], x0), "right": _shifted(e.unknowns[1], y0),
    }  # fmt: skip
    yield Redex(lambda: Rewrite(after), words)


def _family(e: LinearEquation, start: tuple[int, ...], directions: list[tuple[int, ...]]) -> Term:
    """The unknowns as start + directions times whole parameters."""
    free = [name for name in _PARAMETERS if symbol(name) not in e.unknowns]
    parameters = [symbol(name) for name in free[: len(directions)]]
    values = []
    for k, x in enumerate(e.unknowns):
        parts = [_times(d[k], p) for d, p in zip(directions, parameters, strict=True) if d[k]]
        if start[k] or not parts:
            parts.insert(0, integer(start[k]))
        values.append(equal(x, add(*parts)))
    formula = all_of(*values)
    if not parameters:
        return formula
    return term("Where", formula, all_of(*(term("Element", p, INTEGERS) for p in parameters)))


@rule(
    "parametrize-whole-solutions",
    title="Write down all solutions",
    say="Euclid's algorithm gives one solution; the others differ from it by whole solutions of the equation with 0.",
    heads=("And",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "solve the equation 3x = 6 in integers x": "x = 2",
        "solve the equation x + 2y + 3z = 4 in integers x, y, z": (
            "x = 4 - 2t - 3s and y = t and z = s for integer t, s"
        ),
    },
    refuses=("solve the equation 17x + 5y = 1 in integers x, y", "solve the equation 2x = 3 in integers x"),
    rank=3.0,
    cost=2.0,
    level="number theory",
)
def parametrize_whole_solutions(t: Term, scope: Scope) -> Iterator[Redex]:
    """Linear equations in one unknown, in three or more, or with a coefficient 0."""
    e = linear_equation(t, scope)
    if e is None or (len(e.unknowns) == 2 and 0 not in e.coefficients) or len(e.unknowns) > len(_PARAMETERS):
        return
    g = gcd(*e.coefficients)
    if g == 0 or e.constant % g:
        return
    start, directions = _all_solutions(e.coefficients, e.constant)
    yield Redex(lambda: Rewrite(_family(e, start, directions)))


def _all_solutions(coefficients: tuple[int, ...], c: int) -> tuple[tuple[int, ...], list[tuple[int, ...]]]:
    """A solution of a*v = c and a basis of the whole solutions of a*v = 0, by unimodular column operations."""
    n = len(coefficients)
    columns = [[int(j == k) for j in range(n)] for k in range(n)]
    values = list(coefficients)
    pivot = next(k for k in range(n) if values[k])
    for k in range(n):
        if k == pivot or not values[k]:
            continue
        g, u, v = bezout(values[pivot], values[k])
        a, b = values[pivot] // g, values[k] // g
        first, second = columns[pivot], columns[k]
        columns[pivot] = [u * p + v * q for p, q in zip(first, second, strict=True)]
        columns[k] = [a * q - b * p for p, q in zip(first, second, strict=True)]
        values[pivot], values[k] = g, 0
    scale = c // values[pivot]
    return tuple(scale * p for p in columns[pivot]), [tuple(columns[k]) for k in range(n) if k != pivot]
