"""The state space of a problem: actions are rules at positions, a state that is an `Or` or `Cases` has parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from qstar_cli.derivation import Relation, State, Step
from qstar_cli.goals.goal import Goal
from qstar_cli.operators.registry import families, operators
from qstar_cli.problem.problem import Problem
from qstar_cli.rules.registry import rules_for
from qstar_cli.rules.rule import Redex, Rewrite, Rule, Scope
from qstar_cli.search.focus import places
from qstar_cli.terms.build import FALSE
from qstar_cli.terms.order import similar_key, sort_key
from qstar_cli.terms.position import Position, changed_position, replace_at
from qstar_cli.terms.sorts import has_matrix
from qstar_cli.terms.term import Term, subterms
from qstar_cli.terms.tidy import tidy

StateKey = tuple[object, ...]
Macro = tuple[str, ...]  # names of rules that are applied one after the other
Refuter = Callable[[Step], bool]


def state_key(state: State) -> StateKey:
    """Equal for states that stand for the same line: similar terms, the same conditions and obligations."""
    return (
        similar_key(state.term),
        tuple(sorted((similar_key(c) for c in state.conditions), key=repr)),
        tuple(sorted((similar_key(o) for o in state.obligations), key=repr)),
    )


class Action(NamedTuple):
    """A rule at a position with its parameters; `cost` is what its step will cost.

    `others` names the rules of other methods that fit the same state. `then`: the rules that follow at once when the
    action is a macro.
    """

    rule: Rule
    position: Position
    subterm: Term
    redex: Redex
    others: tuple[str, ...] = ()
    then: tuple[str, ...] = ()

    @property
    def cost(self) -> float:
        return self.rule.cost + self.redex.cost

    @property
    def label(self) -> tuple[object, ...]:
        """Identifies the action among those of its state, independent of hashes and history."""
        return (
            self.rule.name,
            self.position,
            tuple((k, v if isinstance(v, str) else sort_key(v)) for k, v in sorted(self.redex.values.items())),
            self.then,
        )


class Space(Protocol):
    """What the search needs to know of a space of states."""

    def start(self) -> State: ...

    def is_answer(self, state: State) -> bool: ...

    def estimate(self, state: State) -> float: ...

    def actions(self, state: State) -> list[Action]: ...

    def steps(self, state: State, action: Action) -> tuple[Step, ...]:
        """The steps an action makes, several for a macro, () when it does not fit after all."""
        ...


@dataclass(frozen=True)
class ProblemSpace:
    """States and actions of one problem.

    `pruning`: of several eager actions only the first is offered (they commute and are always good). `method` leaves
    out the rules of other methods. `barred` edges, (state key before, state key after), are never taken again.
    `refuted` says whether a step is certainly wrong (the kernel's cheap refuter); such a step is dropped and listed in
    `rule_bugs`. `macros` by their first rule: each is offered beside the action it begins with; its other rules are
    looked for alone, so the lines in between cost applications but no expansion, and only primitive steps are made.
    """

    problem: Problem
    goal: Goal
    pruning: bool = True
    method: str = ""
    barred: frozenset[tuple[object, ...]] = frozenset()
    refuted: Refuter | None = None
    rule_bugs: list[Step] = field(default_factory=list)
    macros: dict[str, list[Macro]] = field(default_factory=dict)

    def start(self) -> State:
        return self.goal.start(self.problem)

    def is_answer(self, state: State) -> bool:
        return self.goal.is_met(state, self.problem)

    def estimate(self, state: State) -> float:
        """The goal's hand estimate of the cost that is left."""
        return self.goal.estimate(state, self.problem)

    def actions(self, state: State) -> list[Action]:
        """The actions of a state in a fixed order: by rank, then position (inner first), then name; macros first."""
        found = sorted(self._actions(state), key=lambda a: (a.rule.rank, a.rule.name))
        if self.pruning:
            eager = next((a for a in found if a.rule.eager), None)
            if eager is not None:
                return [*self._begun_by(eager), eager]
        offered = [_beside(action, found) for action in found]
        return [a for action in offered for a in (*self._begun_by(action), action)] if self.macros else offered

    def _begun_by(self, action: Action) -> list[Action]:
        """The macros that begin with an action."""
        return [action._replace(then=macro[1:]) for macro in self.macros.get(action.rule.name, ())]

    def _actions(self, state: State, only: str = "") -> Iterator[Action]:
        question = self.problem.question
        offered = rules_for(question.head, families_in(question) | families_in(state.term))
        line = places(question, self.problem.assumptions, state)
        with_matrices = has_matrix(state.term)  # laws of numbers do not hold for them
        for position, subterm, parent in _positions(state.term, (), None):
            scope: Scope | None = None
            is_foreign = with_matrices and has_matrix(subterm)
            for rule in offered.get(subterm.head, ()):
                if (only and rule.name != only) or (is_foreign and not rule.questions):
                    continue
                if not (line.allows(rule, self.method, position) and line.offers(rule, position)):
                    continue
                scope = scope or line.scope(position, parent)
                for redex in rule.matcher(subterm, scope):
                    yield Action(rule, position, subterm, redex)

    def steps(self, state: State, action: Action) -> tuple[Step, ...]:
        """The step of an action; of a macro all its steps, none if its rules do not fit one after the other."""
        step = self.apply(state, action)
        steps: tuple[Step, ...] = () if step is None else (step,)
        for rule in action.then:
            if not steps or self.is_answer(steps[-1].after):
                return ()
            steps = self._followed(steps, rule)
        return steps

    def _followed(self, steps: tuple[Step, ...], rule: str) -> tuple[Step, ...]:
        """The steps and one more, by the first action of a rule that makes one; () when none does."""
        state = steps[-1].after
        for action in self._actions(state, rule):
            step = self.apply(state, action)
            if step is not None:
                return (*steps, step)
        return ()

    def apply(self, state: State, action: Action) -> Step | None:
        """The step an action makes, or None when it does not fit after all, changes nothing, is barred or refuted."""
        rewrite = action.redex.apply()
        if rewrite is None or (rewrite.conditions and is_about_function(self.problem.question)):
            return None
        settled = places(self.problem.question, (), state).settled(action.position) if rewrite.settles else ()
        step = _step(state, action, rewrite, settled)
        edge = (state_key(state), state_key(step.after))
        if edge[0] == edge[1] or edge in self.barred:
            return None
        step = replace(step, edge=edge)
        if self.refuted is not None and self.refuted(step):
            self.rule_bugs.append(step)
            return None
        return step


def by_first_rule(macros: Iterable[Macro]) -> dict[str, list[Macro]]:
    """Macros as `ProblemSpace` takes them."""
    found: dict[str, list[Macro]] = {}
    for macro in macros:
        found.setdefault(macro[0], []).append(macro)
    return found


def is_about_function(question: Term) -> bool:
    """Whether something is asked of a function as a whole, so that no line can have a condition for its letter."""
    operator = operators().get(question.head)
    return operator is not None and "{function}" in operator.sentence


def families_in(t: Term) -> frozenset[str]:
    """The families whose operators occur in a term."""
    known = families()
    return frozenset(known[name] for s in subterms(t) if (name := name_in_families(s)) in known)


def name_in_families(t: Term) -> str:
    """What `families` calls an operator: its head; a constant or set of numbers by its own name."""
    return str(t.value) if t.head in ("Constant", "Domain") else t.head


def _beside(action: Action, found: list[Action]) -> Action:
    """The action with the rules of other methods it was chosen over."""
    method = action.rule.method
    if not method:
        return action
    others = {a.rule.name for a in found if a.rule.method not in ("", method)}
    return action._replace(others=tuple(sorted(others))) if others else action


def _positions(t: Term, position: Position, parent: Term | None) -> Iterator[tuple[Position, Term, Term | None]]:
    for index, arg in enumerate(t.args):
        yield from _positions(arg, (*position, index), t)
    yield position, t, parent


def _step(state: State, action: Action, rewrite: Rewrite, settled: tuple[Term, ...]) -> Step:
    term = tidy(replace_at(state.term, action.position, rewrite.after))
    kept = (c for c in state.conditions if c not in rewrite.discharged)
    conditions = tuple(dict.fromkeys((*kept, *rewrite.conditions)))
    obligations = tuple(o for o in state.obligations if o not in settled)
    if rewrite.obligation is not None and rewrite.obligation not in obligations:
        obligations = (*obligations, rewrite.obligation)
    default = action.rule.relation
    if default is Relation.EQUAL_WHERE and not rewrite.conditions:
        default = Relation.EQUAL
    relation = rewrite.relation or default
    if term == FALSE and state.obligations:  # no candidate is left that could be checked
        obligations, relation = (), Relation.REJECTS_CANDIDATES
    return Step(
        rule=action.rule.name,
        before=state,
        after=State(term, conditions, obligations),
        position=changed_position(state.term, term, action.position),
        relation=relation,
        values=action.redex.values,
        substeps=tuple(_substep(s, state, action.position) for s in rewrite.substeps),
        evidence=rewrite.evidence,
        why=" ".join(action.others),
        cost=action.cost,
    )


def _substep(step: Step, state: State, position: Position) -> Step:
    """A substep as a step on the whole line, in tidy spelling."""
    whole = step.inside(State(state.term), position)
    before, after = tidy(whole.before.term), tidy(whole.after.term)
    return replace(
        whole,
        before=State(before, state.conditions, state.obligations),
        after=State(after, state.conditions, state.obligations),
        position=changed_position(before, after, position),
    )
