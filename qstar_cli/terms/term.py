"""Immutable, hash-consed, exact terms: the language of mathematics.

Building a term changes nothing: `2*3` stays `Product(2, 3)` until a rule says otherwise.
Numbers are `Integer` leaves (never negative) and `Decimal` leaves (which remember how they were
written); a negative number is `Neg`, a fraction is `Div`. There is no float anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache


class Term:
    """A head with arguments; a leaf has a `value` instead.

    `value` is an `int` for Integer (>= 0), a spelling such as "0.50" or "0.(3)" for Decimal, and a
    name for Symbol and Constant. Terms are equal when they are structurally equal.
    Make them with the functions of `terms.build`, not with the class.
    """

    __slots__ = ("_hash", "args", "head", "size", "value")

    head: str
    args: tuple[Term, ...]
    value: int | str | None
    size: int

    def __init__(self, head: str, args: tuple[Term, ...], value: int | str | None) -> None:
        self.head = head
        self.args = args
        self.value = value
        self.size = 1 + sum(a.size for a in args)
        self._hash = hash((head, args, value))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Term) or self._hash != other._hash:
            return False
        return self.head == other.head and self.value == other.value and self.args == other.args

    def __repr__(self) -> str:
        inside = repr(self.value) if not self.args and self.value is not None else ", ".join(map(repr, self.args))
        return f"{self.head}({inside})"


_interned: dict[tuple[str, tuple[Term, ...], int | str | None], Term] = {}


def term(head: str, *args: Term, value: int | str | None = None) -> Term:
    """The one term with this head, these arguments and this value."""
    key = (head, args, value)
    found = _interned.get(key)
    if found is None:
        found = _interned[key] = Term(head, args, value)
    return found


def forget_terms() -> None:
    """Empty the intern table: done before each problem, so that memory is bounded and nothing leaks."""
    _interned.clear()


def subterms(t: Term) -> Iterator[Term]:
    """Every subterm, the term itself first, depth first, left to right."""
    stack = [t]
    while stack:
        found = stack.pop()
        yield found
        stack.extend(reversed(found.args))


def has_head(t: Term, *heads: str) -> bool:
    """Whether a subterm has one of these heads."""
    return any(s.head in heads for s in subterms(t))


def contains(t: Term, part: Term) -> bool:
    """Whether `part` occurs in `t`."""
    if part.head == "Symbol":
        return part in symbols(t)
    return any(s == part for s in subterms(t))


@lru_cache(maxsize=4096)
def symbols(t: Term) -> tuple[Term, ...]:
    """The symbols that occur in `t`, by name (upper case after lower case, as sorted by code point)."""
    return tuple(sorted({s for s in subterms(t) if s.head == "Symbol"}, key=lambda s: str(s.value)))


def operands(t: Term, head: str) -> tuple[Term, ...]:
    """The arguments of a term with that head; any other term stands alone."""
    return t.args if t.head == head else (t,)


def without(terms: Iterable[Term], *removed: Term) -> list[Term]:
    """The terms with one occurrence of each removed term taken out (equal terms are one object: `is` does not do)."""
    left = list(terms)
    for t in removed:
        left.remove(t)
    return left


def map_args(t: Term, args: tuple[Term, ...]) -> Term:
    """`t` with other arguments."""
    return t if args == t.args else term(t.head, *args, value=t.value)


def substitute(t: Term, old: Term, new: Term) -> Term:
    """`t` with every occurrence of `old` replaced by `new`; nothing is evaluated."""
    if t == old:
        return new
    if not t.args:
        return t
    return map_args(t, tuple(substitute(a, old, new) for a in t.args))
