"""Terms in Unicode, for people: raised exponents, root signs, relation signs. The reader reads it back."""

from __future__ import annotations

import re

from qstar_cli.terms import notation
from qstar_cli.terms.build import integer
from qstar_cli.terms.numerals import is_in_base
from qstar_cli.terms.printer import ATOM, POWER, PRODUCT, STRENGTH, TextPrinter, truth_words
from qstar_cli.terms.term import Term, has_head

_RAISED = {plain: raised for raised, plain in notation.SUPERSCRIPTS.items() if plain not in "()+"}
_LOWERED = {plain: lowered for lowered, plain in notation.SUBSCRIPTS.items()}
_BASED = re.compile("([0-9][0-9A-Za-z]*)([₀-₉]+)")
_VULGAR = {numbers: sign for sign, numbers in notation.FRACTIONS.items()}
_CONSTANTS = {"pi": "π", "oo": "∞"}
_DOMAINS = {"reals": "ℝ", "complex": "ℂ", "integers": "ℤ"}
_SIGNS = {
    "Equal": "=",
    "Unequal": "≠",
    "Less": "<",
    "LessEqual": "≤",
    "Greater": ">",
    "GreaterEqual": "≥",
    "Element": "∈",
}


class UnicodePrinter(TextPrinter):
    """Writes terms with Unicode signs."""

    relation_signs = _SIGNS
    congruence_sign = "≡"
    strengths = STRENGTH | {"Root": POWER}

    def leaf(self, t: Term) -> str:
        if t.head == "Constant":
            return _CONSTANTS.get(str(t.value), str(t.value))
        return _name(str(t.value)) if t.head == "Symbol" else super().leaf(t)

    def summand(self, t: Term) -> str:
        return f" − {self.inside(t.args[0], PRODUCT)}" if t.head == "Neg" else f" + {self.inside(t, PRODUCT)}"

    def negative(self, t: Term) -> str:
        return f"−{self.inside(t.args[0], PRODUCT)}"

    def product(self, t: Term) -> str:
        written = self.write(t.args[0]) if t.args[0].head == "Div" else self.inside(t.args[0], POWER)
        for factor in t.args[1:]:
            following = self.inside(factor, POWER)
            written += ("" if _may_touch(written, following) else "·") + following
        return written

    def power(self, t: Term) -> str:
        if has_head(t.args[1], "Pow"):  # never raised; looked at twice, towers would take exponential time
            return super().power(t)
        raised = "".join(_RAISED.get(c.replace("−", "-"), "?") for c in self.write(t.args[1]))
        return super().power(t) if "?" in raised else self.inside(t.args[0], ATOM) + raised

    def root(self, t: Term) -> str:
        radicand, index = t.args
        sign = {integer(2): "√", integer(3): "∛", integer(4): "∜"}.get(index)
        if sign is None:
            return super().root(t)
        written = self.write(radicand)
        return sign + (written if radicand.head == "Integer" or len(written) == 1 else self.bracketed(written))

    def mixed(self, t: Term) -> str:
        whole, part = t.args
        above, below = (a.value for a in part.args)
        sign = _VULGAR.get((above, below)) if isinstance(above, int) and isinstance(below, int) else None
        return f"{self.write(whole)}{sign}" if sign else super().mixed(t)

    def relation(self, t: Term) -> str:
        if t.head == "Element" and t.args[1].head == "Domain":
            return f"{self.write(t.args[0])} ∈ {_DOMAINS.get(str(t.args[1].value), t.args[1].value)}"
        return super().relation(t)


def _name(name: str) -> str:
    letter, _, index = name.partition("_")
    letter = notation.GREEK_LETTERS.get(letter, letter)
    if not index:
        return letter
    return letter + ("".join(_LOWERED[c] for c in index) if all(c in _LOWERED for c in index) else f"_{index}")


def _may_touch(before: str, following: str) -> bool:
    """Whether two factors read well side by side: a number before a name, brackets side by side."""
    if following[0] == "(":
        return before[-1] in ")0123456789" or (before[-1].isalpha() and before[-1] not in "fghφ" and len(before) < 3)
    is_number = before.replace(".", "").isdigit()
    return (
        is_number
        and (following[0].isalpha() or following[0] in "√∛∜")
        and not following.startswith(("undefined", "mod("))
        and not _is_based(before + following)
    )


def _is_based(written: str) -> bool:
    """Whether this would be read as a number in a base (`2a₁₂`) and not as a product."""
    match = _BASED.match(written)
    return match is not None and is_in_base(match[1].lower(), int("".join(notation.SUBSCRIPTS[c] for c in match[2])))


_PRINTER = UnicodePrinter()


def unicode_text(t: Term) -> str:
    """A term in Unicode."""
    return _PRINTER.write(t)


def unicode_answer(answer: Term, question: Term) -> str:
    """An answer, or a line on the way to it, in Unicode: `no solution` rather than `false`."""
    return UnicodePrinter(truth_words(question)).write(answer)
