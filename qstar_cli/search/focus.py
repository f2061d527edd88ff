"""Where rules may fire in a line: in a system, one equation with one unknown is worked as if it stood alone."""

from __future__ import annotations

from typing import NamedTuple

from qstar_cli.derivation import State
from qstar_cli.rules.rule import Rule, Scope
from qstar_cli.terms.position import Position
from qstar_cli.terms.systems import METHODS, Focus, focus, is_system, unknowns_in
from qstar_cli.terms.term import Term, operands, symbols, term


class Places(NamedTuple):
    """The scopes of the positions of one line. `alone` is the equation worked alone, if there is one."""

    question: Term
    assumptions: tuple[Term, ...]
    state: State
    unknowns: tuple[Term, ...]
    is_system: bool
    alone: Focus | None

    def allows(self, rule: Rule, method: str, position: Position) -> bool:
        """Whether a forced method leaves a rule in; a method for systems says nothing of their single equations."""
        if not method or not rule.method or method in rule.method.split():
            return True
        return self.is_system and (bool(position) if method in METHODS else rule.method in METHODS)

    def offers(self, rule: Rule, position: Position) -> bool:
        """Whether a rule may be tried at a position.

        In a system that is the whole line and the equation worked alone; in the other equations only what is always
        good to do.
        """
        if not self.is_system or not position:
            return True
        if self.alone is not None:
            return self._is_alone(position)
        return rule.eager and not rule.questions

    def scope(self, position: Position, parent: Term | None) -> Scope:
        """What a rule may know at a position."""
        conditions, obligations = self.state.conditions, self.state.obligations
        if self.alone is None or not self._is_alone(position):
            return Scope(self.question, self.assumptions, conditions, obligations, parent, position)
        inner = position[1:] if self.state.term.head == "And" else position
        question = term("Solve", self.question.args[0], self.alone.unknown, self.question.args[2])
        return Scope(question, self.assumptions, conditions, obligations, parent if inner else None, inner)

    def _is_alone(self, position: Position) -> bool:
        if self.alone is None:
            return False
        return self.state.term.head != "And" or position[:1] == (self.alone.index,)

    def settled(self, position: Position) -> tuple[Term, ...]:
        """The obligations that a candidate found at a position can settle: those without other unknowns."""
        if self.alone is None or not self._is_alone(position):
            return self.state.obligations
        others = set(self.unknowns) - {self.alone.unknown}
        return tuple(o for o in self.state.obligations if not others & set(symbols(o)))


def places(question: Term, assumptions: tuple[Term, ...], state: State) -> Places:
    """The places of a line of a question."""
    names: tuple[Term, ...] = ()
    if question.head == "Solve":
        names = operands(question.args[1], "Tuple")
    # what is assumed of an unknown is a condition of the state as long as it is open: once settled it must not vouch
    known = (*(a for a in assumptions if not unknowns_in(a, names)), *state.conditions)
    if not names or not is_system(state.term, names):
        return Places(question, known, state, names, False, None)
    return Places(question, known, state, names, True, focus(state.term, names))
