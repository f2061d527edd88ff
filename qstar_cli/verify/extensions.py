"""What the files of `meanings` tell the kernel besides questions: functions, statements, and theories of other things
than real numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Protocol

from qstar_cli.discovery import modules_of
from qstar_cli.terms.term import Term, subterms
from qstar_cli.verify.verdict import Verdict

# The heads of formulas and expressions about real and complex numbers: no theory concerns a term of these alone.
NUMBERS = ("Integer", "Decimal", "Symbol", "Constant", "Mixed", "Percent", "Undefined")
OPERATIONS = ("Sum", "Product", "Neg", "Div", "Pow", "Root", "Abs", "Ln", "Log")
RELATIONS = ("Equal", "Unequal", "Less", "LessEqual", "Greater", "GreaterEqual")
CONNECTIVES = ("And", "Or", "True", "False", "Case", "Cases", "Where")
PLAIN = frozenset((*NUMBERS, *OPERATIONS, *RELATIONS, *CONNECTIVES))


class Theory(Protocol):
    """How claims are decided about terms that are no real functions (matrices, whole numbers): offered as THEORIES."""

    def concerns(self, t: Term) -> bool:
        """Whether a term, looked at with all its parts, belongs to the theory."""
        ...

    def same(self, a: Term, b: Term) -> Verdict:
        """Whether two expressions are the same, undefined ones included."""
        ...

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        """Whether two conjunctions of formulas have the same solutions."""
        ...


@lru_cache(maxsize=1)
def functions() -> dict[str, Callable[..., Any]]:
    """For the head of a function, its value: (term, field) -> value or None; offered as FUNCTIONS."""
    return _offered("FUNCTIONS")


@lru_cache(maxsize=1)
def truths() -> dict[str, Callable[..., bool]]:
    """For the head of a formula, its truth: (term, field) -> bool; offered as TRUTHS."""
    return _offered("TRUTHS")


@lru_cache(maxsize=1)
def theories() -> tuple[Theory, ...]:
    return tuple(theory for module in _modules() for theory in getattr(module, "THEORIES", ()))


def theory_of(terms: Iterable[Term]) -> Theory | None:
    """The theory that one of the terms belongs to."""
    found = list(terms)
    if all(s.head in PLAIN for t in found for s in subterms(t)):
        return None
    return next((theory for theory in theories() if any(theory.concerns(t) for t in found)), None)


def _offered(name: str) -> dict[str, Callable[..., Any]]:
    return {head: rule for module in _modules() for head, rule in getattr(module, name, {}).items()}


def _modules() -> list[Any]:
    import qstar_cli.verify.meanings as package  # the meanings import the kernel

    return list(modules_of(package))
