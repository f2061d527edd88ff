"""The declaration of a rule: one object that is the rule, its tests, its catalogue page and its action id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from qstar_cli.derivation import Relation, Step
from qstar_cli.terms.term import Term, operands

Values = Mapping[str, Term | str]


class Scope(NamedTuple):
    """What a rule may know besides the term it looks at.

    `question` is the problem's question (with its head, unknowns, domain). `assumptions` are the
    problem's assumptions and the state's conditions together. `conditions`, `obligations` are the state's.
    `parent` is the term directly above the position, None at the root; `position` the position.
    """

    question: Term
    assumptions: tuple[Term, ...] = ()
    conditions: tuple[Term, ...] = ()
    obligations: tuple[Term, ...] = ()
    parent: Term | None = None
    position: tuple[int, ...] = ()

    @property
    def unknowns(self) -> tuple[Term, ...]:
        """The unknowns of a Solve question, else ()."""
        if self.question.head != "Solve":
            return ()
        names = self.question.args[1]
        return operands(names, "Tuple")

    @property
    def is_real(self) -> bool:
        """Whether numbers are real (the default; the integers are among them), not complex."""
        return self.question.head != "Solve" or self.question.args[2].value != "complex"


class Rewrite(NamedTuple):
    """What an application produced: the new subterm and what changes beside it.

    `conditions` arise here and are carried on. `discharged` are conditions of the state that are settled here and
    dropped. `obligation` is a line that candidates must satisfy later; `settles` says that all obligations are settled
    by this step. `substeps` are built with `working` (before and after are the subterm's, not the whole line's).
    `relation` overrides the rule's.
    """

    after: Term
    conditions: tuple[Term, ...] = ()
    discharged: tuple[Term, ...] = ()
    obligation: Term | None = None
    settles: bool = False
    substeps: tuple[Step, ...] = ()
    evidence: Mapping[str, object] = {}
    relation: Relation | None = None


class Redex(NamedTuple):
    """A place where a rule fits. `apply` is called only if the search takes this action; None: it does not fit.

    `values` fill the rule's sentence and tell two redexes of one rule at one position apart.
    `cost` is added to the rule's (uglier numbers cost more).
    """

    apply: Callable[[], Rewrite | None]
    values: Mapping[str, Term | str] = {}
    cost: float = 0.0


def always(rewrite: Rewrite) -> Callable[[], Rewrite]:
    """The application of a redex whose result is already known."""
    return lambda: rewrite


Matcher = Callable[[Term, Scope], Iterable[Redex]]


class Rule(NamedTuple):
    """A rule of transformation.

    `name` is the name a teacher uses, kebab-case, unique. `say` is the sentence for the reader, a template over the
    redex's values (message id `rule.NAME.say`); `title` a few words in the imperative. `heads`: the heads of the terms
    it may fire at. `questions`: the question heads it is offered for, empty for all. `relation`: what it claims.
    `cost`: what the reader must take in (1 = an ordinary line). `eager`: the step is always a good one and commutes
    with the others, so the search need not branch on it. `examples`: text before -> text after. `refuses`: texts it
    must not fire on. `level`: school level. `method`: the names by which `--method` forces it, "" for none. `rank`: the
    hand heuristic's order among rules that fit at once, small first. `page`: the text of its catalogue page.
    """

    name: str
    title: str
    say: str
    heads: tuple[str, ...]
    matcher: Matcher
    examples: Mapping[str, str]
    refuses: tuple[str, ...] = ()
    relation: Relation = Relation.EQUAL
    questions: tuple[str, ...] = ()
    cost: float = 1.0
    rank: float = 5.0
    eager: bool = False
    level: str = "algebra"
    method: str = ""
    page: str = ""


def rule(
    name: str,
    *,
    title: str,
    say: str,
    heads: tuple[str, ...],
    examples: Mapping[str, str],
    refuses: tuple[str, ...] = (),
    relation: Relation = Relation.EQUAL,
    questions: tuple[str, ...] = (),
    cost: float = 1.0,
    rank: float = 5.0,
    eager: bool = False,
    level: str = "algebra",
    method: str = "",
) -> Callable[[Matcher], Rule]:
    """Declare a procedural rule: decorates the function that finds its redexes; the name becomes the `Rule`."""

    def declare(matcher: Matcher) -> Rule:
        return Rule(
            name=name,
            title=title,
            say=say,
            heads=heads,
            matcher=matcher,
            examples=examples,
            refuses=refuses,
            relation=relation,
            questions=questions,
            cost=cost,
            rank=rank,
            eager=eager,
            level=level,
            method=method,
            page=matcher.__doc__ or "",
        )

    return declare
