"""A row of a problem set as the judge needs it."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.notation import Node


@dataclass(frozen=True)
class Key:
    """What a right answer is.

    `kind`: "expression" (equal to `given` where that is known, else to `tree`), "solutions" (the same solutions as the
    formula `tree` and as the relation `given`, in `unknown`), "system" (the same in several `unknowns`), "matrix"
    (equal entries), "truth" (`tree` is true or false), "undefined", "invalid" (no answer), "unjudged".
    `form`: "" or what the answer must look like: "expanded", "factored", "simple" (at most the size of `tree`).
    `named`: a formula whose values of the unknown are worth trying, beside those of the answer and the key.
    """

    kind: str
    tree: Node | None = None
    given: Node | None = None
    unknown: str = ""
    form: str = ""
    domain: str = "real"
    named: Node | None = None
    unknowns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """`text` is what the solver is given, `expected` the key as the set writes it, `kind` the class of the problem."""

    identifier: str
    kind: str
    text: str
    expected: str
    key: Key
    note: str = ""
    human_lines: tuple[int, ...] = field(default=())
