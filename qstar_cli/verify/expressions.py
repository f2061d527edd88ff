"""Formulas and expressions in canonical text (the grammar of docs/ARCHITECTURE.md)."""

from __future__ import annotations

from collections.abc import Callable

from qstar_cli.operators.registry import by_name, by_property, statements
from qstar_cli.terms.build import FALSE, TRUE, UNDEFINED, all_of, any_of, decimal, integer, root
from qstar_cli.terms.term import Term, term
from qstar_cli.verify.extensions import notation
from qstar_cli.verify.tokens import Tokens

MAX_DEPTH = 120
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
    ("no", "solution"): FALSE,
    ("no", "inverse"): FALSE,
    ("all", "real", "numbers"): TRUE,
    ("all", "integers"): TRUE,
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
        if not self.take("if"):
            return first
        branches = [term("Case", first, self.formula(self.any()))]
        while self.take(";"):
            value = self.where()
            self.expect("if")
            branches.append(term("Case", value, self.formula(self.any())))
        return term("Cases", *branches)

    def where(self) -> Term:
        value = self.any()
        if not self.take("for"):
            return value
        return term("Where", value, self.parameters() or self.formula(self.any()))

    def any(self) -> Term:
        """A formula with `or` and `and`, or an expression."""
        parts = [self.conjunction()]
        while self.take("or"):
            parts.append(self.conjunction())
        return parts[0] if len(parts) == 1 else any_of(*map(self.formula, parts))

    def conjunction(self) -> Term:
        parts = [self.relation()]
        while self.take("and"):
            parts.append(self.relation())
        return parts[0] if len(parts) == 1 else all_of(*map(self.formula, parts))

    def relation(self) -> Term:
        for phrase, value in _PHRASES.items():
            if all(self.peek(k) == word for k, word in enumerate(phrase)):
                self.place += len(phrase)
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
        read_modulus = (
            notation("(mod") if equation.head == "Equal" and self.peek() == "(" and self.peek(1) == "mod" else None
        )
        return (read_modulus(self, equation) if read_modulus else None) or equation

    def property_of(self, t: Term) -> Term:
        """`t is prime` and its kin, after `is`."""
        for name, operator in by_property().items():
            words = name.split()
            if all(self.peek(k) == word for k, word in enumerate(words)):
                self.place += len(words)
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
        names = [self.symbol()]
        while self.take(","):
            names.append(self.symbol())
        return all_of(*(term("Element", name, term("Domain", value=domain)) for name in names))

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
        summands = [term("Neg", self.expression(self.product())) if self.take("-") else self.product()]
        while self.peek() in ("+", "-"):
            negative = self.peek() == "-"
            self.place += 1
            summand = self.expression(self.product())
            summands.append(term("Neg", summand) if negative else summand)
        if len(summands) == 1:
            return summands[0]
        return term("Sum", *map(self.expression, summands))

    def product(self) -> Term:
        """Factors from left to right; a number may stand directly before the second one."""
        is_number = self.kind() == "number"
        factors = [self.power()]
        if (
            is_number
            and factors[0].head in ("Integer", "Decimal")
            and self.touching()
            and (self.kind() == "name" or self.peek() == "(")
        ):
            factors.append(self.expression(self.power()))
        while self.peek() in ("*", "/"):
            self.expression(factors[0])
            divided = self.peek() == "/"
            self.place += 1
            factor = self.expression(self.power())
            if divided:
                above = factors[0] if len(factors) == 1 else term("Product", *factors)
                factors = [term("Div", above, factor)]
            else:
                factors.append(factor)
        return factors[0] if len(factors) == 1 else term("Product", *factors)

    def power(self) -> Term:
        base = self.primary()
        while self.peek() in _POSTFIX:
            base = term(_POSTFIX[self.peek()], self.expression(base))
            self.place += 1
        if not self.take("^"):
            return base
        exponents = [self.expression(base), self.expression(self.primary())]
        while self.take("^"):
            exponents.append(self.expression(self.primary()))
        result = exponents.pop()
        while exponents:
            result = term("Pow", exponents.pop(), result)
        return result

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
        spelling = self.peek()
        self.place += 1
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
        name = self.peek()
        if name in _RESERVED:
            raise self.error("expected an expression")
        self.place += 1
        if name in _WORDS:
            return _WORDS[name]
        if self.peek() == "(" and self.touching():
            return self.call(name)
        return term("Constant", value=name) if name in _CONSTANTS else term("Symbol", value=name)

    def call(self, name: str) -> Term:
        self.expect("(")
        args = [self.expression(self.any())]
        while self.take(","):
            args.append(self.expression(self.any()))
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
        while self.take(","):
            if self.peek() == ")":
                break
            parts.append(self.cases())
        self.expect(")")
        return term("Tuple", *parts) if is_tuple else parts[0]

    def bars_around(self) -> Term:
        self.expect("|")
        inner = self.expression(self.sum())
        self.expect("|")
        return term("Abs", inner)

    # parts

    def several(self, part: Callable[[], Term]) -> list[Term]:
        parts = [part()]
        while self.take(","):
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
        self.place += 1
        return term("Domain", value=self.tokens[self.place - 1][1])
