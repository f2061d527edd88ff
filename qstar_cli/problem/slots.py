"""Reading what stands in the slots of a phrase."""

from __future__ import annotations

import re
from collections.abc import Callable

from qstar_cli.errors import ReadError
from qstar_cli.operators.operator import Operator
from qstar_cli.problem.context import Context, as_bindings, put_in
from qstar_cli.problem.windows import is_infinite
from qstar_cli.terms import notation
from qstar_cli.terms.build import INFINITY, all_of, equal, integer, negative, symbol
from qstar_cli.terms.cursor import is_formula
from qstar_cli.terms.forms import is_built_as_polynomial
from qstar_cli.terms.patterns import Pattern
from qstar_cli.terms.printer import text as canonical
from qstar_cli.terms.reader import Reading
from qstar_cli.terms.source import error_at
from qstar_cli.terms.term import Term, operands, subterms, symbols, term

# kinds of slots that hold several parts, each with the slots of the question that its parts fill
PARTS = {
    "integrand": ("expression", "unknowns"),
    "approach": ("unknowns", "expression2", "word"),
    "equation": ("formula", "unknowns", "unknowns2"),
    "identity": ("expression", "expression2"),
}
_WHOLE = frozenset(("Integer", "Sum", "Neg", "Product", "Pow", "Factorial"))  # what whole numbers are built with
_EDGES = " \t\r\n\f\v$~,;:"
_POINT_NAME = Pattern(r"\$?(?:the\s+)?(?:points?\s+)?\$?(?:[A-Z](?:_\d)?'?\s*=?\s*)?(?=\()", re.IGNORECASE)
_REMARK = r"(?:\s*\(\s*real\s+(?:square\s+|cube\s+|odd\s+)?roots?\s*\))?"  # what roots mean here anyway
_DOMAIN = Pattern(
    r"(?:the\s+)?(?:set\s+of\s+)?(?:\\mathbb\s*)?\{?([A-Za-zℝℂℤ]+)\}?(?:\s+numbers?)?" + _REMARK, re.IGNORECASE
)


