"""Canonical text of terms, as docs/ARCHITECTURE.md describes it. The reader gives the same term back."""

from __future__ import annotations

from collections.abc import Callable

from qstar_cli.operators.registry import operators
from qstar_cli.terms.build import integer
from qstar_cli.terms.numerals import digits_of
from qstar_cli.terms.term import Term

RELATION_SIGNS = {
    "Equal": "=", "Unequal": "!=", "Less": "<", "LessEqual": "<=", "Greater": ">", "GreaterEqual": ">=",
    "Element": "in",
}  # fmt: skip
POSTFIX_SIGNS = {"Factorial": "!", "Percent": "%", "Degree": "°"}
LEAVES = ("Integer", "Decimal", "Symbol", "Constant", "Domain", "Word")
# How tightly a term holds together when written; a weaker part inside a stronger whole needs brackets.
CASES, WHERE, OR, AND, RELATION, SUM, PRODUCT, POWER, ATOM = range(9)
_STRENGTH = {
    "Cases": CASES, "Case": CASES, "Where": WHERE, "Or": OR, "And": AND, "Sum": SUM, "Neg": SUM, "Product": PRODUCT,
    "Div": PRODUCT, "Mixed": PRODUCT, "Pow": POWER, "Factorial": POWER, "Percent": POWER, "Degree": POWER,
}  # fmt: skip


def strength(t: Term) -> int:
    """How tightly the text of a term holds together."""
    return RELATION if t.head in RELATION_SIGNS else _STRENGTH.get(t.head, ATOM)


def text(t: Term) -> str:
    """The canonical text of a term or question."""
    operator = operators().get(t.head)
    if operator is not None and operator.question:
        return question_text(t)
    writer = _WRITERS.get(t.head)
    if writer is not None:
        return writer(t)
    if t.head in RELATION_SIGNS:
        return f"{inside(t.args[0], SUM)} {RELATION_SIGNS[t.head]} {inside(t.args[1], SUM)}"
    name = operator.names[0] if operator is not None and operator.names else t.head.lower()
    return f"{name}({', '.join(map(text, t.args))})"


def inside(t: Term, least: int) -> str:
    """The text of a part, in brackets when it holds together less tightly than `least`."""
    written = text(t)
    return written if strength(t) >= least else f"({written})"


def question_text(t: Term) -> str:
    """The sentence of a question with its slots filled; a list of unknowns or bindings is written without brackets."""
    operator = operators()[t.head]
    sentence, *rest = operator.sentence.split("{")
    slots = iter(t.args)
    for piece in rest:
        slot = next(slots)
        written = (
            ", ".join(map(text, slot.args)) if slot.head == "Tuple" and not piece.startswith("expr") else text(slot)
        )
        sentence += written + piece.partition("}")[2]
    return sentence


def _leaf(t: Term) -> str:
    return digits_of(t.value) if isinstance(t.value, int) else str(t.value)


def _sum(t: Term) -> str:
    pieces = [_summand(t.args[0])]
    for a in t.args[1:]:
        pieces.append(f" - {inside(a.args[0], PRODUCT)}" if a.head == "Neg" else f" + {inside(a, PRODUCT)}")
    return "".join(pieces)


def _summand(t: Term) -> str:
    return text(t) if t.head == "Neg" else inside(t, PRODUCT)


def _product(t: Term) -> str:
    first, second = t.args[0], t.args[1]
    start = text(first) if first.head == "Div" else inside(first, POWER)
    touching = first.head in ("Integer", "Decimal") and touches(second)
    pieces = [start, "" if touching else "*", inside(second, POWER)]
    pieces += (f"*{inside(a, POWER)}" for a in t.args[2:])
    return "".join(pieces)


def touches(t: Term) -> bool:
    """Whether a number may stand directly before the text of this factor: a name, a call, the bracket of a sum, or a power of one."""
    if t.head in ("Pow", "Factorial", "Percent", "Degree"):
        return touches(t.args[0])
    return t.head not in (
        "Integer",
        "Decimal",
        "Abs",
        "Neg",
        "Product",
        "Div",
        "Mixed",
        "Tuple",
        "True",
        "False",
        "Undefined",
    )


def _quotient(t: Term) -> str:
    above, below = t.args
    return f"{inside(above, POWER) if above.head == 'Mixed' else inside(above, PRODUCT)}/{inside(below, POWER)}"


def _power(t: Term) -> str:
    return f"{inside(t.args[0], ATOM)}^{text(t.args[1]) if t.args[1].head in LEAVES else f'({text(t.args[1])})'}"


def _root(t: Term) -> str:
    radicand, index = t.args
    if index in (integer(2), integer(3)):
        return f"{'sqrt' if index.value == 2 else 'cbrt'}({text(radicand)})"
    return f"root({text(radicand)}, {text(index)})"


def _joined(word: str, least: int) -> Callable[[Term], str]:
    return lambda t: f" {word} ".join(inside(a, least) for a in t.args)


_WRITERS: dict[str, Callable[[Term], str]] = {
    **dict.fromkeys(LEAVES, _leaf),
    "True": lambda t: "true",
    "False": lambda t: "false",
    "Undefined": lambda t: "undefined",
    "Sum": _sum,
    "Neg": lambda t: f"-{inside(t.args[0], PRODUCT)}",
    "Product": _product,
    "Div": _quotient,
    "Pow": _power,
    "Root": _root,
    "Abs": lambda t: f"|{text(t.args[0])}|",
    "Mixed": lambda t: f"{text(t.args[0])} {text(t.args[1])}",
    "Percent": lambda t: f"{inside(t.args[0], ATOM)}%",
    "Degree": lambda t: f"{inside(t.args[0], ATOM)}°",
    "Factorial": lambda t: f"{inside(t.args[0], ATOM)}!",
    "And": _joined("and", RELATION),
    "Or": _joined("or", AND),
    "Where": lambda t: f"{inside(t.args[0], OR)} for {inside(t.args[1], OR)}",
    "Case": lambda t: f"{inside(t.args[0], OR)} if {inside(t.args[1], OR)}",
    "Cases": lambda t: "; ".join(map(text, t.args)),
    "Tuple": lambda t: f"({text(t.args[0])},)" if len(t.args) == 1 else f"({', '.join(map(text, t.args))})",
}
