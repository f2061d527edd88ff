"""Formulas and expressions in canonical text (the grammar of docs/ARCHITECTURE.md)."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from qstar_cli.operators.registry import by_name, by_property, statements
from qstar_cli.terms.build import FALSE, TRUE, UNDEFINED, all_of, any_of, decimal, integer, multiply, root
from qstar_cli.terms.term import Term, term
from qstar_cli.verify.extensions import notation
from qstar_cli.verify.tokens import Tokens

MAX_BRACKETS = 60  # each costs ten calls inside one another
MAX_DIGITS = 4_000
_RELATIONS = {
    "=": "Equal",
    "!=": "Unequal",
    "<": "Less",
    "<=": "LessEqual",
    ">": "Greater",
    ">=": "GreaterEqual",
    "in": "Element",
}
_IN_CHAINS = ("Less", "LessEqual", "Greater", "GreaterEqual")  # `a < b < c` is `a < b and b < c`
_PARAMETERS = {"integer": "integers", "real": "reals"}
_POSTFIX = {"!": "Factorial", "%": "Percent", "°": "Degree"}
_CONSTANTS = ("pi", "e", "i", "oo")
_DOMAINS = ("reals", "complex", "integers", "rationals", "naturals")
_WORDS = {"true": TRUE, "false": FALSE, "undefined": UNDEFINED}
_PHRASES = {
    "no solution": FALSE,
    "no inverse": FALSE,
    "all real numbers": TRUE,
    "all integers": TRUE,
}
_RESERVED = frozenset({"and", "or", "if", "for", "in", "is", "of", "assuming", "no", "all", *_DOMAINS})
_FORMULAS = frozenset({*_RELATIONS.values(), "And", "Or", "True", "False", "Cases", "Where"}) | statements()


class Reader(Tokens):
    """One text being read."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0

    # formulas and answers

    def cases(self) -> Term:
        """`A if C; B if D`, `A for C`, or a formula or expression."""
        first = self.where()
        if self.peek() != "if":
            return first
        branches = [self._case(first)]
        while self.take(";"):
            branches.append(self._case(self.where()))
        return term("Cases", *branches)

    def _case(self, value: Term) -> Term:
        self.expect("if")
        return term("Case", value, self.formula(self.any()))

    def where(self) -> Term:
        value = self.any()
        if not self.take("for"):
            return value
        return term("Where", value, self.parameters() or self.formula(self.any()))

    def any(self) -> Term:
        """A formula with `or` and `and`, or an expression."""
        parts = self.several(self.conjunction, "or")
        return parts[0] if len(parts) == 1 else any_of(*map(self.formula, parts))

    def conjunction(self) -> Term:
        parts = self.several(self.relation, "and")
        return parts[0] if len(parts) == 1 else all_of(*map(self.formula, parts))

    def relation(self) -> Term:
        for phrase, value in _PHRASES.items():
            if self.peek() in _RESERVED and self.take_words(phrase.split()):
                return value
        left = self.sum()
        if self.take("is"):
            return self.property_of(left)
        head = _RELATIONS.get(self.peek())
        if head is None or (head == "Element" and self.peek(1) not in _DOMAINS):
            return left
        self.place += 1
        if head == "Element":
            return term(head, self.expression(left), self.domain())
        links = [term(head, self.expression(left), self.expression(self.sum()))]
        while links[0].head in _IN_CHAINS and (head := _RELATIONS.get(self.peek())) in _IN_CHAINS:
            self.place += 1
            links.append(term(str(head), links[-1].args[1], self.expression(self.sum())))
        return all_of(*links) if len(links) > 1 else self.modulo(links[0])

    def modulo(self, equation: Term) -> Term:
        """`a = b (mod n)` where that follows an equation."""
        follows = equation.head == "Equal" and self.peek() == "(" and self.peek(1) == "mod"
        read_modulus = notation("(mod") if follows else None
        return (read_modulus(self, equation) if read_modulus else None) or equation

    def property_of(self, t: Term) -> Term:
        """`t is prime` and its kin, after `is`."""
        for name, operator in by_property().items():
            if self.take_words(name.split()):
                more = [self.function()] if operator.arity[0] > 1 else []
                return term(operator.head, self._function(t), *more)
        raise self.error("expected a property")

    def function(self) -> Term:
        """An expression, perhaps in brackets with a condition: `(x^2 for x >= 0)`."""
        return self._function(self.sum())

    def _function(self, t: Term) -> Term:
        return t if t.head == "Where" and t.args[0].head not in _FORMULAS else self.expression(t)

    def parameters(self) -> Term | None:
        """`integer n, m` as the condition that these letters are integers; None when something else comes."""
        domain = _PARAMETERS.get(self.peek())
        if domain is None or self.kind(1) != "name":
            return None
        self.place += 1
        return all_of(*(term("Element", name, term("Domain", value=domain)) for name in self.several(self.symbol)))

    def formula(self, t: Term) -> Term:
        if t.head not in _FORMULAS:
            raise self.error("expected a formula")
        return t

    def expression(self, t: Term) -> Term:
        if t.head in _FORMULAS or t.head == "Tuple":
            raise self.error("expected an expression")
        return t

    # expressions

    def sum(self) -> Term:
        summands = [self._signed(self.take("-"))]
        while self.peek() in ("+", "-"):
            summands.append(self._signed(self.next() == "-"))
        return summands[0] if len(summands) == 1 else term("Sum", *map(self.expression, summands))

    def _signed(self, is_negative: bool) -> Term:
        t = self.product()
        return term("Neg", self.expression(t)) if is_negative else t

    def product(self) -> Term:
        """Factors from left to right; a number may stand directly before the second one."""
        factors = [self.power()]
        if self._follows_a_number(factors[0]):
            factors.append(self.expression(self.power()))
        while self.peek() in ("*", "/"):
            sign = self.next()
            before = list(map(self.expression, factors))
            factor = self.expression(self.power())
            factors = [*before, factor] if sign == "*" else [term("Div", multiply(*before), factor)]
        return multiply(*factors)

    def _follows_a_number(self, first: Term) -> bool:
        """Whether a name or bracket touches a number before it."""
        is_number = first.head in ("Integer", "Decimal") and self.kind(-1) == "number"
        return is_number and self.touching() and (self.kind() == "name" or self.peek() == "(")

    def power(self) -> Term:
        base = self.primary()
        while self.peek() in _POSTFIX:
            base = term(_POSTFIX[self.next()], self.expression(base))
        if not self.take("^"):
            return base
        parts = [self.expression(base), *self.several(lambda: self.expression(self.primary()), "^")]
        return reduce(lambda exponent, below: term("Pow", below, exponent), reversed(parts))

    def primary(self) -> Term:
        self.depth += 1
        if self.depth > MAX_BRACKETS:
            raise self.error("brackets nested too deeply")
        result = self._special() or self._ordinary()
        self.depth -= 1
        return result

    def _special(self) -> Term | None:
        """What has a notation of its own, None where nothing such stands."""
        read_special = notation("_" if "_" in self.peek() and self.kind() == "number" else self.peek())
        return read_special(self) if read_special else None

    def _ordinary(self) -> Term:
        if self.kind() == "number":
            return self.number()
        if self.kind() == "name":
            return self.name()
        if self.peek() == "(":
            return self.bracket()
        if self.peek() == "|":
            return self.bars_around()
        raise self.error("expected an expression")

    def number(self) -> Term:
        spelling = self.next()
        if len(spelling) > MAX_DIGITS:
            raise self.error("a number has too many digits")
        if "." in spelling:
            return decimal(spelling)
        whole = integer(int(spelling))
        if self._is_plain_integer(0) and self.peek(1) == "/" and self._is_plain_integer(2):
            above, below = int(self.peek()), int(self.peek(2))
            self.place += 3
            return term("Mixed", whole, term("Div", integer(above), integer(below)))
        return whole

    def _is_plain_integer(self, ahead: int) -> bool:
        return self.kind(ahead) == "number" and self.peek(ahead).isdigit() and len(self.peek(ahead)) < MAX_DIGITS

    def name(self) -> Term:
        if self.peek() in _RESERVED:
            raise self.error("expected an expression")
        name = self.next()
        if name in _WORDS:
            return _WORDS[name]
        if self.peek() == "(" and self.touching():
            return self.call(name)
        return term("Constant", value=name) if name in _CONSTANTS else term("Symbol", value=name)

    def call(self, name: str) -> Term:
        self.expect("(")
        args = self.several(lambda: self.expression(self.any()))
        self.expect(")")
        if name in ("sqrt", "cbrt") and len(args) == 1:
            return root(args[0], 2 if name == "sqrt" else 3)
        operator = by_name().get(name)
        if operator is None or operator.question or not operator.arity[0] <= len(args) <= operator.arity[1]:
            raise self.error(f"there is no function {name} of {len(args)}")
        if operator.head == "Root" and len(args) == 1:
            args.append(integer(2))
        return term(operator.head, *args)

    def bracket(self) -> Term:
        """Brackets around anything, or a tuple."""
        self.expect("(")
        parts = [self.cases()]
        is_tuple = self.peek() == ","
        while self.take(",") and self.peek() != ")":
            parts.append(self.cases())
        self.expect(")")
        return term("Tuple", *parts) if is_tuple else parts[0]

    def bars_around(self) -> Term:
        self.expect("|")
        inner = self.expression(self.sum())
        self.expect("|")
        return term("Abs", inner)

    # parts

    def several(self, part: Callable[[], Term], sign: str = ",") -> list[Term]:
        parts = [part()]
        while self.take(sign):
            parts.append(part())
        return parts

    def symbol(self) -> Term:
        t = self.primary()
        if t.head != "Symbol":
            raise self.error("expected the name of an unknown")
        return t

    def point(self) -> Term:
        """`(1, 2)`: two expressions in brackets."""
        t = self.bracket()
        if t.head != "Tuple" or len(t.args) != 2:
            raise self.error("expected a point")
        return term("Tuple", *map(self.expression, t.args))

    def domain(self) -> Term:
        if self.peek() not in _DOMAINS:
            raise self.error("expected a set of numbers")
        return term("Domain", value=self.next())
