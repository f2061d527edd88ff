"""Names over tokens: letters, constants, and functions with their arguments, in brackets or not."""

from __future__ import annotations

from qstar_cli.operators.operator import Operator
from qstar_cli.operators.registry import by_letter, by_name
from qstar_cli.terms import notation
from qstar_cli.terms.arithmetic_reader import OPERAND_OPS
from qstar_cli.terms.build import integer, multiply, negative, symbol
from qstar_cli.terms.numerals import integer_of
from qstar_cli.terms.operand_reader import CLOSING, OperandReader
from qstar_cli.terms.printer import text as canonical
from qstar_cli.terms.term import Term, symbols, term
from qstar_cli.terms.tokens import Token

TRIGONOMETRIC = frozenset(("Sin", "Cos", "Tan", "Cot", "Sec", "Csc"))
IN_RADIANS = "is read with the angle in radians"
SMALL_ANGLES = frozenset(integer(n) for n in range(7))  # up to a full turn, radians are meant
FUNCTION_LETTERS = ("f", "g", "h")
_SUBSCRIPTS = frozenset(("word", "number", "keyword", "unknown"))
SPECIAL_NAMES = ("sqrt", "cbrt", "exp", "lg")


class CallReader(OperandReader):
    """Reads names and calls."""

    def name(self) -> Term:
        """A letter (with its subscript), a constant, or the call of a function."""
        token = self.take()
        if token.text in self.functions:
            return self.defined_call(token)
        if token.text == "root" and self.token.kind == "number" and self._is_of(self.ahead(1)):
            return self._root_of(token)
        if token.text in SPECIAL_NAMES or token.text in by_name():
            return self.call(token)
        if token.text in notation.CONSTANTS and not self.at("_"):
            return term("Constant", value=notation.CONSTANTS[token.text])
        if token.text in by_letter() and self._is_call_of(by_letter()[token.text]):
            return self._call_by_letter(token)
        if token.text in FUNCTION_LETTERS and self.at("(") and not self.token.spaced:
            what = f"The function {token.text} is not defined."
            hint = f"Write “let {token.text}(x) = ...” before it, or {token.text}*(...) for a product."
            raise self.error(what, token, expected="a function that is known", hint=hint)
        return symbol(token.text + self._subscript())

    @staticmethod
    def _is_of(token: Token) -> bool:
        return token.kind == "keyword" and token.text == "of"

    def _root_of(self, token: Token) -> Term:
        """`root 2 of x^3 - 3x + 1`: a real root of a polynomial in one letter, counted from the left."""
        index = self.number()
        self.take()
        inside = self.value(self.sum(), token)
        from qstar_cli.terms.polynomial_roots import root_of  # rarely needed

        t = root_of(index, inside)
        if t is None and not symbols(inside):
            self.warn(f"root {canonical(index)} of {canonical(inside)} is read as the root of that order.")
            return term("Root", inside, index)
        if t is None:
            what = "“root k of ...” is a real root of a sum in one letter, counted from the left."
            raise self.error(what, token, expected="a polynomial", hint="For the cube root of 8 write cbrt(8).")
        return t

    def _call_by_letter(self, token: Token) -> Term:
        """`C(5, 2)` and `phi(36)`, which might also be products."""
        operator = by_letter()[token.text]
        t = term(operator.head, *self.arguments(token, operator.arity))
        if len(t.args) == 1:
            other = f"{token.text}*({canonical(t.args[0])})"
            self.warn(f"{token.text} is read as the {operator.title}; for the product write {other}.")
        return t

    def _is_call_of(self, operator: Operator) -> bool:
        """Whether brackets follow directly with as many values as the operator takes; a single one is a number."""
        if not self.at("(") or self.token.spaced:
            return False
        if operator.arity[1] == 1:
            return self.ahead(1).kind == "number"
        depth = 0
        for token in self.tokens[self.index :]:
            depth += (token.text in ("(", "[")) - (token.text in (")", "]")) if token.kind == "op" else 0
            if depth == 0:
                return False
            if depth == 1 and token.kind == "op" and token.text == ",":
                return True
        return False

    def _subscript(self) -> str:
        if not self.at("_"):
            return ""
        sign = self.take()
        braced = self.skip("{")
        inner = ""
        while self.token.kind in _SUBSCRIPTS and "." not in self.token.text and (braced or not inner):
            inner += self.take().text
        if not inner or (braced and not self.skip("}")):
            hint = "Write x_1 or x_{12}."
            raise self.error("A subscript is letters or digits.", sign, expected="a name such as x_1", hint=hint)
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
        if token.text in ("sqrt", "cbrt"):
            return (self.radicand(token),)
        self.enter(token)
        argument = self.run(token)
        self.leave()
        return (argument,)

    def _build(self, token: Token, args: tuple[Term, ...], base: Term | None) -> Term:
        name = token.text
        if name in ("sqrt", "cbrt"):
            return term("Root", args[0], integer(2 if name == "sqrt" else 3))
        if name == "lg":
            return term("Log", args[0], integer(10))
        if name == "exp":
            return term("Pow", term("Constant", value="e"), args[0])
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
        if operator.head in TRIGONOMETRIC and args[0].head == "Integer" and args[0] not in SMALL_ANGLES:
            call, angle = canonical(term(operator.head, *args)), canonical(args[0])
            self.warn(f"{call} {IN_RADIANS}; for degrees write {token.text}({angle}°).")

    def _inverse(self, token: Token) -> Term:
        inverse = by_name().get("arc" + token.text)
        if inverse is None:
            what = f"{token.text}^-1 has no meaning here."
            hint = f"Write 1/{token.text}(x) for the reciprocal."
            raise self.error(what, token, expected="sin, cos or tan before ^-1", hint=hint)
        t = term(inverse.head, *self._call_arguments(token, None))
        self.warn(f"{token.text}^-1 is read as {inverse.names[0]}; for the reciprocal write 1/{token.text}(...).")
        return t

    def _function_exponent(self, token: Token) -> Term | None:
        if not self.at("^"):
            return None
        sign = self.take()
        if token.text in SPECIAL_NAMES and token.text != "lg":
            what = f"An exponent cannot stand right after {token.text}."
            raise self.error(what, sign, expected="its argument", hint=f"Write {token.text}(...)^2.")
        if self.at("{", "("):
            return self.group()
        minus = self.skip("-")
        if self.token.kind not in ("number", "word"):
            raise self.unexpected("an exponent")
        outside, self.in_exponent = self.in_exponent, True
        t = self.operand()
        self.in_exponent = outside
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
        touching = self.token.kind == "number" and "." not in self.token.text and not self.token.spaced
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
        outside = self.open_bars, self.in_exponent
        self.open_bars, self.in_exponent = 0, False
        found = [self.value(self.sum(), opened)]
        while self.skip(","):
            found.append(self.value(self.sum(), opened))
        self.close(CLOSING[opened.text], opened)
        self.open_bars, self.in_exponent = outside
        self.leave()
        return tuple(found)

    def run(self, function: Token) -> Term:
        """The argument of a function without brackets: numbers and letters up to a sign, bracket or function."""
        minus = self.skip("-")
        factors = [self.power()]
        while self.token.kind == "word" and not self._is_function(self.token.text):
            factors.append(self.power())
        t = self.value(multiply(*factors), function)
        if t.head in ("Product", "Pow") or self.at("/"):
            self._warn_run(function, t)
        return negative(t) if minus else t

    def _warn_run(self, function: Token, t: Term) -> None:
        name = function.text
        source = self.source(function.start, self.previous.end)
        read = f"{name}({canonical(t)})"
        if self.at("/"):
            other = f"{name}({canonical(t)}/...)"
            self.warn(f"{source}/... is read as {read}/...; for the other reading write {other}.")
        else:
            rest = f"^{canonical(t.args[1])}" if t.head == "Pow" else f"*{canonical(multiply(*t.args[1:]))}"
            self.warn(f"{source} is read as {read}; for the other reading write {name}({canonical(t.args[0])}){rest}.")

    def _is_function(self, name: str) -> bool:
        return name in self.functions or name in SPECIAL_NAMES or name in by_name()


def _arity(name: str) -> tuple[int, int]:
    if name in SPECIAL_NAMES:
        return (1, 1)
    operator = by_name()[name]
    return (1, 2) if operator.head == "Log" else operator.arity
