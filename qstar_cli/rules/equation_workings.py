"""Laws that occur in the working of the rules for equations and factoring: they name substeps only."""

from __future__ import annotations

from qstar_cli.derivation import Relation, Step
from qstar_cli.rules.working import working
from qstar_cli.rules.workings import law
from qstar_cli.terms.term import Term

SAME = Relation.SAME_SOLUTIONS

ON_BOTH_SIDES = law(
    "do-the-same-on-both-sides",
    "Do the same on both sides",
    "What is done on one side of an equation is done on the other.",
    "algebra",
)
WORK_OUT_SIDES = law(
    "work-out-both-sides", "Work out both sides", "Combine like terms and reduce fractions.", "algebra"
)
PUT_INTO_FORMULA = law(
    "put-into-formula", "Put the coefficients into the formula", "x = (-b ± sqrt(b^2 - 4ac))/(2a)", "algebra"
)
WORK_OUT_ROOT = law(
    "work-out-under-the-root", "Work out the number under the root", "This is the discriminant.", "algebra"
)
SIMPLIFY_ROOT = law(
    "simplify-the-root", "Simplify the root", "Take square numbers out of the root and work out the sums.", "algebra"
)
REDUCE = law("reduce-the-solutions", "Reduce", "Divide above and below the bar by common factors.", "algebra")
BOTH_ROOTS = law("write-both-roots", "Write both roots", "A positive number has two square roots.", "algebra")
ADD_SQUARE = law(
    "add-square-of-half",
    "Add the square of half the coefficient",
    "The left side becomes the square of a sum.",
    "algebra",
)
AS_SQUARE = law("square-of-a-sum", "Write as the square of a sum", "x^2 + 2hx + h^2 = (x + h)^2", "algebra")
SPLIT_MIDDLE = law("split-the-middle-term", "Split the middle term", "Write it as the sum of two terms.", "algebra")
SPLIT_TERMS = law(
    "split-the-terms",
    "Split the terms for the division",
    "Each term is split so that the factor can be taken out of every pair.",
    "algebra",
)
FROM_PAIRS = law("take-out-of-pairs", "Take a factor out of each pair", "Both pairs leave the same bracket.", "algebra")
TAKE_OUT_BRACKET = law("take-out-the-bracket", "Take out the bracket", "The bracket is a common factor.", "algebra")
AS_SQUARES = law("write-as-squares", "Write as squares", "Write the terms as squares.", "algebra")


def both_sides(before: Term, written: Term, after: Term) -> tuple[Step, ...]:
    """The working of a step on both sides: what is done is written down, then worked out."""
    return working((written, ON_BOTH_SIDES.name, SAME), (after, WORK_OUT_SIDES.name, SAME), start=before)
