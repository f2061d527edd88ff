"""Hints: what the kernel had to search for, noted while it proves and confirmed instead of searched for when it checks.

A hint answers a question of some kind: the factors of this polynomial, intervals around the roots of that one. Who
needs an answer `ask`s. What a search or a certificate proposes is an answer only when its kind has confirmed it (by
multiplication, comparison or counting); a hint that is wrong, and one that nobody asks for, are reported.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar, cast

from qstar_cli.errors import LimitError

Question = TypeVar("Question", bound=Hashable)
Found = TypeVar("Found")
Arguments = ParamSpec("Arguments")
Written = dict[str, dict[str, object]]  # kind -> question -> hint, as in a certificate
MAX_REMEMBERED = 4096


class WrongHint(Exception):
    """An offered hint is not true, or is none."""


@dataclass(frozen=True, eq=False)
class Kind(Generic[Question, Found]):
    """A kind of hint: how its question and answer are written, how an answer is read, and whether it is true.

    `read` may raise what reading raises; only `confirm` is trusted. It may ask for further hints.
    """

    name: str
    spell: Callable[[Question], str]
    write: Callable[[Question, Found], object]
    read: Callable[[Question, Any], Found]
    confirm: Callable[[Question, Found], bool]


@dataclass
class Hints:
    """The hints of one claim: those offered, and the answers confirmed while it is judged."""

    offered: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    found: dict[tuple[str, Hashable], tuple[Kind[Any, Any], Any]] = field(default_factory=dict)
    used: set[tuple[str, str]] = field(default_factory=set)

    def offer(self, kind: Kind[Question, Found], question: Question) -> Found | None:
        """The confirmed answer of an offered hint, None when none is offered. Raises WrongHint."""
        answers = self.offered.get(kind.name)
        spelled = kind.spell(question) if answers else ""
        if not answers or spelled not in answers:
            return None
        self.used.add((kind.name, spelled))
        wrong = WrongHint(f"{kind.name} of {spelled}")
        try:
            answer = kind.read(question, answers[spelled])
            is_true = kind.confirm(question, answer)
        except (ValueError, TypeError, LookupError, AttributeError, ZeroDivisionError) as error:
            raise wrong from error
        if not is_true:
            raise wrong
        return answer

    def unused(self) -> bool:
        """Whether something was offered that nobody asked for."""
        return sum(map(len, self.offered.values())) != len(self.used) or not all(self.offered.values())

    def written(self) -> Written:
        """What was found, as it is written in a certificate; what is too long to be written is left out."""
        result: Written = {}
        for (name, question), (kind, answer) in self.found.items():
            try:
                spelled, hint = kind.spell(question), kind.write(question, answer)
            except LimitError:
                continue
            result.setdefault(name, {})[spelled] = hint
        return result


_CURRENT: ContextVar[Hints | None] = ContextVar("hints", default=None)


class Taking:
    """While this lasts, hints are taken from and noted in `hints`."""

    def __init__(self, hints: Hints) -> None:
        self.hints = hints

    def __enter__(self) -> Hints:
        self.token = _CURRENT.set(self.hints)
        return self.hints

    def __exit__(self, *reason: object) -> None:
        _CURRENT.reset(self.token)


def remembered(function: Callable[Arguments, Found]) -> Callable[Arguments, Found]:
    """The function with its results kept, and with them the hints it asked for; not while hints are offered."""
    results: dict[object, tuple[Found, Hints]] = {}

    @wraps(function)
    def known(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Found:
        hints = _CURRENT.get()
        if hints is not None and hints.offered:
            return function(*args, **kwargs)
        if args not in results:
            if len(results) >= MAX_REMEMBERED:
                results.clear()
            with Taking(Hints()) as own:
                results[args] = function(*args, **kwargs), own
        result, own = results[args]
        if hints is not None:
            hints.found.update(own.found)
        return result

    vars(known)["cache_clear"] = results.clear  # as with lru_cache
    return known


@dataclass(frozen=True)
class _Search(Generic[Question, Found]):
    """A question with what may find its answer."""

    kind: Kind[Question, Found]
    question: Question
    run: Callable[[], Found] = field(compare=False)


@remembered
def _searched(search: _Search[Question, Found]) -> Found:
    """What the search proposes, if it is confirmed; None when it proposes nothing. Raises LimitError."""
    with Taking(Hints()):  # what the search asks for is not needed any more when its result is known
        answer = search.run()
    if answer is not None and not search.kind.confirm(search.question, answer):
        raise LimitError(f"what was proposed could not be confirmed: {search.kind.name}")
    return answer


def ask(kind: Kind[Question, Found], question: Question, search: Callable[[], Found]) -> Found:
    """The confirmed answer to a question: an offered one, else what the search proposes (None: it found none).

    Raises WrongHint, and LimitError where the search proposes something wrong.
    """
    hints = _CURRENT.get() or Hints()
    known = hints.found.get((kind.name, question))
    if known is not None:
        return cast(Found, known[1])
    answer = hints.offer(kind, question)
    if answer is None:
        answer = _searched(_Search(kind, question, search))
    if answer is not None:
        hints.found[kind.name, question] = kind, answer
    return answer
