"""Features of a state and of what an action would change, as rows of a hash table.

A feature is a short text, hashed by CRC-32, which is the same on every machine and run. Numbers enter by class only
(up to 3, larger, negative), letters as unknown or other, so that what is learned on small problems holds for large
ones.
The features of a subterm depend on the subterm and its place only and are remembered: most of a line survives a step.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log2
from zlib import crc32

from qstar_cli.derivation import State
from qstar_cli.search.problem_space import Action
from qstar_cli.terms.term import Term, subterms, symbols

SCHEMA = "qstar.features/2"  # raised with every change of what is computed here

Unknowns = frozenset[Term]
_DEEPEST = 5
_MOST_NODES = 400  # nodes of a line that are looked at; the rest of a longer one is not


def unknowns_of(question: Term) -> Unknowns:
    """The unknowns of a question; of other questions than `solve` there is none."""
    if question.head != "Solve":
        return frozenset()
    names = question.args[1]
    return frozenset(names.args) if names.head == "Tuple" else frozenset((names,))


class Features:
    """The features of the states and actions of one question, as rows of a table of `rows` rows."""

    def __init__(self, question: Term, rows: int) -> None:
        self.question = question.head
        self.unknowns = unknowns_of(question)
        self.rows = rows

    def of_state(self, state: State, estimate: float) -> list[int]:
        """Rows for a state; `estimate` is the hand heuristic's."""
        found: list[int] = []
        for side, part in _sides(state.term):
            found += _bag(part, side, 0, self.unknowns)[:_MOST_NODES]
        for index, condition in enumerate((*state.conditions, *state.obligations)):
            found += _bag(condition, "c" if index < len(state.conditions) else "o", _DEEPEST, self.unknowns)[:40]
        return [row % self.rows for row in (*found, *map(_row, self._globals(state, estimate)))]

    def _globals(self, state: State, estimate: float) -> list[str]:
        """What a line is as a whole: its shape, sizes, counts of what makes lines hard."""
        t = state.term
        with_unknown = [s for s in subterms(t) if s.args and _has(s, self.unknowns)]
        counts = {head: sum(s.head == head for s in with_unknown) for head in ("Root", "Div", "Pow", "Abs", "Sum")}
        return [
            f"q {self.question}",
            f"root {_pattern(t, self.unknowns)}",
            f"size {_bucket(t.size)}",
            f"estimate {min(40, round(2 * estimate))}",
            f"unknowns {min(9, sum(s in self.unknowns for s in subterms(t)))}",
            f"conditions {min(3, len(state.conditions))}",
            f"obligations {min(3, len(state.obligations))}",
            *(f"count {head} {min(6, n)}" for head, n in counts.items()),
            *(f"size {side} {_bucket(part.size)} {_has(part, self.unknowns)}" for side, part in _sides(t)),
        ]

    def of_action(self, state: State, action: Action, nth: int) -> list[int]:
        """Rows for an action; `nth`: how many actions of the same rule come before it in its state."""
        return [_row(text) % self.rows for text in self._action(state, action, nth)]

    def _action(self, state: State, action: Action, nth: int) -> list[str]:
        rule = ">".join((action.rule.name, *action.then))
        parent = _at(state.term, action.position[:-1]) if action.position else None
        sides = "".join("x" if _has(part, self.unknowns) else "-" for _, part in _sides(state.term))
        side = action.position[0] if action.position and state.term.head == "Equal" else "-"
        above = parent.head if parent else ""
        texts = [
            f"r {rule}",
            f"r {rule} q {self.question}",
            f"r {rule} at {_pattern(action.subterm, self.unknowns)}",
            f"r {rule} in {_pattern(state.term, self.unknowns)}",
            f"r {rule} above {above} {side} {sides}",
            f"r {rule} depth {min(_DEEPEST, len(action.position))}",
            f"r {rule} nth {min(4, nth)}",
            f"r {rule} size {_bucket(action.subterm.size)} of {_bucket(state.term.size)}",
            f"r {rule} obligations {min(2, len(state.obligations))}",
            f"r {rule} cost {min(12, round(2 * action.cost))}",
            f"at {_pattern(action.subterm, self.unknowns)} above {above}",
        ]
        occurring = _occurring(state.term)
        named = [value for value in action.redex.values.values() if isinstance(value, Term)]
        texts.append(f"r {rule} letters {min(6, len(frozenset[Term]().union(*map(_letters, named))))}")
        for name, value in action.redex.values.items():
            if isinstance(value, Term):
                texts.append(f"r {rule} {name} {_pattern(value, self.unknowns)}")
                texts.append(f"r {rule} {name} size {_bucket(value.size)}")
                texts.append(f"r {rule} {name} of {len(_letters(value))} occurs {min(6, occurring[value])}")
            else:
                texts.append(f"r {rule} {name} = {value[:20]}")
        texts += [f"r {rule} has {s.head}" for s in _distinct_heads(state.term, self.unknowns)]
        return texts


