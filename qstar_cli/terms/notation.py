"""Tables of notation: what characters, words and LaTeX commands stand for. Pure data."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi",
    "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
    "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Υ": "Upsilon",
    "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip
GREEK_NAMES = frozenset(GREEK.values())
GREEK_LETTERS = {name: letter for letter, name in reversed(GREEK.items())}

CONSTANTS = {"pi": "pi", "e": "e", "i": "i", "oo": "oo", "infinity": "oo", "inf": "oo"}

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱˣʸᵃᵇᶜᵏᵐᵗ", "0123456789+-()nixyabckmt", strict=True))
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉ₐₑᵢₙₓₖₘₜ", "0123456789aeinxkmt", strict=True))
FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip

# Characters that are another way of writing an operator.
OPERATORS = {
    "×": "*", "·": "*", "⋅": "*", "∙": "*", "•": "*", "∗": "*", "⨯": "*", "÷": "/", "⁄": "/", "∕": "/", "−": "-",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "﹣": "-", "≤": "<=", "⩽": "<=", "≦": "<=", "≥": ">=", "⩾": ">=",
    "≧": ">=", "≠": "!=", "±": "+-", "∓": "-+", "√": "√", "∛": "∛", "∜": "∜", "°": "°", "º": "°", "˚": "°",
    "∧": "and", "∨": "or", "∈": "∈", "⌊": "⌊", "⌋": "⌋", "⌈": "⌈", "⌉": "⌉", "∣": "|", "∘": "∘", "≡": "≡",
}  # fmt: skip
# Further spellings in plain text.
PLAIN = {"**": "^", "=<": "<=", "<>": "!=", "==": "=", "&&": "and", "&": "and", "||": "||"}

# LaTeX commands that stand for an operator, for a word, or for nothing.
TEX_OPERATORS = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "pm": "+-", "mp": "-+", "le": "<=", "leq": "<=",
    "leqslant": "<=", "ge": ">=", "geq": ">=", "geqslant": ">=", "ne": "!=", "neq": "!=", "lt": "<", "gt": ">",
    "vert": "|", "mid": "|", "lvert": "|(", "rvert": ")|", "lbrace": "\\{", "rbrace": "\\}", "{": "\\{", "}": "\\}",
    "land": "and", "wedge": "and", "lor": "or", "vee": "or", "in": "∈", "degree": "°", "%": "%", "lfloor": "⌊",
    "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "lbrack": "[", "rbrack": "]", "colon": ":", "circ": "∘", "equiv": "≡",
}  # fmt: skip
TEX_WORDS = {
    "infty": "oo",
    "varepsilon": "epsilon",
    "vartheta": "theta",
    "varphi": "phi",
    "varrho": "rho",
    "varsigma": "sigma",
    "bmod": "mod",
    "pmod": "mod",
}
TEX_IGNORED = _words(
    "left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr limits nolimits displaystyle "
    "textstyle scriptstyle quad qquad enspace thinspace nobreak allowbreak hfill hspace null"
) | frozenset(",;:! ()[]>$\n")
TEX_STYLES = _words("text mathrm mathbf mathit mathsf textbf textit textrm mbox hbox operatorname mathop boldsymbol bm")
TEX_FRACTIONS = frozenset(("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"))

TEX_BINOMIALS = frozenset(("binom", "dbinom", "tbinom"))

# Environments of matrices; whether the determinant is meant.
TEX_MATRICES = {"matrix": False, "pmatrix": False, "bmatrix": False, "smallmatrix": False, "vmatrix": True}
# Environments whose lines hold together.
TEX_LINES = _words(
    "cases aligned align align* gather gather* gathered split equation equation* array eqnarray eqnarray*"
)

# Short words of other mathematics, which must not be read as products of letters.
NOT_PRODUCTS = _words(
    "mod gcd lcm hcf det dim max min arg deg lim sum set sup sgn cis let Re Im Tr tr ch sh th cosh sinh tanh coth sech "
    "csch sinc rad sq one two six ten sine cost using sing since"
)
KEYWORDS = _words("and or if for of base otherwise is all the are not quotient remainder divisor")
DOMAINS = {
    "real": "reals", "reals": "reals", "complex": "complex", "complexes": "complex", "integer": "integers",
    "integers": "integers",
}  # fmt: skip
BLACKBOARD = {"R": "reals", "C": "complex", "Z": "integers", "ℝ": "reals", "ℂ": "complex", "ℤ": "integers"}
