"""Congruences in one unknown: linear ones by the inverse, others by trying the residues."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd

from qstar_cli.derivation import Relation
from qstar_cli.rules.algebra import polynomials
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.whole_numbers_euclid import bezout
from qstar_cli.terms.build import FALSE, TRUE, any_of, integer, multiply, subtract
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.terms.views import as_integer

QUESTIONS = ("SolveCongruence",)
_MOST_RESIDUES = 2_000  # that are tried one by one
_SHOWN = 12
_MOST_DEGREE = 1_000


def congruent(a: Term, b: Term, n: int) -> Term:
    return term("Congruent", a, b, integer(n))


def polynomial_congruence(t: Term) -> tuple[Term, dict[int, int], int] | None:
    """(x, coefficients, n) of a congruence p(x) = 0 (mod n) with whole coefficients, for `left - right`."""
    n, letters = as_integer(t.args[2]), symbols(t)
    if n is None or n < 1 or len(letters) != 1:
        return None
    found = polynomials(subtract(t.args[0], t.args[1]))
    if found is None or any(g != letters[0] for g in found[0].generators):
        return None
    coefficients: dict[int, int] = {}
    for exponents, c in found[1][0].to_dict().items():
        if int(c.q) != 1:
            return None
        coefficients[int(exponents[0]) if exponents else 0] = int(c.p)
    return (letters[0], coefficients, n) if max(coefficients, default=0) <= _MOST_DEGREE else None


@rule(
    "collect-congruence",
    title="Collect the unknown on the left",
    say="Both sides may be changed by multiples of {n}, so the numbers are replaced by their remainders.",
    heads=("Congruent",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "solve the congruence 5x + 3 = 2x + 9 (mod 7) for x": "3x = 6 (mod 7)",
        "solve the congruence 10x = 4 (mod 7) for x": "3x = 4 (mod 7)",
    },
    refuses=(
        "solve the congruence 3x = 4 (mod 7) for x",
        "solve the congruence x^2 = 2 (mod 7) for x",
        "solve the congruence x = 2 (mod 7) for x",
    ),
    eager=True,
    rank=1.0,
    level="number theory",
)
def collect_congruence(t: Term, scope: Scope) -> Iterator[Redex]:
    """A linear congruence as a*x = b (mod n) with 0 <= a, b < n."""
    found = _linear(t)
    if found is None:
        return
    x, a, b, n = found
    after = _written(x, a, b, n)
    if after != t:
        yield Redex(lambda: Rewrite(after), {"n": integer(n)})


def _linear(t: Term) -> tuple[Term, int, int, int] | None:
    """(x, a, b, n) of a linear congruence a*x = b (mod n), 0 <= a, b < n."""
    found = polynomial_congruence(t)
    if found is None:
        return None
    x, coefficients, n = found
    if any(k > 1 for k in coefficients):
        return None
    return x, coefficients.get(1, 0) % n, -coefficients.get(0, 0) % n, n


def _written(x: Term, a: int, b: int, n: int) -> Term:
    if a == 0:
        return FALSE if b else TRUE
    return congruent(x if a == 1 else multiply(integer(a), x), integer(b), n)


def _collected(t: Term) -> tuple[Term, int, int, int] | None:
    """`_linear` of a congruence that is collected and not yet solved."""
    found = _linear(t)
    return found if found is not None and found[1] > 1 and _written(*found) == t else None


@rule(
    "multiply-by-inverse",
    title="Multiply by the inverse",
    say="{a}*{inverse} leaves the remainder 1 on division by {n}, so both sides are multiplied by {inverse}.",
    heads=("Congruent",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={"solve the congruence 3x = 4 (mod 7) for x": "x = 6 (mod 7)"},
    refuses=("solve the congruence 2x = 4 (mod 6) for x", "solve the congruence x = 4 (mod 7) for x"),
    eager=True,
    rank=1.5,
    level="number theory",
)
def multiply_by_inverse(t: Term, scope: Scope) -> Iterator[Redex]:
    """a*x = b (mod n) with a and n coprime is x = b*a^-1 (mod n)."""
    found = _collected(t)
    if found is None:
        return
    x, a, b, n = found
    g, inverse, _ = bezout(a, n)
    if g == 1:
        words = {"a": integer(a), "inverse": integer(inverse % n), "n": integer(n)}
        yield Redex(lambda: Rewrite(congruent(x, integer(b * inverse % n), n)), words)


@rule(
    "divide-congruence",
    title="Divide by the common divisor",
    say="{a}, {b} and {n} have the common divisor {g}; the modulus is divided as well.",
    heads=("Congruent",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={"solve the congruence 6x = 4 (mod 10) for x": "3x = 2 (mod 5)"},
    refuses=("solve the congruence 6x = 3 (mod 10) for x", "solve the congruence 3x = 4 (mod 7) for x"),
    eager=True,
    rank=1.4,
    level="number theory",
)
def divide_congruence(t: Term, scope: Scope) -> Iterator[Redex]:
    """a*x = b (mod n) divided by gcd(a, n) where that divides b."""
    found = _collected(t)
    if found is None:
        return
    x, a, b, n = found
    g = gcd(a, n)
    if g > 1 and b % g == 0:
        after = _written(x, a // g, b // g, n // g)
        yield Redex(lambda: Rewrite(after), {"a": integer(a), "b": integer(b), "n": integer(n), "g": integer(g)})


@rule(
    "no-residue-fits",
    title="No residue fits",
    say="{a}*{x} is always a multiple of {g} up to multiples of {n}, but {b} is not divisible by {g}.",
    heads=("Congruent",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={"solve the congruence 6x = 3 (mod 10) for x": "no solution"},
    refuses=("solve the congruence 6x = 4 (mod 10) for x", "solve the congruence 3x = 4 (mod 7) for x"),
    eager=True,
    rank=1.3,
    level="number theory",
)
def no_residue_fits(t: Term, scope: Scope) -> Iterator[Redex]:
    """a*x = b (mod n) where gcd(a, n) does not divide b."""
    found = _collected(t)
    if found is None:
        return
    x, a, b, n = found
    g = gcd(a, n)
    if b % g:
        words = {"x": x, "a": integer(a), "b": integer(b), "n": integer(n), "g": integer(g)}
        yield Redex(lambda: Rewrite(FALSE), words)


@rule(
    "try-residues",
    title="Try the residues",
    say="Only the remainder of {x} on division by {n} matters. {table}",
    heads=("Congruent",),
    questions=QUESTIONS,
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "solve the congruence x^2 = 2 (mod 7) for x": "x = 3 (mod 7) or x = 4 (mod 7)",
        "solve the congruence x^2 = 3 (mod 7) for x": "no solution",
    },
    refuses=("solve the congruence 3x = 4 (mod 7) for x", "solve the congruence x^2 = 2 (mod 1000003) for x"),
    eager=True,
    rank=2.0,
    cost=2.0,
    level="number theory",
)
def try_residues(t: Term, scope: Scope) -> Iterator[Redex]:
    """A congruence of higher degree with a small modulus: the residues 0, 1, ..., n - 1 are put in one by one."""
    found = polynomial_congruence(t)
    if found is None or found[2] > _MOST_RESIDUES or not any(k > 1 for k in found[1]):
        return
    x, coefficients, n = found
    residues = [r for r in range(n) if _value(coefficients, r, n) == 0]
    after = TRUE if len(residues) == n else any_of(*(congruent(x, integer(r), n) for r in residues))
    yield Redex(lambda: Rewrite(after), {"x": x, "n": integer(n), "table": _table(residues, n)})


def _value(coefficients: dict[int, int], r: int, n: int) -> int:
    return sum(c * pow(r, k, n) for k, c in coefficients.items()) % n


def _table(residues: list[int], n: int) -> str:
    if not residues:
        return f"None of 0 to {n - 1} fits."
    shown = ", ".join(map(str, residues[:_SHOWN])) + (", ..." if len(residues) > _SHOWN else "")
    return f"Of 0 to {n - 1} these fit: {shown}."
