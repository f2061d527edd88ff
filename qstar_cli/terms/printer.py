"""Canonical text of terms, as docs/ARCHITECTURE.md describes it. The reader gives the same term back."""

from __future__ import annotations

from itertools import pairwise

from qstar_cli.operators.registry import operators
from qstar_cli.terms.build import integer
from qstar_cli.terms.numerals import digits_of, is_in_base
from qstar_cli.terms.term import Term, operands

RELATION_SIGNS = {
    "Equal": "=", "Unequal": "!=", "Less": "<", "LessEqual": "<=", "Greater": ">", "GreaterEqual": ">=",
    "Element": "in",
}  # fmt: skip
LEAVES = ("Integer", "Decimal", "Symbol", "Constant", "Domain", "Word")
# How tightly a term holds together when written; a weaker part inside a stronger whole needs brackets.
CASES, WHERE, OR, AND, RELATION, SUM, PRODUCT, POWER, ATOM = range(9)
STRENGTH = {
    "Cases": CASES, "Case": CASES, "Where": WHERE, "Or": OR, "And": AND, "Sum": SUM, "Neg": SUM, "Product": PRODUCT,
    "Div": PRODUCT, "Mixed": PRODUCT, "Pow": POWER, "Factorial": POWER, "Percent": POWER, "Degree": POWER,
    "Congruent": RELATION, "PolynomialRoot": SUM, **dict.fromkeys(RELATION_SIGNS, RELATION),
}  # fmt: skip
_ONE_WAY = (("Less", "LessEqual"), ("Greater", "GreaterEqual"))
# Factors before which a number is not written without a sign.
_DETACHED = frozenset(
    (
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
        "Matrix",
        "Based",
        "Mod",
    )
)


