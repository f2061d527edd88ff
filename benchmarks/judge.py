"""The judge: whether an answer is right, from the key and from the question itself, by values at many points.

It shares no code with the solver or its kernel. Values are exact rationals or 150 digits (evaluate.py); definedness is
compared too, so an answer that is defined where the question is not, or the other way round, is wrong.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from mpmath import mpf

from benchmarks.evaluate import Point, UndefinedError, Value, numeric, same, value
from benchmarks.notation import Node, NotationError, names, read
from benchmarks.question import Key, Question
from benchmarks.simplicity import bare, is_expanded, is_factored, size
from benchmarks.solutions import candidates, holds
from benchmarks.systems import disagreement

OUTCOMES = ("right", "longer", "wrong", "declined", "invalid", "error", "unjudged")
GRID = tuple(Fraction(n, 4) for n in (-400, -50, -17, *range(-12, 13), 17, 50, 400))
PLAIN_VALUES = (
    *(Fraction(n) for n in range(-3, 4)),
    Fraction(1, 2),
    Fraction(-5, 3),
    Fraction(7, 4),
    Fraction(11, 5),
    Fraction(9),
)


@dataclass(frozen=True)
class Verdict:
    """`outcome` is one of OUTCOMES ("longer": right, but not as simple as asked); `note` says why."""

    outcome: str
    note: str = ""


def judge(question: Question, solution: Mapping[str, object]) -> Verdict:
    """The verdict on a solution in the form of `qstar.solution/1`."""
    status, key = str(solution.get("status")), question.key
    if status == "invalid":
        return Verdict("right" if key.kind == "invalid" else "invalid", _message(solution))
    if status != "solved":
        return Verdict("declined" if status == "declined" else "error", _message(solution))
    text = answer_text(solution)
    if key.kind == "invalid":
        return Verdict("wrong", "answered what is no question")
    try:
        tree = read(text)
    except NotationError as error:
        return Verdict("unjudged", f"cannot read the answer: {error}")
    try:
        return _judged(tree, key)
    except (KeyError, ValueError, OverflowError) as error:
        return Verdict("unjudged", f"{type(error).__name__}: {error}")


def answer_text(solution: Mapping[str, object]) -> str:
    answer = solution.get("answer")
    return str(answer["text"]) if isinstance(answer, Mapping) else ""


def _message(solution: Mapping[str, object]) -> str:
    return str(solution.get("message") or solution.get("reason") or solution.get("error") or "")


def _judged(answer: Node, key: Key) -> Verdict:
    if answer.head != "undefined" and _holds_undefined(answer):
        return Verdict("wrong", "undefined inside the answer")
    if key.kind == "undefined":
        return Verdict("right") if answer.head == "undefined" else Verdict("wrong", "the question has no value")
    if key.kind == "truth":
        said = {"true": True, "false": False}.get(answer.head)
        return (
            Verdict("unjudged") if said is None else Verdict("right" if said == (key.tree == Node("true")) else "wrong")
        )
    if key.kind == "system":
        fault = disagreement(answer, key.given or key.tree or Node("false"), [key.tree or Node("false")], key.unknowns)
        return Verdict("wrong", fault) if fault else Verdict("right")
    if key.kind == "matrix":
        return _judge_matrix(answer, key.tree)
    if key.kind == "solutions":
        return _judge_solutions(answer, key)
    if key.kind == "expression":
        return _judge_expression(answer, key)
    return Verdict("unjudged")


def _holds_undefined(tree: Node) -> bool:
    """Whether `undefined` stands inside an expression (it may be the whole of a case)."""
    if tree.head in ("case", "cases", "where"):
        return any(a.head != "undefined" and _holds_undefined(a) for a in tree.args)
    return tree.head == "undefined" or any(_holds_undefined(a) for a in tree.args)


# --- expressions -----------------------------------------------------------------------------------------------


def _judge_expression(answer: Node, key: Key) -> Verdict:
    if answer.head == "relation" and answer.args[0].head == "name":
        answer = answer.args[1]
    compared = 0
    for reference, is_given in ((key.given, True), (key.tree, False)):
        if reference is None or (not is_given and compared):
            continue
        for point in points(names(answer) | names(reference)):
            verdict = _compare_at(answer, reference, point, key.domain, is_given)
            if verdict is None:
                continue
            if verdict.outcome == "wrong":
                return verdict
            compared += 1
    if not compared:
        return Verdict("unjudged", "no point to compare at")
    return _form_verdict(answer, key)


def _compare_at(answer: Node, reference: Node, point: Point, domain: str, is_given: bool) -> Verdict | None:
    """Right or wrong at one point; None where it tells nothing. A key, not the question, may be silent about holes."""
    ours, theirs = try_value(answer, point, domain), try_value(reference, point, domain)
    where = ", ".join(f"{k} = {v}" for k, v in point.items())
    if ours is None or theirs is None:
        if not is_given or ours is theirs:
            return Verdict("right") if is_given else None
        return Verdict(
            "wrong", f"at {where}: {'answer' if ours is None else 'question'} is undefined, the other is not"
        )
    if same(ours, theirs):
        return Verdict("right")
    return Verdict("wrong", f"at {where}: {describe(ours)} is not {describe(theirs)}")


def try_value(tree: Node, point: Point, domain: str) -> Value | None:
    """The value of an expression or of its cases; None where it is undefined."""
    if tree.head == "undefined":
        return None
    if tree.head in ("where", "case"):
        return try_value(tree.args[0], point, domain) if holds(tree.args[1], point, domain) else None
    if tree.head == "cases":
        found = [try_value(a, point, domain) for a in tree.args]
        return next((v for v in found if v is not None), None)
    try:
        return value(tree, point, domain)
    except UndefinedError:
        return None


def describe(v: Value | None) -> str:
    """A value to 12 digits; "undefined" for None."""
    if v is None:
        return "undefined"
    return str(v) if isinstance(v, Fraction) else str(mpf(v.real).__str__())[:12]


def points(letters: set[str]) -> Iterator[dict[str, Value]]:
    """Points at which expressions are compared: small numbers (where holes are), and mixtures of them."""
    ordered = sorted(letters)
    if not ordered:
        yield {}
        return
    for v in PLAIN_VALUES:
        yield dict.fromkeys(ordered, v)
    chooser = random.Random(20)
    for _ in range(40 if len(ordered) > 1 else 8):
        yield {letter: chooser.choice(PLAIN_VALUES) for letter in ordered}
        yield {letter: Fraction(chooser.randint(-99, 99), chooser.randint(1, 30)) for letter in ordered}


def _form_verdict(answer: Node, key: Key) -> Verdict:
    shown = bare(answer)
    if key.form == "expanded" and not is_expanded(shown):
        return Verdict("longer", "not expanded")
    if key.form == "factored" and not is_factored(shown):
        return Verdict("longer", "not factored completely")
    if key.form == "simple" and key.tree is not None and answer.head != "undefined":
        ours, theirs = size(shown, absolute=int(_key_is_right(key))), size(key.tree)
        if ours > theirs:
            return Verdict("longer", f"size {ours}, the key's is {theirs}")
    return Verdict("right")


def _key_is_right(key: Key) -> bool:
    """Whether the key has the value of the question wherever that has one."""
    if key.given is None or key.tree is None:
        return True
    for point in points(names(key.given)):
        asked, said = try_value(key.given, point, key.domain), try_value(key.tree, point, key.domain)
        if asked is not None and (said is None or not same(asked, said)):
            return False
    return True


# --- solutions -------------------------------------------------------------------------------------------------


def _judge_matrix(answer: Node, known: Node | None) -> Verdict:
    if known is None or answer.head != "list" or known.head != "list" or len(answer.args) != len(known.args):
        return Verdict("wrong" if known is not None else "unjudged", "another shape")
    for ours, theirs in zip(answer.args, known.args, strict=True):
        if theirs.head == "list":
            verdict = _judge_matrix(ours, theirs)
            if verdict.outcome != "right":
                return verdict
        elif not same(value(ours, {}), value(theirs, {})):
            return Verdict("wrong", "another entry")
    return Verdict("right")


def _judge_solutions(answer: Node, key: Key) -> Verdict:
    letters = names(answer)
    if key.given is None and key.unknown not in letters and len(letters) == 1:
        key = replace(key, tree=_renamed(key.tree, key.unknown, min(letters)), unknown=min(letters))
    letters = (names(key.tree) if key.tree else set()) | (names(key.given) if key.given else set())
    against_key = ""
    for point in assignments(letters - {key.unknown}):
        fault, against = _compare_solutions(answer, key, point)
        if fault:
            return Verdict("wrong", fault)
        against_key = against_key or against
    if key.given is None and against_key:
        return Verdict("wrong", against_key)
    return Verdict("right", f"the key is wrong: {against_key}" if against_key else "")


def assignments(letters: set[str]) -> Iterator[dict[str, Value]]:
    """Values of the parameters: general ones first, then with zeros and equal ones, where cases differ."""
    ordered = sorted(letters)
    if not ordered:
        yield {}
        return
    chooser = random.Random(21)
    for _ in range(6):
        values = chooser.sample([Fraction(n, d) for n in (-7, -5, 2, 3, 11, 13) for d in (1, 4, 9)], len(ordered))
        yield dict(zip(ordered, values, strict=True))
    for _ in range(12):
        yield {letter: chooser.choice((Fraction(0), Fraction(1), Fraction(-1), Fraction(2))) for letter in ordered}


def _renamed(tree: Node | None, old: str, new: str) -> Node | None:
    if tree is None or (tree.head == "name" and tree.value == old):
        return tree and Node("name", value=new)
    args = tuple(_renamed(a, old, new) or a for a in tree.args)
    return Node(tree.head, args, tree.value, tree.spelling)


def _compare_solutions(answer: Node, key: Key, point: Point) -> tuple[str, str]:
    """What is wrong with the answer by the question itself, and by the key (for general values of parameters)."""
    named = candidates(answer, key.unknown, point, key.domain)
    for formula in (key.tree, key.named):
        if formula is not None:
            named += candidates(formula, key.unknown, point, key.domain)
    near = [v + Fraction(s, 1000) if isinstance(v, Fraction) else v + mpf(s) / 1000 for v in named for s in (-1, 1)]
    is_general = len(set(point.values())) == len(point) and Fraction(0) not in point.values()
    against_key = ""
    for candidate in (*named, *near, *GRID):
        if key.domain == "real" and not _is_real(candidate):
            continue
        where = {**point, key.unknown: candidate}
        ours = holds(answer, where, key.domain)
        said = f"{key.unknown} = {describe(candidate)} {'is no solution' if ours else 'is missing'}"
        said += f" at {dict(point)}" if point else ""
        if key.given is not None and holds(key.given, where, key.domain) != ours:
            return said, against_key
        if is_general and key.tree is not None and holds(key.tree, where, key.domain) != ours:
            against_key = against_key or said
    return "", against_key


def _is_real(v: Value) -> bool:
    return not hasattr(v, "imag") or abs(numeric(v).imag) == 0
