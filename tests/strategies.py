"""Hypothesis strategies: terms of every shape, also untidy ones, and problems."""

from __future__ import annotations

from hypothesis import strategies as st

from qstar_cli.problem.filling import choose_unknowns
from qstar_cli.problem.phrases import sentence
from qstar_cli.problem.problem import Problem
from qstar_cli.terms import notation
from qstar_cli.terms.build import FALSE, TRUE, UNDEFINED, integer, symbol
from qstar_cli.terms.numerals import in_base
from qstar_cli.terms.term import Term, term

LETTERS = list("abcdfghjkmnpqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
RELATIONS = ("Equal", "Unequal", "Less", "LessEqual", "Greater", "GreaterEqual")
UNARY = ("Neg", "Abs", "Percent", "Degree", "Factorial", "Sin", "Cos", "Tan", "Asin", "Ln", "Floor")

names = st.one_of(
    st.sampled_from(LETTERS),
    st.sampled_from(sorted(notation.GREEK_NAMES)),
    st.builds("{}_{}".format, st.sampled_from(LETTERS), st.sampled_from(["1", "12", "n", "0"])),
)
symbols = st.builds(symbol, names)
integers = st.builds(integer, st.one_of(st.integers(0, 12), st.integers(0, 10**30)))
digits = st.text("0123456789", min_size=1, max_size=3)
decimals = st.builds(
    lambda whole, fixed, repeating: term("Decimal", value=f"{whole}.{fixed}" + (f"({repeating})" if repeating else "")),
    st.integers(0, 30),
    digits,
    st.one_of(st.just(""), digits),
)
constants = st.sampled_from([term("Constant", value=v) for v in ("pi", "e", "i", "oo")])
mixed_numbers = st.builds(
    lambda whole, above, below: term("Mixed", integer(whole), term("Div", integer(above), integer(below))),
    st.integers(0, 20),
    st.integers(0, 20),
    st.integers(0, 20),
)
numbers = st.recursive(
    st.one_of(
        st.builds(integer, st.integers(0, 99)), decimals, mixed_numbers.filter(lambda t: t.args[1].args[1].value)
    ),
    lambda inner: st.one_of(
        st.builds(lambda args: term("Sum", *args), st.lists(inner, min_size=2, max_size=3)),
        st.builds(lambda args: term("Product", *args), st.lists(inner, min_size=2, max_size=3)),
        st.builds(term, st.sampled_from(("Neg", "Abs", "Percent")), inner),
        st.builds(lambda a: term("Div", a, integer(7)), inner),
    ),
    max_leaves=6,
)
"""Rational numbers, worked out in all ways that need no powers."""
leaves = st.one_of(symbols, integers, decimals, constants, mixed_numbers, st.just(UNDEFINED))


def _compound(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    several = st.lists(inner, min_size=2, max_size=4)
    return st.one_of(
        st.builds(lambda args: term("Sum", *args), several),
        st.builds(lambda args: term("Product", *args), several),
        st.builds(term, st.sampled_from(UNARY), inner),
        st.builds(term, st.sampled_from(("Div", "Pow", "Log")), inner, inner),
        st.builds(lambda radicand, index: term("Root", radicand, integer(index)), inner, st.integers(2, 7)),
        st.builds(lambda radicand, index: term("Root", radicand, index), inner, inner),
    )


expressions = st.recursive(leaves, _compound, max_leaves=12)
small_expressions = st.recursive(leaves, _compound, max_leaves=4)
relations = st.builds(term, st.sampled_from(RELATIONS), small_expressions, small_expressions)
memberships = st.builds(
    lambda x, d: term("Element", x, term("Domain", value=d)), symbols, st.sampled_from(("reals", "integers", "complex"))
)


def _connected(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    several = st.lists(inner, min_size=2, max_size=3)
    return st.one_of(
        st.builds(lambda args: term("And", *args), several), st.builds(lambda args: term("Or", *args), several)
    )


matrices = st.integers(1, 3).flatmap(
    lambda columns: st.builds(
        lambda rows: term("Matrix", *(term("Row", *row) for row in rows)),
        st.lists(st.lists(small_expressions, min_size=columns, max_size=columns), min_size=1, max_size=3),
    )
)
numbers_in_bases = st.integers(2, 36).flatmap(
    lambda base: st.builds(
        lambda n: term("Based", term("Word", value=in_base(n, base)), integer(base)), st.integers(0, 10**12)
    )
)
calculations_with_matrices = st.builds(
    lambda head, scalar, a, b: term(head, scalar, a, b),
    st.sampled_from(("Sum", "Product")),
    integers,
    matrices,
    matrices,
)
congruences = st.builds(lambda a, b, n: term("Congruent", a, b, n), small_expressions, small_expressions, integers)
statements = st.one_of(
    st.builds(term, st.sampled_from(("Prime", "Composite", "Even", "Odd")), small_expressions),
    st.builds(lambda a, b: term("DivisibleBy", a, b), small_expressions, small_expressions),
)
formulas = st.recursive(
    st.one_of(relations, memberships, congruences, statements, st.sampled_from((TRUE, FALSE))), _connected, max_leaves=4
)
bodies = st.one_of(small_expressions, formulas)
wheres = st.builds(term, st.just("Where"), bodies, formulas)
case_lists = st.builds(
    lambda branches: term("Cases", *(term("Case", body, condition) for body, condition in branches)),
    st.lists(st.tuples(st.one_of(bodies, wheres), formulas), min_size=1, max_size=3),
)
tuples = st.builds(lambda args: term("Tuple", *args), st.lists(bodies, min_size=1, max_size=3))
terms = st.one_of(
    expressions, formulas, wheres, case_lists, tuples, matrices, calculations_with_matrices, numbers_in_bases
)
"""Terms of every kind that can be written."""

plain_expressions = st.recursive(
    st.one_of(st.sampled_from([symbol("x"), symbol("y"), symbol("a")]), integers), _compound, max_leaves=5
)


def _problem(question: Term) -> Problem:
    return Problem(question, sentence(question), sentence(question))


def _solving(formula: Term) -> Term:
    return term("Solve", formula, choose_unknowns(formula, []), term("Domain", value="reals"))


equations = st.builds(term, st.just("Equal"), plain_expressions, plain_expressions)
problems = st.one_of(
    st.builds(_problem, st.builds(term, st.sampled_from(("Simplify", "Expand")), plain_expressions)),
    st.builds(_problem, st.builds(lambda t: term("Factor", term("Sum", symbol("x"), t)), plain_expressions)),
    st.builds(_problem, st.builds(_solving, equations)),
    st.builds(_problem, st.builds(lambda t, n: term("Round", t, integer(n)), plain_expressions, st.integers(0, 9))),
)
"""Problems of the kinds that need no more than an expression or an equation."""
