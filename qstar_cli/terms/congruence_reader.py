"""Statements about whole numbers over tokens: `a mod n`, `a = b (mod n)`, `n is prime`."""

from __future__ import annotations

from qstar_cli.operators.registry import by_label, by_property
from qstar_cli.terms.latex_reader import LatexReader
from qstar_cli.terms.printer import text as canonical
from qstar_cli.terms.second_readings import remainder_of_sum
from qstar_cli.terms.term import Term, term
from qstar_cli.terms.tokens import Token

MODULO = "mod"


class CongruenceReader(LatexReader):
    """Reads what stands after a value or an equation of whole numbers."""

    def starts_operand(self) -> bool:
        """Whether a factor may follow without a sign between; `mod` is no factor."""
        return not self.at_modulus() and super().starts_operand()

    def at_modulus(self) -> bool:
        """Whether `mod n` or `(mod n)` comes next."""
        if self._is_modulo(self.token):
            return True
        return self.at("(") and self._is_modulo(self.ahead(1)) and self.ahead(2).text != "("

    def _is_modulo(self, token: Token) -> bool:
        return token.kind == "word" and token.text == MODULO

    def modulus(self) -> Term:
        """The n of `mod n` or `(mod n)`."""
        opened = self.take()
        if self._is_modulo(opened):
            return self.value(self.product(), opened)
        self.take()
        t = self.value(self.sum(), opened)
        self.close(")", opened)
        return t

    def remainder(self, t: Term) -> Term:
        """`t mod n` where that follows."""
        start = self.index
        while self.at_modulus():
            dividend = self.value(t, self.token)
            t = term("Mod", dividend, self.modulus())
            self.warn_of(remainder_of_sum(dividend, t.args[1]) if self._is_bare_sum(start) else None)
        return t

    def _is_bare_sum(self, end: int) -> bool:
        """Whether the token before `end` does not close a bracket."""
        return self.tokens[end - 1].text != ")"

    def congruences(self, links: list[Term], signs: list[Token]) -> list[Term]:
        """The links of a chain of equations as congruences where a modulus follows."""
        if not self.at_modulus():
            if any(sign.text == "≡" for sign in signs):
                raise self.unexpected("the modulus of the congruence", "Write 3x = 4 (mod 7).")
            return links
        if any(link.head != "Equal" for link in links):
            raise self.unexpected("the end: only equations have a modulus")
        has_brackets = self.at("(")
        n = self.modulus()
        found = [term("Congruent", *link.args, n) for link in links]
        if not has_brackets and any(sign.text == "=" for sign in signs):
            read = " and ".join(map(canonical, found))
            self.warn(f"The equation with “mod” at its end is read as the congruence {read}.")
        return found

    def property_of(self, t: Term) -> Term:
        """`t is prime` and its kin, from `is` on."""
        sign = self.take()
        start = self.token.start
        for name, operator in by_property().items():
            if self._source_starts(name, start):
                self._pass(name)
                more = [self.value(self.sum(), sign)] if operator.arity[0] > 1 else []
                return term(operator.head, self.value(t, sign), *more)
        raise self.unexpected("one of: " + ", ".join(by_property()))

    def labelled(self) -> Term | None:
        """`center (1, 2), radius 3`: a label before each part; None when something else comes."""
        start = self.token.start
        operator = next((op for label, op in by_label().items() if self._source_starts(label, start)), None)
        if operator is None:
            return None
        parts: list[Term] = []
        for label in operator.labels:
            if parts and not (self.skip(",") or self.skip_keyword("and")):
                raise self.unexpected(f"“, {label}”")
            if not self._source_starts(label, self.token.start):
                raise self.unexpected(f"“{label}”")
            self._pass(label)
            parts.append(self.sum())
        return term(operator.head, *parts)

    def _pass(self, name: str) -> None:
        """Take the tokens that a name is written with."""
        end = self.token.start + len(name)
        while self.token.start < end and self.token.kind != "end":
            self.take()

    def _source_starts(self, name: str, start: int) -> bool:
        found = self.text[start : start + len(name) + 1]
        return found[: len(name)].lower() == name and not found[len(name) :].isalnum()
