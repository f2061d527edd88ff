"""The kernel's own small reader of canonical text, so that no other reader has to be trusted: questions and answers."""

from __future__ import annotations

import re
from collections.abc import Callable

from qstar_cli.errors import ReadError
from qstar_cli.operators.operator import Operator
from qstar_cli.operators.registry import operators
from qstar_cli.terms.term import Term, operands, term
from qstar_cli.verify.expressions import Reader
from qstar_cli.verify.tokens import tokens_of

MAX_DEPTH = 120


def read(text: str) -> Term:
    """The term of a canonical text, a question without assumptions among them. Raises ReadError."""
    try:
        reader = Reader(text)
        t = reader.cases()
        reader.expect_end()
        return _not_too_deep(t)
    except ReadError as error:
        try:
            question, assumptions = read_question(text)
        except ReadError:
            raise error from None
        if assumptions:
            raise
        return question


def read_question(text: str) -> tuple[Term, tuple[Term, ...]]:
    """The question of a canonical sentence, and its assumptions. Raises ReadError."""
    found, problem = [], ReadError("no question is asked like this", source=text[:200])
    for operator in operators().values():
        if operator.question and text.startswith(operator.sentence.partition("{")[0]):
            try:
                found.append(_Questions(text).question(operator))
            except ReadError as error:
                problem = error
    if len(found) != 1:
        raise problem if not found else ReadError("the question can be read in two ways", source=text[:200])
    return found[0]


def _not_too_deep(t: Term) -> Term:
    """The term, when its depth is one that all later recursion can stand."""
    level, depth = [t], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise ReadError("a formula is nested too deeply")
        level = list({a for u in level for a in u.args})
    return t


class _Questions(Reader):
    """A text that asks a question."""

    def question(self, operator: Operator) -> tuple[Term, tuple[Term, ...]]:
        """The question of one operator's sentence, to the end of the text."""
        pieces = re.split(r"\{(\w+)\}", operator.sentence)
        args = []
        for k, piece in enumerate(pieces):
            if k % 2 == 0:
                self._literal(piece)
            else:
                args.append(self.slot(piece.rstrip("0123456789"), _first_word(pieces[k + 1])))
        assumptions = operands(self.formula(self.any()), "And") if self.take("assuming") else ()
        self.expect_end()
        question = _not_too_deep(term(operator.head, *args))
        return question, tuple(map(_not_too_deep, assumptions))

    def _literal(self, piece: str) -> None:
        for _, word, _, _ in tokens_of(piece):
            self.expect(word)

    def slot(self, kind: str, ending: str) -> Term:
        """A part of a question by the kind its slot names."""
        readers: dict[str, Callable[[], Term]] = {
            "expression": lambda: self.expression(self.any()),
            "formula": lambda: self.formula(self.any()),
            "unknowns": self.unknowns,
            "bindings": lambda: term("Tuple", *self.several(lambda: self.formula(self.relation()))),
            "domain": self.domain,
            "integer": self.signed_integer,
            "point": self.point,
            "function": self.function,
            "word": lambda: self.word(ending),
        }
        if kind not in readers:
            raise self.error(f"an unknown slot {kind}")
        return readers[kind]()

    def unknowns(self) -> Term:
        parts = self.several(self.symbol)
        return parts[0] if len(parts) == 1 else term("Tuple", *parts)

    def signed_integer(self) -> Term:
        negative = self.take("-")
        t = self.primary()
        if t.head != "Integer":
            raise self.error("expected an integer")
        return term("Neg", t) if negative else t

    def word(self, ending: str) -> Term:
        words = []
        while self.kind() == "name" and self.peek() not in (ending, "assuming"):
            words.append(self.next())
        if not words:
            raise self.error("expected a word")
        return term("Word", value=" ".join(words))


def _first_word(piece: str) -> str:
    """The word with which a piece of a sentence begins; what follows the last piece begins with "assuming"."""
    words = tokens_of(piece)
    return words[0][1] if words else "assuming"
