"""Removing brackets: the distributive law, products of sums, powers of sums."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from qstar_cli.derivation import Relation, Step
from qstar_cli.rules import algebra
from qstar_cli.rules.factors import one_bar
from qstar_cli.rules.fits import EXPRESSIONS, fits, fits_where, lines_of_working
from qstar_cli.rules.numbers import respelled
from qstar_cli.rules.polynomials import is_pending
from qstar_cli.rules.rule import Redex, Rule, Scope, rule
from qstar_cli.terms.build import add, divide, integer, multiply, negative, power
from qstar_cli.terms.forms import EXPANSION_LIMIT, expansion_bound, has_like_terms, is_surd_sum
from qstar_cli.terms.term import Term, has_head, operands, without
from qstar_cli.terms.views import as_integer, as_rational, opposite


@rule(
    "remove-brackets",
    title="Remove the brackets",
    say="A minus sign before brackets changes every sign inside.",
    heads=("Sum", "Neg"),
    examples={"a - (b - c)": "a - b + c", "-(x + 3)": "-x - 3", "x - (x - (x - 1))": "x - (x - x + 1)"},
    refuses=("a - b", "-x", "-2(x + 1)"),
    eager=True,
    rank=3.2,
)
def remove_brackets(t: Term, scope: Scope) -> Iterator[Redex]:
    """Opens brackets with a minus sign in front, all of a sum at once, where nothing inside is left to do."""
    if t.head == "Neg":
        bare = t.args[0]
        if scope.question.head == "Factor":
            return
        if bare.head == "Sum" and not _is_unsettled(bare) and (scope.parent is None or scope.parent.head != "Sum"):
            yield from fits(t, add(*map(opposite, bare.args)))
        return
    opened = [s for s in t.args if s.head == "Neg" and s.args[0].head == "Sum" and not _is_unsettled(s.args[0])]
    if opened:
        yield from fits(
            t, add(*(part for s in t.args for part in (map(opposite, s.args[0].args) if s in opened else (s,))))
        )


def _is_unsettled(t: Term) -> bool:
    """Whether a sum still has brackets to open or terms to collect inside: inner brackets come first."""
    return has_like_terms(t) or any(s.head == "Neg" and s.args[0].head == "Sum" for s in t.args)


def _is_denominator(scope: Scope) -> bool:
    return scope.parent is not None and scope.parent.head == "Div" and scope.position[-1:] == (1,)


def _is_open(f: Term) -> bool:
    """Whether a factor is a sum or a whole power of one, of a size that is multiplied out."""
    if f.head == "Sum":
        return True
    return f.head == "Pow" and f.args[0].head == "Sum" and (as_integer(f.args[1]) or 0) > 1


def _is_expandable(t: Term) -> bool:
    return expansion_bound(t) <= EXPANSION_LIMIT and not has_head(t, "Undefined")


@rule(
    "multiply-out",
    title="Multiply out",
    say="Multiply every term in one bracket by every term of the other factor.",
    heads=("Product", "Neg"),
    relation=Relation.EQUAL_WHERE,
    questions=EXPRESSIONS,
    examples={
        "3(x + 2)": "3x + 6",
        "-2(x - 1)": "-2x + 2",
        "(x + 1)(x + 2)": "x^2 + 3x + 2",
        "(x + 1)(x - 1)": "x^2 - 1",
        "2(x + 1)(x + 2)": "2(x^2 + 3x + 2)",
        "-2x^2*(3x - 4)": "-6x^3 + 8x^2",
        "x*(x + 1)^2": "x*(x^2 + 2x + 1)",
        "-(x + 1)*x": "-x^2 - x",
        "(x + 1)*(x/y)": "(x^2 + x)/y",
    },
    refuses=("x*y", "3*(2 + 5)", "(x + 1)^300*x", "2*(x + x)"),
    eager=True,
    rank=5,
)
def multiply_out(t: Term, scope: Scope) -> Iterator[Redex]:
    """Multiplies the first two sums of a product (above the bar), or one sum by the rest; powers of sums first."""
    bare = t.args[0] if t.head == "Neg" else t
    under_minus = t.head == "Product" and scope.parent is not None and scope.parent.head == "Neg"
    if bare.head != "Product" or under_minus or _is_denominator(scope) or not _is_expandable(bare):
        return
    whole = one_bar(bare)
    above, below = whole.args if whole.head == "Div" else (whole, None)
    factors = operands(above, "Product")
    if len(factors) < 2 or any(map(_is_unready, factors)):
        return
    done = _one_multiplication(factors, t.head == "Neg")
    if done is not None:
        after, line = (d if below is None else divide(d, below) for d in done)
        working = lines_of_working(t, (line, "each-term-by-each"), (after, "collect-like-terms"))
        yield from fits_where(t, after, scope, working)


def _one_multiplication(factors: tuple[Term, ...], minus: bool) -> tuple[Term, Term] | None:
    """The product (or its opposite) after one multiplication, and the line before terms are collected in it."""
    index = next((k for k, f in enumerate(factors) if f.head == "Pow" and _is_open(f)), None)
    if index is not None:
        opened = _expanded(factors[index])
        if opened is None:
            return None
        after = multiply(*factors[:index], opened, *factors[index + 1 :])
        return (negative(after), negative(after)) if minus else (after, after)
    sums = [f for f in factors if f.head == "Sum"]
    if not sums:
        return None
    first, second = sums[:2] if len(sums) > 1 else (multiply(*without(factors, sums[0])), sums[0])
    rest = without(factors, first, second) if len(sums) > 1 else []
    if minus and not rest:
        first = negative(first)
    result = _expanded(multiply(first, second))
    every = add(*(multiply(a, b) for a, b in product(_terms(first), _terms(second))))
    if result is None:
        return None
    lines = multiply(*rest, result), multiply(*rest, every)
    return (negative(lines[0]), negative(lines[1])) if minus and rest else lines


def _is_unready(f: Term) -> bool:
    if is_pending(f) or (f.head == "Div" and as_rational(f) is None):
        return True
    inner = f.args[0] if f.head == "Pow" else f
    return inner.head == "Sum" and _is_unsettled(inner)


def _expanded(t: Term) -> Term | None:
    result = algebra.expanded(t)
    return result and respelled(result, (t,))


def _terms(t: Term) -> tuple[Term, ...]:
    if t.head == "Neg" and t.args[0].head == "Sum":
        return tuple(map(opposite, t.args[0].args))
    return operands(t, "Sum")


@rule(
    "expand-power",
    title="Expand the power of a sum",
    say="{formula}",
    heads=("Pow",),
    relation=Relation.EQUAL_WHERE,
    questions=EXPRESSIONS,
    examples={
        "(x + y)^2": "x^2 + 2x*y + y^2",
        "(3x - 5)^2": "9x^2 - 30x + 25",
        "(x - y)^3": "x^3 - 3x^2*y + 3x*y^2 - y^3",
        "(a + b + 1)^2": "a^2 + 2a*b + b^2 + 2a + 2b + 1",
    },
    refuses=("(2 + 3)^2", "(x*y)^2", "(x + 1)^300", "(x + 1)^n", "(x + x)^2", "(x + 1)^(1/2)"),
    eager=True,
    rank=5,
)
def expand_power(t: Term, scope: Scope) -> Iterator[Redex]:
    """Expands a whole power of a sum by the binomial formulas; one with over 200 terms is left alone."""
    if not _is_open(t) or _is_denominator(scope) or not _is_expandable(t) or is_pending(t) or _is_unready(t):
        return
    if scope.parent is not None and scope.parent.head == "Product":
        return  # a matter of the product
    result = _expanded(t)
    if result is not None:
        yield from fits_where(t, result, scope, _power_working(t, result), formula=_formula(t))


def _formula(t: Term) -> str:
    n = as_integer(t.args[1]) or 0
    if len(t.args[0].args) > 2:
        return "Square every term and add twice every product of two." if n == 2 else "Multiply the brackets out."
    minus = t.args[0].args[1].head == "Neg"
    if n == 2:
        return "(a - b)^2 = a^2 - 2ab + b^2" if minus else "(a + b)^2 = a^2 + 2ab + b^2"
    if n == 3:
        return "(a - b)^3 = a^3 - 3a^2 b + 3a b^2 - b^3" if minus else "(a + b)^3 = a^3 + 3a^2 b + 3a b^2 + b^3"
    return "Use the binomial theorem."


def _power_working(t: Term, result: Term) -> tuple[Step, ...]:
    parts, n = t.args[0].args, as_integer(t.args[1])
    if n != 2 or len(parts) != 2:
        return ()
    (a, b), minus = parts, parts[1].head == "Neg"
    b = b.args[0] if minus else b
    middle = multiply(integer(2), a, b)
    line = add(power(a, 2), negative(middle) if minus else middle, power(b, 2))
    return lines_of_working(t, (line, "use-the-formula"), (result, "multiply-monomials"))


@rule(
    "divide-each-term",
    title="Divide each term",
    say="Divide every term above the bar by {n}.",
    heads=("Div",),
    questions=EXPRESSIONS,
    examples={"(x + 3 + y)/3": "1/3*x + 1 + 1/3*y", "(6x - 4)/2": "3x - 2"},
    refuses=("(x + 1)/y", "(x + x)/2", "(1 + sqrt(5))/2", "(x + 1)/0"),
    eager=True,
    rank=5.5,
)
def divide_each_term(t: Term, scope: Scope) -> Iterator[Redex]:
    """Divides the terms of a sum with letters by a number."""
    n = as_rational(t.args[1])
    if t.args[0].head != "Sum" or not n or is_surd_sum(t.args[0]) or is_pending(t.args[0]) or has_like_terms(t.args[0]):
        return
    result = _expanded(t)
    if result is not None:
        yield from fits(t, result, n=t.args[1])


def _for_equations(found: Rule, name: str) -> Rule:
    """The same rule for equations, where it is one choice among others."""
    return found._replace(name=name, questions=("Solve",), eager=False)


multiply_out_in_equation = _for_equations(multiply_out, "multiply-out-in-equation")
expand_power_in_equation = _for_equations(expand_power, "expand-power-in-equation")
