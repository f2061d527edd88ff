"""The total order of terms, and `similar`: what counts as the same line of a solution.

Two terms are similar when they differ only in what no visible step changes: order and grouping of
sums and products, and the spelling of sign and quotient (`a - b ~ a + (-b) ~ a + (-1)*b`,
`x/3 ~ (1/3)*x`). No arithmetic is done: `1 + 1` is not similar to `2`, nor `-(-x)` to `x`.
"""

from __future__ import annotations

from functools import lru_cache

from qstar_cli.terms.term import Term

Key = tuple[object, ...]
# Sines are written before cosines, and so on, whatever the letters they begin with.
_ORDERED = {h: f"Function{k}" for k, h in enumerate(("Sin", "Cos", "Tan", "Cot", "Sec", "Csc", "Sinh", "Cosh", "Tanh"))}


@lru_cache(maxsize=65536)
def sort_key(t: Term) -> Key:
    """A key that orders all terms: by head, value, then arguments; independent of hashes and history."""
    value = t.value
    if isinstance(value, int):
        return (t.head, 0, value, "")
    return (_ORDERED.get(t.head, t.head), len(t.args), 0, value or "", *(sort_key(a) for a in t.args))


@lru_cache(maxsize=65536)
def similar_key(t: Term) -> Key:
    """Equal for exactly the terms that are similar (see the module)."""
    head = t.head
    if head in ("Neg", "Product", "Div"):
        negatives, above, below = _quotient_parts(t)
        if not negatives and not below and len(above) == 1:
            return above[0]
        return ("Product", negatives, tuple(sorted(above, key=repr)), tuple(sorted(below, key=repr)))
    if head == "Sum":
        parts: list[Key] = []
        _collect_summands(t, parts)
        return ("Sum", *sorted(parts, key=repr))
    if head in ("And", "Or", "Equal", "Unequal"):
        return (head, *sorted((similar_key(a) for a in t.args), key=repr)) if head != "Equal" else _ordered(t)
    return _ordered(t)


def _ordered(t: Term) -> Key:
    if not t.args:
        return (t.head, hex(t.value) if isinstance(t.value, int) and t.value > _WRITTEN_OUT else t.value)
    return (t.head, *(similar_key(a) for a in t.args))


def _collect_summands(t: Term, parts: list[Key]) -> None:
    for arg in t.args:
        if arg.head == "Sum":
            _collect_summands(arg, parts)
        else:
            parts.append(similar_key(arg))


_ONE = ("Integer", 1)
_WRITTEN_OUT = 10**18  # larger integers are slow, and from some size on refused, as decimal text


def _quotient_parts(t: Term) -> tuple[int, list[Key], list[Key]]:
    """Number of minus signs, keys of the factors above and of the factors below the bar."""
    if t.head == "Neg":
        negatives, above, below = _quotient_parts(t.args[0])
        return negatives + 1, above, below
    if t.head == "Product":
        return _product_parts(t)
    if t.head == "Div":
        n, above = _one_factor(*_quotient_parts(t.args[0]))
        m, under = _one_factor(*_quotient_parts(t.args[1]))
        return n + m, above, under
    return 0, [similar_key(t)], []


def _product_parts(t: Term) -> tuple[int, list[Key], list[Key]]:
    negatives = 0
    above: list[Key] = []
    below: list[Key] = []
    for factor in _flat_factors(t):
        n, a, b = _quotient_parts(factor)
        if a == [_ONE] and ((n == 1 and not b) or b):
            a = []  # a factor -1 is a sign, a factor 1/b is a divisor
        negatives, above, below = negatives + n, above + a, below + b
    return negatives, above or [_ONE], below


def _flat_factors(t: Term) -> list[Term]:
    return [inner for a in t.args for inner in (_flat_factors(a) if a.head == "Product" else (a,))]


def _one_factor(n: int, above: list[Key], below: list[Key]) -> tuple[int, list[Key]]:
    """Signs and factors of one side of a bar; a quotient there is one factor: opening it is a visible step."""
    if not below:
        return n, above
    return n, [("Product", 0, tuple(sorted(above, key=repr)), tuple(sorted(below, key=repr)))]


def is_similar(a: Term, b: Term) -> bool:
    """Whether no visible step lies between the two."""
    return a == b or similar_key(a) == similar_key(b)
