"""Trees of the judge written in plain notation with brackets wherever two readings are conceivable."""

from __future__ import annotations

from benchmarks.notation import Node

_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(5)


def plain(node: Node) -> str:
    """The text of an expression or relation in the solver's plain notation."""
    return _written(node)[0]


def _written(node: Node) -> tuple[str, int]:
    head = node.head
    if head == "number":
        return node.spelling or str(node.value), _ATOM if node.spelling else _PRODUCT
    if head == "name":
        return str(node.value), _ATOM
    if head == "relation":
        return f"{plain(node.args[0])} {node.value} {plain(node.args[1])}", _SUM
    if head == "sum":
        return _sum(node), _SUM
    if head == "neg":
        return "-" + _inside(node.args[0], _PRODUCT), _SIGN
    if head == "product":
        return _product(node), _PRODUCT
    if head == "quotient":
        return f"{_inside(node.args[0], _PRODUCT)}/{_inside(node.args[1], _POWER)}", _PRODUCT
    if head == "power":
        return f"{_inside(node.args[0], _ATOM)}^{_inside(node.args[1], _ATOM)}", _POWER
    if head == "call":
        return f"{node.value}({', '.join(plain(a) for a in node.args)})", _ATOM
    raise ValueError(f"no plain notation for {head}")


def _inside(node: Node, least: int) -> str:
    text, level = _written(node)
    return text if level >= least and level != _SIGN else f"({text})"


def _sum(node: Node) -> str:
    first = node.args[0]
    text = f"({plain(first)})" if first.head == "sum" else plain(first)
    for part in node.args[1:]:
        if part.head == "neg":
            text += " - " + _inside(part.args[0], _PRODUCT)
        else:
            text += " + " + _inside(part, _PRODUCT)
    return text


def _product(node: Node) -> str:
    first, *rest = node.args
    is_coefficient = first.head == "number" and first.spelling.isdigit() and rest[0].head in ("name", "power")
    if is_coefficient and _written(rest[0])[0][0].isalpha():
        head = first.spelling + _written(rest[0])[0]
        return "*".join([head, *(_inside(a, _POWER) for a in rest[1:])])
    return "*".join(_inside(a, _POWER if i else _PRODUCT) for i, a in enumerate(node.args))
