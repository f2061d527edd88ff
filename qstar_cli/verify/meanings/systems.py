"""Systems of equations: real parameters and unknowns that an equation gives are removed exactly.

`x = 1 - t and y = t for real t` says that such a t exists: one of the equations says what t is, and the others are
asked with that value. In the same way a claim about all points of a system is one about fewer letters.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import all_of, divide, equal, integer, number, subtract
from qstar_cli.terms.systems import parameters, parts_of
from qstar_cli.terms.term import Term, contains, substitute, symbols
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.claims import all_hold
from qstar_cli.verify.decide import decide
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meanings.systems_linear import same_linear_system
from qstar_cli.verify.verdict import Level, Verdict, proved
from qstar_cli.verify.zero_sets import plain_polynomial, plain_value

MAX_SIZE = 4_000


class Systems:
    """What the kernel asks about several equations."""

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict | None:
        if same_linear_system(a, b):
            return proved("the same linear equations", {"method": "multipliers"})
        return None

    def without_parameters(self, formula: Term, letters: Collection[str]) -> Term:
        return without_parameters(formula, letters)

    def implies(self, premises: Sequence[Term], conclusions: Sequence[Term]) -> Verdict:
        """At the points of a finite system, or by the methods for any formulas about fewer letters."""
        try:
            left, right = without_given_letters(premises, conclusions)
        except LimitError:
            left, right = list(premises), list(conclusions)
        if sum(t.head == "Equal" for t in left) > 1:
            from qstar_cli.verify.meanings.systems_points import implies_at_points  # loads flint

            at_points = implies_at_points(left, right)
            if at_points.level != Level.UNKNOWN:
                return at_points
        return decide(lambda f: not all_hold(left, f) or all_hold(right, f), [*left, *right])


def without_parameters(formula: Term, letters: Collection[str]) -> Term:
    """The formula without `for real t`, true at the same points; parameters that cannot be removed are left.

    `letters` are those of the question: none of them may serve as a parameter.
    """
    names = parameters(formula) if formula.head == "Where" else ()
    if not names or any(str(n.value) in letters for n in names):
        return formula
    parts: list[Term] = list(parts_of(formula.args[0]))
    for name in names:
        found = _without(parts, name)
        if found is None:
            return formula
        parts = found
    return all_of(*parts)


def _without(parts: list[Term], name: Term) -> list[Term] | None:
    """The parts with an equation used up that is true for exactly one value of the letter, whatever the others."""
    if not any(contains(p, name) for p in parts):
        return parts
    for k, part in enumerate(parts):
        value = _value(part, name) if part.head == "Equal" else None
        if value is not None:
            return [substitute(p, name, value) for j, p in enumerate(parts) if j != k] or [equal(value, value)]
    return None


def without_given_letters(premises: Sequence[Term], conclusions: Sequence[Term]) -> tuple[list[Term], list[Term]]:
    """The claim that the premises imply the conclusions, as one about fewer letters that is true exactly when it is.

    An equation among the premises that gives a letter by the others is used up: the letter is replaced everywhere.
    """
    left = [p for t in premises for p in parts_of(t)]
    right = list(conclusions)
    while (found := _given_letter(left)) is not None:
        index, letter, value, is_total = found
        defined = [] if is_total else [equal(value, value)]
        left = [*defined, *(substitute(p, letter, value) for k, p in enumerate(left) if k != index)]
        right = [substitute(p, letter, value) for p in right]
        if sum(t.size for t in (*left, *right)) > MAX_SIZE:
            raise LimitError("a system grew too large")
    return left, right


def _given_letter(parts: Sequence[Term]) -> tuple[int, Term, Term, bool] | None:
    """(index, letter, value, whether it is defined for all others) of the first equation that gives a letter by a
    polynomial in others, or as it stands."""
    equations = [(index, part) for index, part in enumerate(parts) if part.head == "Equal"]
    for index, part in equations:
        for letter in symbols(part):
            value = _value(part, letter)
            if value is not None:
                return index, letter, value, True
    for index, part in equations:
        for letter, value in (part.args, part.args[::-1]):
            if letter.head == "Symbol" and not contains(value, letter):
                return index, letter, value, False
    return None


def _value(equation: Term, name: Term) -> Term | None:
    """The value of the letter by an equation of polynomials `c*t + r = 0` with a number c other than 0."""
    difference = subtract(*equation.args)
    rest = substitute(difference, name, integer(0))
    slope = _slope(subtract(difference, rest), name)
    return divide(rest, number(-slope)) if slope and _is_total(rest) else None


def _slope(t: Term, name: Term) -> Fraction:
    """The number c for which t, defined everywhere, is c times the letter; 0 when there is none."""
    try:
        p = plain_polynomial(t)
    except Undecided:
        return Fraction(0)
    return Fraction(*p.values()) if p.keys() == P.generator(str(name.value)).keys() else Fraction(0)


def _is_total(t: Term) -> bool:
    """Whether a term has a value whatever its letters are."""
    try:
        return plain_value(t) is not None
    except Undecided:
        return False


SYSTEMS = Systems()
