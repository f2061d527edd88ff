"""A reader of canonical text (docs/ARCHITECTURE.md) that shares nothing with the package: text to nested tuples.

`("number", q)`, `("letter", name)`, `("add", a, b, ...)`, `("mul", a, b, ...)`, `("neg", a)`, `("div", a, b)`,
`("pow", a, b)`, `("root", a, n)`, `("abs", a)`, `("relation", sign, a, b)`, `("and", ...)`, `("or", ...)`, `("true",)`,
`("false",)`, `("undefined",)`, `("where", a, formula)`. What the second checker does not know raises OutOfScope.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import factorial
from typing import Any

Tree = tuple[Any, ...]

_TOKEN = re.compile(r"\s*(\d[0-9a-z]*_\d+|\d+\.\d*\(\d+\)|\d+\.\d*|\d+|[^\W\d_]+(?:_\w+)?|!=|<=|>=|[-+*/^=<>(),;|!%])")
_RELATIONS = ("=", "!=", "<", "<=", ">", ">=")
_KEYWORDS = {"and", "or", "if", "for", "in", "is", "assuming", "over", "no", "all"}
_LARGEST_FACTORIAL = 500
QUESTION = re.compile(r"(solve|simplify|expand|factor) (.*)", re.S)
SOLVE = re.compile(r"(.*) for (\w+) over the (reals|complex)", re.S)


class OutOfScope(Exception):
    """Something this checker has no opinion on."""


def read(text: str) -> Tree:
    """The tree of a formula or expression. Raises OutOfScope for what is not understood."""
    reader = _Reader(text)
    tree = reader.cases()
    if reader.tokens[reader.place :]:
        raise OutOfScope(f"unread: {text[:80]}")
    return tree


def read_question(text: str) -> tuple[str, Tree, str, str, tuple[Tree, ...]]:
    """(verb, subject, unknown, domain, assumptions) of a question; unknown and domain are empty but for `solve`."""
    sentence, _, assumed = text.partition(" assuming ")
    match = QUESTION.fullmatch(sentence)
    if match is None or " at " in sentence or " into " in sentence:
        raise OutOfScope("another kind of question")
    verb, rest = match.groups()
    assumptions = (read(assumed),) if assumed else ()
    if verb != "solve":
        return verb, read(rest), "", "", assumptions
    solve = SOLVE.fullmatch(rest)
    if solve is None:
        raise OutOfScope("another kind of question")
    return verb, read(solve[1]), solve[2], solve[3], assumptions


def tokens_of(text: str) -> list[tuple[str, bool]]:
    """Tokens, each with whether it stands directly after the one before."""
    found, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise OutOfScope(f"an unknown sign: {text[at : at + 20]}")
        found.append((match[1], match.start(1) == at))
        at = match.end()
    return found


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens = tokens_of(text)
        self.place = 0

    def peek(self, ahead: int = 0) -> str:
        at = self.place + ahead
        return self.tokens[at][0] if at < len(self.tokens) else ""

    def take(self, spelling: str) -> bool:
        if self.peek() == spelling:
            self.place += 1
            return True
        return False

    def expect(self, spelling: str) -> None:
        if not self.take(spelling):
            raise OutOfScope(f"expected {spelling}")

    # formulas

    def cases(self) -> Tree:
        """`A if C; B if D` means (A and C) or (B and D); for expressions that is out of scope."""
        first = self.where()
        if not self.take("if"):
            return first
        branches = [("and", first, self.any())]
        while self.take(";"):
            value = self.where()
            self.expect("if")
            branches.append(("and", value, self.any()))
        if any(not is_formula(b[1]) for b in branches):
            raise OutOfScope("an expression by cases")
        return branches[0] if len(branches) == 1 else ("or", *branches)

    def where(self) -> Tree:
        value = self.any()
        if not self.take("for"):
            return value
        if self.peek() in ("integer", "real"):
            raise OutOfScope("a family")
        condition = self.any()
        return ("and", value, condition) if is_formula(value) else ("where", value, condition)

    def any(self) -> Tree:
        parts = [self.conjunction()]
        while self.take("or"):
            parts.append(self.conjunction())
        return parts[0] if len(parts) == 1 else ("or", *parts)

    def conjunction(self) -> Tree:
        parts = [self.relation()]
        while self.take("and"):
            parts.append(self.relation())
        return parts[0] if len(parts) == 1 else ("and", *parts)

    def relation(self) -> Tree:
        if self.peek() == "no" and self.peek(1) == "solution":
            self.place += 2
            return ("false",)
        if self.peek() == "all" and self.peek(1) == "real" and self.peek(2) == "numbers":
            self.place += 3
            return ("true",)
        left, links = self.sum(), []
        while self.peek() in _RELATIONS:
            sign = self.peek()
            self.place += 1
            right = self.sum()
            links.append(("relation", sign, left, right))
            left = right
        if not links:
            return left
        return links[0] if len(links) == 1 else ("and", *links)

    # expressions

    def sum(self) -> Tree:
        summands = [("neg", self.product()) if self.take("-") else self.product()]
        while self.peek() in ("+", "-"):
            is_negative = self.peek() == "-"
            self.place += 1
            summand = self.product()
            summands.append(("neg", summand) if is_negative else summand)
        return summands[0] if len(summands) == 1 else ("add", *summands)

    def product(self) -> Tree:
        starts_with_number = self.peek()[:1].isdigit()
        result = self.power()
        if starts_with_number and self.place < len(self.tokens) and self.tokens[self.place][1]:
            coming = self.peek()
            if coming == "(" or (coming[0].isalpha() and coming not in _KEYWORDS):
                result = ("mul", result, self.power())
        while self.peek() in ("*", "/"):
            name = "mul" if self.peek() == "*" else "div"
            self.place += 1
            result = (name, result, self.power())
        return result

    def power(self) -> Tree:
        base = self.primary()
        while self.peek() in ("!", "%"):
            base = _factorial(base) if self.peek() == "!" else ("div", base, ("number", Fraction(100)))
            self.place += 1
        if self.take("^"):
            return ("pow", base, self.exponent())
        return base

    def exponent(self) -> Tree:
        base = self.primary()
        return ("pow", base, self.exponent()) if self.take("^") else base

    def primary(self) -> Tree:
        spelling = self.peek()
        self.place += 1
        if spelling[:1].isdigit():
            return self.number(spelling)
        if spelling == "(":
            inner = self.cases()
            self.expect(")")
            return inner
        if spelling == "|":
            inner = self.sum()
            self.expect("|")
            return ("abs", inner)
        if not spelling[:1].isalpha() or spelling in _KEYWORDS:
            raise OutOfScope(f"expected an expression: {spelling}")
        if self.peek() == "(" and self.tokens[self.place][1]:
            return self.call(spelling)
        if spelling in ("true", "false", "undefined"):
            return (spelling,)
        if spelling in ("pi", "e", "oo"):
            raise OutOfScope(spelling)
        return ("letter", spelling)

    def number(self, spelling: str) -> Tree:
        value = _decimal(spelling)
        if spelling.isdigit() and self.peek().isdigit() and self.peek(1) == "/" and self.peek(2).isdigit():
            above, below = int(self.peek()), int(self.peek(2))
            self.place += 3
            if not below:
                return ("undefined",)
            value += Fraction(above, below)
        return ("number", value)

    def call(self, name: str) -> Tree:
        self.expect("(")
        args = [self.sum()]
        while self.take(","):
            args.append(self.sum())
        self.expect(")")
        if name in ("sqrt", "cbrt") and len(args) == 1:
            return ("root", args[0], 2 if name == "sqrt" else 3)
        if name == "root" and len(args) == 2 and args[1][0] == "number" and args[1][1] in (2, 3, 4, 5, 6):
            return ("root", args[0], int(args[1][1]))
        raise OutOfScope(f"the function {name}")


def is_formula(tree: Tree) -> bool:
    return tree[0] in ("relation", "and", "or", "true", "false")


def _decimal(spelling: str) -> Fraction:
    if "_" in spelling:
        raise OutOfScope("a number in another base")
    whole, _, places = spelling.partition(".")
    fixed, _, period = places.partition("(")
    value = Fraction(int(whole + fixed), 10 ** len(fixed))
    if period:
        period = period.rstrip(")")
        value += Fraction(int(period), (10 ** len(period) - 1) * 10 ** len(fixed))
    return value


def _factorial(tree: Tree) -> Tree:
    if tree[0] != "number" or tree[1].denominator != 1 or tree[1] > _LARGEST_FACTORIAL:
        raise OutOfScope("a factorial")
    return ("number", Fraction(factorial(int(tree[1]))))


def letters_of(tree: Tree) -> set[str]:
    """The letters in a tree."""
    if tree[0] == "letter":
        return {tree[1]}
    return {name for part in tree[1:] if isinstance(part, tuple) for name in letters_of(part)}
