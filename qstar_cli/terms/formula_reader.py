"""Relations, `and`, `or`, lists, `if` and `for`: everything above the level of sums."""

from __future__ import annotations

from collections.abc import Sequence

from qstar_cli.terms.build import FALSE, TRUE, all_of, any_of, negative
from qstar_cli.terms.congruence_reader import CongruenceReader
from qstar_cli.terms.cursor import is_formula
from qstar_cli.terms.printer import RELATION_SIGNS
from qstar_cli.terms.second_readings import chained_equation, decimal_comma, values_and_equations
from qstar_cli.terms.term import Term, has_head, map_args, operands, symbols, term
from qstar_cli.terms.tokens import Token

RELATIONS = {sign: head for head, sign in RELATION_SIGNS.items() if sign != "in"} | {"≡": "Equal"}
SEPARATORS = (",", ";")
PHRASES = {"true": TRUE, "all": TRUE, "false": FALSE, "no": FALSE}


class FormulaReader(CongruenceReader):
    """Reads whole statements."""

    bare_values = False  # whether a bare value was read as another value of a letter: `x = 2, 3`

    def whole(self) -> Term:
        """The statement that the whole text is."""
        if self.token.kind == "end":
            raise self.error(
                "There is nothing to read.",
                self.token,
                expected="an expression or an equation",
                hint="Write for example 2x + 3 = 7.",
            )
        t = self.cases(top=True)
        if self.token.text in (".", "?") and self.ahead(1).kind == "end":
            self.take()
        if self.token.kind != "end":
            raise self._left_over()
        if has_head(t, "PlusMinus", "MinusPlus"):
            sign = next(k for k in self.tokens if k.text in ("+-", "-+"))
            hint = "Write the two values apart."
            raise self.error("A value with ± is two values.", sign, expected="an equation such as x = 2 ± 3", hint=hint)
        return t

    def statement(self) -> Term:
        """What a pair of brackets can hold: a statement, an expression, or a tuple."""
        if self.at(")"):
            raise self.unexpected("an expression")
        first = self.cases(top=False)
        if not self.at(","):
            return first
        parts = [first]
        while self.skip(","):
            if self.at(")"):
                break
            parts.append(self.cases(top=False))
        return term("Tuple", *parts)

    def cases(self, *, top: bool) -> Term:
        """`A if C; B if D`, or what is weaker than that."""
        first = self.guarded(top=top)
        if not self.at_keyword("if"):
            return first
        branches = [self.branch(first)]
        while self.skip(";"):
            branches.append(self.branch(self.guarded(top=top)))
        return term("Cases", *branches)

    def branch(self, body: Term) -> Term:
        if not self.skip_keyword("if"):
            raise self.unexpected("“if” and its condition")
        return term("Case", body, self._formula(self.alternatives()))

    def guarded(self, *, top: bool) -> Term:
        """`E for C`: an expression or formula where a condition holds."""
        body = self.listed() if top else self.alternatives()
        if not self.at_keyword("for"):
            return body
        self.take()
        parameters = self._parameters()
        return term("Where", body, parameters or self._formula(self.alternatives()))

    def _parameters(self) -> Term | None:
        """`integer n, m` as the condition that these letters are integers; None when something else comes."""
        if self.token.kind != "domain" or self.ahead(1).kind != "word":
            return None
        domain = term("Domain", value=self.take().text)
        names = [self._parameter()]
        while self.at(",") and self.ahead(1).kind == "word":
            self.take()
            names.append(self._parameter())
        return all_of(*(term("Element", name, domain) for name in names))

    def _parameter(self) -> Term:
        t = self.operand()
        if t.head != "Symbol":
            raise self.error("This is not the name of a parameter.", self.previous, expected="a letter such as n")
        return t

    def listed(self) -> Term:
        """Statements separated by commas, semicolons or line breaks: a system, or several values of one letter."""
        parts = [self.alternatives()]
        while self._skip_separator():
            parts.append(self._alternative_value(parts[-1], self.alternatives()))
        return parts[0] if len(parts) == 1 else self._combined(parts)

    def _skip_separator(self) -> bool:
        start = self.index
        if self.at(",") and not self.token.spaced and not self.ahead(1).spaced and self.ahead(1).kind == "number":
            self.warn_of(decimal_comma(self.text[self.previous.start : self.ahead(1).end]))
        if self.at(*SEPARATORS) or self.token.kind == "newline" or self._at_line_end():
            if self._is_case_list(start):
                return False
            while self._at_line_end() or self.token.kind == "newline" or self.at(*SEPARATORS):
                self.take()
            self.skip_keyword("and")  # ", and"
            return not (self.token.kind == "command" and self.token.text.startswith("end:"))
        return False

    def _at_line_end(self) -> bool:
        return self.token.kind == "command" and self.token.text == "\\"

    def _is_case_list(self, index: int) -> bool:
        """Whether the semicolon at `index` separates the branches of `A if C; B if D`."""
        return self.tokens[index].text == ";" and self.has_cases

    def _combined(self, parts: list[Term]) -> Term:
        if not any(is_formula(p) for p in parts):
            return term("Tuple", *parts)
        if not all(is_formula(p) for p in parts):
            raise self.error(
                "A list mixes statements and values.", self.previous, expected="only equations, or only values"
            )
        if self.bare_values or _is_one_letters_values(parts):
            if self.bare_values:
                self.warn_of(values_and_equations(parts))
            else:
                self.warn("Commas between values of one letter are read as “or”; for all at once write and.")
            return any_of(*parts)
        return all_of(*(q for p in parts for q in operands(p, "And")))

    def _alternative_value(self, before: Term, t: Term) -> Term:
        """`x = 2, 3` and `x = 2 or 3`: a bare value after an equation for a letter is another value of it."""
        last = before.args[-1] if before.head in ("Or", "And") else before
        if not is_formula(t) and last.head == "Equal" and last.args[0].head == "Symbol":
            self.bare_values = True
            return term("Equal", last.args[0], t)
        return t

    def alternatives(self) -> Term:
        """Formulas joined by `or`."""
        parts = [self.conjunction()]
        while self.skip_keyword("or"):
            parts.append(self._formula(self._alternative_value(parts[-1], self.conjunction())))
        if len(parts) > 1:
            self._formula(parts[0])
        return any_of(*parts)

    def conjunction(self) -> Term:
        """Formulas joined by `and`."""
        parts = [self.relation()]
        while self.skip_keyword("and"):
            parts.append(self._formula(self.relation()))
        if len(parts) > 1:
            self._formula(parts[0])
        return all_of(*parts)

    def _formula(self, t: Term) -> Term:
        if not is_formula(t):
            raise self.error(
                "A statement is needed here, but this is only a value.",
                self.previous,
                expected="an equation or inequality",
            )
        return t

    def relation(self) -> Term:
        """Sums joined by relation signs; a chain `a < b < c` is the `and` of its links."""
        if self.token.kind == "phrase" and self.token.text != "undefined":
            return PHRASES[self.take().text]
        if self.skip_keyword("quotient"):
            return self._division()
        labelled = self.labelled() if self.token.kind in ("word", "unknown") else None
        if labelled is not None:
            return labelled
        start = self.token.start
        sides = [self.remainder(self.sum())]
        written = [self.text[start : self.previous.end]]
        if self.at_keyword("is"):
            return self.property_of(sides[0])
        links: list[Term] = []
        signs: list[Token] = []
        while self.at(*RELATIONS):
            sign = self.take()
            start = self.token.start
            sides.append(self.value(self.sum(), sign))
            written.append(self.text[start : self.previous.end])
            self.value(sides[-2], sign)
            links.append(term(RELATIONS[sign.text], sides[-2], sides[-1]))
            signs.append(sign)
        if self.at("∈"):
            return self._membership(self.take(), sides[-1])
        if not links:
            return sides[0]
        self.warn_of(chained_equation(sides, written))
        return _with_both_signs(all_of(*self.congruences(links, signs)))

    def _division(self) -> Term:
        """`quotient q, remainder r`, perhaps with `, divisor b`, after the first word."""
        parts = [self.sum()]
        for word in ("remainder", "divisor"):
            ahead = self.ahead(1)
            if not (self.at(",") and ahead.kind == "keyword" and ahead.text == word):
                break
            self.take()
            self.take()
            parts.append(self.sum())
        if len(parts) == 1:
            raise self.unexpected("“, remainder” and the remainder")
        return term("QuotientRemainder", *parts)

    def _membership(self, sign: Token, member: Term) -> Term:
        self.skip_keyword("the")
        if self.token.kind != "domain":
            raise self.unexpected("integers, reals or complex")
        return term("Element", member, term("Domain", value=self.take().text))

    def _left_over(self) -> Exception:
        if self.at(")", "]", "}", ")|", "\\}"):
            return self.error(
                f"There is no bracket open for “{self.token.text}”.",
                self.token,
                expected="an operator or the end",
                hint="Remove it or add the opening bracket.",
            )
        return self.unexpected("an operator or the end of the line")


def _is_one_letters_values(parts: Sequence[Term]) -> bool:
    """Whether all are equations `x = value` for one letter x with values free of letters."""
    return all(p.head == "Equal" and p.args[0] == parts[0].args[0] and not symbols(p.args[1]) for p in parts) and (
        parts[0].args[0].head == "Symbol"
    )


def _with_both_signs(t: Term) -> Term:
    """`x = a ± b` as `x = a + b or x = a - b`; the signs of a relation go together."""
    if not has_head(t, "PlusMinus", "MinusPlus"):
        return t
    return any_of(_signed(t, upper=True), _signed(t, upper=False))


def _signed(t: Term, *, upper: bool) -> Term:
    if t.head in ("PlusMinus", "MinusPlus"):
        inner = _signed(t.args[0], upper=upper)
        return inner if (t.head == "PlusMinus") == upper else negative(inner)
    if not t.args:
        return t
    return map_args(t, tuple(_signed(a, upper=upper) for a in t.args))
