"""Terms in LaTeX. The reader reads it back up to `tidy`."""

from __future__ import annotations

from qstar_cli.operators.registry import operators
from qstar_cli.terms import notation
from qstar_cli.terms.build import integer
from qstar_cli.terms.printer import AND, ATOM, OR, POWER, RELATION, STRENGTH, TextPrinter, is_chain, truth_words
from qstar_cli.terms.term import Term

_SIGNS = {
    "Equal": "=", "Unequal": r"\ne", "Less": "<", "LessEqual": r"\le", "Greater": ">", "GreaterEqual": r"\ge",
    "Element": r"\in",
}  # fmt: skip
_CONSTANTS = {"pi": r"\pi", "oo": r"\infty"}
_DOMAINS = {"reals": r"\mathbb{R}", "complex": r"\mathbb{C}", "integers": r"\mathbb{Z}"}


class LatexPrinter(TextPrinter):
    """Writes terms in LaTeX."""

    relation_signs = _SIGNS
    congruence_sign = r"\equiv"
    strengths = STRENGTH | {"Div": POWER}

    def bracketed(self, written: str) -> str:
        return rf"\left({written}\right)"

    def call(self, name: str, t: Term) -> str:
        operator = operators().get(t.head)
        if t.head == "Log" and len(t.args) == 2:
            return rf"\log_{{{self.write(t.args[1])}}}{self.bracketed(self.write(t.args[0]))}"
        template = operator.latex if operator is not None else ""
        if "{" in template:
            return template.format(*map(self.write, t.args))
        return (template or rf"\operatorname{{{name}}}") + self.bracketed(", ".join(map(self.write, t.args)))

    def question(self, t: Term) -> str:
        return self.write(t.args[0])

    def leaf(self, t: Term) -> str:
        value = super().leaf(t)
        if t.head == "Constant":
            return _CONSTANTS.get(value, value)
        if t.head == "Domain":
            return _DOMAINS.get(value, value)
        if t.head == "Decimal" and "(" in value:
            return value.replace("(", r"\overline{").replace(")", "}")
        if t.head == "Word":
            return rf"\text{{{value}}}"
        return _name(value) if t.head == "Symbol" else value

    def true(self, t: Term) -> str:
        return rf"\text{{{self.truth[0]}}}"

    def false(self, t: Term) -> str:
        return rf"\text{{{self.truth[1]}}}"

    def undefined(self, t: Term) -> str:
        return rf"\text{{{self.truth[2]}}}"

    def product(self, t: Term) -> str:
        written = self.inside(t.args[0], POWER)
        for before, factor in zip(t.args, t.args[1:], strict=False):
            following = self.inside(factor, POWER)
            written += (" " if _may_touch(before, following) else r" \cdot ") + following
        return written

    def quotient(self, t: Term) -> str:
        return rf"\frac{{{self.write(t.args[0])}}}{{{self.write(t.args[1])}}}"

    def power(self, t: Term) -> str:
        base = self.inside(t.args[0], ATOM)
        return f"{base}^{{{self.write(t.args[1])}}}"

    def root(self, t: Term) -> str:
        radicand, index = t.args
        return rf"\sqrt{'' if index == integer(2) else f'[{self.write(index)}]'}{{{self.write(radicand)}}}"

    def polynomial_root(self, t: Term) -> str:
        from qstar_cli.terms.polynomial_roots import polynomial_of  # rarely needed

        return rf"\text{{root }} {self.write(t.args[0])} \text{{ of }} {self.write(polynomial_of(t))}"

    def absolute(self, t: Term) -> str:
        return rf"\left|{self.write(t.args[0])}\right|"

    def mixed(self, t: Term) -> str:
        return f"{self.write(t.args[0])}{self.write(t.args[1])}"

    def percent(self, t: Term) -> str:
        return rf"{self.inside(t.args[0], ATOM)}\%"

    def degree(self, t: Term) -> str:
        return rf"{self.inside(t.args[0], ATOM)}^{{\circ}}"

    def conjunction(self, t: Term) -> str:
        return self.chain(t) if is_chain(t) else r" \land ".join(self.inside(a, RELATION) for a in t.args)

    def disjunction(self, t: Term) -> str:
        return r" \lor ".join(self.inside(a, AND) for a in t.args)

    def property_of(self, t: Term, name: str) -> str:
        more = "".join(rf"\text{{ }}{self.write(a)}" for a in t.args[1:])
        return rf"{self.write(t.args[0])} \text{{ is {name}}}{more}"

    def words(self, words: str) -> str:
        return rf"\text{{{words} }}"

    def modulus(self, t: Term) -> str:
        return rf"\pmod{{{self.write(t)}}}"

    def matrix(self, t: Term) -> str:
        rows = r" \\ ".join(" & ".join(map(self.write, row.args)) for row in t.args)
        return rf"\begin{{pmatrix}} {rows} \end{{pmatrix}}"

    def based(self, t: Term) -> str:
        written = super().based(t)
        digits, _, base = written.partition("_")
        return f"{digits}_{{{base}}}"

    def where(self, t: Term) -> str:
        parameters = self.parameters(t.args[1])
        if parameters:
            kind, _, names = parameters.partition(" ")
            return rf"{self.inside(t.args[0], OR)} \quad \text{{for {kind} }} {names}"
        return rf"{self.inside(t.args[0], OR)} \quad \text{{for }} {self.inside(t.args[1], OR)}"

    def case(self, t: Term) -> str:
        return rf"{self.inside(t.args[0], OR)} & \text{{if }} {self.inside(t.args[1], OR)}"

    def cases(self, t: Term) -> str:
        return r"\begin{cases} " + r" \\ ".join(map(self.write, t.args)) + r" \end{cases}"


def _name(name: str) -> str:
    letter, _, index = name.partition("_")
    letter = rf"\{letter}" if letter in notation.GREEK_NAMES else letter
    return letter + (f"_{{{index}}}" if index else "")


def _may_touch(before: Term, following: str) -> bool:
    """Whether two factors may stand side by side: not two numbers, and no number before a fraction of numbers."""
    if following[0].isdigit() or following.startswith(r"\text"):
        return False
    return not (before.head in ("Integer", "Decimal", "Mixed") and following.startswith(r"\frac"))


_PRINTER = LatexPrinter()


def latex(t: Term) -> str:
    """A term in LaTeX."""
    return _PRINTER.write(t)


def latex_answer(answer: Term, question: Term) -> str:
    """An answer in LaTeX: `no solution` rather than `false`."""
    return LatexPrinter(truth_words(question)).write(answer)
