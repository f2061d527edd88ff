"""The frontier with several queues: turns, items gone from all queues, a queue that joins late."""

from __future__ import annotations

import pytest

from qstar_cli.search.frontier import Frontier


def test_an_empty_frontier_has_nothing_to_pop() -> None:
    with pytest.raises(IndexError):
        Frontier[str]().pop()


def test_equal_priorities_go_by_tie_and_then_first_in_first_out() -> None:
    frontier: Frontier[str] = Frontier()
    for name, tie in [("a", 1.0), ("b", 0.0), ("c", 0.0)]:
        frontier.push([5.0], (tie,), name)
    assert [frontier.pop() for _ in range(3)] == ["b", "c", "a"]
    assert not frontier


def test_queues_are_popped_in_turn_and_an_item_only_once() -> None:
    frontier: Frontier[int] = Frontier(2)
    for n in range(6):
        frontier.push([float(n), float(-n)], (), n)
    assert [frontier.pop() for _ in range(6)] == [0, 5, 1, 4, 2, 3]


def test_a_queue_that_joins_ranks_what_is_open_and_has_its_turns_first() -> None:
    frontier: Frontier[int] = Frontier()
    for n in range(8):
        frontier.push([float(n)], (), n)
    assert frontier.pop() == 0
    frontier.add_queue(lambda items: [-float(n) for n in items], turns=2)
    assert [frontier.pop() for _ in range(6)] == [7, 6, 1, 5, 4, 2]
    frontier.push([99.0, -99.0], (), 99)
    assert frontier.pop() == 99
    assert frontier.pop() == 3


def test_a_queue_that_joins_has_its_first_pops_to_itself() -> None:
    frontier: Frontier[int] = Frontier()
    for n in range(8):
        frontier.push([float(n)], (), n)
    frontier.add_queue(lambda items: [-float(n) for n in items], turns=1, alone=3)
    assert [frontier.pop() for _ in range(8)] == [7, 6, 5, 4, 0, 3, 1, 2]
