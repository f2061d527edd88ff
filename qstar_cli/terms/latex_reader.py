"""LaTeX commands that start an operand: fractions, roots, environments of lines."""

from __future__ import annotations

from abc import abstractmethod

from qstar_cli.terms import notation
from qstar_cli.terms.build import divide, integer
from qstar_cli.terms.cursor import shown
from qstar_cli.terms.matrix_reader import MatrixReader
from qstar_cli.terms.numerals import integer_of
from qstar_cli.terms.term import Term, term


class LatexReader(MatrixReader):
    """Reads the LaTeX commands the lexer leaves."""

    @abstractmethod
    def listed(self) -> Term:
        """Statements separated by commas or line ends."""

    @abstractmethod
    def branch(self, body: Term) -> Term:
        """`body` with the condition that follows after `if`."""

    def command(self) -> Term:
        """The operand that a command starts."""
        token = self.token
        if token.text in notation.TEX_FRACTIONS:
            return self._fraction()
        if token.text == "sqrt":
            return self._root()
        if token.text.startswith("begin:"):
            is_matrix = token.text.partition(":")[2] in notation.TEX_MATRICES
            return self.matrix_environment() if is_matrix else self._environment()
        if token.text in notation.TEX_BINOMIALS:
            return self._binomial()
        what = f"The LaTeX command “\\{shown(token.text.partition(':')[0])}” is not known here."
        raise self.error(what, token, expected="a number, a name or a bracket", hint="Write it in plain notation.")

    def _fraction(self) -> Term:
        opened = self.take()
        self.enter(opened)
        above = self.value(self.argument(), opened)
        below = self.value(self.argument(), opened)
        self.leave()
        return divide(above, below)

    def _binomial(self) -> Term:
        opened = self.take()
        self.enter(opened)
        above = self.value(self.argument(), opened)
        below = self.value(self.argument(), opened)
        self.leave()
        return term("Binomial", above, below)

    def _root(self) -> Term:
        opened = self.take()
        self.enter(opened)
        index = self.value(self.group(), opened) if self.at("[") else integer(2)
        radicand = self.value(self.argument(), opened)
        self.leave()
        return term("Root", radicand, index)

    def argument(self) -> Term:
        """The argument of a LaTeX command: a group in braces, or one token (one digit) as TeX takes it."""
        if self.at("{"):
            return self.group()
        token = self.token
        if token.kind == "number" and len(token.text) > 1:
            self._split_number()
        if token.kind in ("number", "word"):
            digit = self.take()
            return integer(integer_of(digit.text)) if digit.kind == "number" else self._one_name()
        return self.operand()

    def _one_name(self) -> Term:
        self.index -= 1
        return self.name()

    def _split_number(self) -> None:
        """Make the first digit of the next token a token of its own."""
        token = self.token
        if "." in token.text[:2]:
            raise self.unexpected("an argument in braces", "Write \\frac{1.5}{2}.")
        first = token._replace(text=token.text[0], end=token.start + 1)
        rest = token._replace(text=token.text[1:], start=token.start + 1, spaced=False)
        self.tokens[self.index : self.index + 1] = [first, rest]

    def literal_fraction(self) -> Term | None:
        """A LaTeX fraction of two integers, if one comes next; otherwise nothing is passed."""
        place = self._after_integer_argument(self.index + 1)
        if place is None:
            return None
        split = place[1]
        if split is None and self._after_integer_argument(place[0]) is None:
            return None
        return self._fraction()

    def _after_integer_argument(self, index: int) -> tuple[int, str | None] | None:
        """Where the argument at `index` ends when it is an integer; a number of two digits holds two arguments."""
        token, inner, closing = (self.tokens[min(index + k, len(self.tokens) - 1)] for k in range(3))
        if token.text == "{" and inner.kind == "number" and "." not in inner.text and closing.text == "}":
            return index + 3, None
        if token.kind == "number" and "." not in token.text:
            return index + 1, token.text if len(token.text) == 2 else None
        return None

    def _environment(self) -> Term:
        """`\\begin{cases} ... \\end{cases}` and its kin: all of its lines."""
        opened = self.take()
        name = opened.text.partition(":")[2]
        if name not in notation.TEX_LINES:
            what = f"The LaTeX environment “{shown(name)}” is not read yet."
            raise self.error(what, opened, expected="cases, aligned or align*")
        self.enter(opened)
        t = self.listed()
        if self.at_keyword("if"):
            t = self._cases(t)
        if self.token.text != f"end:{name}":
            raise self.unexpected(f"\\end{{{name}}}")
        self.take()
        self.leave()
        return t

    def _cases(self, first: Term) -> Term:
        """The lines `A & if C` of a `cases` environment."""
        branches = [self.branch(first)]
        while self.token.kind == "command" and self.token.text == "\\":
            self.take()
            branches.append(self.branch(self.listed()))
        return term("Cases", *branches)
