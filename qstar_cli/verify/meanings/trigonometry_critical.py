"""Where claims with trigonometric functions of one letter can change: cut points as in `line.py`.

The letter x is either algebraic itself (in arctan(x), say), or the circle is cut: with c = cos(x/L) and s = sin(x/L)
all functions of multiples of x/L are rational in t = tan(x/(2L)); the point t = oo (x = pi*L) is looked at
separately. A difference D of angles (x itself, pi, inverse functions) has a zero only where 1 - cos(N*D) = 0, which is
algebraic; D is continuous, so that where this vanishes on a whole gap D is constant there.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, lcm

from qstar_cli.terms.term import Term, symbols
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Undecided, minus
from qstar_cli.verify.generators import CONSTANTS, Value
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.meanings.periodic_families_parameters import (
    parameters_of,
    relations,
    with_linear_parameters,
)
from qstar_cli.verify.meanings.trigonometry_half_tangents import in_half_tangent
from qstar_cli.verify.meanings.trigonometry_points import MAX_MULTIPLE, one_minus
from qstar_cli.verify.meanings.trigonometry_rational import AngleCritical, Finer, Form, Interval
from qstar_cli.verify.polynomials import Poly


class CircleCritical(AngleCritical):
    """Notes polynomials, differences of angles and families.

    Where the angle is outside of `reach` (an interval of multiples of pi), no difference of the letter and a number is
    0. It is None where the letter occurs as an angle only, so that everything repeats itself.
    """

    def __init__(self, letter: str, finer: int, parameters: frozenset[str] = frozenset()) -> None:
        super().__init__(letter, finer, parameters)
        self.reach: Interval | None = None
        self.differences: list[Form] = []
        self.ends: list[dict[int, Fraction]] = []  # numbers the letter is compared with, by powers of pi
        self.families: list[tuple[Form, str]] = []

    def _note(self, a: Value) -> None:
        for part in (a.above, a.below):
            if P.names(part) & (CONSTANTS | {self.own} | self.parameters | self.inverses.keys()):
                for factor, _ in factors(part)[1] if part else []:
                    self._note_factor(factor)
            else:
                self.found.setdefault(P.key(part), part)

    def _note_factor(self, p: Poly) -> None:
        names = P.names(p)
        if names <= CONSTANTS:
            return
        angles = self.parameters | self.inverses.keys() | ({self.own} if self.finer else set())
        if names & (angles | CONSTANTS):
            self.differences.append(self.form(Value(p)))
        else:
            self.found.setdefault(P.key(p), p)

    def visit(self, t: Term) -> None:
        if t.head == "Where" and parameters_of(t):
            self._visit_family(with_linear_parameters(t).args[0])
        else:
            super().visit(t)

    def _visit_family(self, formula: Term) -> None:
        """What a parameter is looked for in: alternatives one by one, and so the parts of what is denied for all whole
        numbers. Relations that belong together, moved by a turn, must move a parameter by the same whole number, or
        what they say does not repeat itself: `x = 2*pi*n and n > 0`."""
        inside = {r.head for r in relations(formula) if self._parameters_in(r)}
        if formula.head == ("And" if inside == {"Unequal"} else "Or" if "Unequal" not in inside else ""):
            for part in formula.args:
                self._visit_family(part)
            return
        moved: dict[str, set[Fraction]] = {}
        for relation in relations(formula):
            found = self._visit_relation(relation)
            if found is not None:
                form, name = found
                self.families.append(found)
                own = sum((c for (other, _), c in form.items() if other == self.own), Fraction(0))
                moved.setdefault(name, set()).add(own / next(c for (other, _), c in form.items() if other == name))
        if any(len(ratios) > 1 for ratios in moved.values()):
            raise Undecided("relations that move a parameter differently")

    def _parameters_in(self, t: Term) -> list[str]:
        return [str(x.value) for x in symbols(t) if str(x.value) in self.parameters]

    def _visit_relation(self, relation: Term) -> tuple[Form, str] | None:
        """The difference of the sides and the parameter in it, None where there is none."""
        names = self._parameters_in(relation)
        if not names:
            self.visit(relation)
            return None
        if len(names) > 1:
            raise Undecided("a relation with several parameters")
        left, right = (evaluate(a, self) for a in relation.args)
        if left is None or right is None:
            return None
        form = self.form(minus(left, right, self))
        if not any(name == names[0] for name, _ in form):
            raise Undecided("a parameter that does not matter")
        return form, names[0]

    # the end

    def cut_polynomials(self) -> list[Poly]:
        self._choose_unit()
        for form, name in self.families:
            self._note_family(form, name)
        for form in self.differences:
            interval = self.interval(form)
            if interval is None or interval[0] <= 0 <= interval[1]:
                self._note_difference(form)
        return super().cut_polynomials()

    def turns(self) -> range:
        """The turns to look at, the angles from (2k - 1)*pi*L to (2k + 1)*pi*L being the k-th: one where everything
        repeats itself; else one before and one after all numbers with which the letter is compared, and those
        between."""
        if self.reach is None:
            return range(1)
        first, last = ((end / self.finer + side) / 2 for end, side in zip(self.reach, (-1, 1), strict=True))
        return range(floor(first), ceil(last) + 1)

    def _choose_unit(self) -> None:
        """Where no function says whether angles are multiples of x or of pi*x, parameters do, else numbers beside x."""
        if self.unit is not None:
            return
        found: list[int] = []
        for names, forms in ((self.parameters, [f for f, _ in self.families]), ({""}, self.differences)):
            for form in forms:
                own = [power for name, power in form if name == self.own]
                found += [own[0] - (power - 1) for name, power in form if own and name in names]
            if found:
                break
        self.unit = min((u for u in found if u in (0, 1)), default=0)

    def _note_family(self, form: Form, name: str) -> None:
        """Some whole number n makes the form 0: a multiple of it without n is a whole number of turns."""
        (((_, power), c),) = ((k, v) for k, v in form.items() if k[0] == name)
        rest = {(other, p + 1 - power): 2 * v / c for (other, p), v in form.items() if other != name}
        for (other, _), v in rest.items():
            if other == self.own and (v * self.finer).denominator != 1:
                raise Finer((v * self.finer).denominator)
        self._note_turns(rest)

    def _note_difference(self, form: Form) -> None:
        own = [power for name, power in form if name == self.own]
        if len(own) > 1:
            raise Undecided("the letter beside a multiple of pi of itself")
        shift = (self.unit or 0) - own[0] if own else -next(power - (name == "") for name, power in form)
        shifted = {(name, power + shift): c for (name, power), c in form.items()}
        others = {(name, power): c for (name, power), c in shifted.items() if name != self.own}
        if own:
            a = form[self.own, own[0]]
            self._reach_for({k: -c / a for k, c in others.items()})
        if own and not any(name for name, _ in others):
            self.ends.append({power - (self.unit or 0): -c / a for (_, power), c in others.items()})
        else:
            self._note_turns(self._within_reach(shifted))

    def _reach_for(self, others: Form) -> None:
        """The letter is compared with this sum."""
        interval = self.interval(others)
        if interval is None:
            raise Undecided("a letter beside a parameter")
        low, high = self.reach or interval
        self.reach = min(low, interval[0]), max(high, interval[1])

    def _within_reach(self, form: Form) -> Form:
        """A multiple of a difference in which the letter occurs as in the functions (degrees beside whole numbers)."""
        own = next((abs(c) * self.finer for (name, _), c in form.items() if name == self.own), Fraction(0))
        return {k: c / own for k, c in form.items()} if own > MAX_MULTIPLE else form

    def _note_turns(self, form: Form) -> None:
        """Note where an angle, times the denominators at inverse functions, is a whole number of turns."""
        scale = lcm(*(c.denominator for (name, _), c in form.items() if name in self.inverses))
        cosine, _ = self.point({k: c * scale for k, c in form.items()})
        value: Value = one_minus(cosine, self)
        for part in (value.above, value.below):
            self.found.setdefault(P.key(part), part)

    def _eliminate(self, p: Poly) -> Poly:
        norm = self._on_line(self._norm(p))
        if norm or not p:
            return norm
        general = P.coefficients(self._norm(P.subtract(P.generator("Y"), p)), "Y")
        return next(found for e in sorted(general) if (found := self._on_line(general[e])))

    def _on_line(self, p: Poly) -> Poly:
        return in_half_tangent(p) if self.finer else p