class TextPrinter:
    """Writes terms as canonical text. `truth` are the words for true, false and undefined."""

    relation_signs = RELATION_SIGNS
    congruence_sign = "="
    strengths = STRENGTH

    def __init__(self, truth: tuple[str, str, str] = ("true", "false", "undefined")) -> None:
        self.truth = truth
        self.writers = {head: getattr(self, name) for head, name in _METHODS.items()}

    def write(self, t: Term) -> str:
        """The text of a term or question."""
        writer = self.writers.get(t.head)
        if writer is not None:
            return str(writer(t))
        operator = operators().get(t.head)
        if operator is not None and operator.question:
            return self.question(t)
        if operator is not None and operator.property:
            return self.property_of(t, operator.property)
        if operator is not None and operator.labels:
            return self.labelled(t, operator.labels)
        return self.call(operator.names[0] if operator is not None and operator.names else t.head.lower(), t)

    def inside(self, t: Term, least: int) -> str:
        """The text of a part, in brackets when it holds together less tightly than `least`."""
        written = self.write(t)
        return written if self.strengths.get(t.head, ATOM) >= least else self.bracketed(written)

    def property_of(self, t: Term, name: str) -> str:
        """A statement about a value, `91 is divisible by 7`."""
        return " ".join((self.inside(t.args[0], SUM), "is", name, *(self.inside(a, SUM) for a in t.args[1:])))

    def labelled(self, t: Term, labels: tuple[str, ...]) -> str:
        """A statement as a list of what it tells, `center (1, 2), radius 3`."""
        return ", ".join(f"{self.words(label)}{self.inside(a, SUM)}" for label, a in zip(labels, t.args, strict=True))

    def bracketed(self, written: str) -> str:
        return f"({written})"

    def call(self, name: str, t: Term) -> str:
        return f"{name}({', '.join(map(self.write, t.args))})"

    def question(self, t: Term) -> str:
        """The sentence of a question with its slots filled; lists in slots are written without brackets."""
        sentence, *rest = operators()[t.head].sentence.split("{")
        for piece, slot in zip(rest, t.args, strict=True):
            written = self.write(slot) if piece.startswith("point") else self.slot(slot)
            sentence += written + piece.partition("}")[2]
        return sentence

    def slot(self, t: Term) -> str:
        if t.head in ("Cases", "Where"):  # their words for and if would be taken for those of the sentence
            return self.bracketed(self.write(t))
        return ", ".join(map(self.write, t.args)) if t.head == "Tuple" else self.write(t)

    def leaf(self, t: Term) -> str:
        return digits_of(t.value) if isinstance(t.value, int) else str(t.value)

    def true(self, t: Term) -> str:
        return self.truth[0]

    def false(self, t: Term) -> str:
        return self.truth[1]

    def undefined(self, t: Term) -> str:
        return self.truth[2]

    def sum(self, t: Term) -> str:
        first = t.args[0]
        written = self.write(first) if first.head == "Neg" else self.inside(first, PRODUCT)
        return written + "".join(map(self.summand, t.args[1:]))

    def summand(self, t: Term) -> str:
        """A summand after the first, with its sign."""
        return f" - {self.inside(t.args[0], PRODUCT)}" if t.head == "Neg" else f" + {self.inside(t, PRODUCT)}"

    def negative(self, t: Term) -> str:
        return f"-{self.inside(t.args[0], PRODUCT)}"

    def product(self, t: Term) -> str:
        first = t.args[0]
        written = self.write(first) if first.head == "Div" else self.inside(first, POWER)
        touching = first.head in ("Integer", "Decimal") and touches(t.args[1]) and not _looks_based(t.args[1])
        rest = (self.inside(a, POWER) for a in t.args[1:])
        return written + ("" if touching else "*") + "*".join(rest)

    def quotient(self, t: Term) -> str:
        above, below = t.args
        return f"{self.inside(above, POWER if above.head == 'Mixed' else PRODUCT)}/{self.inside(below, POWER)}"

    def power(self, t: Term) -> str:
        base, exponent = t.args
        written = self.write(exponent)
        return f"{self.inside(base, ATOM)}^{written if exponent.head in LEAVES else self.bracketed(written)}"

    def root(self, t: Term) -> str:
        radicand, index = t.args
        if index == integer(2) or index == integer(3):
            return f"{'sqrt' if index.value == 2 else 'cbrt'}({self.write(radicand)})"
        return f"root({self.write(radicand)}, {self.write(index)})"

    def polynomial_root(self, t: Term) -> str:
        return f"root {self.write(t.args[0])} of {self.write(t.args[1])}"

    def absolute(self, t: Term) -> str:
        return f"|{self.write(t.args[0])}|"

    def mixed(self, t: Term) -> str:
        return f"{self.write(t.args[0])} {self.write(t.args[1])}"

    def percent(self, t: Term) -> str:
        return f"{self.inside(t.args[0], ATOM)}%"

    def degree(self, t: Term) -> str:
        return f"{self.inside(t.args[0], ATOM)}°"

    def factorial(self, t: Term) -> str:
        return f"{self.inside(t.args[0], ATOM)}!"

    def relation(self, t: Term) -> str:
        return f"{self.inside(t.args[0], SUM)} {self.relation_signs[t.head]} {self.inside(t.args[1], SUM)}"

    def conjunction(self, t: Term) -> str:
        return self.chain(t) if is_chain(t) else " and ".join(self.inside(a, RELATION) for a in t.args)

    def chain(self, t: Term) -> str:
        """`a < b < c`, which the readers take for `a < b and b < c`."""
        links = (f" {self.relation_signs[r.head]} {self.inside(r.args[1], SUM)}" for r in t.args)
        return self.inside(t.args[0].args[0], SUM) + "".join(links)

    def disjunction(self, t: Term) -> str:
        return " or ".join(self.inside(a, AND) for a in t.args)

    def congruence(self, t: Term) -> str:
        left, right = (self.inside(a, SUM) for a in t.args[:2])
        return f"{left} {self.congruence_sign} {right} {self.modulus(t.args[2])}"

    def modulus(self, t: Term) -> str:
        return f"(mod {self.inside(t, SUM)})"

    def division(self, t: Term) -> str:
        """`quotient q, remainder r`, with the divisor while the division goes on."""
        words = ("quotient", "remainder", "divisor")
        return ", ".join(f"{self.words(word)}{self.inside(a, SUM)}" for word, a in zip(words, t.args, strict=False))

    def words(self, words: str) -> str:
        """Words before a formula."""
        return f"{words} "

    def matrix(self, t: Term) -> str:
        return "[" + ", ".join(f"[{', '.join(map(self.write, row.args))}]" for row in t.args) + "]"

    def based(self, t: Term) -> str:
        digits, base = str(t.args[0].value), t.args[1]
        return f"{digits if digits[0].isdigit() else '0' + digits}_{self.write(base)}"

    def parameters(self, condition: Term) -> str:
        """`integer n, m` for a condition that only says so; "" for any other."""
        parts = operands(condition, "And")
        domains = {p.args[1].value if p.head == "Element" and p.args[0].head == "Symbol" else None for p in parts}
        kind = {"integers": "integer", "reals": "real"}.get(str(next(iter(domains)))) if len(domains) == 1 else None
        return f"{kind} {', '.join(self.write(p.args[0]) for p in parts)}" if kind else ""

    def where(self, t: Term) -> str:
        parameters = self.parameters(t.args[1])
        if parameters:
            return f"{self.inside(t.args[0], OR)} for {parameters}"
        return f"{self.inside(t.args[0], OR)} for {self.inside(t.args[1], OR)}"

    def case(self, t: Term) -> str:
        return f"{self.inside(t.args[0], OR)} if {self.inside(t.args[1], OR)}"

    def cases(self, t: Term) -> str:
        return "; ".join(map(self.write, t.args))

    def tuple(self, t: Term) -> str:
        inner = ", ".join(self.inside(a, CASES + 1) for a in t.args)
        return self.bracketed(inner + ("," if len(t.args) == 1 else ""))


