"""Partial fractions of a quotient of polynomials in one letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from qstar_cli.rules.algebra import common_factor, content, divide, expanded, factor_list, generators
from qstar_cli.rules.rule import Redex, Rewrite, Scope, rule
from qstar_cli.rules.working import working
from qstar_cli.terms.build import add, integer, multiply, negative, number, symbol
from qstar_cli.terms.build import divide as over
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.partial_fractions import partial_fractions
from qstar_cli.terms.printer import text
from qstar_cli.terms.spelling import monomial, power_of, sum_of
from qstar_cli.terms.term import Term, operands
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_rational, coefficient_and_rest, rational_coefficients, summands

_ONE = integer(1)
_MOST = 20  # unknown numbers of a decomposition
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
Factors = tuple[tuple[Term, int], ...]


def _fraction(t: Term) -> tuple[Term, Term, Term] | None:
    """A quotient of coprime polynomials in one letter: the letter, both expanded; None for any other term."""
    letters = {g for a in t.args for g in generators(a)}
    if len(letters) != 1 or next(iter(letters)).head != "Symbol":
        return None
    (x,) = letters
    above, below = (expanded(a) for a in t.args)
    if above is None or below is None or not _degree(below, x) or above == integer(0):
        return None
    common = common_factor(above, below)
    return (x, above, below) if common is not None and not _degree(common, x) else None


def _degree(t: Term, x: Term) -> int:
    return max(rational_coefficients(t, x) or {}, default=0)


@rule(
    "divide-improper-fraction",
    title="Divide the polynomials",
    say="{above} = ({below})*{quotient} + {rest}.",
    heads=("Div",),
    questions=("PartialFractions",),
    examples={
        "decompose x^3/(x^2 - 4) into partial fractions": "x + 4x/(x^2 - 4)",
        "decompose (x + 1)/x into partial fractions": "1 + 1/x",
    },
    refuses=(
        "decompose x/(x^2 - 4) into partial fractions",
        "decompose (x^2 - 1)/(x - 1) into partial fractions",
        "decompose x^2/y into partial fractions",
        "decompose x^2/3 into partial fractions",
    ),
    rank=1.0,
    level="algebra",
)
def divide_improper_fraction(t: Term, scope: Scope) -> Iterator[Redex]:
    """A quotient whose numerator does not have the lower degree is a polynomial and a proper fraction."""
    found = _fraction(t)
    if found is None:
        return
    x, above, below = found
    parts = divide(above, below, x) if _degree(above, x) >= _degree(below, x) else None
    if parts is None or parts[1] == integer(0):
        return
    after = add(parts[0], _spelled(parts[1], t.args[1]))
    values: dict[str, Term | str] = {"above": above, "below": below}
    values |= {"quotient": _bracketed(parts[0]), "rest": _bracketed(parts[1])}
    yield Redex(lambda: Rewrite(tidy(after)), values)


def _bracketed(t: Term) -> str:
    return f"({text(t)})" if t.head in ("Sum", "Neg") else text(t)


def _spelled(above: Term, below: Term) -> Term:
    """above/below for a polynomial above: whole coefficients there, one whole number below, the minus sign in front."""
    c = content(above)
    c = -c if coefficient_and_rest(summands(above)[0])[0] < 0 else c
    top = expanded(multiply(number(abs(c.numerator) / c), above)) or above
    bottom = below if c.denominator == 1 else multiply(integer(c.denominator), below)
    return tidy(over(top, bottom) if c > 0 else negative(over(top, bottom)))


@rule(
    "factor-denominator",
    title="Factor the denominator",
    say="{below} = {factored}.",
    heads=("Div",),
    questions=("PartialFractions",),
    examples={
        "decompose 1/(x^2 - 1) into partial fractions": "1/((x - 1)*(x + 1))",
        "decompose 1/(x^3 + 2x^2 + x) into partial fractions": "1/(x*(x + 1)^2)",
    },
    refuses=(
        "decompose x^3/(x^2 - 4) into partial fractions",
        "decompose 1/(x^2 + 1) into partial fractions",
        "decompose (x - 1)/(x^2 - 1) into partial fractions",
    ),
    rank=2.0,
    level="algebra",
)
def factor_denominator(t: Term, scope: Scope) -> Iterator[Redex]:
    """The denominator of a proper fraction as a product of powers of irreducible polynomials."""
    found = _proper(t)
    if found is None:
        return
    _, above, below, (c, factors) = found
    product = _product(factors)
    if is_similar(_without_number(t.args[1]), product):
        return
    top = expanded(multiply(integer(c.denominator), above)) or above
    factored = product if c.numerator == 1 else multiply(integer(c.numerator), product)
    after = tidy(over(top, factored))
    yield Redex(lambda: Rewrite(after), {"below": below, "factored": tidy(factored)})


def _proper(t: Term) -> tuple[Term, Term, Term, tuple[Fraction, Factors]] | None:
    """A proper fraction in lowest terms: the letter, both polynomials, the factors below."""
    found = _fraction(t)
    if found is None or _degree(found[1], found[0]) >= _degree(found[2], found[0]):
        return None
    factors = factor_list(found[2])
    return None if factors is None else (*found, (factors[0], tuple(factors[1])))


def _product(factors: Factors) -> Term:
    return multiply(*(power_of(f, m) for f, m in factors))


def _without_number(t: Term) -> Term:
    """The factors of a term that are no numbers."""
    factors = operands(t, "Product")
    return multiply(*(f for f in factors if as_rational(f) is None))


@rule(
    "decompose-into-partial-fractions",
    title="Compare the coefficients",
    say="Set {above} = {combination}. Comparing the coefficients gives {values}.",
    heads=("Div",),
    questions=("PartialFractions",),
    examples={
        "decompose 1/((x - 1)*(x + 1)) into partial fractions": "1/(2(x - 1)) - 1/(2(x + 1))",
        "decompose (x + 3)/(x^2*(x - 1)) into partial fractions": "-4/x - 3/x^2 + 4/(x - 1)",
        "decompose 1/(x*(x^2 + 1)) into partial fractions": "1/x - x/(x^2 + 1)",
        "decompose x/(x + 2)^2 into partial fractions": "1/(x + 2) - 2/(x + 2)^2",
    },
    refuses=(
        "decompose 1/(x^2 - 1) into partial fractions",
        "decompose 1/(x - 1)^2 into partial fractions",
        "decompose x^2/((x - 1)*(x + 1)) into partial fractions",
        "decompose (x - 1)/((x - 1)*(x + 1)) into partial fractions",
        "decompose 1/(x*y) into partial fractions",
    ),
    rank=2.0,
    cost=2.0,
    level="algebra",
)
def decompose(t: Term, scope: Scope) -> Iterator[Redex]:
    """A proper fraction over a product of powers as the sum of one fraction for each power."""
    found = _proper(t)
    if found is None:
        return
    x, above, _, (c, factors) = found
    product = _product(factors)
    size = sum(_degree(f, x) * m for f, m in factors)
    if size > _MOST or partial_fractions(t) or not is_similar(_without_number(t.args[1]), product):
        return
    scaled = expanded(multiply(number(1 / c), above)) or above
    unknowns = _unknowns(factors, x)
    numbers = _solved(unknowns, scaled, x, size)
    if numbers is not None:
        yield Redex(lambda: _decomposed(t, scaled, x, unknowns, numbers), _words(scaled, x, unknowns, numbers))


@dataclass(frozen=True, slots=True)
class _Unknown:
    """The number that multiplies x^degree over base^exponent; with the common denominator, x^degree * cofactor."""

    base: Term
    exponent: int
    degree: int
    cofactor: Term


def _unknowns(factors: Factors, x: Term) -> list[_Unknown]:
    found = []
    for k, (base, m) in enumerate(factors):
        others = [power_of(f, n) for j, (f, n) in enumerate(factors) if j != k]
        for exponent in range(1, m + 1):
            rest = [power_of(base, m - exponent)] if exponent < m else []
            cofactor = tidy(multiply(*rest, *others))
            found += [_Unknown(base, exponent, d, cofactor) for d in range(_degree(base, x) - 1, -1, -1)]
    return found


def _solved(unknowns: list[_Unknown], above: Term, x: Term, size: int) -> list[Fraction] | None:
    """The numbers for which the combination of cofactors is the numerator."""
    columns = [_coefficients(multiply(power_of(x, u.degree) if u.degree else _ONE, u.cofactor), x) for u in unknowns]
    goal = _coefficients(above, x)
    rows = [[column.get(k, Fraction(0)) for column in columns] + [goal.get(k, Fraction(0))] for k in range(size)]
    for k in range(size):
        pivot = next((r for r in range(k, size) if rows[r][k]), None)
        if pivot is None:
            return None
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [v / rows[k][k] for v in rows[k]]
        for r in range(size):
            if r != k and rows[r][k]:
                rows[r] = [v - rows[r][k] * w for v, w in zip(rows[r], rows[k], strict=True)]
    return [row[-1] for row in rows]


def _coefficients(t: Term, x: Term) -> dict[int, Fraction]:
    written = expanded(t)
    return (rational_coefficients(written, x) if written is not None else None) or {}


def _decomposed(t: Term, above: Term, x: Term, unknowns: list[_Unknown], numbers: list[Fraction]) -> Rewrite:
    """The sum of the fractions that are not 0; in between, the numerator as the combination found."""
    groups: dict[tuple[Term, int], list[Term]] = {}
    cofactors: dict[tuple[Term, int], Term] = {}
    for u, q in zip(unknowns, numbers, strict=True):
        cofactors[u.base, u.exponent] = u.cofactor
        groups.setdefault((u.base, u.exponent), []).append(monomial(q, x, u.degree))
    tops = {place: sum_of(group) for place, group in groups.items()}
    tops = {place: top for place, top in tops.items() if top != integer(0)}
    combination = tidy(add(*(multiply(top, *operands(cofactors[p], "Product")) for p, top in tops.items())))
    after = tidy(add(*(_spelled(top, power_of(*place)) for place, top in tops.items())))
    if len(tops) < 2:
        return Rewrite(after)
    lines = ((tidy(over(combination, _common(unknowns))), _NAME), (after, _NAME))
    return Rewrite(after, substeps=working(*lines, start=t))


_NAME = "decompose-into-partial-fractions"


def _common(unknowns: list[_Unknown]) -> Term:
    """The common denominator."""
    highest = {u.base: u.exponent for u in unknowns}
    return _product(tuple(highest.items()))


def _words(above: Term, x: Term, unknowns: list[_Unknown], numbers: list[Fraction]) -> dict[str, Term | str]:
    """The ansatz with capital letters, and their values."""
    letters = [symbol(n) for n in _LETTERS if n != x.value][: len(unknowns)]
    groups: dict[Term, list[Term]] = {}
    for u, letter in zip(unknowns, letters, strict=True):
        part = letter if u.degree == 0 else multiply(letter, power_of(x, u.degree))
        groups.setdefault(u.cofactor, []).append(part)
    combination = tidy(add(*(multiply(add(*group), *operands(c, "Product")) for c, group in groups.items())))
    found = ", ".join(f"{a.value} = {text(number(q))}" for a, q in zip(letters, numbers, strict=True))
    return {"above": above, "combination": combination, "values": found}
