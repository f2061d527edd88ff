"""What the files of `meanings` tell the kernel besides questions, asked for by name: functions, statements, theories of
other things than real numbers, ways to decide claims over other numbers and about systems.

A file is loaded only where a head of its family occurs (`discovery.family_of`) or its subject comes up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any, Protocol, cast

from qstar_cli.discovery import family_of, modules_of
from qstar_cli.operators.registry import families, openings
from qstar_cli.terms.term import Term, subterms
from qstar_cli.verify.generators import Value
from qstar_cli.verify.polynomials import Poly
from qstar_cli.verify.verdict import Verdict

# The heads of formulas and expressions about real and complex numbers: no theory concerns a term of these alone.
NUMBERS = ("Integer", "Decimal", "Symbol", "Constant", "Mixed", "Percent", "Undefined")
OPERATIONS = ("Sum", "Product", "Neg", "Div", "Pow", "Root", "Abs", "Ln", "Log")
RELATIONS = ("Equal", "Unequal", "Less", "LessEqual", "Greater", "GreaterEqual")
CONNECTIVES = ("And", "Or", "True", "False", "Case", "Cases", "Where")
# heads that no file of operators declares, or whose meaning is elsewhere: the names with which their files begin
SUBJECTS = {
    **dict.fromkeys(("Pow", "Ln", "Log"), ("exponentials",)),
    **dict.fromkeys(("Matrix", "Row"), ("matrices",)),
    "Factorial": ("counting",),
    "Element": ("congruences", "periodic_families"),
}
PLAIN = frozenset((*NUMBERS, *OPERATIONS, *RELATIONS, *CONNECTIVES))


class Theory(Protocol):
    """How claims are decided about terms that are no real functions (matrices, whole numbers): offered as THEORIES."""

    def concerns(self, t: Term) -> bool:
        """Whether a term, looked at with all its parts, belongs to the theory."""

    def same(self, a: Term, b: Term) -> Verdict:
        """Whether two expressions are the same, undefined ones included."""

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict:
        """Whether two conjunctions of formulas have the same solutions."""


class Numbers(Theory, Protocol):
    """How claims about numbers that are not real are decided: offered as NUMBERS."""

    def decide(self, claim: Callable[[Any], bool], terms: Sequence[Term]) -> Verdict:
        """Whether a claim about the letters of the terms holds at all of the numbers."""


class Inversion(Protocol):
    """How functions that are not algebraic are compared and solved by their inverses: offered as INVERSIONS."""

    def counterpart(self, p: Poly, f: Any) -> Value | None:
        """A value with the sign of p on the cell, of a kind that is easier to decide; None when there is none."""

    def solved_for_letter(self, p: Poly, f: Any) -> list[tuple[str, Value]] | None:
        """All solutions (letter, value) of p = 0 on the cell; None when it cannot be solved."""


class Systems(Protocol):
    """How claims about several formulas become claims about fewer letters: offered as SYSTEMS."""

    def equivalent(self, a: Sequence[Term], b: Sequence[Term]) -> Verdict | None:
        """Whether two conjunctions have the same solutions over any numbers; None when that is not seen at once."""

    def without_parameters(self, formula: Term, letters: Collection[str]) -> Term:
        """A formula that holds at the same points and says nothing of parameters (`for real t`)."""

    def implies(self, premises: Sequence[Term], conclusions: Sequence[Term]) -> Verdict:
        """Whether the conclusions hold at all real points at which the premises do."""


@lru_cache(maxsize=256)
def function_of(head: str) -> Callable[..., Any] | None:
    """The value of a function by its head: (term, field) -> value or None; offered in FUNCTIONS."""
    return _offered("FUNCTIONS", head, head)


@lru_cache(maxsize=256)
def truth_of(head: str) -> Callable[..., bool] | None:
    """The truth of a statement by its head: (term, field) -> bool; offered in TRUTHS."""
    return _offered("TRUTHS", head, head)


@lru_cache(maxsize=256)
def on_cells(head: str) -> Callable[..., Value] | None:
    """A function that is not algebraic, written on a cell: (arguments, field) -> value; offered in ON_CELLS."""
    return _offered("ON_CELLS", head, head)


@lru_cache(maxsize=256)
def inversions(heads: frozenset[str]) -> tuple[Inversion, ...]:
    """The inversions offered for the functions with these heads."""
    return _all_offered("INVERSIONS", heads)


@lru_cache(maxsize=64)
def notation(opening: str) -> Callable[..., Term | None] | None:
    """How what begins with a sign or word is read: (reader, ...) -> term, None when it is something else; offered in
    NOTATIONS."""
    family = openings().get(opening)
    if family is None:
        return None
    return next((n[opening] for m in _family(family) if opening in (n := getattr(m, "NOTATIONS", {}))), None)


def _offered(table: str, name: str, head: str) -> Callable[..., Any] | None:
    """The rule with a name that the family of a head offers in a table."""
    return next((rule for m in modules_for(head) if (rule := getattr(m, table, {}).get(name)) is not None), None)


def decider(terms: Iterable[Term]) -> Callable[..., Verdict] | None:
    """How claims with functions of a family that has its own methods are decided: (claim, terms, differences) ->
    verdict; offered as DECIDE. Formulas with whole parameters are families of angles."""
    heads = sorted(_heads(terms), key=lambda h: (h == "Element", h))  # who else has a say knows of whole numbers too
    modules = [m for h in heads for m in (_family("trigonometry") if h == "Element" else modules_for(h))]
    return next((found for m in modules if (found := getattr(m, "DECIDE", None)) is not None), None)


def in_family(formula: Term, f: Any) -> bool | None:
    """The truth of `A for integer n`; None for any other condition."""
    if not any(s.head == "Element" for s in subterms(formula.args[1])):
        return None
    return bool(subject("periodic_families").holds_for_integers(formula, f))


def step_of(relation: str, terms: Iterable[Term]) -> Callable[..., Verdict] | None:
    """How a relation that only the families of some heads know is judged: (before, after, setting) -> verdict; offered
    in STEPS."""
    steps = (_offered("STEPS", relation, head) for head in sorted(_heads(terms)))
    return next(filter(None, steps), None)


def theory_of(terms: Iterable[Term], real_letters: bool = False) -> Theory | None:
    """The theory that one of the terms belongs to; with `real_letters` only parameters stand for whole numbers."""
    found = list(terms)
    heads = _heads(found)
    if "Element" in heads and (real_letters or _has_angles(found)):
        heads.remove("Element")
    return next((y for y in _theories(frozenset(heads)) if any(y.concerns(t) for t in found)), None) if heads else None


def _has_angles(terms: Iterable[Term]) -> bool:
    """Whether the whole parameters of the terms number angles, so that no letter need be a whole number."""
    found = [s for t in terms for s in subterms(t)]
    return any((s.head == "Constant" and s.value == "pi") or families().get(s.head) == "trigonometry" for s in found)


@lru_cache(maxsize=256)
def _theories(heads: frozenset[str]) -> tuple[Theory, ...]:
    return _all_offered("THEORIES", heads)


def _all_offered(table: str, heads: Iterable[str]) -> tuple[Any, ...]:
    """What the families of some heads offer under a name, in the order of their files."""
    modules = {m.__name__: m for head in heads for m in modules_for(head)}
    return tuple(found for name in sorted(modules) for found in getattr(modules[name], table, ()))


def _heads(terms: Iterable[Term]) -> set[str]:
    """The heads in terms that belong to a family."""
    return {s.head for t in terms for s in subterms(t)} - PLAIN


def numbers(domain: str) -> Numbers:
    """The theory of the numbers of a domain that are not the real ones."""
    return cast(Numbers, subject(f"numbers_{domain}").NUMBERS)


def systems() -> Systems:
    return cast(Systems, subject("systems").SYSTEMS)


@lru_cache(maxsize=64)
def subject(name: str) -> ModuleType:
    """The file of meanings with a name that is known to the kernel."""
    return modules_of(_package(), lambda other: other == name)[0]


@lru_cache(maxsize=256)
def modules_for(head: str) -> tuple[ModuleType, ...]:
    """The files of meanings of the family to which a head belongs."""
    own = families().get(head)
    return tuple(m for name in SUBJECTS.get(head, (own,) if own else ()) for m in _family(name))


@lru_cache(maxsize=64)
def _family(family: str) -> tuple[ModuleType, ...]:
    names = frozenset((*families().values(), *(name for found in SUBJECTS.values() for name in found)))
    return tuple(modules_of(_package(), lambda name: family_of(name, names) == family))


def _package() -> ModuleType:
    import qstar_cli.verify.meanings as package  # the meanings import the kernel

    return package
