"""Ordinary differential equations, solved for the unknown function y of x: `y = expression` with constants.

The solution is put in, also into initial values `initial(y, x, a) = b`. A general solution has as many constants as the
order less the initial values, and the Wronskian of its derivatives with respect to them is not 0 everywhere. It misses
no solution, on the intervals on which the leading coefficient has no zero, when the equation is linear in y and its
derivatives and the solution in its constants. With all initial values at one point it is the only one when the equation
is linear, or y' = f(x, y) with a continuous derivative of f with respect to y (Picard, Lindeloef), if the leading
coefficient is not 0 there. A nonlinear equation may have further solutions: then completeness is `unknown`.
"""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import TRUE, add, integer, multiply, negative, subtract, symbol
from qstar_cli.terms.term import Term, contains, has_head, map_args, substitute, symbols, term
from qstar_cli.verify.claims import Partial, Setting, conjuncts
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.derivatives import CALCULUS, exists, is_defined_somewhere
from qstar_cli.verify.meanings.derivatives_rules import derivative, higher_derivative
from qstar_cli.verify.verdict import Check, Verdict, both, has_form, proved, refuted, unknown

MOST_CONSTANTS = 4


class Equation:
    """The equation of a question in letters for y and its derivatives, with its initial values."""

    def __init__(self, formula: Term, y: Term, x: Term) -> None:
        self.y, self.x, self.order = y, x, 0
        parts = conjuncts(formula)
        equations = [p for p in parts if not has_head(p, "InitialValue")]
        if len(equations) != 1 or any(p.head != "Equal" for p in parts):
            raise Undecided("no single differential equation")
        self.initial = [_initial(p, y, x) for p in parts if has_head(p, "InitialValue")]
        self.difference = self._in_letters(subtract(*equations[0].args))
        self.letters = [self.letter(k) for k in range(self.order + 1)]

    def letter(self, k: int) -> Term:
        """The letter for the k-th derivative of y."""
        return symbol(f"{self.y.value}_D{k}")

    def _in_letters(self, t: Term) -> Term:
        k = 0 if t == self.y else _order(t, self.y, self.x, 2) if t.head == "Rate" else None
        if k is not None:
            self.order = max(self.order, k)
            return self.letter(k)
        if t.head in CALCULUS:
            raise Undecided("an equation with integrals or limits")
        return map_args(t, tuple(map(self._in_letters, t.args)))

    def put_in(self, solution: Term) -> Term:
        """The difference of the sides with the solution for y."""
        t = self.difference
        for k, letter in enumerate(self.letters):
            t = substitute(t, letter, higher_derivative(solution, self.x, k))
        return t

    def with_value(self, solution: Term) -> Term:
        """The difference with the solution for y and its derivatives still free."""
        return substitute(self.difference, self.letters[0], solution)

    def rest(self) -> Term:
        """The difference with 0 for y and its derivatives."""
        t = self.difference
        for letter in self.letters:
            t = substitute(t, letter, integer(0))
        return t

    def starting_point(self) -> tuple[Term, Term] | None:
        """(a, y(a)) where the initial values are those of y, y', ... below the order, all at one point a."""
        points = {at for at, _, _ in self.initial}
        values = {k: value for _, k, value in self.initial}
        complete = sorted(k for _, k, _ in self.initial) == list(range(self.order))
        return (points.pop(), values[0]) if complete and len(points) == 1 else None

    def coefficients(self) -> list[Term]:
        """The derivatives of the difference with respect to y, y', ..."""
        return [derivative(self.difference, letter) for letter in self.letters]


def _order(t: Term, y: Term, x: Term, place: int) -> int:
    """k for the k-th derivative of y with respect to x, written as the argument at a place (1 when left out)."""
    given = t.args[place].value if len(t.args) > place else 1
    if t.args[0] != y or t.args[1] != x or not isinstance(given, int):
        raise Undecided("a derivative of more than the unknown function")
    return given


def _initial(condition: Term, y: Term, x: Term) -> tuple[Term, int, Term]:
    """(a, k, value) for `initial(y, x, a, k) = value`."""
    left, value = condition.args
    if left.head != "InitialValue" or has_head(value, "InitialValue") or contains(left.args[2], x):
        raise Undecided("an initial value of another form")
    return left.args[2], _order(left, y, x, 3) if len(left.args) == 4 else 0, value


def satisfies(equation: Equation, solution: Term, setting: Setting) -> Verdict:
    """Whether the solution makes the sides equal wherever it and they are defined, which is somewhere."""
    difference = equation.put_in(solution)
    if not is_defined_somewhere(difference, setting.given):
        return unknown("it is not seen that the solution is defined anywhere")
    inside = setting.assuming(exists(solution), exists(equation.with_value(solution)))
    slopes = [higher_derivative(solution, equation.x, k) for k in range(1, equation.order + 1)]
    smooth = inside.implies(list(inside.given), [exists(s) for s in slopes])
    equal_sides = inside.assuming(exists(difference)).same_function(Partial(difference), Partial(integer(0)))
    return both([equal_sides, smooth])


