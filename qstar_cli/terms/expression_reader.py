"""Recursive descent over tokens: numbers, names, calls, powers, products and sums.

One method a level of strength; docs/NOTATION.md states the decisions. Nothing is evaluated.
"""

from __future__ import annotations

from abc import abstractmethod

from qstar_cli.operators.operator import Operator
from qstar_cli.operators.registry import by_name
from qstar_cli.terms import notation
from qstar_cli.terms.build import UNDEFINED, absolute, add, decimal, divide, integer, multiply, negative, symbol
from qstar_cli.terms.cursor import Cursor, is_formula
from qstar_cli.terms.lexer import Token
from qstar_cli.terms.numerals import integer_of
from qstar_cli.terms.printer import text as canonical
from qstar_cli.terms.term import Term, term

POSTFIX = {"!": "Factorial", "%": "Percent", "°": "Degree"}
TRIGONOMETRIC = frozenset(("Sin", "Cos", "Tan", "Cot", "Sec", "Csc"))
OPERAND_OPS = ("(", "[", "{", "\\{", "√", "∛", "∜", "|(", "⌊", "⌈")
ROOTS = {"√": 2, "∛": 3, "∜": 4}
CLOSING = {"(": ")", "[": "]", "{": "}", "\\{": "\\}", "|": "|", "|(": ")|", "⌊": "⌋", "⌈": "⌉"}
FUNCTION_LETTERS = ("f", "g", "h")
SPECIAL_NAMES = ("sqrt", "cbrt", "exp", "log2", "log10")


