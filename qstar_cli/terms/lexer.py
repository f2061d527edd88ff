"""Text to tokens: plain notation, Unicode and LaTeX, mixed as they come, reduced to one alphabet.

Linear in the length of the text. Every token remembers where it stood, so that errors point at the place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from qstar_cli.errors import ReadError
from qstar_cli.terms import notation
from qstar_cli.terms.numerals import is_in_base
from qstar_cli.terms.patterns import Pattern
from qstar_cli.terms.source import MAX_LENGTH, error_at
from qstar_cli.terms.tokens import Token, Tokens, TokenWriter

_TOKEN = Pattern(
    r"""
    (?P<space>[^\S\n]++|\$|~)
  | (?P<newline>\n)
  | (?P<degree>\^\s*+(?:\\circ(?![A-Za-z])|\{\s*+\\circ\s*+\}|\\degree(?![A-Za-z])|°))
  | (?P<repeating>\d++\.\d*+(?:\(\d++\)|\\overline\s*+\{\d++\}|\\bar\s*+(?:\{\d++\}|\d)))
  | (?P<grouped>\d{1,3}(?:(?:,\\!|\{,\})\d{3})++(?:\.\d++)?)
  | (?P<choice>(?:(?:\{\}|(?<![\w)}\]]))[_^]\{?\d++\}?\s*+[CP]_\{?\d++\}?|\d++\ ?[CP]\ ?\d++)(?![A-Za-z0-9]))
  | (?P<based>\d[0-9A-Za-z]*+(?:_\d++|_\{\d++\}|[₀₁₂₃₄₅₆₇₈₉]++))
  | (?P<number>\d++(?:\.\d++)?|\.\d++)
  | (?P<phrase>(?i:no\s++(?:(?:real\s++)?solutions?|inverse)|all\s++(?:(?:real|complex)\s++numbers|integers)
      |true|false|undefined)(?![A-Za-z]))
  | (?P<word>[A-Za-z]++)
  | \\(?P<command>[A-Za-z]++\*?|.)
  | (?P<op>\*\*|<=|>=|=<|!=|<>|==|&&|[-+*/^_=<>()\[\]{}|,;:!%&'.?])
  | (?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱˣʸᵃᵇᶜᵏᵐᵗ]++)
  | (?P<sub>[₀₁₂₃₄₅₆₇₈₉ₐₑᵢₙₓₖₘₜ]++)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_NUMBER = Pattern(r"\d++(?:\.\d++)?")
_THOUSANDS = Pattern(r"\d{1,3}(?:,\d{3})++(?!\d|,\d)(?:\.\d++)?")
_ENVIRONMENT = Pattern(r"\s*+\{([A-Za-z]++\*?)\}(?:\s*+\{[lcr|]++\})?")
_BLACKBOARD = Pattern(r"\s*+\{?([RCZ])\}?")
_STYLE_BRACE = Pattern(r"\s*+\{")
_SIZED = Pattern(r"\s*+(\||\\vert|\\[lr]vert|\.|\\\{(?=\s*+\\begin))")
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u00ad\u2061\u2062\u2063\u2064")


class Lexer(TokenWriter):
    """One pass over a text."""

    def run(self) -> Tokens:
        """The tokens. Raises ReadError for characters that mean nothing here."""
        if self.end - self.start > MAX_LENGTH:
            raise error_at(
                self.text[: self.start + 200], self.start, f"The problem is longer than {MAX_LENGTH} characters.",
                expected="a shorter problem", hint="Put one problem on a line.",
            )  # fmt: skip
        position = self.start
        while position < self.end:
            match = _TOKEN.match(self.text, position, self.end)
            position = getattr(self, f"_{_kind(match)}")(match)
        self.tokens.append(Token("end", "", self.end, self.end, self.spaced))
        return Tokens(self.tokens, self.warnings)

    def _space(self, match: re.Match[str]) -> int:
        self.spaced = True
        return match.end()

    def _newline(self, match: re.Match[str]) -> int:
        self.emit("newline", "\n", match.start(), match.end())
        self.spaced = True
        return match.end()

    def _degree(self, match: re.Match[str]) -> int:
        return self.emit("op", "°", match.start(), match.end())

    def _repeating(self, match: re.Match[str]) -> int:
        fixed = re.findall(r"^\d+\.\d*", match.group())[0]
        digits = re.findall(r"\d+", match.group())[-1]
        written = f"{fixed}({digits})"
        if "(" in match.group() and not fixed.endswith("."):
            other = f"{fixed}*{digits}"
            self.warnings.append(f"{written} is read as a repeating decimal; for the product write {other}.")
        return self.emit("number", written, match.start(), match.end())

    def _grouped(self, match: re.Match[str]) -> int:
        return self.emit("number", re.sub(r"[^\d.]", "", match.group()), match.start(), match.end())

    def _choice(self, match: re.Match[str]) -> int:
        """`5C2` and `{}_5C_2` as the calls `C(5, 2)`."""
        start, end = match.span()
        n, k = re.findall(r"\d+", match.group())
        letter = "C" if "C" in match.group() else "P"
        for kind, text in (("word", letter), ("op", "("), ("number", n), ("op", ","), ("number", k), ("op", ")")):
            self.emit(kind, text, start, end)
        return end

    def _based(self, match: re.Match[str]) -> int:
        """`1011_2`: digits with their base; where they do not fit it, an ordinary number with what follows."""
        digits, _, base = re.sub("[{}]", "", _plain_subscripts(match.group())).lower().partition("_")
        if is_in_base(digits, int(base)):
            if not digits.isdigit() and digits[0] != "0":
                self.warnings.append(f"{digits}_{base} is read as a number in base {base}; write * for a product.")
            return self.emit("based", f"{digits}_{base}", *match.span())
        plain = _NUMBER.match(self.text, match.start(), self.end)
        assert plain is not None
        return self._number(plain)

    def _number(self, match: re.Match[str]) -> int:
        thousands = _THOUSANDS.match(self.text, match.start(), self.end)
        if thousands and (self.depth == 0 or ",0" in thousands.group()):
            digits = thousands.group().replace(",", "")
            self.warnings.append(f"{thousands.group()} is read as {digits}; for a list put a space after the comma.")
            return self.emit("number", digits, match.start(), thousands.end())
        written = match.group()
        return self.emit("number", "0" + written if written[0] == "." else written, match.start(), match.end())

    def _phrase(self, match: re.Match[str]) -> int:
        return self.emit("phrase", match.group().split()[0].lower(), match.start(), match.end())

    def _command(self, match: re.Match[str]) -> int:
        name, start, end = match.group("command"), match.start(), match.end()
        if name in ("begin", "end"):
            return self._environment(name, start, end)
        if name == "mathbb" and (domain := _BLACKBOARD.match(self.text, end, self.end)):
            return self.emit("domain", notation.BLACKBOARD[domain.group(1)], start, domain.end())
        if name in notation.TEX_OPERATORS:
            return self.emit_op(notation.TEX_OPERATORS[name], start, end)
        if name in ("left", "right", "middle"):
            return self._sized_bracket(name, end)
        if name in notation.TEX_IGNORED:
            self.spaced = True
            return end
        if name in notation.TEX_STYLES:
            brace = _STYLE_BRACE.match(self.text, end, self.end)
            if brace:
                self.dropped.append(True)
                self.spaced = True
                return brace.end()
            return end
        word = notation.TEX_WORDS.get(name, name)
        if word != "sqrt" and (word in self.names or word in notation.GREEK_NAMES):
            return self.emit("word", word, start, end)
        return self.emit("command", name, start, end)

    def _environment(self, name: str, start: int, end: int) -> int:
        found = _ENVIRONMENT.match(self.text, end, self.end)
        if not found:
            return self.emit("command", name, start, end)
        if name == "begin":
            self.environments.append(found.group(1))
        elif self.environments:
            self.environments.pop()
        return self.emit("command", f"{name}:{found.group(1)}", start, found.end())

    def _sized_bracket(self, name: str, end: int) -> int:
        """`\\left` and `\\right`: bars get a side, an empty bracket goes away, others are read as they stand."""
        bracket = _SIZED.match(self.text, end, self.end)
        if not bracket:
            return end
        if bracket.group(1)[0] == "|" or "vert" in bracket.group(1):
            return self.emit_op("|(" if name == "left" else ")|", bracket.start(), bracket.end())
        return bracket.end()

    def _op(self, match: re.Match[str]) -> int:
        op, start, end = match.group(), match.start(), match.end()
        if op == "{":
            self.dropped.append(False)
        elif op == "}" and self.dropped and self.dropped.pop():
            self.spaced = True
            return end
        if op == "&" and self.environments:
            if self.environments[-1] in notation.TEX_MATRICES:
                return self.emit_op(",", start, end)
            return end  # only aligns
        return self.emit_op(notation.PLAIN.get(op, op), start, end)

    def _super(self, match: re.Match[str]) -> int:
        inner = "".join(notation.SUPERSCRIPTS[c] for c in match.group())
        radical = {"3": "∛", "4": "∜"}.get(inner)
        if radical and self.text[match.end() : match.end() + 1] == "√":
            return self.emit("op", radical, match.start(), match.end() + 1)
        return self._shifted("^", inner, match.start())

    def _sub(self, match: re.Match[str]) -> int:
        return self._shifted("_", "".join(notation.SUBSCRIPTS[c] for c in match.group()), match.start())

    def _shifted(self, op: str, inner: str, start: int) -> int:
        """A run of raised or lowered characters, as an operator with a group in braces."""
        self.emit("op", op, start, start)
        self.emit("op", "{", start, start)
        for piece in re.finditer(r"\d+|.", inner):
            at = start + piece.start()
            kind = "number" if piece.group()[0].isdigit() else "word" if piece.group().isalpha() else "op"
            self.emit(kind, piece.group(), at, at + len(piece.group()))
        end = start + len(inner)
        return self.emit("op", "}", end, end)

    def _other(self, match: re.Match[str]) -> int:
        char, start, end = match.group(), match.start(), match.end()
        if char in notation.OPERATORS:
            return self.emit_op(notation.OPERATORS[char], start, end)
        if char in notation.GREEK:
            return self.emit("word", notation.GREEK[char], start, end)
        if char in "πΠ∞":
            return self.emit("word", "oo" if char == "∞" else "pi", start, end)
        if char in notation.BLACKBOARD:
            return self.emit("domain", notation.BLACKBOARD[char], start, end)
        if char in notation.FRACTIONS:
            return self.emit("fraction", "{}/{}".format(*notation.FRACTIONS[char]), start, end)
        if char in _INVISIBLE:
            return end
        plain = unicodedata.normalize("NFKC", char)
        if plain.isascii() and plain.isprintable() and len(plain) == 1:  # full-width and mathematical letters
            return self._plain(plain, start, end)
        if char.isalpha():
            return self.emit("word", char, start, end)
        raise self._strange(char, start)

    def _plain(self, char: str, start: int, end: int) -> int:
        kind = "number" if char.isdigit() else "word" if char.isalpha() else "op"
        return self.emit(kind, char, start, end)

    def _strange(self, char: str, start: int) -> ReadError:
        shown = f"“{char}” " if char.isprintable() else ""
        what = f"The character {shown}(U+{ord(char):04X}) is not part of mathematics as read here."
        return error_at(
            self.text, start, what, expected="a number, a name, an operator or a bracket", hint="Remove it."
        )


def _plain_subscripts(written: str) -> str:
    """`1011₂` as `1011_2`."""
    return re.sub("[₀-₉]+", lambda m: "_" + "".join(notation.SUBSCRIPTS[c] for c in m.group()), written)


def _kind(match: re.Match[str] | None) -> str:
    """The group that matched; every character matches one."""
    assert match is not None
    return match.lastgroup or "other"


def lex(text: str, names: Iterable[str], start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text[start:end]`."""
    return Lexer(text, names, start, end).run()
