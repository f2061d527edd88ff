"""Independent parts of a state: the branches of an `Or` and of `Cases`, worked apart and joined again.

A branch is a state of its own: it starts with the conditions and obligations of the whole (and, in a
case, the condition of the case). What it adds to them is written beside its formula with `And` when its
steps are put back into the whole; what every branch has settled is dropped from the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qstar_cli.derivation import Derivation, State, Step
from qstar_cli.terms.build import FALSE, TRUE, all_of
from qstar_cli.terms.intervals import MIRRORED
from qstar_cli.terms.term import Term, map_args, term


def parts(state: State) -> tuple[State, ...]:
    """The branches of a state, () when it is to be worked as a whole."""
    t = state.term
    if t.head == "Or":
        return tuple(_alternative(state, branch) for branch in t.args)
    if t.head == "Cases":
        return tuple(State(case.args[0], (*state.conditions, case.args[1]), state.obligations) for case in t.args)
    return ()


def _alternative(whole: State, branch: Term) -> State:
    """A branch as a state; `equation and limits` is the equation with the limits as conditions."""
    if branch.head == "And" and branch.args[0].head == "Equal" and all(a.head in MIRRORED for a in branch.args[1:]):
        return State(branch.args[0], (*whole.conditions, *branch.args[1:]), whole.obligations)
    return State(branch, whole.conditions, whole.obligations)


def join(whole: State, derivations: Sequence[Derivation]) -> tuple[Step, ...]:
    """The steps of the branches, one branch after the other, as steps on the whole."""
    current = [d.start for d in derivations]
    steps: list[Step] = []
    for index, derivation in enumerate(derivations):
        for step in derivation.steps:
            before = _whole(whole, current)
            prefix = _prefix(whole, step.before, index)
            is_kept = _extra(whole, step.before, index) == _extra(whole, step.after, index)
            current[index] = step.after
            steps.append(
                replace(
                    step,
                    before=before,
                    after=_whole(whole, current),
                    position=prefix + step.position,
                    # working that ends in a condition written beside the branch would not end at its line
                    substeps=tuple(s.inside(State(before.term), prefix) for s in step.substeps if is_kept),
                )
            )
    return tuple(steps)


def _whole(whole: State, branches: Sequence[State]) -> State:
    """The whole state with its branches as they stand now."""
    written = [_written(whole, branch, index) for index, branch in enumerate(branches)]
    alive = [b for b in branches if b.term != FALSE]  # a branch without solutions needs no condition
    return State(
        map_args(whole.term, tuple(written)),
        tuple(c for c in whole.conditions if any(c in b.conditions for b in alive)),
        tuple(o for o in whole.obligations if any(o in b.obligations for b in alive)),
    )


def _written(whole: State, branch: State, index: int) -> Term:
    extra = _extra(whole, branch, index)
    formula = all_of(*extra) if branch.term == TRUE and extra else all_of(branch.term, *extra)
    if whole.term.head == "Cases":
        return term("Case", formula, whole.term.args[index].args[1])
    return formula


def _extra(whole: State, branch: State, index: int) -> tuple[Term, ...]:
    """What the branch has added to the conditions and obligations of the whole."""
    known = (*whole.conditions, *((whole.term.args[index].args[1],) if whole.term.head == "Cases" else ()))
    added = tuple(c for c in branch.conditions if c not in known)
    return added + tuple(o for o in branch.obligations if o not in whole.obligations)


def _prefix(whole: State, branch: State, index: int) -> tuple[int, ...]:
    inner = (0,) if _extra(whole, branch, index) else ()
    return (index, 0, *inner) if whole.term.head == "Cases" else (index, *inner)