class SlotReader:
    """Reads spans of one text; a span is read once, however many phrases ask for it."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self._read: dict[tuple[int, int], Reading | ReadError] = {}
        self._kinds: dict[str, Callable[[int, int, Operator], Term]] = {
            "expression": self._expression,
            "percent": self._percent,
            "formula": self._formula,
            "unknowns": self._unknowns,
            "bindings": self._bindings,
            "domain": self._domain,
            "integer": self._integer,
            "word": self._word,
            "numbers": self._numbers,
            "constant": self._constant,
            "digits": self._digits,
            "function": self._function,
            "dividend": self._polynomial,
            "divisor": self._divisor,
            "point": self._point,
        }

    def slot(self, kind: str, start: int, end: int, operator: Operator) -> Term:
        """The term in `text[start:end]` as a slot of this kind. Raises ReadError."""
        start, end = self.trimmed(start, end)
        if kind in PARTS:
            return self._several(kind, start, end)
        return self._kinds[kind](start, end, operator)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The span without spaces, commas and dollar signs at its edges and without the mark that ends a sentence."""
        while start < end and self.text[start] in _EDGES:
            start += 1
        while start < end and self.text[end - 1] in _EDGES + ".?":
            if self.text[start:end].endswith(".."):
                raise self.wrong(end - 1, "An ellipsis is not read.", "repeating digits in brackets, as in 0.1(6)")
            end -= 1
        return start, end

    def warnings(self, start: int, end: int) -> tuple[str, ...]:
        """The warnings about a span that was read."""
        found = self._read.get(self.trimmed(start, end))
        return found.warnings if isinstance(found, Reading) else ()

    def _several(self, kind: str, start: int, end: int) -> Term:
        """The parts of a slot of calculus, each read at its place in the text."""
        from qstar_cli.problem.calculus_slots import SLOTS  # not needed by other questions

        before = self.text[:start]
        return SLOTS[kind](self.text[start:end], lambda part: self.context.read(before + part, start).term)

    def reading(self, start: int, end: int) -> Term:
        """The term in a span, whatever it is."""
        if (start, end) not in self._read:
            try:
                self._read[start, end] = self.context.read(self.text, start, end)
            except ReadError as error:
                self._read[start, end] = error
        found = self._read[start, end]
        if isinstance(found, ReadError):
            raise found
        return found.term

    def end_of_interval(self, start: int, end: int) -> Term:
        """A number, or oo with or without a sign. Raises ReadError."""
        start, end = self.trimmed(start, end)
        written = self.text[start:end]
        if is_infinite(written):
            return negative(INFINITY) if written[0] in "-−" else INFINITY
        return self.reading(start, end)

    def wrong(self, start: int, what: str, expected: str, hint: str = "") -> ReadError:
        return error_at(self.text, start, what, expected=expected, hint=hint)

    def _expression(self, start: int, end: int, operator: Operator) -> Term:
        if self.context.functions:
            from qstar_cli.problem.functions import Span, named_function

            named = named_function(Span(self.text, start, end), self.context)
            if named is not None:
                return named
        t = self.reading(start, end)
        if is_formula(t):
            hint = "To solve an equation write solve ... for x."
            raise self.wrong(start, "This is an equation or a statement, not an expression.", "an expression", hint)
        if t.head == "Tuple":
            raise self.wrong(start, "This is a list.", "one expression")
        return t

    def _function(self, start: int, end: int, operator: Operator) -> Term:
        """The expression of a function of one letter, `for` a restriction of its domain where one is written."""
        from qstar_cli.problem.functions import Span, body_start, named_function, restriction, restrictions

        named = named_function(Span(self.text, start, end), self.context)
        if named is not None:
            return named
        body = body_start(Span(self.text, start, end))
        for stop, begin in restrictions(Span(self.text, body, end)):
            try:
                t = self._expression(*self.trimmed(body, stop), operator)
            except ReadError:
                continue
            letters = symbols(t)
            found = restriction(Span(self.text, begin, end), letters[0], self.context) if len(letters) == 1 else None
            if found is not None:
                return term("Where", t, found)
        return self._expression(body, end, operator)

    def _point(self, start: int, end: int, operator: Operator) -> Term:
        """A point of the plane: two values in brackets, perhaps after the name of the point."""
        from qstar_cli.problem.functions import Span, ends_of_interval

        ends = ends_of_interval(Span(self.text, start, end), self.context)
        if ends is not None:
            return term("Tuple", *ends)
        named = _POINT_NAME.match(self.text, start, end)
        t = self.reading(named.end() if named else start, end)
        if t.head != "Tuple" or len(t.args) != 2 or any(is_formula(a) or a.head == "Tuple" for a in t.args):
            raise self.wrong(start, "This is not a point of the plane.", "two coordinates in brackets, as in (1, 2)")
        return t

    def _polynomial(self, start: int, end: int, operator: Operator) -> Term:
        t = self._expression(start, end, operator)
        if not is_built_as_polynomial(t) or len(symbols(t)) != 1:
            raise self.wrong(start, "This is not a polynomial in one letter.", "a polynomial such as x^2 + 3x")
        return t

    def _divisor(self, start: int, end: int, operator: Operator) -> Term:
        """A polynomial by which one divides with remainder: division by a single term is an ordinary quotient."""
        t = self._polynomial(start, end, operator)
        if t.head != "Sum":
            raise self.wrong(start, "This is not a polynomial of several terms.", "a polynomial such as x - 3")
        return t

    def _percent(self, start: int, end: int, operator: Operator) -> Term:
        t = self._expression(start, end, operator)
        if t.head != "Percent":
            raise self.wrong(start, "This is not a percentage.", "a percentage such as 12%")
        return t

    def _formula(self, start: int, end: int, operator: Operator) -> Term:
        t = self.reading(start, end)
        if not is_formula(t):
            hint = "Write simplify ... to simplify it, or add = 0 to solve it."
            raise self.wrong(start, "This is an expression, not an equation.", "an equation", hint)
        return all_of(*(q for p in t.args for q in operands(p, "And"))) if t.head == "Where" else t

    def _unknowns(self, start: int, end: int, operator: Operator) -> Term:
        plain = Context(self.context.functions) if self.context.functions else Context()
        source = re.sub(r"\band\b|\\text\s*\{\s*and\s*\}", lambda m: ",".ljust(len(m.group())), self.text[start:end])
        t = plain.read(self.text[:start] + source, start, end).term
        names = operands(t, "Tuple")
        for name in names:
            if name.head != "Symbol":
                hint = f"{name.value} is a number here; use another letter." if name.head == "Constant" else ""
                raise self.wrong(start, "This is not an unknown.", "a letter such as x", hint)
            if name in self.context.values:
                raise self.wrong(start, f"{name.value} has a value by let.", "a letter without a value")
        return names[0] if len(names) == 1 else term("Tuple", *names)

    def _bindings(self, start: int, end: int, operator: Operator) -> Term:
        found = as_bindings(self.reading(start, end))
        if found is None:
            raise self.wrong(start, "These are not values for letters.", "values such as x = 3, y = 2")
        return term("Tuple", *found)

    def _domain(self, start: int, end: int, operator: Operator) -> Term:
        match = _DOMAIN.fullmatch(self.text, start, end)
        name = match.group(1) if match else ""
        domain = notation.BLACKBOARD.get(name) or notation.DOMAINS.get(name.lower())
        if domain is None:
            raise self.wrong(start, "This is not a set of numbers.", "the reals, the complex numbers or the integers")
        return term("Domain", value=domain)

    def _integer(self, start: int, end: int, operator: Operator) -> Term:
        t = self.reading(start, end)
        if t.head != "Integer":
            raise self.wrong(start, "This is not a whole number.", "a whole number such as 2")
        return t

    def _numbers(self, start: int, end: int, operator: Operator) -> Term:
        """Expressions separated by commas or `and`."""
        source = re.sub(r",?\s*\band\b", lambda m: ",".ljust(len(m.group())), self.text[start:end])
        t = self.context.read(self.text[:start] + source, start, end).term
        found = operands(t, "Tuple")
        if any(is_formula(a) for a in found):
            raise self.wrong(start, "These are statements, not values.", "values such as 12, 18 and 30")
        return term("Tuple", *found)

    def _constant(self, start: int, end: int, operator: Operator) -> Term:
        t = self._expression(start, end, operator)
        if any(s.head not in _WHOLE for s in subterms(t)):
            raise self.wrong(start, "This is not made of whole numbers alone.", "whole numbers")
        return t

    def _digits(self, start: int, end: int, operator: Operator) -> Term:
        written = self.text[start:end].strip().lower()
        if not written.isascii() or not written.isalnum():
            raise self.wrong(start, "These are not the digits of a number.", "digits 0 to 9 and letters a to z")
        return term("Word", value=written)

    def _word(self, start: int, end: int, operator: Operator) -> Term:
        written = " ".join(self.text[start:end].lower().split())
        word = dict(operator.words).get(written)
        if word is None:
            allowed = sorted({meaning for _, meaning in operator.words})
            raise self.wrong(start, "This form is not known.", "one of: " + ", ".join(allowed))
        return term("Word", value=word)


def fill(template: str, slots: dict[str, Term], kind: str, operator: Operator) -> Term:
    """The term of a template such as "{expression} = 0" with its slots filled."""
    if template == "{" + kind + "}" and kind in slots:
        return slots[kind]
    marks = {name: _mark(k, is_formula(t)) for k, (name, t) in enumerate(slots.items())}
    written = re.sub(r"\{(\w+)\}", lambda m: f"({canonical(marks[m.group(1)])})", template)
    t = SlotReader(written, Context()).slot(kind.rstrip("0123456789"), 0, len(written), operator)
    return put_in(t, {}, {mark: slots[name] for name, mark in marks.items()})


def _mark(k: int, stands_for_formula: bool) -> Term:
    """What stands for a slot while a template is read."""
    mark = symbol(f"q_{k}")
    return equal(mark, integer(0)) if stands_for_formula else mark
