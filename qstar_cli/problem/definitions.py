"""Functions defined in the sentence that asks about them: `if f(x) = 2x + 1 and g(x) = x^2, find f(g(2))`.

The clauses that define functions are taken out and the question that is left is read with them. It must name one of the
functions, so that `find the domain of f(x) = sqrt(x)` is no such sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qstar_cli.errors import ReadError
from qstar_cli.problem.context import Context
from qstar_cli.terms.patterns import Pattern

_DEFINITION = Pattern(r"(?<![A-Za-z\\)])\$?\s*([A-Za-z])\s*\(\s*([A-Za-z])\s*\)\s*:?=(?!=)")
_LEAD = Pattern(
    r"(?:[,;.:&]|(?<![A-Za-z])(?:if|let|given|that|where|when|suppose|consider|for|with|and|the|functions?|defined|by|"
    r"be|are|is|two|following|say))\s*$",
    re.IGNORECASE,
)
_ASKING = (
    r"(?:then|so|find|what|evaluate|determine|compute|calculate|solve|simplify|state|give|write|work|is|which|how|where|"
    r"for\s+wh|expand|factor|identify|show|decide)(?![A-Za-z])"
)
_END = Pattern(
    rf"\s*\$?\s*(?:[,;.?]\s+|\s+)(?:and\s+|then\s+)?(?={_ASKING}|$)|\s*\$?\s*[,;]\s+(?=\$?[A-Za-z]\s*\()|[.?\s]*$",
    re.IGNORECASE,
)
_LET = Pattern(
    r"\s*\$?let\s+\$?([A-Za-z](?:\s*\(\s*[A-Za-z]\s*\))?)\s*(?::?=|be)\s*(.+?)\$?[.;]\s+(?=[A-Za-z])", re.IGNORECASE
)
_ASKED = Pattern(r"(?<![A-Za-z])(?:solve|does|is|do|equation|for which|for what)(?:\s+[a-z])?\s*$", re.IGNORECASE)
_INVERSE = r"\s*\^\s*(?:\{\s*-\s*1\s*\}|\(\s*-\s*1\s*\)|-\s*1)"
_COMPOSED = r"(?:∘|\\circ|o|°)"


def with_definitions(text: str, context: Context) -> tuple[str, Context] | None:
    """The question that a sentence asks beside its definitions, and the context with these; None without any."""
    rest, under = _without_lets(text, context)
    if under is not context and rest:
        return with_definitions(rest, under) or (rest, under)
    found = _definitions(text)
    if not found:
        written = written_out(text, {name for name in context.functions if len(name) == 1})
        return (written, context) if written != text else None
    rest, lines, last = "", [], 0
    for k, match in enumerate(found):
        following = found[k + 1].start() if k + 1 < len(found) else None
        end, resume = _body(text, match.end(), following)
        rest += _without_lead(text[last : match.start()])
        lines.append(f"let {match.group(1)}({match.group(2)}) = {text[match.end() : end].strip(' $,;.')}")
        last = resume
    return _defined(" ".join(f"{rest} {text[last:]}".split()), lines, context)


def _without_lets(text: str, context: Context) -> tuple[str, Context]:
    """What follows sentences such as `Let h be 3.` and `Let f(x) = 2x.` at the beginning, with what they define."""
    place = 0
    while (sentence := _LET.match(text, place)) is not None:
        try:
            context = context.with_line(f"let {sentence.group(1)} = {sentence.group(2)}")
        except ReadError:
            break
        place = sentence.end()
    return text[place:], context


def _definitions(text: str) -> list[re.Match[str]]:
    """The beginnings `f(x) =` of definitions: the first for each name, none that is asked about (`solve f(x) = 3`)."""
    found: dict[str, re.Match[str]] = {}
    for match in _DEFINITION.finditer(text):
        if not _ASKED.search(text, 0, match.start()):
            found.setdefault(match.group(1), match)
    return list(found.values())


def _defined(question: str, lines: Sequence[str], context: Context) -> tuple[str, Context] | None:
    """The question under the definitions, if it names one of the functions."""
    try:
        for line in lines:
            context = context.with_line(line)
    except ReadError:
        return None
    names = {line[4] for line in lines}
    if len(lines) == 2 and "inverses" in question:
        question = f"are {lines[0][4]} and {lines[1][4]} inverses"
    if len(lines) == 2 and question.lower().endswith(("composition of", "composite of", "composition")):
        question = f"find {lines[0][4]}({lines[1][4]}({lines[1][6]}))"
    written = written_out(question, names)
    is_named = any(re.search(rf"(?<![A-Za-z]){n}(?![A-Za-z])", written) for n in names)
    return (written, context) if question and is_named else None


def _body(text: str, start: int, following: int | None) -> tuple[int, int]:
    """Where the body of a definition ends, before the next definition or the question, and where that begins."""
    if following is not None:
        return start + len(_without_lead(text[start:following])), following
    found = _END.search(text, start)
    return (found.start(), found.end()) if found else (len(text), len(text))


def _without_lead(text: str) -> str:
    """The text without the words that introduce a definition at its end."""
    while (lead := _LEAD.search(text)) is not None:
        text = text[: lead.start()]
    return text


def written_out(text: str, names: set[str]) -> str:
    """`(f o g)(x)`, `(f + g)(2)` and `f^(-1)(x)` of the named functions in terms of their calls and of inverses."""
    if not names:
        return text
    f = "[" + "".join(sorted(names)) + "]"
    at = r"\s*\(([^()]*)\)"
    for _ in range(3):  # compositions of up to four functions
        text = re.sub(rf"\(\s*({f})\s*{_COMPOSED}\s*({f})\s*\){at}", r"\1(\2(\3))", text)
        text = re.sub(rf"(?<![A-Za-z(])({f})\s*{_COMPOSED}\s*({f}){at}", r"\1(\2(\3))", text)
    text = re.sub(rf"(?<![A-Za-z])\(?({f})\s*{_COMPOSED}\s*({f})\)?(?![A-Za-z(])", r"\1(\2(x))", text)
    text = re.sub(rf"\(\s*({f})\s*([-+*/·])\s*({f})\s*\){at}", r"(\1(\4) \2 \3(\4))", text)
    text = re.sub(rf"\(\s*({f})\s*({f})\s*\){at}", r"(\1(\3) * \2(\3))", text)
    inverse = rf"(?<![A-Za-z])({f}){_INVERSE}"
    asked = re.search(rf"{inverse}\s*\(\s*([^()]*[^()A-Za-z][^()]*|\d+)\s*\)", text)
    if asked:
        return f"solve {asked.group(1)}(x) = {asked.group(2)} for x"
    return re.sub(rf"{inverse}(?:\s*\(\s*[A-Za-z]\s*\))?", r"the inverse of \1", text)