class ExpressionReader(Cursor):
    """Reads expressions; what stands in brackets and LaTeX commands is read by the subclasses."""

    open_bars = 0  # bars |...| opened directly at this level of brackets

    @abstractmethod
    def statement(self) -> Term:
        """Everything a pair of brackets can hold."""

    @abstractmethod
    def command(self) -> Term:
        """A LaTeX command that starts an operand."""

    # -- sums ---------------------------------------------------------------------------------------------

    def sum(self) -> Term:
        """Terms joined by `+`, `-` and `±`."""
        parts = [self.signed()]
        while self.at("+", "-", "+-", "-+"):
            sign = self.take()
            self._value(parts[-1], sign)
            parts.append(self._with_sign(sign, self._value(self.signed(), sign)))
        return add(*parts)

    def signed(self) -> Term:
        """A product with any number of signs in front."""
        signs = []
        while self.at("+", "-", "+-", "-+"):
            signs.append(self.take())
        if not signs:
            return self.product()
        start = self.index
        t = self._value(self.product(), signs[-1])
        if t.head == "Pow" and self.tokens[start].kind == "number" and signs[-1].text == "-" and self.index - start > 1:
            base = self.tokens[start].text
            self.warn(f"-{canonical(t)} is read as -({canonical(t)}); for the power of -{base} write (-{base})^...")
        for sign in reversed(signs):
            t = self._with_sign(sign, t)
        return t

    def _with_sign(self, sign: Token, t: Term) -> Term:
        if sign.text == "+":
            return t
        return negative(t) if sign.text == "-" else term("PlusMinus" if sign.text == "+-" else "MinusPlus", t)

    def _value(self, t: Term, operator: Token) -> Term:
        """`t`, which must be a value and not a statement, next to an operator."""
        if t.head == "Tuple":
            raise self.error("A list cannot be calculated with.", operator, expected="an expression on both sides")
        if is_formula(t):
            raise self.error(
                f"“{operator.text}” joins values, but a statement stands beside it.", operator,
                expected="an expression on both sides", hint="Check the brackets.",
            )  # fmt: skip
        return t

    # -- products -----------------------------------------------------------------------------------------

    def product(self) -> Term:
        """Factors joined by `*`, `/`, `of` or nothing, from left to right."""
        start = self.index
        factors = [self.power()]
        divided = -1  # index of the token after the last division sign
        while True:
            operator = self.token
            if self.skip("*") or self.skip_keyword("of"):
                factors.append(self._value(self.factor(), operator))
                divided = -1
            elif self.skip("/"):
                divided = self.index
                below = self._value(self.factor(), operator)
                factors = [divide(self._value(multiply(*factors), operator), below)]
            elif self.starts_operand():
                written = multiply(*factors)
                factors.append(self._value(self.power(), operator))
                if divided >= 0:
                    self._warn_division(start, written, factors[-1])
                    divided = -1
            else:
                break
            self._value(factors[0], operator)
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
            t = self._with_sign(sign, self._value(self.factor(), sign))
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
        raise self.error(
            f"A number stands right after “{before}”.", self.token,
            expected="an operator", hint=f"Write {before}*{number}, {before}^{number} or {before}_{number}.",
        )  # fmt: skip

    # -- powers -------------------------------------------------------------------------------------------

    def power(self) -> Term:
        """An operand with its `!`, `%`, `°` and exponent."""
        start = self.index
        base = self.postfix(self.operand())
        if not self.at("^"):
            return base
        sign = self.take()
        self.enter(sign)
        exponent = self._value(self.exponent(), sign)
        self.leave()
        self._value(base, sign)
        if exponent.head == "Pow" and self.previous.text not in (")", "}") and self.tokens[start].text != "(":
            whole = self.source(self.tokens[start].start, self.previous.end)
            other = canonical(term("Pow", term("Pow", base, exponent.args[0]), exponent.args[1]))
            self.warn(
                f"{whole} is read as {canonical(term('Pow', base, exponent))}; for the other reading write {other}."
            )
        return term("Pow", base, exponent)

    def exponent(self) -> Term:
        """What stands after `^`: an operand with its own exponent, perhaps with a sign."""
        if self.at("-", "+"):
            sign = self.take()
            self.enter(sign)
            t = self._with_sign(sign, self.exponent())
            self.leave()
            return t
        return self.power()

    def postfix(self, t: Term) -> Term:
        """`t` with the signs written after it."""
        last = ""
        while self.at(*POSTFIX):
            sign = self.take()
            if last == sign.text == "!":
                raise self.error(
                    "Double factorials are not read.", sign, expected="one “!”", hint="Write (n!)! for the factorial of a factorial."
                )  # fmt: skip
            t, last = term(POSTFIX[sign.text], self._value(t, sign)), sign.text
        return t

    # -- operands -----------------------------------------------------------------------------------------

    def operand(self) -> Term:
        """A number, name, call, bracket, root sign or LaTeX command."""
        token = self.token
        if token.kind == "number":
            return self.number()
        if token.kind == "word":
            return self.name()
        if token.kind == "fraction":
            return self._vulgar(self.take())
        if token.kind == "command":
            return self.command()
        if token.kind == "phrase" and token.text == "undefined":
            self.take()
            return UNDEFINED
        if token.kind == "op":
            if token.text in ROOTS:
                return self._radical()
            if token.text in ("|", "|("):
                return self._bars()
            if token.text in ("⌊", "⌈"):
                return term("Floor" if token.text == "⌊" else "Ceiling", self.group())
            if token.text in OPERAND_OPS:
                return self.group()
        raise self.unexpected("a number, a name or a bracket")

    def number(self) -> Term:
        """An integer, a decimal or a mixed number (`8 1/3`, `8½`, `8\\frac13`)."""
        token = self.take()
        if "." in token.text:
            return decimal(token.text)
        whole = integer(integer_of(token.text))
        part = self._fraction_part()
        return whole if part is None else self._mixed(whole, part, token)

    def _fraction_part(self) -> Term | None:
        following = self.token
        if following.kind == "fraction":
            return self._vulgar(self.take())
        if following.kind == "command" and following.text in notation.TEX_FRACTIONS:
            return self.literal_fraction()
        slash, below = self.ahead(1), self.ahead(2)
        if not (following.kind == "number" and following.spaced and slash.text == "/" and below.kind == "number"):
            return None
        if "." in following.text or "." in below.text:
            return None
        self.index += 3
        return divide(integer(integer_of(following.text)), integer(integer_of(below.text)))

    def literal_fraction(self) -> Term | None:
        """A LaTeX fraction of two integers, if one comes next; otherwise nothing is passed."""
        return None

    def _mixed(self, whole: Term, part: Term, token: Token) -> Term:
        t = term("Mixed", whole, part)
        above, below = (int(a.value or 0) for a in part.args)
        if above >= below:
            self.warn(
                f"{canonical(t)} is read as a mixed number; for the product write {canonical(multiply(whole, part))}."
            )
        return t

    def _vulgar(self, token: Token) -> Term:
        above, below = token.text.split("/")
        return divide(integer(int(above)), integer(int(below)))

    def _radical(self) -> Term:
        sign = self.take()
        self.enter(sign)
        start = self.index
        radicand = self._value(self.postfix(self.operand()), sign)
        self.leave()
        if self.tokens[start].kind == "number" and self.token.kind == "word" and not self.token.spaced:
            source = self.source(sign.start, self.token.end)
            self.warn(
                f"{source} is read as {sign.text}({canonical(radicand)}) times {self.token.text}; put brackets under the root to include it."
            )
        return term("Root", radicand, integer(ROOTS[sign.text]))

    def group(self) -> Term:
        """What stands between a pair of brackets."""
        opened = self.take()
        self.enter(opened)
        bars, self.open_bars = self.open_bars, 0
        t = self.statement()
        self.close(CLOSING[opened.text], opened)
        if opened.text == "[" and t.head == "Tuple":
            raise self.error("Matrices and lists are not read yet.", opened, expected="an expression in the brackets")
        self.open_bars = bars
        self.leave()
        return t

    def _bars(self) -> Term:
        opened = self.take()
        self.enter(opened)
        bars, self.open_bars = self.open_bars, (self.open_bars + 1 if opened.text == "|" else 0)
        t = self._value(self.sum(), opened)
        self.close(CLOSING[opened.text], opened)
        self.open_bars = bars
        self.leave()
        return absolute(t)

    # -- names and calls ----------------------------------------------------------------------------------

    def name(self) -> Term:
        """A letter (with its subscript), a constant, or the call of a function."""
        token = self.take()
        if token.text in self.functions:
            return self.defined_call(token)
        if token.text in SPECIAL_NAMES or token.text in by_name():
            return self.call(token)
        if token.text in notation.CONSTANTS and not self.at("_"):
            return term("Constant", value=notation.CONSTANTS[token.text])
        if token.text in FUNCTION_LETTERS and self.at("(") and not self.token.spaced:
            what = f"The function {token.text} is not defined."
            hint = f"Write “let {token.text}(x) = ...” before it, or {token.text}*(...) for a product."
            raise self.error(what, token, expected="a function that is known", hint=hint)
        return symbol(token.text + self._subscript())

    def _subscript(self) -> str:
        if not self.at("_"):
            return ""
        sign = self.take()
        braced = self.skip("{")
        inner = ""
        while (
            self.token.kind in ("word", "number", "keyword", "unknown")
            and "." not in self.token.text
            and (braced or not inner)
        ):
            inner += self.take().text
        if not inner or (braced and not self.skip("}")):
            raise self.error(
                "A subscript is letters or digits.", sign, expected="a name such as x_1", hint="Write x_1 or x_{12}."
            )  # fmt: skip
        return "_" + inner

    def defined_call(self, token: Token) -> Term:
        """The call of a function defined by `let`."""
        if not self.at("("):
            what = f"“{token.text}” is a function and needs its argument."
            raise self.error(what, token, expected=f"{token.text}(...)", hint=f"Write {token.text}(x).")
        args = self.arguments(token, (self.functions[token.text],) * 2)
        return term("Apply", symbol(token.text), *args)

    def call(self, token: Token) -> Term:
        """A function with its argument, in brackets or not; `sin^2 x` is the power of the value."""
        base = self._log_base(token)
        exponent = self._function_exponent(token)
        if exponent is not None and exponent == negative(integer(1)):
            return self._inverse(token)
        args = self._call_arguments(token, base)
        t = self._build(token, args, base)
        return t if exponent is None else term("Pow", t, exponent)

    def _call_arguments(self, token: Token, base: Term | None) -> tuple[Term, ...]:
        if self.at("(", "[", "{", "\\{"):
            return self.arguments(token, (1, 1) if base is not None else _arity(token.text))
        self.enter(token)
        if token.text in ("sqrt", "cbrt"):
            argument = self.postfix(self.operand())
        else:
            argument = self.run(token)
        self.leave()
        return (argument,)

    def _build(self, token: Token, args: tuple[Term, ...], base: Term | None) -> Term:
        name = token.text
        if name in ("sqrt", "cbrt"):
            return term("Root", args[0], integer(2 if name == "sqrt" else 3))
        if name == "exp":
            return term("Pow", term("Constant", value="e"), args[0])
        if name in ("log2", "log10"):
            return term("Log", args[0], integer(int(name[3:])))
        operator = by_name()[name]
        if operator.head == "Log" and len(args) == 1:
            return self._logarithm(args[0], base)
        if operator.head == "Root" and len(args) == 1:
            return term("Root", args[0], integer(2))
        self._warn_degrees(operator, token, args)
        return term(operator.head, *args)

    def _logarithm(self, argument: Term, base: Term | None) -> Term:
        if base is not None:
            return term("Log", argument, base)
        t = term("Log", argument, integer(10))
        self.warn(f"log without a base is read with base 10, as {canonical(t)}; for the natural logarithm write ln.")
        return t

    def _warn_degrees(self, operator: Operator, token: Token, args: tuple[Term, ...]) -> None:
        if (
            operator.head in TRIGONOMETRIC
            and args[0].head == "Integer"
            and isinstance(args[0].value, int)
            and args[0].value >= 7
        ):
            call = canonical(term(operator.head, *args))
            self.warn(f"{call} is read with the angle in radians; for degrees write {token.text}({args[0].value}°).")

    def _inverse(self, token: Token) -> Term:
        inverse = by_name().get("arc" + token.text)
        if inverse is None:
            what = f"{token.text}^-1 has no meaning here."
            raise self.error(
                what, token, expected="sin, cos or tan before ^-1", hint=f"Write 1/{token.text}(x) for the reciprocal."
            )
        t = term(inverse.head, *self._call_arguments(token, None))
        self.warn(f"{token.text}^-1 is read as {inverse.names[0]}; for the reciprocal write 1/{token.text}(...).")
        return t

    def _function_exponent(self, token: Token) -> Term | None:
        if not self.at("^"):
            return None
        sign = self.take()
        if token.text in ("sqrt", "cbrt", "exp", "log2", "log10"):
            raise self.error(
                f"An exponent cannot stand right after {token.text}.",
                sign,
                expected="its argument",
                hint=f"Write {token.text}(...)^2.",
            )
        if self.at("{", "("):
            return self.group()
        minus = self.skip("-")
        if self.token.kind not in ("number", "word"):
            raise self.unexpected("an exponent")
        t = (
            integer(integer_of(self.take().text))
            if self.token.kind == "number" and "." not in self.token.text
            else self.operand()
        )
        return negative(t) if minus else t

    def _log_base(self, token: Token) -> Term | None:
        if token.text != "log":
            return None
        if self.skip("_"):
            return self.group() if self.at("{", "(") else self.operand()
        if self.skip_keyword("base"):
            base = self.power()
            if not self.skip_keyword("of"):
                raise self.unexpected("“of”", "Write log base 2 of 8, or log(8, 2).")
            return base
        following = self.ahead(1)
        touching = self.token.kind == "number" and not self.token.spaced
        if touching and ((following.kind == "op" and following.text in OPERAND_OPS) or following.kind == "word"):
            return integer(integer_of(self.take().text))
        return None

    def arguments(self, token: Token, arity: tuple[int, int]) -> tuple[Term, ...]:
        """The arguments in brackets after a name. Raises ReadError when their number does not fit."""
        t = self.group_list()
        least, most = arity
        if not least <= len(t) <= most:
            count = str(least) if least == most else f"{least} to {most}"
            what = f"{token.text} takes {count} argument{'' if count == '1' else 's'}, but {len(t)} stand here."
            raise self.error(what, token, expected=f"{count} in the brackets")
        return t

    def group_list(self) -> tuple[Term, ...]:
        """The expressions between a pair of brackets, separated by commas."""
        opened = self.take()
        self.enter(opened)
        bars, self.open_bars = self.open_bars, 0
        found = [self._value(self.sum(), opened)]
        while self.skip(","):
            found.append(self._value(self.sum(), opened))
        self.close(CLOSING[opened.text], opened)
        self.open_bars = bars
        self.leave()
        return tuple(found)

    def run(self, function: Token) -> Term:
        """The argument of a function written without brackets: numbers and letters up to the next sign, bracket or function."""
        start = self.index
        minus = self.skip("-")
        factors = [self.power()]
        while self.token.kind == "word" and not self._is_function(self.token.text):
            factors.append(self.power())
        t = self._value(multiply(*factors), function)
        simple = (
            len(factors) == 1 and t.head in ("Symbol", "Integer", "Decimal", "Constant", "Degree", "Abs")
        ) or self.index == start + 1
        if not simple or self.at("/"):
            self._warn_run(function, t, start)
        return negative(t) if minus else t

    def _warn_run(self, function: Token, t: Term, start: int) -> None:
        name = function.text
        source = self.source(function.start, self.previous.end)
        if self.at("/"):
            self.warn(
                f"{source}/... is read as ({source})/...; to divide first write {name}({source[len(name) :].strip()}/...)."
            )
        elif t.head == "Pow":
            self.warn(
                f"{source} is read as {name}({canonical(t)}); for the other reading write {name}({canonical(t.args[0])})^{canonical(t.args[1])}."
            )
        elif t.head == "Product":
            other = f"{name}({canonical(t.args[0])})*{canonical(multiply(*t.args[1:]))}"
            self.warn(f"{source} is read as {name}({canonical(t)}); for the other reading write {other}.")

    def _is_function(self, name: str) -> bool:
        return name in self.functions or name in SPECIAL_NAMES or name in by_name()


def _arity(name: str) -> tuple[int, int]:
    if name in SPECIAL_NAMES:
        return (1, 1)
    operator = by_name()[name]
    return (1, 2) if operator.head == "Log" else operator.arity
