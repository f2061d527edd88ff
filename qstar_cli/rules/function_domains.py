"""Where a function is defined: what its roots, fractions and logarithms ask of the letter."""

from __future__ import annotations

from collections.abc import Iterator

from qstar_cli.derivation import Relation
from qstar_cli.rules.rule import Redex, Rewrite, Scope, always, rule
from qstar_cli.terms.build import FALSE, TRUE, all_of, integer, negative, unequal
from qstar_cli.terms.facts import is_nonnegative, is_nonzero, is_positive
from qstar_cli.terms.order import is_similar
from qstar_cli.terms.term import Term, subterms, symbols, term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.views import as_rational

ZERO, ONE = integer(0), integer(1)
_KNOWN = frozenset(
    ("Integer", "Decimal", "Symbol", "Constant", "Sum", "Product", "Neg", "Abs", "Percent", "Mixed", "Sin", "Cos",
     "Atan", "Sinh", "Cosh", "Tanh", "Asinh")
)  # fmt: skip
REASONS = {
    "Root": "the radicand of an even root must not be negative",
    "Div": "a denominator must not be 0",
    "Root below the bar": "the radicand of an even root in a denominator must be positive",
    "Ln": "the argument of a logarithm must be positive",
    "Pow": "a base with such an exponent must be in its range",
    "Tan": "the cosine under a tangent must not be 0",
    "Cot": "the sine under a cotangent must not be 0",
    "Asin": "the argument of an inverse sine or cosine lies from -1 to 1",
}
_REASON_OF = {"Log": "Ln", "Sec": "Tan", "Csc": "Cot", "Acos": "Asin"}


@rule(
    "where-it-is-defined",
    title="Say where it is defined",
    say="For the expression to be defined, {reasons}.",
    heads=("Defined",),
    questions=("Solve",),
    relation=Relation.SAME_SOLUTIONS,
    examples={
        "sqrt(x - 2)/(x - 5) is defined for x": "x - 2 >= 0 and x - 5 != 0",
        "1/sqrt(x + 1) is defined for x": "x + 1 > 0",
        "ln(3 - x) is defined for x": "3 - x > 0",
        "x^(-2) is defined for x": "x != 0",
        "1/cbrt(x - 1) is defined for x": "x - 1 != 0",
        "(x - 1)^(3/4) is defined for x": "x - 1 >= 0",
        "sqrt(1 - sqrt(x)) is defined for x": "x >= 0 and 1 - sqrt(x) >= 0",
        "(x^2 for x > 1) is defined for x": "x > 1",
        "log(x, 2) + arcsin(x) is defined for x": "x > 0 and -1 <= x and x <= 1",
    },
    refuses=("x^2 + cbrt(x) is defined for x", "floor(x) is defined for x", "sqrt(-2 - x^2) is defined for x"),
    rank=0.0,
    eager=True,
)
def where_it_is_defined(t: Term, scope: Scope) -> Iterator[Redex]:
    """A function of one letter is defined where the radicands of its even roots are not negative, its denominators
    are not 0, the arguments of its logarithms are positive."""
    e, condition = t.args[0].args if t.args[0].head == "Where" else (t.args[0], TRUE)
    found = conditions_of(e)
    if found is None or FALSE in found or (not found and condition == TRUE):
        return
    heads = dict.fromkeys(_REASON_OF.get(h, h) for h in found.values())
    said = [REASONS[h] for h in heads]
    if condition != TRUE:
        said.append("the letter is restricted as stated")
    after = all_of(*found, *(() if condition == TRUE else (condition,)))
    yield Redex(always(Rewrite(tidy(after))), {"reasons": ", and ".join(said)})


@rule(
    "defined-everywhere",
    title="Defined for all numbers",
    say="There is no denominator, even root or logarithm that could be undefined.",
    heads=("Defined",),
    questions=("Solve",),
    relation=Relation.SAME_SOLUTIONS,
    examples={"x^2 + cbrt(x) is defined for x": "true", "1/(x^2 + 1) is defined for x": "true"},
    refuses=("1/x is defined for x", "sqrt(x) is defined for x", "floor(x) is defined for x"),
    rank=0.0,
    eager=True,
)
def defined_everywhere(t: Term, scope: Scope) -> Iterator[Redex]:
    """An expression that asks nothing of its letter is defined for all real numbers."""
    if t.args[0].head != "Where" and conditions_of(t.args[0]) == {}:
        yield Redex(always(Rewrite(TRUE)))


