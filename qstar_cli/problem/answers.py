"""Known answers, as people write them after `expect`."""

from __future__ import annotations

from qstar_cli.terms.build import UNDEFINED, all_of, any_of, equal
from qstar_cli.terms.cursor import is_formula
from qstar_cli.terms.printer import truth_words
from qstar_cli.terms.reader import read
from qstar_cli.terms.term import Term, operands


def read_answer(text: str, question: Term) -> Term:
    """The answer to a question that `text` states. Raises ReadError.

    For equations bare values are values of the unknown: `2, 3` and `{2, 3}` are `x = 2 or x = 3`; for several unknowns
    a bracket is a solution: `(3, 2)` is `x = 3 and y = 2`. A limit that `does not exist` is undefined.
    """
    if " ".join(text.lower().split()) == truth_words(question)[2]:
        return UNDEFINED
    t = read(text).term
    if question.head != "Solve" or is_formula(t) or t.head in ("Cases", "Where"):
        return t
    unknowns = question.args[1]
    if unknowns.head != "Tuple":
        return any_of(*(equal(unknowns, value) for value in operands(t, "Tuple")))
    points = t.args if t.head == "Tuple" and all(p.head == "Tuple" for p in t.args) else (t,)
    if not all(len(p.args) == len(unknowns.args) for p in points):
        return t
    return any_of(*(all_of(*map(equal, unknowns.args, p.args)) for p in points))
