"""Sums, products and powers over tokens, by recursive descent: one method a level of strength.

docs/NOTATION.md states the decisions. Nothing is evaluated.
"""

from __future__ import annotations

from abc import abstractmethod

from qstar_cli.terms.build import add, divide, multiply, negative
from qstar_cli.terms.cursor import Cursor, is_formula, shown
from qstar_cli.terms.printer import text as canonical
from qstar_cli.terms.second_readings import added_percentage
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.tokens import Token

POSTFIX = {"!": "Factorial", "%": "Percent", "°": "Degree"}
OPERAND_OPS = ("(", "[", "{", "\\{", "√", "∛", "∜", "|(", "⌊", "⌈")


class ArithmeticReader(Cursor):
    """Reads what operators join; the operands are read by the subclasses."""

    open_bars = 0  # bars |...| opened directly at this level of brackets
    in_exponent = False  # where `2 1/3` is no mixed number

    @abstractmethod
    def operand(self) -> Term:
        """A number, name, call, bracket, root sign or LaTeX command."""

    def sum(self) -> Term:
        """Terms joined by `+`, `-` and `±`."""
        parts = [self.signed()]
        while self.at("+", "-", "+-", "-+"):
            sign = self.take()
            self.value(parts[-1], sign)
            parts.append(self._with_sign(sign, self.value(self.signed(), sign)))
        self.warn_of(added_percentage(parts))
        return add(*parts)

    def signed(self) -> Term:
        """A product with any number of signs in front."""
        signs = []
        while self.at("+", "-", "+-", "-+"):
            signs.append(self.take())
        if not signs:
            return self.product()
        start = self.index
        t = self.value(self.product(), signs[-1])
        if t.head == "Pow" and self.tokens[start].kind == "number" and signs[-1].text == "-":
            base, read = self.tokens[start].text, canonical(t)
            self.warn(f"-{read} is read as -({read}); for the power of -{base} write (-{base})^...")
        for sign in reversed(signs):
            t = self._with_sign(sign, t)
        return t

    def _with_sign(self, sign: Token, t: Term) -> Term:
        if sign.text == "+":
            return t
        return negative(t) if sign.text == "-" else term("PlusMinus" if sign.text == "+-" else "MinusPlus", t)

    def value(self, t: Term, operator: Token) -> Term:
        """`t`, which must be a value and not a statement, next to an operator."""
        if t.head == "Tuple":
            raise self.error("A list cannot be calculated with.", operator, expected="an expression on both sides")
        if is_formula(t):
            what = f"“{shown(operator.text)}” joins values, but a statement stands beside it."
            raise self.error(what, operator, expected="an expression on both sides", hint="Check the brackets.")
        return t

    # -- products -----------------------------------------------------------------------------------------

    def product(self) -> Term:
        """Factors joined by `*`, `/`, `of` or nothing, from left to right."""
        start = self.index
        factors = [self.power()]
        divided = -1  # index of the token after the last division sign
        bars = set()  # how division is written
        while True:
            operator = self.token
            if self.skip("*") or self.skip_keyword("of"):
                factors.append(self.value(self.factor(), operator))
                divided = -1
            elif self.skip("/"):
                divided = self.index
                bars.add(self.source(operator.start, operator.end))
                below = self.value(self.factor(), operator)
                factors = [divide(self.value(multiply(*factors), operator), below)]
            elif self.starts_operand():
                factors.append(self.value(self.power(), operator))
                if divided >= 0:
                    self._warn_division(start, *factors)
                    divided = -1
            else:
                break
            self.value(factors[0], operator)
        if "/" in bars and len(bars) > 1:
            read = canonical(multiply(*factors))
            self.warn(f"÷ and / are of one strength: this is read as {read}; for fractions write (3/4) ÷ (1/2).")
        return multiply(*factors)

    def _warn_division(self, start: int, quotient: Term, factor: Term) -> None:
        read = canonical(multiply(quotient, factor))
        other = canonical(divide(quotient.args[0], multiply(quotient.args[1], factor)))
        source = self.source(self.tokens[start].start, self.previous.end)
        self.warn(f"{source} is read as {read}; for the other reading write {other}.")

    def factor(self) -> Term:
        """A power with signs in front, as it may stand after `*` or `/`."""
        if self.at("+", "-"):
            sign = self.take()
            self.enter(sign)
            t = self._with_sign(sign, self.value(self.factor(), sign))
            self.leave()
            return t
        return self.power()

    def starts_operand(self) -> bool:
        """Whether a factor may follow without a sign between."""
        token = self.token
        if token.kind == "op":
            return token.text in OPERAND_OPS or (token.text == "|" and self._opens_bar())
        if token.kind in ("number", "fraction"):
            return self._number_may_follow()
        if token.kind == "command":
            return token.text != "\\" and not token.text.startswith("end:")
        return token.kind == "word"

    def _opens_bar(self) -> bool:
        if self.open_bars:
            return False
        if self.previous.kind != "number":
            self.warn("A bar after a factor is read as the start of an absolute value; write * before it to be sure.")
        return True

    def _number_may_follow(self) -> bool:
        if self.previous.kind == "op" and self.previous.text in (")", "]", "}", ")|", "|", "\\}"):
            return True
        before, number = self.source(self.previous.start, self.previous.end), self.token.text
        if before in ("e", "E") and self.tokens[self.index - 2].kind == "number":
            what = "Powers of ten are not written with e here."
            raise self.error(what, self.previous, expected="an operator", hint=f"Write *10^{number}.")
        what = f"A number stands right after “{before}”."
        hint = f"Write {before}*{number}, {before}^{number} or {before}_{number}."
        if self.previous.text in POSTFIX:
            hint = "Write * between factors, and mod(7, 3) for a remainder."
        raise self.error(what, self.token, expected="an operator", hint=hint)

    # -- powers -------------------------------------------------------------------------------------------

    def power(self) -> Term:
        """An operand with its `!`, `%`, `°` and exponent."""
        start = self.index
        base = self.postfix(self.operand())
        if not self.at("^"):
            return base
        sign = self.take()
        self.enter(sign)
        exponent = self.value(self.exponent(), sign)
        self.leave()
        self.value(base, sign)
        self._warn_exponent(base, exponent)
        if exponent.head == "Pow" and self.previous.text not in (")", "}") and self.tokens[start].text != "(":
            whole = self.source(self.tokens[start].start, self.previous.end)
            other = canonical(term("Pow", term("Pow", base, exponent.args[0]), exponent.args[1]))
            read = canonical(term("Pow", base, exponent))
            self.warn(f"{whole} is read as {read}; for the other reading write {other}.")
        return term("Pow", base, exponent)

    def _warn_exponent(self, base: Term, exponent: Term) -> None:
        """`e^2x` and `x^1/2`: more may be meant to stand in the exponent."""
        if exponent.head != "Integer" or self.token.start != self.previous.end:
            return
        read = canonical(term("Pow", base, exponent))
        follows = self.token.text
        if self.token.kind == "word" and (base.head == "Integer" or base.value == "e"):
            other = f"{canonical(base)}^({canonical(exponent)}{follows})"
            self.warn(f"{read}{follows} is read as {read}*{follows}; for the other reading write {other}.")
        elif follows == "/" and exponent.value == 1:
            self.warn(f"{read}/... is read as ({read})/...; for a fraction in the exponent write ^(1/...).")

    def exponent(self) -> Term:
        """What stands after `^`: an operand with its own exponent, perhaps with a sign."""
        if self.at("-", "+"):
            sign = self.take()
            self.enter(sign)
            t = self._with_sign(sign, self.exponent())
            self.leave()
            return t
        outside, self.in_exponent = self.in_exponent, True
        t = self.power()
        self.in_exponent = outside
        return t

    def postfix(self, t: Term) -> Term:
        """`t` with the signs written after it."""
        last = ""
        while self.at(*POSTFIX):
            sign = self.take()
            if last == sign.text == "!":
                hint = "Write (n!)! for the factorial of a factorial."
                raise self.error("Double factorials are not read.", sign, expected="one “!”", hint=hint)
            t, last = term(POSTFIX[sign.text], self.value(t, sign)), sign.text
        return t
