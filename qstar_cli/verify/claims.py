"""Claims about formulas and partial functions under a setting: what holds anyway, and which numbers there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from qstar_cli.terms.term import Term, map_args, operands
from qstar_cli.verify import extensions
from qstar_cli.verify.decide import decide
from qstar_cli.verify.extensions import theory_of
from qstar_cli.verify.field import Field, V, minus
from qstar_cli.verify.interpret import evaluate, holds
from qstar_cli.verify.verdict import IDENTITY, Level, Verdict, both, proved, unknown, without_refutation
from qstar_cli.verify.zero_sets import same_polynomial, same_zero_set


class Partial(NamedTuple):
    """An expression where conditions hold, undefined elsewhere."""

    term: Term
    conditions: tuple[Term, ...] = ()

    def value(self, f: Field[V]) -> V | None:
        return evaluate(self.term, f) if all_hold(self.conditions, f) else None


def split_where(t: Term) -> Partial:
    """`e for c` as a partial expression; conditions of several layers together."""
    conditions: list[Term] = []
    while t.head == "Where":
        conditions += conjuncts(t.args[1])
        t = t.args[0]
    return Partial(t, tuple(conditions))


def conjuncts(formula: Term) -> tuple[Term, ...]:
    return operands(formula, "And")


class Setting(NamedTuple):
    """What a claim is judged under: the formulas that hold anyway, whether numbers are complex, the letters of the
    question, and whether these are certainly no whole numbers (parameters may be)."""

    given: tuple[Term, ...] = ()
    complex_numbers: bool = False
    letters: tuple[str, ...] = ()
    real_letters: bool = False

    def assuming(self, *formulas: Term) -> Setting:
        return self._replace(given=(*self.given, *formulas))

    def same_function(self, a: Partial, b: Partial) -> Verdict:
        """Whether two partial expressions have the same value and the same domain."""
        if a.term == b.term and set(a.conditions) == set(b.conditions):
            return proved("the lines are the same", IDENTITY)
        theory = theory_of((a.term, b.term), self.real_letters)
        if theory is not None:
            return self._only_plain(self._without_givens(theory.same(a.term, b.term)), a.conditions, b.conditions)
        if self.complex_numbers:
            verdict = extensions.numbers("complex").same(a.term, b.term)
            is_plain = not (self.given or a.conditions or b.conditions)
            if (verdict.is_proved and a.conditions == b.conditions) or (is_plain and verdict.level == Level.REFUTED):
                return verdict
        elif not a.conditions and not b.conditions and same_polynomial(a.term, b.term):
            return proved("both sides are the same polynomial", {"method": "polynomials"})
        if (wider := self._over_reals()) is not None:
            verdict = self._without_givens(wider.same_function(a, b))
            if verdict.is_proved or extensions.decider((a.term, b.term)) is None:
                return verdict

        def claim(f: Field[V]) -> bool:
            left, right = a.value(f), b.value(f)
            if left is None or right is None:
                return left is right
            return f.is_zero(minus(left, right, f))

        return self._everywhere(claim, [*a.conditions, *b.conditions, a.term, b.term], [(a.term, b.term)])

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        """Whether two conjunctions of formulas hold at the same points."""
        if set(a) == set(b):
            return proved("the lines are the same", IDENTITY)
        a, b = self._closed(a), self._closed(b)
        theory = theory_of((*a, *b), self.real_letters)
        if theory is not None:
            return self._without_givens(theory.equivalent(a, b))
        if _is_system(a) or _is_system(b):
            at_once = extensions.systems().equivalent(a, b)
            if at_once is not None:
                return at_once
        if self.complex_numbers:
            verdict = extensions.numbers("complex").equivalent(a, b)
            if verdict.is_proved or not self.given:
                return verdict
            return self._everywhere(lambda f: all_hold(a, f) == all_hold(b, f), (*a, *b))
        if len(a) == len(b) == 1 and (polynomial := same_zero_set(a[0], b[0])) is not None:
            evidence: dict[str, object] = {"method": "polynomials", "polynomial": polynomial}
            return proved("both say that the same polynomial is zero", evidence)
        if (wider := self._over_reals()) is not None:
            return self._without_givens(wider.equivalent(a, b))
        methods = [lambda: self._everywhere(lambda f: all_hold(a, f) == all_hold(b, f), (*a, *b))]
        if _is_system(a) or _is_system(b):  # equations that give letters make the two directions easier
            first = _has_equations(a) or _has_equations(b)
            methods.insert(0 if first else 1, lambda: both([self.implies(a, b), self.implies(b, a)]))
        verdict = methods[0]()
        return verdict if verdict.level != Level.UNKNOWN or len(methods) == 1 else methods[1]()

    def implies(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        """Whether the formulas `b` hold wherever `a` holds."""
        if set(b) <= set(a):
            return proved("the line is among those given", IDENTITY)
        a, b = self._closed(a), self._closed(b)
        if self.complex_numbers or theory_of((*a, *b), self.real_letters) is not None:
            verdict = self.equivalent(a, b)
            if verdict.is_proved or not self.complex_numbers:
                return verdict
            return self._everywhere(lambda f: not all_hold(a, f) or all_hold(b, f), (*a, *b))
        if len(a) == 1 and a[0].head == "Or":
            return both(self.implies([alternative], b) for alternative in a[0].args)
        if (wider := self._over_reals()) is not None:
            return self._without_givens(wider.implies(a, b))
        return extensions.systems().implies([*self.given, *a], b)

    def exactly_one(self, conditions: Sequence[Term]) -> Verdict:
        """Whether exactly one of the conditions holds."""
        if not self.complex_numbers and (wider := self._over_reals()) is not None:
            return self._without_givens(wider.exactly_one(conditions))
        return self._everywhere(lambda f: sum(holds(c, f) for c in conditions) == 1, conditions)

    def _everywhere(
        self, claim: Callable[[Any], bool], terms: Sequence[Term], differences: Sequence[tuple[Term, Term]] = ()
    ) -> Verdict:
        """Whether a claim holds at all numbers at which the givens do."""

        def conditional(f: Any) -> bool:
            return not all_hold(self.given, f) or claim(f)

        if self.complex_numbers:
            return extensions.numbers("complex").decide(conditional, (*self.given, *terms))
        return decide(conditional, (*self.given, *terms), differences)

    def _over_reals(self) -> Setting | None:
        """The setting without the memberships given (`n is an integer`), None when there are none of them.

        What holds for all real numbers holds for the integers too; a counterexample need not be one there.
        """
        kept = tuple(g for g in self.given if g.head != "Element")
        return None if len(kept) == len(self.given) else self._replace(given=kept)

    def _closed(self, formulas: Sequence[Term]) -> list[Term]:
        """The formulas without real parameters."""
        return [self._without_parameters(t) for t in formulas]

    def _without_parameters(self, t: Term) -> Term:
        """The formula, those in its cases and alternatives too, without real parameters."""
        if t.head == "Where":
            return extensions.systems().without_parameters(t, self.letters)
        if t.head in ("Or", "Cases", "Case"):
            return map_args(t, tuple(self._without_parameters(a) for a in t.args))
        return t

    def _only_plain(self, verdict: Verdict, *conditions: tuple[Term, ...]) -> Verdict:
        """For methods that do nothing with conditions: a verdict needs none of them."""
        plain = all(c.head == "Equal" and same_polynomial(*c.args) for found in conditions for c in found)
        return verdict if plain else unknown("conditions are not looked at here")

    def _without_givens(self, verdict: Verdict) -> Verdict:
        """A verdict found without the givens: what is refuted might be true where they hold."""
        return without_refutation(verdict) if self.given else verdict


def _is_system(formulas: Sequence[Term]) -> bool:
    """Whether there is more than one relation that has to hold."""
    return len(formulas) > 1 or any(t.head == "And" for t in formulas)


def _has_equations(formulas: Sequence[Term]) -> bool:
    """Whether several equations have to hold."""
    return sum(p.head == "Equal" for t in formulas for p in conjuncts(t)) > 1


def all_hold(formulas: Sequence[Term], f: Field[V]) -> bool:
    return all(holds(a, f) for a in formulas)
