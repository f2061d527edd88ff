"""Operands over tokens: numbers, brackets, bars, root signs."""

from __future__ import annotations

from abc import abstractmethod

from qstar_cli.terms import notation
from qstar_cli.terms.arithmetic_reader import OPERAND_OPS, ArithmeticReader
from qstar_cli.terms.build import UNDEFINED, absolute, decimal, divide, integer, multiply
from qstar_cli.terms.numerals import integer_of
from qstar_cli.terms.printer import text as canonical
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.tokens import Token

ROOTS = {"√": 2, "∛": 3, "∜": 4}
CLOSING = {"(": ")", "[": "]", "{": "}", "\\{": "\\}", "|": "|", "|(": ")|", "⌊": "⌋", "⌈": "⌉"}


class OperandReader(ArithmeticReader):
    """Reads operands; names and LaTeX commands are read by the subclasses."""

    @abstractmethod
    def statement(self) -> Term:
        """Everything a pair of brackets can hold."""

    @abstractmethod
    def name(self) -> Term:
        """A letter, a constant or a call."""

    @abstractmethod
    def command(self) -> Term:
        """A LaTeX command that starts an operand."""

    @abstractmethod
    def literal_fraction(self) -> Term | None:
        """A LaTeX fraction of two integers, if one comes next; otherwise nothing is passed."""

    def operand(self) -> Term:
        """A number, name, call, bracket, root sign or LaTeX command."""
        token = self.token
        if token.kind == "number":
            return self.number()
        if token.kind == "word":
            return self.name()
        if token.kind == "fraction":
            return self._vulgar(self.take())
        if token.kind == "based":
            digits, _, base = self.take().text.partition("_")
            digits = digits[1:] if digits[0] == "0" and digits[1:2].isalpha() else digits
            return term("Based", term("Word", value=digits), integer(int(base)))
        if token.kind == "command":
            return self.command()
        if token.kind == "phrase" and token.text == "undefined":
            self.take()
            return UNDEFINED
        if token.kind == "op" and (token.text in OPERAND_OPS or token.text == "|"):
            return self._bracketed(token.text)
        raise self.unexpected("a number, a name or a bracket")

    def _bracketed(self, sign: str) -> Term:
        if sign in ROOTS:
            return self._radical()
        if sign in ("|", "|("):
            return self._bars()
        if sign in ("⌊", "⌈"):
            return term("Floor" if sign == "⌊" else "Ceiling", self.group())
        return self.group()

    def number(self) -> Term:
        """An integer, a decimal or a mixed number (`8 1/3`, `8½`, `8\\frac13`)."""
        token = self.take()
        if "." in token.text:
            return decimal(token.text)
        whole = integer(integer_of(token.text))
        part = self._fraction_part()
        return whole if part is None else self._mixed(whole, part)

    def _fraction_part(self) -> Term | None:
        following = self.token
        if self.in_exponent:
            return None
        if following.kind == "fraction":
            return self._vulgar(self.take())
        if following.kind == "command" and following.text in notation.TEX_FRACTIONS:
            return self.literal_fraction()
        slash, below = self.ahead(1), self.ahead(2)
        if not (following.kind == "number" and following.spaced and slash.text == "/" and below.kind == "number"):
            return None
        if "." in following.text or "." in below.text:
            return None
        if self.ahead(3).text == "^":
            hint = f"Write ({self.previous.text} {following.text}/{below.text})^..."
            raise self.error("A power of a mixed number needs brackets.", following, expected="brackets", hint=hint)
        self.index += 3
        return divide(integer(integer_of(following.text)), integer(integer_of(below.text)))

    def _mixed(self, whole: Term, part: Term) -> Term:
        t = term("Mixed", whole, part)
        above, below = (int(a.value or 0) for a in part.args)
        if above >= below:
            product = canonical(multiply(whole, part))
            self.warn(f"{canonical(t)} is read as a mixed number; for the product write {product}.")
        return t

    def _vulgar(self, token: Token) -> Term:
        above, below = token.text.split("/")
        return divide(integer(int(above)), integer(int(below)))

    def _radical(self) -> Term:
        sign = self.take()
        return term("Root", self.radicand(sign), integer(ROOTS[sign.text]))

    def radicand(self, sign: Token) -> Term:
        """What stands under a root sign without brackets of its own: one operand with its exponent."""
        self.enter(sign)
        start = self.token
        t = self.value(self.power(), sign)
        self.leave()
        under = canonical(t)
        if t.head == "Pow" and start.text not in ("(", "{"):
            other = f"({sign.text}({canonical(t.args[0])}))^{canonical(t.args[1])}"
            self._warn_radicand(sign, f"{sign.text}({under})", other)
        elif start.kind == "number" and self.token.kind == "word" and not self.token.spaced:
            following = self.token.text
            self._warn_radicand(sign, f"{sign.text}({under})*{following}", f"{sign.text}({under}{following})")
        return t

    def _warn_radicand(self, sign: Token, read: str, other: str) -> None:
        source = self.source(sign.start, self.previous.end)
        self.warn(f"{source}... is read as {read}; for the other reading write {other}.")

    def group(self) -> Term:
        """What stands between a pair of brackets."""
        opened = self.take()
        self.enter(opened)
        outside = self.open_bars, self.in_exponent
        self.open_bars, self.in_exponent = 0, False
        t = self.statement()
        self.close(CLOSING[opened.text], opened)
        self.open_bars, self.in_exponent = outside
        if opened.text == "[" and t.head == "Tuple":
            hint = "A matrix is written [[1, 2], [3, 4]]."
            raise self.error("This is a list.", opened, expected="an expression in the brackets", hint=hint)
        self.leave()
        return t

    def _bars(self) -> Term:
        opened = self.take()
        self.enter(opened)
        outside = self.open_bars, self.in_exponent
        self.open_bars, self.in_exponent = (self.open_bars + 1 if opened.text == "|" else 0), False
        t = self.value(self.sum(), opened)
        self.close(CLOSING[opened.text], opened)
        self.open_bars, self.in_exponent = outside
        self.leave()
        return absolute(t)
