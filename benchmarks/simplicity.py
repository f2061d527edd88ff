"""How simple an answer is, and whether its form is the one asked for.

The measure of size, the same for our answer and a key: the numbers and letters written, plus one for each function sign
(absolute value, sine, root; a square root is one sign over its radicand, another root also counts its index). Signs of
operation and minus signs are not counted, nor a condition beside the answer, nor, where the key is wrong for some
values of the letters (`x` for sqrt(x^2)), the signs of absolute value that make our answer right.
"""

from __future__ import annotations

from fractions import Fraction

import sympy

from benchmarks.notation import Node


def size(node: Node, absolute: int = 1) -> int:
    """The measure above; `absolute` is what a sign of absolute value counts."""
    if node.head in ("where", "case", "family"):
        return size(node.args[0], absolute)
    if node.head == "number":
        return 1 if node.spelling or Fraction(node.value or 0).denominator == 1 else 2
    inside = sum(size(a, absolute) for a in node.args)
    if node.head != "call":
        return inside if node.args else 1
    sign = absolute if node.value in ("abs", "Abs") else 1
    return sign + inside - (node.value in ("nthRoot", "root") and len(node.args) == 2 and node.args[1].value == 2)


def bare(node: Node) -> Node:
    """An answer without its conditions."""
    return bare(node.args[0]) if node.head in ("where", "case", "family") else node


def is_expanded(node: Node) -> bool:
    """Whether no product of sums and no power of a sum is left to multiply out."""
    if node.head in ("product", "quotient") and any(_has_letters(a) for a in node.args if a.head in ("sum", "neg")):
        is_left = node.head == "product" or node.args[0].head == "sum"
        if is_left:
            return False
    if node.head == "power" and node.args[0].head in ("sum", "product"):
        return False
    return all(is_expanded(a) for a in node.args)


def _has_letters(node: Node) -> bool:
    return any(a.head == "sum" for a in (node, *node.args))


def is_factored(node: Node) -> bool:
    """Whether every factor that is a polynomial is irreducible over the rationals, with no common number left in it."""
    return all(_is_irreducible(f) for f in _factors(node))


def _factors(node: Node) -> list[Node]:
    if node.head == "neg":
        return _factors(node.args[0])
    if node.head == "product":
        return [f for a in node.args for f in _factors(a)]
    if node.head == "power":
        return _factors(node.args[0])
    if node.head == "quotient" and node.args[1].head == "number":
        return _factors(node.args[0])
    return [node]


def _is_irreducible(node: Node) -> bool:
    if node.head in ("number", "name", "call"):
        return True
    expression = to_sympy(node)
    if not expression.free_symbols or not expression.is_polynomial():
        return True
    content, found = sympy.factor_list(expression)
    return abs(content) == 1 and sum(n for _, n in found) == 1


def to_sympy(node: Node) -> sympy.Expr:
    """A sympy expression of the same value (it may evaluate itself: use it for polynomials)."""
    args = [to_sympy(a) for a in node.args]
    if node.head == "number":
        value = Fraction(node.value or 0)
        return sympy.Rational(value.numerator, value.denominator)
    if node.head == "name":
        return {"pi": sympy.pi, "e": sympy.E, "E": sympy.E}.get(str(node.value), sympy.Symbol(str(node.value)))
    builders = {
        "sum": lambda: sympy.Add(*args),
        "product": lambda: sympy.Mul(*args),
        "neg": lambda: -args[0],
        "quotient": lambda: args[0] / args[1],
        "power": lambda: args[0] ** args[1],
        "call": lambda: sympy.Function(str(node.value))(*args),
    }
    return builders[node.head]()
