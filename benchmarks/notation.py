"""A small reader of formulas for the judge: answers of the solver, keys of the problem sets, their problems.

It shares nothing with the package, so that a misreading there cannot hide itself here. Reads to plain trees of `Node`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Node:
    """A formula: `head` with `args`; `value` is a Fraction for "number", a str for "name", "relation" and "call"."""

    head: str
    args: tuple[Node, ...] = ()
    value: Fraction | str | None = None
    spelling: str = ""


@dataclass(frozen=True)
class Grammar:
    """How notations differ: `tight`, a product without a sign binds tighter than `/`; `literal`, except in `2/3 x`."""

    tight: bool = False
    literal: bool = False


QSTAR = Grammar()
MATHJS = Grammar(tight=True, literal=True)
CONPOLE = Grammar(tight=True)

RELATIONS = {
    "=": "=",
    "==": "=",
    "!=": "!=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
}
CONSTANT_TRUTHS = {
    "no solution": Node("false"),
    "all real numbers": Node("true"),
    "true": Node("true"),
    "false": Node("false"),
    "undefined": Node("undefined"),
    "does not exist": Node("undefined"),
}
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+\.\d*\(\d+\)|\d+\.\d+|\.\d+|\d+)|(?P<name>[A-Za-zα-ωΑ-Ω_][A-Za-z0-9_α-ω]*(?:\.[a-zA-Z]+)?)"
    r"|(?P<sign>\*\*|<=|>=|!=|==|[-+*/^()\[\]{},;:|=<>!%°≤≥≠·×÷√]))"
)
_WORDS = {"of", "or", "and", "if", "for", "where", "assuming"}


class NotationError(ValueError):
    """Text outside the grammar."""


def tokens(text: str) -> list[tuple[str, str]]:
    """(kind, text) pairs ending with ("end", "")."""
    found, at = [], 0
    text = text.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise NotationError(f"cannot read {text[at:]!r}")
        kind = match.lastgroup or ""
        found.append((kind, match[kind]))
        at = match.end()
    return [*found, ("end", "")]


def decimal(spelling: str) -> Fraction:
    """The value of `12`, `0.50` or `0.1(6)`."""
    whole, _, rest = spelling.partition(".")
    fixed, _, repeating = rest.rstrip(")").partition("(")
    value = Fraction(int((whole or "0") + fixed), 10 ** len(fixed))
    if repeating:
        value += Fraction(int(repeating), (10 ** len(repeating) - 1) * 10 ** len(fixed))
    return value


def number(value: Fraction | int, spelling: str = "") -> Node:
    return Node("number", value=Fraction(value), spelling=spelling)


def read(text: str, grammar: Grammar = QSTAR) -> Node:
    """The tree of an expression, formula or answer. Raises NotationError."""
    return _Reader(text, grammar).whole()


class _Reader:
    """Recursive descent, one method a level of precedence."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.tokens = tokens(text)
        self.grammar = grammar
        self.at = 0
        self.bars = 0

    def peek(self, ahead: int = 0) -> str:
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)][1]

    def kind(self, ahead: int = 0) -> str:
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)][0]

    def take(self, *wanted: str) -> str | None:
        if self.kind() != "end" and self.peek() in wanted:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def need(self, wanted: str) -> None:
        if self.take(wanted) is None:
            raise NotationError(f"expected {wanted!r} before {self.peek()!r}")

    def whole(self) -> Node:
        found = self.branches()
        if self.kind() != "end":
            raise NotationError(f"unexpected {self.peek()!r}")
        return found

    def branches(self) -> Node:
        """A formula or expression, or cases with `if` and semicolons."""
        branches = [self.branch()]
        while self.take(";"):
            branches.append(self.branch())
        if len(branches) == 1 and branches[0].head != "case":
            return branches[0]
        return Node("cases", tuple(branches))

    def branch(self) -> Node:
        formula = self.qualified()
        return Node("case", (formula, self.disjunction())) if self.take("if") else formula

    def qualified(self) -> Node:
        formula = self.disjunction()
        while self.take("for", "where"):
            if self.peek() in ("integer", "integers", "real"):
                self.at += 1
                names = [Node("name", value=self.peek())]
                self.at += 1
                formula = Node("family", (formula, *names))
            else:
                formula = Node("where", (formula, self.disjunction()))
        return formula

    def disjunction(self) -> Node:
        parts = [self.conjunction()]
        while self.take("or"):
            parts.append(self.conjunction())
        return parts[0] if len(parts) == 1 else Node("or", tuple(parts))

    def conjunction(self) -> Node:
        parts = [self.relation()]
        while self.take("and"):
            parts.append(self.relation())
        return parts[0] if len(parts) == 1 else Node("and", tuple(parts))

    def relation(self) -> Node:
        for phrase, node in CONSTANT_TRUTHS.items():
            words = phrase.split()
            if [self.peek(i) for i in range(len(words))] == words:
                self.at += len(words)
                return node
        left = self.sum()
        parts: list[Node] = []
        while self.peek() in RELATIONS and self.kind() == "sign":
            sign = RELATIONS[self.peek()]
            self.at += 1
            right = self.sum()
            parts.append(self.modulo(Node("relation", (left, right), sign)))
            left = right
        if not parts:
            return left
        return parts[0] if len(parts) == 1 else Node("and", tuple(parts))

    def modulo(self, relation: Node) -> Node:
        """`a = b (mod m)`: a congruence of integers."""
        if self.peek() != "(" or self.peek(1) != "mod":
            return relation
        self.at += 2
        modulus = self.sum()
        self.need(")")
        return Node("congruence", (*relation.args, modulus))

    def sum(self) -> Node:
        parts = [self.product()]
        while sign := self.take("+", "-"):
            part = self.product()
            parts.append(part if sign == "+" else Node("neg", (part,)))
        return parts[0] if len(parts) == 1 else Node("sum", tuple(parts))

    def product(self) -> Node:
        left = self.signed()
        while True:
            if self.take("*", "·", "×"):
                left = _times(left, self.signed())
            elif self.take("/", "÷"):
                left = self.divided(left)
            elif self.starts_factor():
                left = _times(left, self.power())
            else:
                return left

    def divided(self, left: Node) -> Node:
        right = self.signed()
        is_literal = self.grammar.literal and left.head in ("number", "neg") and right.head == "number"
        if self.grammar.tight and not is_literal:
            while self.starts_factor():
                right = _times(right, self.power())
        return Node("quotient", (left, right))

    def starts_factor(self) -> bool:
        """Whether a factor follows without a sign of multiplication."""
        kind, text = self.tokens[self.at]
        if kind == "name":
            return text not in _WORDS
        if kind == "sign":
            if text == "(" and self.peek(1) == "mod":
                return False
            return text in ("(", "√") or (text == "|" and not self.bars) or (text == "[" and self.grammar is CONPOLE)
        return False

    def signed(self) -> Node:
        if self.take("-"):
            return Node("neg", (self.coefficient() if self.grammar is CONPOLE else self.signed(),))
        if self.take("+"):
            return self.signed()
        return self.coefficient() if self.grammar.tight else self.mixed()

    def coefficient(self) -> Node:
        """A product written without signs, as one operand (`3x`, `2 x y`), where the notation says so."""
        if self.peek() == "-":
            return self.signed()
        left = self.mixed()
        before_literal = self.grammar.literal and left.head == "number"
        if before_literal and self.tokens[max(self.at - 2, 0)][1] == "/":
            return left
        while self.starts_factor():
            left = _times(left, self.power())
        return left

    def mixed(self) -> Node:
        """`8 1/3` is a mixed number; anything else a power."""
        kinds = [self.kind(i) for i in range(4)]
        if kinds[:2] == ["number", "number"] and self.peek(2) == "/" and kinds[3] == "number":
            whole, above, below = (decimal(self.peek(i)) for i in (0, 1, 3))
            self.at += 4
            return number(whole + above / below)
        return self.power()

    def power(self) -> Node:
        base = self.postfix()
        if self.take("^", "**"):
            exponent = Node("neg", (self.power(),)) if self.take("-") else self.power()
            return Node("power", (base, exponent))
        return base

    def postfix(self) -> Node:
        node = self.atom()
        while True:
            if self.take("!"):
                node = Node("call", (node,), "factorial")
            elif self.take("%"):
                node = Node("quotient", (node, number(100)))
            elif self.take("°"):
                node = _times(node, Node("quotient", (Node("name", value="pi"), number(180))))
            else:
                return node

    def atom(self) -> Node:
        kind, text = self.tokens[self.at]
        if kind == "number":
            self.at += 1
            return number(decimal(text), text)
        if kind == "name" and text not in _WORDS:
            return self.name()
        if text == "√":
            self.at += 1
            return Node("call", (self.postfix(),), "sqrt")
        if text == "|":
            return self.absolute()
        if text in ("(", "[", "{") and kind == "sign":
            return self.brackets()
        raise NotationError(f"unexpected {text or 'end'!r}")

    def absolute(self) -> Node:
        self.need("|")
        self.bars += 1
        inside = self.sum()
        self.need("|")
        self.bars -= 1
        return Node("call", (inside,), "abs")

    def name(self) -> Node:
        text = self.peek()
        self.at += 1
        if text == "undefined":
            return Node("undefined")
        if text == "root" and self.kind() == "number" and self.peek(1) == "of":
            index = decimal(self.peek())
            self.at += 2
            return Node("rootof", (number(index), self.sum()))
        if self.peek() == "(" and self.kind() == "sign" and (len(text) > 1 and text not in ("pi", "oo")):
            self.at += 1
            args = [] if self.peek() == ")" else self.items()
            self.need(")")
            return Node("call", tuple(args), text)
        return Node("name", value=text)

    def items(self) -> list[Node]:
        bars, self.bars = self.bars, 0
        found = [self.branches()]
        while self.take(","):
            found.append(self.branches())
        self.bars = bars
        return found

    def brackets(self) -> Node:
        opening = self.peek()
        self.at += 1
        found = self.items()
        self.need({"(": ")", "[": "]", "{": "}"}[opening])
        if opening == "{":
            return Node("call", tuple(found), "FiniteSet")
        if opening == "[" and self.grammar is CONPOLE and self.peek() == "/" and self.peek(1) == "[":
            self.at += 1
            return Node("quotient", (found[0], self.brackets()))
        if opening == "[" and self.grammar is QSTAR:
            return Node("list", tuple(found))
        return found[0] if len(found) == 1 else Node("tuple", tuple(found))


def _times(left: Node, right: Node) -> Node:
    factors = left.args if left.head == "product" else (left,)
    return Node("product", (*factors, right))


def names(node: Node) -> set[str]:
    """The letters that occur, constants aside."""
    if node.head == "name":
        return {str(node.value)} - {"pi", "e", "E", "oo", "i", "I", "Reals", "EmptySet"}
    if node.head == "rootof":
        return set()  # the letter of the polynomial stands for nothing outside
    if node.head == "family":
        return names(node.args[0]) - {str(parameter.value) for parameter in node.args[1:]}
    return set().union(*(names(a) for a in node.args)) if node.args else set()


def spread(node: Node) -> Node:
    """A name of several letters as the product that a textbook means by it (`ax` is a*x)."""
    text = str(node.value)
    if node.head == "name" and len(text) > 1 and text.isalpha() and text.isascii() and text not in ("pi", "oo"):
        return Node("product", tuple(Node("name", value=letter) for letter in text))
    return Node(node.head, tuple(spread(a) for a in node.args), node.value, node.spelling)