@rule(
    "defined-nowhere",
    title="Nowhere defined",
    say="{part} is not defined for any number.",
    heads=("Defined",),
    questions=("Solve",),
    relation=Relation.SAME_SOLUTIONS,
    examples={"sqrt(-2 - x^2) is defined for x": "false", "x + 1/0 is defined for x": "false"},
    refuses=("1/x is defined for x", "sqrt(x) is defined for x", "x is defined for x"),
    rank=0.0,
    eager=True,
)
def defined_nowhere(t: Term, scope: Scope) -> Iterator[Redex]:
    """An expression with a part that is undefined for every number is defined nowhere."""
    for part in subterms(t.args[0]):
        demands = demands_of(part)
        if demands and FALSE in demands:
            yield Redex(always(Rewrite(FALSE)), {"part": part})
            return


def conditions_of(t: Term) -> dict[Term, str] | None:
    """What an expression asks of its letters, each condition with the head that asks it, inner ones first; None where
    that is not known. Conditions that always hold are left out."""
    found: dict[Term, str] = {}
    for part in reversed([*subterms(t)]):
        demands = demands_of(part)
        if demands is None:
            return None
        found |= {d: found.get(d, part.head) for d in demands}
    return _without_weaker(found)


def _without_weaker(found: dict[Term, str]) -> dict[Term, str]:
    """`a >= 0` (of an even root) and `root != 0` (of a denominator) as `a > 0`."""
    kept: dict[Term, str] = {}
    for c, head in found.items():
        root = c.args[0] if c.head == "Unequal" else None
        if root is not None and root.head == "Root" and head == "Div":
            weak = term("GreaterEqual", root.args[0], ZERO)
            if kept.pop(weak, None):
                kept[term("Greater", root.args[0], ZERO)] = "Root below the bar"
            else:
                kept[unequal(root.args[0], ZERO)] = head
        else:
            kept[c] = head
    return kept


def demands_of(t: Term) -> tuple[Term, ...] | None:
    """What the outermost operation asks of its arguments; None where that is not known."""
    if t.head in _KNOWN:
        return ()
    if t.head == "Div":
        return _nonzero(t.args[1])
    if t.head == "Root":
        index = as_rational(t.args[1])
        if index is None or index.denominator != 1 or index < 2:
            return None
        return () if index.numerator % 2 else _nonnegative(t.args[0])
    if t.head == "Pow":
        return _of_power(*t.args)
    if t.head in ("Ln", "Log"):
        return _of_logarithm(*t.args)
    if t.head in ("Tan", "Sec"):
        return _nonzero(term("Cos", t.args[0]))
    if t.head in ("Cot", "Csc"):
        return _nonzero(term("Sin", t.args[0]))
    if t.head in ("Asin", "Acos"):
        return term("LessEqual", negative(ONE), t.args[0]), term("LessEqual", t.args[0], ONE)
    return None


def _of_power(base: Term, exponent: Term) -> tuple[Term, ...] | None:
    q = as_rational(exponent)
    if q is None:
        if symbols(exponent):
            return _positive(base)
        return () if is_positive(base) else None
    if q.denominator % 2 == 0:
        return _positive(base) if q < 0 else _nonnegative(base)
    return _nonzero(base) if q <= 0 else ()


def _of_logarithm(argument: Term, base: Term | None = None) -> tuple[Term, ...]:
    if base is None or (as_rational(base) or 0) > 1 or is_similar(base, term("Constant", value="e")):
        return _positive(argument)
    is_one = as_rational(base) == 1
    return (*_positive(argument), *_positive(base), *((FALSE,) if is_one else (unequal(base, ONE),)))


def _nonzero(t: Term) -> tuple[Term, ...]:
    known = is_nonzero(t)
    return (() if known else (FALSE,)) if known is not None else (unequal(t, ZERO),)


def _nonnegative(t: Term) -> tuple[Term, ...]:
    known = is_nonnegative(t)
    return (() if known else (FALSE,)) if known is not None else (term("GreaterEqual", t, ZERO),)


def _positive(t: Term) -> tuple[Term, ...]:
    known = is_positive(t)
    return (() if known else (FALSE,)) if known is not None else (term("Greater", t, ZERO),)
