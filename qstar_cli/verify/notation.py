"""Notation of canonical text beside expressions and relations: matrices, numbers in a base, statements about whole
numbers, parameters."""

from __future__ import annotations

from abc import abstractmethod

from qstar_cli.operators.registry import by_property
from qstar_cli.terms.build import all_of, integer
from qstar_cli.terms.term import Term, substitute, symbols, term
from qstar_cli.verify.tokens import Tokens

PARAMETERS = {"integer": "integers", "real": "reals"}


class Notation(Tokens):
    """Reads what has a notation of its own."""

    @abstractmethod
    def sum(self) -> Term:
        """An expression."""

    @abstractmethod
    def symbol(self) -> Term:
        """A letter."""

    @abstractmethod
    def as_expression(self, t: Term) -> Term:
        """`t`, which must be an expression."""

    def matrix(self) -> Term:
        """`[[1, 2], [3, 4]]`: rows of one length."""
        self.expect("[")
        rows = [self._row()]
        while self.take(","):
            rows.append(self._row())
        self.expect("]")
        if any(len(row.args) != len(rows[0].args) for row in rows):
            raise self.error("expected rows of one length")
        return term("Matrix", *rows)

    def _row(self) -> Term:
        self.expect("[")
        entries = [self.as_expression(self.sum())]
        while self.take(","):
            entries.append(self.as_expression(self.sum()))
        self.expect("]")
        return term("Row", *entries)

    def based(self, spelling: str) -> Term:
        """`1011_2`; digits that start with a letter have a 0 before them."""
        digits, _, base = spelling.partition("_")
        digits = digits[1:] if digits[0] == "0" and digits[1:2].isalpha() else digits
        return term("Based", term("Word", value=digits), integer(int(base)))

    def property_of(self, t: Term) -> Term:
        """`t is prime` and its kin, after `is`."""
        for name, operator in by_property().items():
            words = name.split()
            if all(self.peek(k) == word for k, word in enumerate(words)):
                self.place += len(words)
                more = [self.as_expression(self.sum())] if operator.arity[0] > 1 else []
                return term(operator.head, self.as_expression(t), *more)
        raise self.error("expected a property")

    def division(self) -> Term:
        """`quotient q, remainder r` and perhaps `, divisor b`, after the first word."""
        parts = [self.as_expression(self.sum())]
        for word in ("remainder", "divisor"):
            if word == "divisor" and not (self.peek() == "," and self.peek(1) == word):
                break
            self.expect(",")
            self.expect(word)
            parts.append(self.as_expression(self.sum()))
        return term("QuotientRemainder", *parts)

    def polynomial_root(self) -> Term:
        """`root k of p` for a polynomial p in one letter, after the first word; inside, the letter is a word."""
        index = integer(int(self.peek()))
        self.place += 2
        p = self.as_expression(self.sum())
        letters = symbols(p)
        if len(letters) != 1:
            raise self.error("expected a polynomial in one letter")
        return term("PolynomialRoot", index, substitute(p, letters[0], term("Word", value=letters[0].value)))

    def modulo(self, equation: Term) -> Term:
        """`a = b (mod n)` where that follows an equation."""
        if equation.head != "Equal" or self.peek() != "(" or self.peek(1) != "mod":
            return equation
        self.place += 2
        n = self.as_expression(self.sum())
        self.expect(")")
        return term("Congruent", *equation.args, n)

    def parameters(self) -> Term | None:
        """`integer n, m` as the condition that these letters are integers; None when something else comes."""
        domain = PARAMETERS.get(self.peek())
        if domain is None or self.kind(1) != "name":
            return None
        self.place += 1
        names = [self.symbol()]
        while self.take(","):
            names.append(self.symbol())
        return all_of(*(term("Element", name, term("Domain", value=domain)) for name in names))
