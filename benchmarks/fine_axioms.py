"""ConPoLe's fine-grained axioms of equations (Poesia, Dong & Goodman, arXiv 2106.09146) as a space to search.

Terms are binary: `Plus`, `Minus`, `Times`, `Over` of two arguments, over numbers and one unknown. Nothing is reordered,
regrouped or computed unless an action does it. The actions are those of the authors' program: swapping the sides,
commutativity, associativity, distributivity, evaluation, cancelling and dropping 0 and 1 at every position, and each of
the four operations on both sides with every number, unknown or multiple of the unknown that occurs; about 27 in a
state. These axioms are not sound at the edges (both sides may be multiplied by 0), so here a state is an answer only if
its root satisfies the equation that was asked. As with the authors, equations of more than 30 nodes have no actions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from qstar_cli.derivation import State, Step
from qstar_cli.problem.problem import Problem
from qstar_cli.rules.rule import Redex, Rewrite, Rule, always
from qstar_cli.search.problem_space import Action, Macro
from qstar_cli.terms.build import integer, number, symbol
from qstar_cli.terms.evaluate import rational_value
from qstar_cli.terms.position import Position, replace_at
from qstar_cli.terms.term import Term, subterms, symbols, term

OPERATIONS = {"+": "Plus", "-": "Minus", "*": "Times", "/": "Over"}
ADDITIVE = ("Plus", "Minus")
BINARY = tuple(OPERATIONS.values())
MOST_NODES = 30
ZERO, ONE = integer(0), integer(1)

_TOKEN = re.compile(r"\[-?\d+/\d+\]|\d+|[a-z]|[-+*/=()]")


def read_equation(text: str) -> Problem | None:
    """The equation in the notation of the authors (`((5 + -3x) - (-5)) = -1x`); None if not in one unknown."""
    tokens = _TOKEN.findall(text)
    left = _sum(tokens)
    if tokens[:1] != ["="]:
        return None
    equation = term("Equal", left, _sum(tokens[1:]))
    names = symbols(equation)
    if len(names) != 1:
        return None
    return Problem(term("Solve", equation, names[0], term("Domain", value="reals")), text, text)


def _sum(tokens: list[str]) -> Term:
    """A sum from the beginning of the tokens, which are taken away; operations of one strength from the left."""
    found = _product(tokens)
    while tokens and tokens[0] in "+-":
        found = term(OPERATIONS[tokens.pop(0)], found, _product(tokens))
    return found


def _product(tokens: list[str]) -> Term:
    found = _factor(tokens)
    while tokens and tokens[0] in "*/":
        found = term(OPERATIONS[tokens.pop(0)], found, _factor(tokens))
    return found


def _factor(tokens: list[str]) -> Term:
    """A bracket, or a number with a sign, a letter, or a number times a letter."""
    if tokens[0] == "(":
        del tokens[0]
        inner = _sum(tokens)
        del tokens[0]
        return inner
    sign = -1 if tokens[0] == "-" else 1
    if sign < 0:
        del tokens[0]
    is_number = not tokens[0].isalpha()
    found = number(sign * Fraction(tokens.pop(0).strip("[]"))) if is_number else integer(sign)
    if tokens and tokens[0].isalpha():
        unknown = symbol(tokens.pop(0))
        return unknown if found == ONE and not is_number else term("Times", found, unknown)
    return found


def value(t: Term) -> Fraction | None:
    """The value of a number, None for anything else."""
    return None if t.head in BINARY or t.head == "Symbol" else rational_value(t, {})


def value_at(t: Term, x: Fraction) -> Fraction | None:
    """The value of a side where the unknown is x, None where it has none."""
    if t.head == "Symbol":
        return x
    if t.head not in BINARY:
        return value(t)
    a, b = (value_at(arg, x) for arg in t.args)
    if a is None or b is None:
        return None
    if t.head == "Over":
        return a / b if b else None
    return a + b if t.head == "Plus" else a - b if t.head == "Minus" else a * b


def is_root(equation: Term, x: Fraction) -> bool:
    """Whether both sides have the same value at x."""
    left, right = (value_at(side, x) for side in equation.args)
    return left is not None and left == right


def commuted(t: Term) -> Iterator[Term]:
    a, b = t.args
    if t.head in ("Plus", "Times"):
        yield term(t.head, b, a)
    elif t.head == "Minus" and a.head == "Minus":  # (c - d) - b = (c - b) - d
        yield term("Minus", term("Minus", a.args[0], b), a.args[1])


def associated(t: Term) -> Iterator[Term]:
    a, b = t.args
    if _associates(t.head, b.head):
        yield term(b.head, term(t.head, a, b.args[0]), b.args[1])
    if _associates(a.head, t.head):
        yield term(a.head, a.args[0], term(t.head, a.args[1], b))


def _associates(first: str, second: str) -> bool:
    """Whether (a first b) second c = a first (b second c)."""
    return (first == "Plus" and second in ADDITIVE) or (first == "Times" and second in ("Times", "Over"))


def distributed(t: Term) -> Iterator[Term]:
    a, b = t.args
    if t.head == "Times" and b.head in ADDITIVE:
        yield term(b.head, *(term("Times", a, part) for part in b.args))
    if t.head in ADDITIVE and a.head == b.head == "Times" and a.args[1] == b.args[1]:
        yield term("Times", term(t.head, a.args[0], b.args[0]), a.args[1])
    if t.head in ("Times", "Over") and a.head in ADDITIVE:
        yield term(a.head, *(term(t.head, part, b) for part in a.args))


def evaluated(t: Term) -> Iterator[Term]:
    a, b = map(value, t.args)
    if a is not None and b is not None:
        result = value_at(t, Fraction(0))
        if result is not None:
            yield number(result)


def cancelled(t: Term) -> Iterator[Term]:
    a, b = t.args
    if t.head == "Over" and a == b != ZERO:
        yield ONE
    elif t.head == "Minus" and a == b:
        yield ZERO
    elif t.head == "Minus" and value(b) is not None:
        yield term("Plus", a, _negated(b))
    elif t.head == "Minus" and b.head == "Times" and value(b.args[0]) is not None:
        yield term("Plus", a, term("Times", _negated(b.args[0]), b.args[1]))
    elif (t.head == "Times" and ZERO in (a, b)) or (t.head == "Over" and a == ZERO != b):
        yield ZERO


def _negated(t: Term) -> Term:
    return number(-(value(t) or Fraction(0)))


def simplified(t: Term) -> Iterator[Term]:
    a, b = t.args
    neutral = ZERO if t.head in ADDITIVE else ONE
    if b == neutral:
        yield a
    elif a == neutral and t.head in ("Plus", "Times"):
        yield b


def _axiom(name: str) -> Rule:
    """An axiom as far as the search and the features look at it: its name."""
    return Rule(name, name, name, (), lambda t, scope: (), {})


AXIOMS: Sequence[tuple[Rule, Callable[[Term], Iterator[Term]]]] = (
    (_axiom("commutativity"), commuted),
    (_axiom("associativity"), associated),
    (_axiom("distributivity"), distributed),
    (_axiom("evaluation"), evaluated),
    (_axiom("cancelling"), cancelled),
    (_axiom("neutral-element"), simplified),
)
SWAP = _axiom("swap-sides")
BOTH_SIDES = {head: _axiom(f"{head.lower()}-both-sides") for head in BINARY}


class FineSpace:
    """The states and actions of one equation. The hand estimate is the size of the equation."""

    def __init__(self, problem: Problem, macros: Sequence[Macro] = ()) -> None:
        assert not macros, "the axioms are searched without macros"
        self.problem = problem

    def start(self) -> State:
        return State(self.problem.subject)

    def is_answer(self, state: State) -> bool:
        left, right = state.term.args
        root = value(right) if left.head == "Symbol" else None
        return root is not None and is_root(self.problem.subject, root)

    def estimate(self, state: State) -> float:
        return max(0.0, float(nodes(state.term) - 3))

    def actions(self, state: State) -> list[Action]:
        left, right = state.term.args
        if nodes(state.term) > MOST_NODES or (left.head == "Symbol" and value(right) is not None):
            return []
        swapped = _action(SWAP, (), state.term, term("Equal", right, left))
        local = [
            _action(axiom, position, t, after)
            for axiom, results in AXIOMS
            for position, t in _places(state.term, ())
            for after in list(results(t))[:1]
        ]
        return [swapped, *local, *_on_both_sides(state.term)]

    def steps(self, state: State, action: Action) -> tuple[Step, ...]:
        rewrite = action.redex.apply()
        assert rewrite is not None
        after = State(replace_at(state.term, action.position, rewrite.after))
        return (Step(action.rule.name, state, after, action.position, cost=action.cost),)


def nodes(t: Term) -> int:
    """The nodes of a term, a number counted as one."""
    return 1 + sum(map(nodes, t.args)) if t.head in BINARY or t.head == "Equal" else 1


def _places(t: Term, position: Position) -> Iterator[tuple[Position, Term]]:
    """The binary operations with their positions."""
    if t.head in BINARY:
        yield position, t
    if t.head in BINARY or t.head == "Equal":
        for index, arg in enumerate(t.args):
            yield from _places(arg, (*position, index))


def _action(axiom: Rule, position: Position, t: Term, after: Term, **seen: Term | str) -> Action:
    return Action(axiom, position, t, Redex(always(Rewrite(after)), {"result": after, **seen}))


def _on_both_sides(equation: Term) -> Iterator[Action]:
    """Each operation on both sides, with every number but 0, unknown, and multiple of the unknown that occurs."""
    found = dict.fromkeys(t for side in equation.args for t in _inside(side) if _is_operand(t))
    for t in found:
        places = {f"in {k}": _place(t, side) for k, side in zip(("left", "right"), equation.args, strict=True)}
        for head, axiom in BOTH_SIDES.items():
            after = term("Equal", *(term(head, side, t) for side in equation.args))
            yield _action(axiom, (), equation, after, by=t, **places)


def _inside(t: Term) -> Iterator[Term]:
    yield t
    if t.head in BINARY:
        for arg in t.args:
            yield from _inside(arg)


def _is_operand(t: Term) -> bool:
    if t.head == "Times":
        return t.args[1].head == "Symbol" and value(t.args[0]) not in (None, 0)
    return t.head not in BINARY and t != ZERO


def _place(t: Term, side: Term) -> str:
    """Where a term stands in a side: the whole, which argument of it, further inside, or not at all."""
    if t == side:
        return "whole"
    if side.head in BINARY and t in side.args:
        return f"{side.head} {side.args.index(t)}"
    return f"inside {side.head}" if t in subterms(side) else "-"
