"""Where claims with trigonometric functions of one letter can change: cut points as in `line.py`.

The letter x is either algebraic itself (in arctan(x), say), or the circle is cut: with c = cos(x/L) and s = sin(x/L)
all functions of multiples of x/L are rational in t = tan(x/(2L)); the point t = oo (x = pi*L) is looked at
separately. A difference D of angles (x itself, pi, inverse functions) has a zero only where 1 - cos(N*D) = 0, which is
algebraic; D is continuous, so that where this vanishes on a whole gap D is constant there.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from qstar_cli.terms.term import Term, symbols
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.factoring import factors
from qstar_cli.verify.field import Undecided, minus
from qstar_cli.verify.generators import CONSTANTS, Value
from qstar_cli.verify.interpret import evaluate
from qstar_cli.verify.line import Critical
from qstar_cli.verify.meanings.periodic_families import parameters_of, relations
from qstar_cli.verify.meanings.trigonometry_cosines import cosine_polynomial
from qstar_cli.verify.meanings.trigonometry_known_angles import exact_value
from qstar_cli.verify.meanings.trigonometry_points import (
    CIRCULAR,
    INVERSE,
    Point,
    half,
    multiple,
    of_inverse,
    one_minus,
    start,
    turned,
    value_at,
)
from qstar_cli.verify.polynomials import Monomial, Poly

COSINE, SINE, TANGENT = "cos x", "sin x", "tan x/2"  # no letter has such a name
PI = (Fraction(333, 106), Fraction(22, 7))  # below and above pi
RANGES = {  # what contains the values of a function, of pi and of 1
    "Asin": (-PI[1] / 2, PI[1] / 2),
    "Atan": (-PI[1] / 2, PI[1] / 2),
    "Acos": (Fraction(0), PI[1]),
    "pi": PI,
    "": (Fraction(1), Fraction(1)),
}
Form = dict[tuple[str, int], Fraction]  # (a letter, an inverse function or "", power of pi) -> coefficient


class Finer(Exception):
    """Multiples of x/L with a larger L are needed."""

    def __init__(self, factor: int) -> None:
        super().__init__(factor)
        self.factor = factor


class CircleCritical(Critical):
    """The field that notes what is asked; `finer` is L, 0 where the letter is algebraic itself.

    The angle is x*pi^`unit`. Where it is beyond `reach` times pi, no difference of the letter and a number is 0 any
    more; None where the letter occurs as an angle only, so that everything repeats itself.
    """

    def __init__(self, letter: str, finer: int, parameters: frozenset[str] = frozenset()) -> None:
        super().__init__(TANGENT if finer else letter)
        self.own = letter
        self.finer = finer
        self.parameters = parameters
        self.unit: int | None = None
        self.reach: Fraction | None = None
        self.inverses: dict[str, tuple[str, Value]] = {}
        self.differences: list[Form] = []
        self.ends: list[dict[int, Fraction]] = []  # numbers the letter is compared with, by powers of pi
        self.families: list[tuple[Form, str]] = []

    def letter(self, name: str) -> Value:
        if name != self.own and name not in self.parameters:
            raise Undecided("a second letter")
        return Value(P.generator(name))

    def constant(self, name: str) -> Value:
        if name not in CONSTANTS:
            raise Undecided(f"{name} is no real number")
        return Value(P.generator(name))

    def function(self, head: str, args: Sequence[Value]) -> Value:
        if head in INVERSE:
            name = f"{head}({P.show(args[0].above)} / {P.show(args[0].below)})"
            self.inverses[name] = (head, args[0])
            return Value(P.generator(name))
        if head not in CIRCULAR:
            return super().function(head, args)
        found: Value = value_at(head, self.point(self._form(args[0])), self)
        return found

    # angles

    def _form(self, a: Value) -> Form:
        """The value as a linear combination of letters, inverse functions and 1 times powers of pi."""
        if len(a.below) != 1:
            raise Undecided("an angle that is no sum of multiples")
        ((below, divisor),) = a.below.items()
        if any(name != "pi" for name, _ in below):
            raise Undecided("an angle that is no sum of multiples")
        form: Form = {}
        for m, c in a.above.items():
            form[self._key(m, sum(int(e) for _, e in below))] = Fraction(c) / divisor
        return form

    def _key(self, m: Monomial, below: int) -> tuple[str, int]:
        rest = [(name, e) for name, e in m if name != "pi"]
        power = next((e for name, e in m if name == "pi"), 0)
        if not rest:
            return "", int(power) - below
        name, e = rest[0]
        if len(rest) > 1 or e != 1 or not (name == self.own or name in self.parameters or name in self.inverses):
            raise Undecided("an angle that is no sum of multiples")
        return name, int(power) - below

    def point(self, form: Form) -> Point:
        """The cosine and sine of an angle. Raises Finer."""
        total = start(self)
        for (name, power), c in form.items():
            total = turned(total, self._point_of(name, power, c), self)
        return total

    def _point_of(self, name: str, power: int, c: Fraction) -> Point:
        if name == "":
            if power != 1:
                raise Undecided("a number beside angles")
            return self._of_turns(c)
        if name == self.own:
            return self._of_letter(power, c)
        if name not in self.inverses or power:
            raise Undecided("a parameter inside a function")
        head, u = self.inverses[name]
        if c.denominator == 1:
            return of_inverse(head, u, int(c), self)
        if c.denominator == 2:
            return multiple(half(of_inverse(head, u, 1, self), head, u, self), int(2 * c), self)
        raise Undecided("a part of the value of an inverse function")

    def _of_letter(self, power: int, c: Fraction) -> Point:
        if not self.finer:
            raise Undecided("the letter is an angle")
        if self.unit is None and power in (0, 1):
            self.unit = power
        if power != self.unit:
            raise Undecided("angles with and without pi")
        if (c * self.finer).denominator != 1:
            raise Finer((c * self.finer).denominator)
        return multiple((Value(P.generator(COSINE)), Value(P.generator(SINE))), int(c * self.finer), self)

    def _of_turns(self, q: Fraction) -> Point:
        values = [exact_value(head, q) for head in ("Cos", "Sin")]
        known = [None if v is None else evaluate(v, self) for v in values]
        if known[0] is None or known[1] is None:
            return self._cyclotomic(q)
        return known[0], known[1]

    def _cyclotomic(self, q: Fraction) -> Point:
        """(cos q*pi, sin q*pi) by multiples of the angle pi/n, of whose cosine a polynomial is known."""
        n = lcm(q.denominator, (Fraction(1, 2) - q).denominator)
        twice = self._related(
            ("cosine", n), lambda g: {((g, k),) if k else (): c for k, c in enumerate(cosine_polynomial(n)) if c}
        )
        return self._cosine_of(q * n, twice), self._cosine_of((Fraction(1, 2) - q) * n, twice)

    def _cosine_of(self, k: Fraction, twice: Poly) -> Value:
        """cos(k*a) for 2 cos a, by 2 cos((k + 1)a) = 2 cos(a) 2 cos(k a) - 2 cos((k - 1)a)."""
        before, now = P.constant(2), twice
        for _ in range(abs(int(k))):
            before, now = now, P.subtract(P.multiply(twice, now), before)
        return Value(P.scale(before, Fraction(1, 2)))

    # what is noted

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
            self.differences.append(self._form(Value(p)))
        else:
            self.found.setdefault(P.key(p), p)

    def visit(self, t: Term) -> None:
        if t.head == "Where" and parameters_of(t):
            for relation in relations(t.args[0]):
                self._visit_relation(relation)
        else:
            super().visit(t)

    def _visit_relation(self, relation: Term) -> None:
        names = [str(x.value) for x in symbols(relation) if str(x.value) in self.parameters]
        if not names:
            self.visit(relation)
            return
        if len(names) > 1:
            raise Undecided("a relation with several parameters")
        left, right = (evaluate(a, self) for a in relation.args)
        if left is not None and right is not None:
            difference = minus(left, right, self)
            self.families.append((self._form(difference), names[0]))

    # the end

    def cut_polynomials(self) -> list[Poly]:
        self._choose_unit()
        for form, name in self.families:
            self._note_family(form, name)
        for form in self.differences:
            if self._may_vanish(form):
                self._note_difference(form)
        return super().cut_polynomials()

    def _choose_unit(self) -> None:
        """Where no function says whether angles are multiples of x or of pi*x, the numbers beside x do."""
        if self.unit is not None:
            return
        for form in [*self.differences, *(f for f, _ in self.families)]:
            own = [power for name, power in form if name == self.own]
            others = [power - 1 for name, power in form if name == "" or name in self.parameters]
            if own and others:
                self.unit = own[0] - others[0]
                return
        self.unit = 0

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
        shift = (self.unit or 0) - own[0] if own else -next(power - (name == "") for name, power in form)
        shifted = {(name, power + shift): c for (name, power), c in form.items()}
        others = {(name, power): c for (name, power), c in shifted.items() if name != self.own}
        if own:
            a = form[self.own, own[0]]
            sizes = (abs(c) * 4 ** max(0, power - (name == "")) for (name, power), c in others.items())
            reach = sum(sizes, Fraction(0))
            self.reach = max(self.reach or Fraction(0), reach / abs(a))
        if own and any(power != 1 for _, power in others) and not any(name for name, _ in others):
            self.ends.append({power - (self.unit or 0): -c / a for (_, power), c in others.items()})
        else:
            self._note_turns(shifted)

    def _may_vanish(self, form: Form) -> bool:
        """Whether inverse functions reach the number beside them; beside letters always."""
        low = high = Fraction(0)
        for (name, power), c in form.items():
            if (name == "" and power not in (0, 1)) or (name and (name not in self.inverses or power)):
                return True
            kind = self.inverses[name][0] if name else "pi" if power else ""
            ends = [c * end for end in RANGES[kind]]
            low, high = low + min(ends), high + max(ends)
        return low <= 0 <= high

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
        general = self._norm(P.subtract(P.generator("Y"), p))
        parts = {e: self._on_line(c) for e, c in P.coefficients(general, "Y").items()}
        return parts[min(e for e, c in parts.items() if c)]

    def _on_line(self, p: Poly) -> Poly:
        """A polynomial in c and s as one in t, without its divisor, a power of 1 + t^2."""
        if not self.finer:
            return p
        size = max((sum(int(e) for _, e in m) for m in p), default=0)
        t: Poly = P.generator(TANGENT, 2)
        pieces = {COSINE: P.subtract(P.ONE, t), SINE: P.generator(TANGENT) | {}, "": P.add(P.ONE, t)}
        pieces[SINE] = P.scale(P.generator(TANGENT), 2)
        total: Poly = {}
        for m, c in p.items():
            term: Poly = P.constant(c)
            powers = dict(m)
            degrees = {COSINE: int(powers.pop(COSINE, 0)), SINE: int(powers.pop(SINE, 0))}
            if powers:
                raise Undecided("more than the letter is left")
            degrees[""] = size - degrees[COSINE] - degrees[SINE]
            for name, e in degrees.items():
                for _ in range(e):
                    term = P.multiply(term, pieces[name])
            total = P.add(total, term)
        return total
