"""Finite sums: `summation(t, k, m, n)` adds t for k from m to n; with n = m - 1 it is 0.

With numbers as bounds it is written out. Lines with a letter as upper bound are judged for whole values of it from the
lower bound on, by telescoping: both agree at the first value, and their difference does not change from one value to
the next (Petkovsek, Wilf, Zeilberger: A = B, chapter 2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qstar_cli.errors import LimitError
from qstar_cli.terms.build import add, integer, number, subtract, symbol
from qstar_cli.terms.term import Term, contains, has_head, substitute, subterms, symbols, term
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.constants import rational_value
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.meaning import OfExpression
from qstar_cli.verify.meanings.derivatives import CALCULUS, exists
from qstar_cli.verify.meanings.sums_letters import ASSUMED, in_letters, linear
from qstar_cli.verify.verdict import IDENTITY, Check, Verdict, both, has_form, proved, unknown

MOST_TERMS = 500
TRIALS = 3  # values of the bound at which a difference is looked for


@dataclass(frozen=True, slots=True)
class Range:
    """A sum from `low` to letter + shift, or to the number `shift` when there is no letter."""

    noun: Term
    low: int
    letter: str
    shift: int

    def at(self, k: Term) -> Term:
        """The summand for a value of the index."""
        return substitute(self.noun.args[0], self.noun.args[1], k)


def range_of(noun: Term) -> Range:
    """Raises Undecided for bounds of another kind."""
    _, k, low, high = noun.args
    if k.head != "Symbol" or contains(low, k) or contains(high, k) or has_head(noun.args[0], "FiniteSum"):
        raise Undecided("a sum inside a sum")
    start = _whole(low)
    letters = [str(s.value) for s in symbols(high)]
    if len(letters) > 1 or (letters and contains(noun.args[0], symbol(letters[0]))):
        raise Undecided("several letters in a bound, or one that is in the summand")
    parts = linear(high, letters[0] if letters else "")
    if parts is None or parts[0] != len(letters):
        raise Undecided("a bound that is no letter plus a whole number")
    return Range(noun, start, letters[0] if letters else "", parts[1])


def _whole(t: Term) -> int:
    value = rational_value(t)
    if value is None or value.denominator != 1:
        raise Undecided("a bound that is no whole number")
    return int(value)


def written_out(t: Term) -> Term:
    """The term with its sums, which have numbers as bounds, written out. Raises Undecided."""
    if t.head == "FiniteSum":
        found = range_of(t)
        count = found.shift - found.low + 1
        if found.letter or not 0 <= count <= MOST_TERMS:
            raise Undecided("a sum that is too long, or has no end")
        return add(*(found.at(number(k)) for k in range(found.low, found.shift + 1)))
    return term(t.head, *map(written_out, t.args), value=t.value) if t.args else t


def same_sums(a: Term, b: Term, setting: Setting) -> Verdict:
    """Whether two lines agree, for all whole values of the bound from the lower one on. Raises Undecided."""
    ranges = [range_of(noun) for noun in {s: None for side in (a, b) for s in subterms(side) if s.head == "FiniteSum"}]
    letters = {r.letter for r in ranges if r.letter}
    if not letters:
        return setting.same_function(Partial(written_out(a)), Partial(written_out(b)))
    if len(letters) > 1 or setting.complex_numbers:
        return unknown("sums with different bounds, or of complex numbers")
    bound = symbol(letters.pop())
    first = max(r.low - r.shift for r in ranges if r.letter)
    base = both(_at(a, b, bound, first + k, setting) for k in range(TRIALS))
    if not base.is_proved:
        return base
    return both([base, _step(a, b, bound, first, ranges, setting)])


def _at(a: Term, b: Term, bound: Term, value: int, setting: Setting) -> Verdict:
    sides = (Partial(written_out(substitute(t, bound, integer(value)))) for t in (a, b))
    return setting.same_function(*sides)


def _step(a: Term, b: Term, bound: Term, first: int, ranges: Sequence[Range], setting: Setting) -> Verdict:
    """That the difference of the lines is the same at the bound as at the one before it, and defined all the way."""
    before = subtract(bound, integer(1))
    now, then = [subtract(a, b)] * 2
    then = _before(then, bound, before, ranges)
    summands = []
    for k, r in enumerate(ranges):
        now = substitute(now, r.noun, symbol(f"S_{k}"))
        if r.letter:
            summands.append(r.at(add(bound, integer(r.shift))))
    now, then, *summands = (in_letters(t, bound, first + 1) for t in (now, then, *summands))
    later = setting.assuming(term("GreaterEqual", bound, integer(first + 1)), *ASSUMED)
    same = later.same_function(Partial(now), Partial(then))
    defined = later.implies(list(later.given), [exists(t) for t in (now, then, *summands)])
    return both([same, defined])


def _before(t: Term, bound: Term, before: Term, ranges: Sequence[Range]) -> Term:
    """The term for the bound before, each sum as a letter minus its last summand."""
    for k, r in enumerate(ranges):
        if t == r.noun:
            whole = symbol(f"S_{k}")
            return subtract(whole, r.at(add(bound, integer(r.shift)))) if r.letter else whole
    if t == bound:
        return before
    return term(t.head, *(_before(a, bound, before, ranges) for a in t.args), value=t.value) if t.args else t


class Sums:
    """Lines with finite sums."""

    def concerns(self, t: Term) -> bool:
        return has_head(t, "FiniteSum")

    def same(self, a: Term, b: Term) -> Verdict:
        return judged(a, b, Setting())

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        return unknown("an equation with sums")


def judged(a: Term, b: Term, setting: Setting) -> Verdict:
    if a == b:
        return proved("the lines are the same", IDENTITY)
    try:
        return same_sums(a, b, setting)
    except (Undecided, LimitError) as reason:
        return unknown(reason.what)


class AddUp(OfExpression):
    """AddUp(t, k, m, n): the sum as a term without sums, for whole n from m on."""

    head = "AddUp"

    def subject(self, question: Term) -> Term:
        return term("FiniteSum", *question.args)

    def checks(
        self, question: Term, answer: Term, assumptions: tuple[Term, ...], setting: Setting
    ) -> tuple[Check, ...]:
        verdict = judged(self.subject(question), answer, setting)
        return (Check("answer-is-the-sum", verdict), has_form(not has_head(answer, *CALCULUS)))


THEORIES = (Sums(),)
MEANINGS = (AddUp(),)
