"""Macros: what is mined, and that a macro makes primitive steps only."""

from __future__ import annotations

import pytest

from qstar_cli.goals.goal import goal_of
from qstar_cli.learn.attempts import Guidance, attempt
from qstar_cli.learn.macros import mined
from qstar_cli.problem.phrases import read_question
from qstar_cli.search.problem_space import Macro, ProblemSpace, by_first_rule


@pytest.mark.parametrize("derivations", [[], [["a"]], [["a", "b"]], [["a", "b", "c", "d"], ["d", "c", "b", "a"]]])
def test_what_does_not_repeat_is_no_macro(derivations: list[list[str]]) -> None:
    assert mined(derivations, 5, 4) == []


def test_the_longest_that_pays_is_found_and_its_parts_are_not() -> None:
    lines = [["x", "a", "b", "c", "y"], ["a", "b", "c"], ["z", "a", "b", "c"], ["a", "b", "c", "a", "b", "c"]]
    assert mined(lines, 5, 4) == [("a", "b", "c")]
    assert mined(lines, 0, 4) == []
    assert ("a", "b", "c") not in mined(lines, 5, 4, known=[("a", "b", "c")])


def space_of(text: str, macro: Macro) -> ProblemSpace:
    problem = read_question(text)
    goal = goal_of(problem.question.head)
    assert goal is not None
    return ProblemSpace(problem, goal, macros=by_first_rule([macro]))


@pytest.mark.parametrize(
    "macro",
    [
        ("subtract-from-both-sides", "zero-product"),
        ("subtract-from-both-sides", "divide-both-sides", "divide-both-sides"),
    ],
)
def test_a_macro_that_does_not_fit_makes_no_step(macro: Macro) -> None:
    space = space_of("2x + 3 = 7", macro)
    started = [a for a in space.actions(space.start()) if a.then]
    assert started
    assert space.steps(space.start(), started[0]) == ()


def test_a_macro_makes_a_chain_of_primitive_steps() -> None:
    space = space_of("2x + 3 = 7", ("subtract-from-both-sides", "divide-both-sides"))
    macro = next(a for a in space.actions(space.start()) if a.then)
    steps = space.steps(space.start(), macro)
    assert [s.rule for s in steps] == ["subtract-from-both-sides", "divide-both-sides"]
    assert steps[0].after == steps[1].before
    assert space.is_answer(steps[-1].after)


def test_macros_save_expansions_and_leave_the_solution_as_it_is() -> None:
    problem = read_question("5x - 4 = 11")
    plain = attempt(problem, Guidance("hand"), 50)
    short = attempt(problem, Guidance("hand", macros=[("add-to-both-sides", "divide-both-sides")]), 50)
    assert plain is not None
    assert short is not None
    assert short.rules == plain.rules
    assert short.expanded <= plain.expanded