def _sides(t: Term) -> tuple[tuple[str, Term], ...]:
    """The sides of a relation apart, anything else as one."""
    if len(t.args) == 2 and t.head in ("Equal", "Unequal", "Less", "LessEqual", "Greater", "GreaterEqual", "Identical"):
        return (("l", t.args[0]), ("r", t.args[1]))
    return (("w", t),)


def _at(t: Term, position: tuple[int, ...]) -> Term:
    for index in position:
        t = t.args[index]
    return t


@lru_cache(maxsize=65536)
def _row(text: str) -> int:
    return crc32(text.encode())


@lru_cache(maxsize=32768)
def _bag(t: Term, side: str, depth: int, unknowns: Unknowns) -> tuple[int, ...]:
    """Rows (before the modulus) of all nodes of a subterm, the node itself first."""
    if not t.args:
        return ()
    pattern = _pattern(t, unknowns)
    own = (_row(f"{side} {pattern}"), _row(f"{side} {depth} {t.head} {_has(t, unknowns)}"))
    below = min(depth + 1, _DEEPEST)
    return own + tuple(row for arg in t.args for row in _bag(arg, side, below, unknowns))


@lru_cache(maxsize=32768)
def _has(t: Term, unknowns: Unknowns) -> bool:
    """Whether an unknown occurs; without unknowns, whether a letter does."""
    if not t.args:
        return t in unknowns if unknowns else t.head == "Symbol"
    return any(_has(a, unknowns) for a in t.args)


@lru_cache(maxsize=4096)
def _occurring(t: Term) -> Counter[Term]:
    """How often each subterm occurs."""
    return Counter(subterms(t))


@lru_cache(maxsize=32768)
def _letters(t: Term) -> frozenset[Term]:
    """The different letters in a term."""
    return frozenset(symbols(t))


@lru_cache(maxsize=32768)
def _distinct_heads(t: Term, unknowns: Unknowns) -> tuple[Term, ...]:
    """One subterm with an unknown for each head, in order of first occurrence."""
    found: dict[str, Term] = {}
    for s in subterms(t):
        if s.args and _has(s, unknowns):
            found.setdefault(s.head, s)
    return tuple(found.values())


@lru_cache(maxsize=32768)
def _pattern(t: Term, unknowns: Unknowns) -> str:
    """A node with the classes of its arguments; those of sums and products as a set with "one" or "several"."""
    classes = [_class(a, unknowns) for a in t.args]
    if not classes:
        return _class(t, unknowns)
    if t.head in ("Sum", "Product", "And", "Or"):
        classes = [f"{c}{'+' if classes.count(c) > 1 else ''}" for c in sorted(set(classes))]
    twins = "=" if len(set(t.args)) < len(t.args) else ""
    return f"{t.head}{twins}({' '.join(classes)})"


def _class(t: Term, unknowns: Unknowns) -> str:
    """What kind of thing an argument is."""
    if t.head == "Integer" and isinstance(t.value, int):
        return str(t.value) if t.value <= 3 else "n"
    if t in unknowns:
        return "x"
    if not t.args:
        return "a" if t.head == "Symbol" else t.head
    if t.head == "Neg":
        return "-" + _class(t.args[0], unknowns)
    return t.head + ("*" if _has(t, unknowns) else "")


def _bucket(size: int) -> int:
    """Sizes by half octaves."""
    return min(20, round(2 * log2(max(1, size))))


def counted(actions: Sequence[Action]) -> list[int]:
    """For each action, how many of the same rule come before it."""
    seen: dict[str, int] = {}
    counts = []
    for action in actions:
        counts.append(seen.get(action.rule.name, 0))
        seen[action.rule.name] = counts[-1] + 1
    return counts
