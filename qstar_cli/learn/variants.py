"""Easier variants of a problem: smaller numbers, fewer terms, a layer less; to learn from before the problem itself."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.errors import QstarError
from qstar_cli.problem.phrases import sentence
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.build import integer
from qstar_cli.terms.position import Position, replace_at
from qstar_cli.terms.term import Term, map_args, subterms, symbols
from qstar_cli.terms.tidy import tidy

SMALL = 6  # numbers up to here are left alone
LAYERS = ("Root", "Abs", "Pow", "Sin", "Cos", "Tan", "Ln")


def variants(problem: Problem, most: int) -> list[str]:
    """At most `most` questions as text, each easier in one way and about the same unknowns; the smallest first."""
    question, subject = problem.question, problem.subject
    wanted = {u for u in problem.unknowns if u in symbols(subject)} or set(symbols(subject)[:1])
    found: dict[str, int] = {}
    for easier in _easier(subject):
        if wanted <= set(symbols(easier)) and easier != subject:
            text = _asked(map_args(question, (tidy(easier), *question.args[1:])), problem)
            if text:
                found.setdefault(text, easier.size)
    return sorted(found, key=lambda text: (found[text], text))[:most]


def _asked(question: Term, problem: Problem) -> str:
    """The question as text, "" where it cannot be written."""
    try:
        return sentence(question, problem.assumptions)
    except QstarError:
        return ""


def _easier(t: Term) -> Iterator[Term]:
    yield _with_small_numbers(t)
    for position, part in _places(t, ()):
        if part.head in ("Sum", "Product", "And") and len(part.args) > 1:
            for index in range(len(part.args)):
                rest = part.args[:index] + part.args[index + 1 :]
                yield replace_at(t, position, map_args(part, rest) if len(rest) > 1 else rest[0])
        if part.head in LAYERS:
            yield replace_at(t, position, part.args[0])
        if part.head == "Div":
            yield replace_at(t, position, part.args[0])
            yield replace_at(t, position, part.args[1])


def _with_small_numbers(t: Term) -> Term:
    """Every large number replaced by a small one, the same one wherever it occurs."""
    if t.head == "Integer" and isinstance(t.value, int) and t.value > SMALL:
        return integer(2 + t.value % (SMALL - 1))
    return map_args(t, tuple(_with_small_numbers(a) for a in t.args)) if t.args else t


def _places(t: Term, position: Position) -> Iterator[tuple[Position, Term]]:
    """Positions of the subterms that have unknowns or letters in them, the whole first."""
    yield position, t
    for index, arg in enumerate(t.args):
        if any(s.head == "Symbol" for s in subterms(arg)):
            yield from _places(arg, (*position, index))
