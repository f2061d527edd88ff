"""Answers as they go into the answer box of an exam."""

from __future__ import annotations

from collections.abc import Callable

from qstar_cli.terms.build import FALSE
from qstar_cli.terms.facts import ZERO
from qstar_cli.terms.intervals import MIRRORED, intervals_of, notation, ray_of
from qstar_cli.terms.printer import TextPrinter, truth_words
from qstar_cli.terms.residues import as_residue
from qstar_cli.terms.solution_values import main_part, values_of
from qstar_cli.terms.term import Term, has_head, operands

PARTS = ("CircleData", "LineData")  # statements whose parts are the answer
POINTS = ("Midpoint", "Vertex", "CenterOf")  # questions for a point
WORDS = {"EvenFunction": "even", "OddFunction": "odd", "NoParity": "neither"}
SETS = ("Defined", "InRange")  # what is asked for is a set of numbers


def short_answer(answer: Term, question: Term) -> str:
    """The bare value or comma-separated values of an answer, ascending, or its intervals; conditions are left out.

    For several unknowns the values in the order of the unknowns, a bracket a solution: `(3, 2)`.
    """
    write = TextPrinter(truth_words(question)).write
    answer = main_part(answer)
    residues = [as_residue(a) for a in operands(answer, "Or")]
    if question.head == "SolveCongruence" and None not in residues:
        return ", ".join(str(r[1]) for r in residues if r is not None)
    if question.head == "ToBase":
        digits = answer.args[0] if answer.head == "Neg" else answer
        sign = "-" if digits != answer else ""
        return sign + write(digits.args[0] if digits.head == "Based" else digits)
    if answer.head == "QuotientRemainder" and answer.args[1] == ZERO:
        return write(answer.args[0])
    if question.head == "SolveIntegers" and question.args[1].head == "Tuple":
        unknowns = question.args[1]
        return _points(answer, unknowns.args) or write(answer)
    if answer.head in PARTS or answer.head in WORDS or question.head in POINTS:
        return WORDS.get(answer.head) or (
            write(answer) if question.head in POINTS else ", ".join(map(write, answer.args))
        )
    if question.head not in ("Solve", "SolveIntegers"):
        return ", ".join(map(write, answer.args)) if answer.head == "Tuple" else write(answer)
    unknowns = question.args[1]
    if unknowns.head == "Tuple":
        return _points(answer, unknowns.args) or write(answer)
    values = values_of(answer, unknowns)
    if values is not None:
        return ", ".join(map(write, values))
    return in_interval_notation(answer, unknowns, write) or write(answer)


def set_notation(answer: Term, question: Term, write: Callable[[Term], str]) -> str:
    """The answer of an inequality, or a domain or range, in interval notation; "" for other answers."""
    if question.head != "Solve" or question.args[1].head == "Tuple":
        return ""
    return in_interval_notation(answer, question.args[1], write, is_set=question.args[0].head in SETS)


def in_interval_notation(answer: Term, unknown: Term, write: Callable[[Term], str], *, is_set: bool = False) -> str:
    """An answer with order relations (or any, as a set) as intervals, "" for other answers."""
    if answer == FALSE or not (is_set or has_head(answer, *MIRRORED)):
        return ""
    ray = ray_of(answer, unknown)
    found = intervals_of(answer, unknown) if ray is None else (ray,)
    return "" if found is None else notation(found, write)


def _points(answer: Term, unknowns: tuple[Term, ...]) -> str:
    write = TextPrinter().write
    points = points_of(answer, unknowns)
    return ", ".join(f"({', '.join(write(p[x]) for x in unknowns)})" for p in points or ())


def points_of(answer: Term, unknowns: tuple[Term, ...]) -> list[dict[Term, Term]] | None:
    """The solutions `x = 1 and y = 2 or ...` of a system, a value for every unknown each; None for other answers."""
    points = []
    for solution in operands(answer, "Or"):
        equations = operands(solution, "And")
        point = {e.args[0]: e.args[1] for e in equations if e.head == "Equal"}
        if len(point) != len(equations) or set(point) != set(unknowns):
            return None
        points.append(point)
    return points
