"""`let` and `assume`: names with a meaning and assumptions, in force for the questions that follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from qstar_cli.errors import ReadError
from qstar_cli.problem.degrees import DIRECTIVE, in_degrees
from qstar_cli.terms.build import integer, symbol
from qstar_cli.terms.call_reader import IN_RADIANS
from qstar_cli.terms.cursor import is_formula
from qstar_cli.terms.patterns import Pattern
from qstar_cli.terms.reader import Reading, check_depth, read
from qstar_cli.terms.source import error_at
from qstar_cli.terms.term import Term, has_head, map_args, operands, term

MOST_NODES = 20_000  # of a term after definitions are put in
_FUNCTION = Pattern(r"\s*([A-Za-z]\w*)\s*\(\s*([A-Za-z]\w*(?:\s*,\s*[A-Za-z]\w*)*)\s*\)\s*:?=(?!=)")
_PROPERTY = Pattern(
    r"\s*(?P<names>\w+(?:\s*(?:,|and)\s*\w+)*)\s+(?:is|are)\s+(?:an?\s+)?(?P<properties>[a-z -]+?)(?:\s+numbers?)?\s*$",
    re.IGNORECASE,
)
_SIGNS = {
    "positive": "Greater", "negative": "Less", "nonzero": "Unequal", "non-zero": "Unequal",
    "nonnegative": "GreaterEqual", "non-negative": "GreaterEqual",
}  # fmt: skip
_KINDS = {"integer": "integers", "integers": "integers", "whole": "integers", "real": "reals", "complex": "complex"}


class Function(NamedTuple):
    """A function defined by `let`: its parameters and its body, in which earlier definitions are already put in."""

    parameters: tuple[Term, ...]
    body: Term


class Context(NamedTuple):
    """What holds for a question: definitions, assumptions, the lines they stand in.

    `strict`: ambiguity is an error; `degrees`: angles are given and wanted in degrees.
    """

    functions: Mapping[str, Function] = {}
    values: Mapping[Term, Term] = {}
    assumptions: tuple[Term, ...] = ()
    lines: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    strict: bool = False
    degrees: bool = False

    def read(self, text: str, start: int = 0, end: int | None = None, *, keep: tuple[Term, ...] = ()) -> Reading:
        """`text[start:end]` with the definitions put in, except for the letters in `keep`. Raises ReadError."""
        arity = {name: len(f.parameters) for name, f in self.functions.items()}
        reading = read(text, functions=arity, start=start, end=end)
        values = {name: value for name, value in self.values.items() if name not in keep}
        if not arity and not values and not self.degrees:
            return reading
        t = put_in(reading.term, self.functions, values)
        if self.degrees:
            t = in_degrees(t)
        if t.size > MOST_NODES:
            raise error_at(
                text, start, "With the definitions put in, the expression is too large.", expected="less nesting"
            )
        check_depth(t, text, start)
        return Reading(t, tuple(w for w in reading.warnings if not self.degrees or IN_RADIANS not in w))

    def with_line(self, line: str) -> Context:
        """This context with a `let` or `assume` line added. Raises ReadError."""
        if " ".join(line.lower().split()) == DIRECTIVE:
            return self._replace(degrees=True, lines=(*self.lines, line.strip()))
        keyword = line.split(maxsplit=1)[0].lower()
        start = line.lower().index(keyword) + len(keyword)
        changed = self._with_let(line, start) if keyword == "let" else self._with_assumption(line, start)
        return changed._replace(lines=(*self.lines, line.strip()))

    def _with_let(self, line: str, start: int) -> Context:
        found = _FUNCTION.match(line, start)
        if found:
            return self._with_function(line, found)
        reading = self.read(line, start)
        bindings = as_bindings(reading.term)
        if bindings is None:
            raise error_at(line, start, "This is not a definition.", expected="let a = 3 or let f(x) = 2x + 1")
        values = {**self.values, **{b.args[0]: b.args[1] for b in bindings}}
        return self._replace(values=values, warnings=self.warnings + reading.warnings)

    def _with_function(self, line: str, found: re.Match[str]) -> Context:
        name = found.group(1)
        parameters = tuple(symbol(p.strip()) for p in found.group(2).split(","))
        probe = self._replace(functions={**self.functions, name: Function(parameters, symbol(name))})
        reading = read(line, functions={n: len(f.parameters) for n, f in probe.functions.items()}, start=found.end())
        if len(set(parameters)) < len(parameters) or is_formula(reading.term):
            raise error_at(line, found.start(1), "This is not a function of its letters.", expected="let f(x) = 2x + 1")
        if _calls(reading.term, name):
            raise error_at(line, found.start(1), f"{name} is defined by itself.", expected="a definition without it")
        values = {n: v for n, v in self.values.items() if n not in parameters}
        letters = {term("Constant", value=p.value): p for p in parameters}  # an i or e that is a parameter is a letter
        body = put_in(reading.term, self.functions, letters | values)
        functions = {**self.functions, name: Function(parameters, body)}
        return self._replace(functions=functions, warnings=self.warnings + reading.warnings)

    def _with_assumption(self, line: str, start: int) -> Context:
        found = assumptions_in(line, self, start)
        return self._replace(assumptions=self.assumptions + found.assumptions, warnings=self.warnings + found.warnings)


class Assumptions(NamedTuple):
    """Assumptions as read, with warnings."""

    assumptions: tuple[Term, ...]
    warnings: tuple[str, ...] = ()


def assumptions_in(text: str, context: Context, start: int = 0, end: int | None = None) -> Assumptions:
    """The assumptions that `text[start:end]` states: relations, or `n is an integer`. Raises ReadError."""
    end = len(text) if end is None else end
    stated = _PROPERTY.match(text.rstrip(" .\t\r\n"), start, end)
    if stated and (properties := _properties(stated)):
        return Assumptions(properties)
    reading = context.read(text, start, end)
    t = reading.term
    relations = tuple(r for part in operands(t, "And") for r in operands(part, "And"))
    if not all(r.head in _RELATIONS for r in relations):
        raise error_at(
            text, start, "This is not an assumption.", expected="a relation such as x > 0, or “n is an integer”"
        )
    return Assumptions(relations, reading.warnings)


_RELATIONS = frozenset(("Equal", "Unequal", "Less", "LessEqual", "Greater", "GreaterEqual", "Element"))


def _properties(stated: re.Match[str]) -> tuple[Term, ...]:
    names = re.split(r"\s*(?:,|\band\b)\s*", stated.group("names"))
    words = re.split(r"[\s]+(?:and\s+)?", stated.group("properties").lower())
    if not all(w in _SIGNS or w in _KINDS for w in words):
        return ()
    found: list[Term] = []
    for name in names:
        for word in words:
            x = symbol(name)
            if word in _SIGNS:
                found.append(term(_SIGNS[word], x, integer(0)))
            else:
                found.append(term("Element", x, term("Domain", value=_KINDS[word])))
    return tuple(found)


def as_bindings(t: Term) -> tuple[Term, ...] | None:
    """The equations `letter = value` of a formula, each letter once; None when it is anything else."""
    equations = t.args if t.head == "And" else (t,)
    if not all(e.head == "Equal" and e.args[0].head == "Symbol" and not is_formula(e.args[1]) for e in equations):
        return None
    return equations if len({e.args[0] for e in equations}) == len(equations) else None


def put_in(t: Term, functions: Mapping[str, Function], values: Mapping[Term, Term]) -> Term:
    """`t` with the calls of defined functions and the letters with values replaced, all at once."""
    done: dict[Term, Term] = {}

    def replaced(s: Term) -> Term:
        if s in done:
            return done[s]
        if s.head == "Apply":
            function = functions[str(s.args[0].value)]
            arguments = tuple(replaced(a) for a in s.args[1:])
            result = put_in(function.body, {}, dict(zip(function.parameters, arguments, strict=True)))
        else:
            result = values.get(s) or (map_args(s, tuple(replaced(a) for a in s.args)) if s.args else s)
        if result.size > MOST_NODES:
            raise ReadError("With the definitions put in, the expression is too large.", expected="less nesting")
        done[s] = result
        return result

    return replaced(t)


def _calls(t: Term, name: str) -> bool:
    return has_head(t, "Apply") and any(s.args[0].value == name for s in _applications(t))


def _applications(t: Term) -> list[Term]:
    found = [t] if t.head == "Apply" else []
    return found + [s for a in t.args for s in _applications(a)]
