"""Whether points satisfy answers: formulas (`x = 2 or x > 3`), sets of a key, and the candidates that both name."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from benchmarks.evaluate import Point, UndefinedError, Value, numeric, same, value
from benchmarks.notation import Node

SPAN = 60  # a point belongs to a family by an integer from -SPAN to SPAN; by two or more, from -12 to 12
NAMED_SPAN = 4  # the members that a family names for trial: few, so that one of another period has them too


def holds(formula: Node, point: Point, domain: str = "real") -> bool:
    """Whether a formula holds at a point; a relation with an undefined side does not."""
    head = formula.head
    if head in ("true", "false"):
        return head == "true"
    if head in ("and", "where"):
        return all(holds(a, point, domain) for a in formula.args)
    if head == "or":
        return any(holds(a, point, domain) for a in formula.args)
    if head == "cases":
        return any(holds(a, point, domain) for a in formula.args)
    if head == "case":
        return holds(formula.args[1], point, domain) and holds(formula.args[0], point, domain)
    if head == "family":
        span = SPAN if len(formula.args) == 2 else SPAN // 5
        return any(holds(formula.args[0], p, domain) for p in _with_integers(formula.args[1:], point, span))
    if head == "relation":
        return _relation_holds(formula, point, domain)
    if head == "congruence":
        a, b, modulus = (value(a, point, domain) for a in formula.args)
        return isinstance(a, Fraction) and isinstance(b, Fraction) and ((a - b) / modulus).denominator == 1
    raise ValueError(f"{head} is no formula")


def _relation_holds(formula: Node, point: Point, domain: str) -> bool:
    try:
        a, b = (value(side, point, domain) for side in formula.args)
    except UndefinedError:
        return False
    sign = formula.value
    if sign in ("=", "!="):
        return same(a, b) == (sign == "=")
    if same(a, b):
        return sign in ("<=", ">=")
    return bool(numeric(a) < numeric(b)) == (sign in ("<", "<="))


def _with_integers(parameters: tuple[Node, ...], point: Point, span: int) -> Iterator[dict[str, Value]]:
    for choice in product(range(-span, span + 1), repeat=len(parameters)):
        yield {**point, **{str(p.value): Fraction(n) for p, n in zip(parameters, choice, strict=True)}}


def candidates(formula: Node, unknown: str, point: Point, domain: str = "real") -> list[Value]:
    """The values that a formula or key names for the unknown: roots, ends of intervals."""
    found: list[Value] = []
    for node, where in _relations(formula, point):
        for side, other in (node.args, node.args[::-1]):
            if side == Node("name", value=unknown):
                try:
                    found.append(value(other, where, domain))
                except (UndefinedError, KeyError):
                    continue
    return [v for v in found if abs(numeric(v)) < 10**30]


def _relations(formula: Node, point: Point) -> Iterator[tuple[Node, Point]]:
    if formula.head == "relation":
        yield formula, point
    elif formula.head == "family":
        for where in _with_integers(formula.args[1:], point, NAMED_SPAN):
            yield from _relations(formula.args[0], where)
    else:
        for a in formula.args:
            yield from _relations(a, point)


def formula_of_set(key: Node, unknown: str) -> Node:
    """A set in a key's notation (`FiniteSet(2, 3)`, `Union(Interval.open(1, 2), ...)`, `Reals`) as a formula."""
    x = Node("name", value=unknown)
    if key.head == "name":
        simple = {"Reals": Node("true"), "EmptySet": Node("false")}
        if str(key.value) in simple:
            return simple[str(key.value)]
    if key.head != "call":
        raise ValueError(f"no set: {key}")
    name = str(key.value)
    if name == "FiniteSet":
        return _joined("or", [Node("relation", (x, a), "=") for a in key.args])
    if name in ("Union", "Intersection"):
        return _joined("or" if name == "Union" else "and", [formula_of_set(a, unknown) for a in key.args])
    if name.startswith("Interval"):
        return _interval(name, key.args, x)
    if name == "ImageSet" and key.args[0].value == "Lambda":
        parameter, image = key.args[0].args
        return Node("family", (Node("relation", (x, image), "="), parameter))
    raise ValueError(f"no set: {name}")


def _interval(name: str, ends: tuple[Node, ...], x: Node) -> Node:
    low, high = ends[:2]
    flags = [a == Node("true") or a == Node("name", value="True") for a in ends[2:]] + [False, False]
    kind = name.partition(".")[2]
    left_open = flags[0] or kind in ("open", "Lopen")
    right_open = flags[1] or kind in ("open", "Ropen")
    parts = []
    if low != Node("neg", (Node("name", value="oo"),)):
        parts.append(Node("relation", (x, low), ">" if left_open else ">="))
    if high != Node("name", value="oo"):
        parts.append(Node("relation", (x, high), "<" if right_open else "<="))
    return _joined("and", parts)


def _joined(head: str, parts: list[Node]) -> Node:
    if not parts:
        return Node("false" if head == "or" else "true")
    return parts[0] if len(parts) == 1 else Node(head, tuple(parts))
