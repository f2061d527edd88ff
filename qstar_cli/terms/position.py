"""Positions: tuples of argument indexes that lead from a term to a subterm."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.terms.term import Term, map_args

Position = tuple[int, ...]


def subterm_at(t: Term, position: Position) -> Term:
    """The subterm at `position`. Raises IndexError where there is none."""
    for index in position:
        if index < 0:
            raise IndexError(index)
        t = t.args[index]
    return t


def replace_at(t: Term, position: Position, new: Term) -> Term:
    """`t` with the subterm at `position` replaced."""
    if not position:
        return new
    index, rest = position[0], position[1:]
    args = t.args
    return map_args(t, (*args[:index], replace_at(args[index], rest, new), *args[index + 1 :]))


def positions(t: Term) -> Iterator[tuple[Position, Term]]:
    """Every position with its subterm, arguments before the term they belong to, left to right."""
    for index, arg in enumerate(t.args):
        for inner, found in positions(arg):
            yield (index, *inner), found
    yield (), t


def changed_position(before: Term, after: Term, position: Position) -> Position:
    """The longest beginning of `position` outside of which the two terms agree."""
    length = 0
    for index in position:
        if before.head != after.head or len(before.args) != len(after.args) or before.value != after.value:
            break
        if any(a != b for k, (a, b) in enumerate(zip(before.args, after.args, strict=True)) if k != index):
            break
        before, after = before.args[index], after.args[index]
        length += 1
    return position[:length]