def meets(equation: Equation, solution: Term, setting: Setting) -> Verdict:
    """Whether the initial values are those of the solution."""
    verdicts = []
    for at, k, value in equation.initial:
        reached = substitute(higher_derivative(solution, equation.x, k), equation.x, at)
        there = Partial(reached, (exists(substitute(solution, equation.x, at)),))
        verdicts.append(setting.same_function(there, Partial(value)))
    return both(verdicts)


def constants(question: Term, solution: Term) -> list[Term]:
    return [s for s in symbols(solution) if not contains(question, s)]


def are_independent(equation: Equation, solution: Term, found: Sequence[Term], setting: Setting) -> Verdict:
    """As many constants as are left free, with a Wronskian that is not 0 everywhere."""
    free = equation.order - len(equation.initial)
    if len(found) != free or free > MOST_CONSTANTS:
        return refuted(f"{len(found)} constants where {free} are free")
    if not found:
        return proved("no constant is free", {"method": "count"})
    rows = [[derivative(higher_derivative(solution, equation.x, k), c) for c in found] for k in range(free)]
    wronskian = determinant(rows)
    nonzero = term("Unequal", wronskian, integer(0))
    if is_defined_somewhere(integer(1), (*setting.given, nonzero)):
        return proved("the Wronskian is not 0 at a point", {"method": "point"})
    return unknown("the constants are not seen to be independent")


def determinant(rows: Sequence[Sequence[Term]]) -> Term:
    """By expansion along the first row."""
    if len(rows) == 1:
        return rows[0][0]
    summands = []
    for k, entry in enumerate(rows[0]):
        minor = determinant([[*row[:k], *row[k + 1 :]] for row in rows[1:]])
        summands.append(multiply(entry, minor) if k % 2 == 0 else negative(multiply(entry, minor)))
    return add(*summands)


def is_complete(equation: Equation, solution: Term, found: Sequence[Term], setting: Setting) -> Verdict:
    """Whether no solution is missing: see the text above."""
    coefficients = equation.coefficients()
    linear = all(is_free(c, equation.letters, equation, setting) for c in coefficients)
    if equation.initial:
        return _is_the_only_one(equation, coefficients, linear, found, setting)
    if not linear:
        return unknown("a nonlinear equation may have further solutions")
    if not all(is_free(derivative(solution, c), found, equation, setting) for c in found):
        return unknown("the constants do not stand for all numbers")
    regular = [*map(exists, coefficients), exists(equation.rest()), term("Unequal", coefficients[-1], integer(0))]
    everywhere = setting.implies([*setting.given, *regular], [exists(solution)])
    return everywhere if not everywhere.is_proved else proved("all of a linear equation", {"method": "linear"})


def _is_the_only_one(
    equation: Equation, coefficients: Sequence[Term], linear: bool, found: Sequence[Term], setting: Setting
) -> Verdict:
    """With values of y, y', ... at one point at which the equation can be solved for its highest derivative."""
    at = equation.starting_point()
    if at is None or found:
        return unknown("values at several points, or too few of them")
    point, value = at
    here = [substitute(substitute(c, equation.x, point), equation.letters[0], value) for c in coefficients]
    solvable = setting.equivalent([term("Unequal", here[-1], integer(0)), *map(exists, here)], [TRUE])
    if linear:
        return both([solvable, proved("linear, with initial values", {"method": "linear"})])
    if equation.order == 1 and is_free(coefficients[1], equation.letters, equation, setting):
        return both([solvable, proved("the only solution with this value", {"method": "Picard-Lindeloef"})])
    return unknown("a nonlinear equation may have further solutions")


def is_free(t: Term, letters: Sequence[Term], equation: Equation, setting: Setting) -> bool:
    """Whether a term does not depend on the letters, by its derivatives."""
    inside = setting.assuming(exists(t))
    return all(inside.same_function(Partial(derivative(t, c)), Partial(integer(0))).is_proved for c in letters)


def solution_checks(equation: Equation, question: Term, solution: Term, setting: Setting) -> tuple[Check, ...]:
    """That y = solution, with the letters that the question does not have as constants, is the whole solution."""
    found = constants(question, solution)
    return (
        Check("answer-satisfies-the-equation", satisfies(equation, solution, setting)),
        Check("initial-values-are-met", meets(equation, solution, setting)),
        Check("constants-are-independent", are_independent(equation, solution, found, setting)),
        Check("no-solution-is-missing", is_complete(equation, solution, found, setting)),
    )


class SolveDifferential(OfExpression):
    """SolveDifferential(equations, y, x): `y = expression`."""

    head = "SolveDifferential"

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        solution = answer.args[1] if answer.head == "Equal" and answer.args[0] == question.args[1] else None
        if solution is None or contains(solution, question.args[1]) or has_head(solution, *CALCULUS):
            return (has_form(False),)
        try:
            return solution_checks(Equation(*question.args), question, solution, setting)
        except (Undecided, LimitError) as reason:
            return (Check("answer-satisfies-the-equation", unknown(reason.what)),)


MEANINGS = (SolveDifferential(),)
