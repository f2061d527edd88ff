"""Congruences, and equations in whole numbers: sets of residues and lattices, compared exactly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import all_of
from qstar_cli.terms.residues import is_integer_answer, is_residue_answer, names_of, whole_number_conditions
from qstar_cli.terms.term import Term, has_head, subterms, symbols, term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.field import Field, Undecided, V
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.congruences_lattices import whole_solutions
from qstar_cli.verify.meanings.congruences_residues import Classes, same, solutions
from qstar_cli.verify.meanings.whole_numbers import whole
from qstar_cli.verify.verdict import Check, Verdict, has_form, proved, refuted, unknown

if TYPE_CHECKING:
    from qstar_cli.verify.expressions import Reader


class WholeNumbers:
    """Formulas about whole numbers: of residues where there is a congruence, else linear equations."""

    def concerns(self, t: Term) -> bool:
        return has_head(t, "Congruent") or any(
            s.head == "Element" and s.args[1].value == "integers" for s in subterms(t)
        )

    def same(self, a: Term, b: Term) -> Verdict:
        return unknown("formulas are no values")

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        try:
            agree = _agree(tuple(a), tuple(b))
        except (Undecided, LimitError) as reason:
            return unknown(reason.what)
        return proved("the same whole numbers", {"method": "whole numbers"}) if agree else refuted("other numbers")


def _agree(a: tuple[Term, ...], b: tuple[Term, ...]) -> bool:
    if any(has_head(t, "Congruent") for t in (*a, *b)):
        letters = sorted({str(x.value) for t in (*a, *b) for x in symbols(t)})
        if len(letters) > 1:
            raise Undecided("congruences in several letters")
        return same(*(_of_all(part, letters[0] if letters else "x") for part in (a, b)))
    names = _unknowns((*a, *b))
    return whole_solutions(a, names) == whole_solutions(b, names)


def _of_all(formulas: tuple[Term, ...], letter: str) -> Classes:
    return solutions(all_of(*formulas), letter)


def _unknowns(formulas: tuple[Term, ...]) -> tuple[str, ...]:
    """The letters that stand for whole numbers and are no parameters."""
    bound = {s.args[0] for t in formulas for w in subterms(t) if w.head == "Where" for s in subterms(w.args[1])
             if s.head == "Element"}  # fmt: skip
    found = {x for t in formulas for x in symbols(t)} - bound
    return tuple(sorted(str(x.value) for x in found))


class SolveCongruence(OfExpression):
    """SolveCongruence(formula, unknown): all residues, each once."""

    head = "SolveCongruence"

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        formula, unknown_letter = question.args
        if symbols(formula) != (unknown_letter,) or assumptions:
            return (Check("answer-satisfies-the-equation", unknown("several letters, or assumptions")),)
        verdict = WHOLE_NUMBERS.equivalent([formula], [answer])
        return (
            Check("answer-satisfies-the-equation", verdict),
            Check("no-solution-is-missing", verdict),
            has_form(is_residue_answer(answer, unknown_letter)),
        )


class SolveIntegers(OfExpression):
    """SolveIntegers(formula, unknowns): all whole solutions, given by whole parameters."""

    head = "SolveIntegers"

    def subject(self, question: Term) -> Term:
        return whole_number_conditions(*question.args)

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        formula, unknowns = question.args
        names = tuple(sorted(str(x.value) for x in names_of(unknowns)))
        if {str(x.value) for x in symbols(formula)} != set(names) or assumptions:
            return (Check("answer-satisfies-the-equation", unknown("other letters, or assumptions")),)
        try:
            agree = whole_solutions((self.subject(question),), names) == whole_solutions((answer,), names)
            verdict = proved("the same lattice", {"method": "lattices"}) if agree else refuted("other numbers")
        except (Undecided, LimitError) as reason:
            verdict = unknown(reason.what)
        return (
            Check("answer-satisfies-the-equation", verdict),
            Check("no-solution-is-missing", verdict),
            has_form(is_integer_answer(answer, unknowns)),
        )


def _truth_of_congruent(t: Term, f: Field[V]) -> bool:
    a, b, m = (whole(s, f) for s in t.args)
    if a is None or b is None or m is None:
        return False
    if m < 1:
        raise Undecided("a modulus that is not positive")
    return (a - b) % m == 0


def _read_modulus(reader: Reader, equation: Term) -> Term:
    """`(mod n)` after an equation."""
    reader.place += 2
    n = reader.expression(reader.sum())
    reader.expect(")")
    return term("Congruent", *equation.args, n)


WHOLE_NUMBERS = WholeNumbers()
MEANINGS = (SolveCongruence(), SolveIntegers())
THEORIES = (WHOLE_NUMBERS,)
TRUTHS = {"Congruent": _truth_of_congruent}
NOTATIONS = {"(mod": _read_modulus}