_METHODS = {
    **dict.fromkeys(LEAVES, "leaf"), **dict.fromkeys(RELATION_SIGNS, "relation"), "True": "true", "False": "false",
    "Undefined": "undefined", "Sum": "sum", "Neg": "negative", "Product": "product", "Div": "quotient", "Pow": "power",
    "Root": "root", "Abs": "absolute", "Mixed": "mixed", "Percent": "percent", "Degree": "degree",
    "Factorial": "factorial", "And": "conjunction", "Or": "disjunction", "Where": "where", "Case": "case",
    "Cases": "cases", "Tuple": "tuple", "Congruent": "congruence", "Matrix": "matrix", "Based": "based",
    "QuotientRemainder": "division", "PolynomialRoot": "polynomial_root",
}  # fmt: skip


def is_chain(t: Term) -> bool:
    """Whether relations joined by `and` follow on one another in one direction, as in `a < b and b <= c`."""
    one_way = any(all(r.head in heads for r in t.args) for heads in _ONE_WAY)
    return one_way and all(a.args[1] == b.args[0] for a, b in pairwise(t.args))


def _looks_based(t: Term) -> bool:
    """Whether a number before this factor would be read with it as digits in a base, as in `2a_16`."""
    while t.head in ("Pow", "Factorial", "Percent", "Degree"):
        t = t.args[0]
    letter, _, base = str(t.value).partition("_")
    return t.head == "Symbol" and base.isdigit() and is_in_base("1" + letter, int(base))


def touches(t: Term) -> bool:
    """Whether a number may stand directly before this factor: a name, a call, a sum in brackets, or a power of one."""
    while t.head in ("Pow", "Factorial", "Percent", "Degree"):
        t = t.args[0]
    return t.head not in _DETACHED


def truth_words(question: Term) -> tuple[str, str, str]:
    """How an answer to this question says true (of an equation: that all numbers solve it), false and undefined."""
    if question.head != "Solve":
        operator = operators().get(question.head)
        return (*operator.truth, operator.nothing) if operator is not None else ("true", "false", "undefined")
    if question.args[0].head == "InverseOf":
        return "all real numbers", "no inverse", "undefined"
    domain = {"complex": "complex numbers", "integers": "integers"}.get(str(question.args[2].value), "real numbers")
    return f"all {domain}", "no solution", "undefined"


_PRINTER = TextPrinter()


def text(t: Term) -> str:
    """The canonical text of a term or question."""
    return _PRINTER.write(t)


def answer_text(answer: Term, question: Term) -> str:
    """The text of an answer to a question (or of a line on the way to it): `no solution` rather than `false`."""
    return TextPrinter(truth_words(question)).write(answer)
