"""The edges of the kernel: where it refuses, gives up or drops a cell, each with the reason."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from qstar_cli.derivation import State
from qstar_cli.errors import LimitError, ReadError
from qstar_cli.problem.phrases import read_question as read_problem
from qstar_cli.terms.term import Term, term
from qstar_cli.verify import decide, library, norms, root_search, splitting
from qstar_cli.verify import polynomials as P
from qstar_cli.verify.answers import answers
from qstar_cli.verify.cells import Cell, CellField, Empty
from qstar_cli.verify.check import check
from qstar_cli.verify.claims import Partial, Setting
from qstar_cli.verify.constants import ConstantField, rational
from qstar_cli.verify.emptiness import is_empty
from qstar_cli.verify.expressions import Reader
from qstar_cli.verify.field import Undecided
from qstar_cli.verify.generators import RootOf, Split, Value, rewrite
from qstar_cli.verify.hints import MAX_REMEMBERED, Hints, Kind, Taking, WrongHint, _searched, ask, remembered
from qstar_cli.verify.interpret import evaluate, holds
from qstar_cli.verify.line import Critical, cut_points, dense
from qstar_cli.verify.meaning import meaning_of
from qstar_cli.verify.norms import norm
from qstar_cli.verify.quotients import Quotients
from qstar_cli.verify.reader import _Questions, read, read_question
from qstar_cli.verify.roots import Root, isolate, sort_roots
from qstar_cli.verify.sampling import RationalField, difference
from qstar_cli.verify.steps import step_verdict
from qstar_cli.verify.tokens import Tokens
from qstar_cli.verify.values import ZERO, ValueField
from qstar_cli.verify.verdict import Level, Verdict, both
from qstar_cli.verify.zero_sets import plain_value, same_up_to_constant, same_zero_set
from tests.verify.building import certificate, changed, state, step

REALS = Setting()


def implies(a: str, b: str, *given: str) -> str:
    return Setting(tuple(map(read, given))).implies([read(a)], [read(b)]).level


# what is no certificate


def nested(depth: int) -> dict[str, Any]:
    """A step with substeps inside one another."""
    inner = step("2x = 4", "same-solutions", "x = 2")
    for _ in range(depth):
        inner = step("2x = 4", "same-solutions", "x = 2", (inner,))
    return inner


LINEAR = certificate("solve 2x = 4 for x over the reals", "2x = 4", "same-solutions", "x = 2", answer="x = 2")


def test_substeps_are_not_nested_without_end() -> None:
    assert check({**LINEAR, "steps": [nested(3)]}).level == "proved"
    with pytest.raises(ReadError):
        check({**LINEAR, "steps": [nested(30)]})


def test_a_question_without_a_meaning_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert meaning_of("Ponder") is None
    monkeypatch.setattr("qstar_cli.verify.check.meaning_of", lambda head: None)
    assert check(LINEAR).level == "unknown"
    assert not answers(read_problem("2x = 4"), read("x = 2"))


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (("start", "term"), "x + 1"),
        (("start", "obligations"), ["x = 2"]),
        (("steps", 0, "substeps"), [step("2x", "equal", "2x")]),
        (("answer",), "10^(10^9) = x"),
    ],
)
def test_lines_that_do_not_belong_together(path: tuple[Any, ...], to: object) -> None:
    assert check(changed(LINEAR, *path, to=to)).level in ("unknown", "refuted")


# texts


@pytest.mark.parametrize(
    "text",
    ["x is", "x is blue", "root x of x", "solve x = 1 for 1 over the reals", "y is a value of", "2_1", "1_", "[[1], 2]",
     "quotient x remainder 1", "x = 1 (mod", "(1, 2", "|x", "x in", "x for real", "sqrt(1, 2, 3)",
     "round 2.5 to x decimal places", "solve x = 1 for x over the", "(" * 70 + "x" + ")" * 70],
)  # fmt: skip
def test_unreadable_texts(text: str) -> None:
    with pytest.raises(ReadError):
        read(text)
    with pytest.raises(ReadError):
        read_question(text)


def test_texts_of_another_sort() -> None:
    with pytest.raises(ReadError):
        Tokens("x" * 300_000)
    with pytest.raises(ReadError):
        read("solve x = 1 for x over the reals assuming x > 0")  # only as a question
    with pytest.raises(ReadError):
        read("-" * 5 + "x")
    assert read("root(x)") == read("sqrt(x)")
    with pytest.raises(ReadError):
        read("1/" * 200 + "x")


# steps


@pytest.mark.parametrize(
    ("before", "relation", "after", "level"),
    [
        ("x = 1", "equal-up-to-constant", "x = 1", "unknown"),
        ("x + 1", "equal-up-to-constant", "x + 1 | x > 0", "refuted"),
        ("x = 1", "equal", "x + 0 = 1 and x = 1", "refuted"),
        ("(x = 1 if a > 0; x = 2 if a <= 0)", "same-solutions", "(x = 1 if a > 0; x + 0 = 2 if a <= 0)", "proved"),
        ("x = 1", "splits-cases", "x = 1", "refuted"),
        ("x = 1", "imagined", "x = 1", "refuted"),
        ("x > 1 and x > 0", "equal-where", "x > 1", "proved"),
        ("x^2 = 1", "equal-where", "x^4 = 1", "proved"),
        ("x^2 = 1", "equal-where", "x^3 = 1", "refuted"),
        ("integral(x, x)", "equal-up-to-constant", "x^2/2 | x > 0", "refuted"),
        ("(x = 1 if a > 0; x = 2 if a <= 0)", "same-solutions", "(x = 1 if a > 0; x + 1 = 3 if 2a <= 0)", "proved"),
        ("x/x", "equal", "1 | x != 0", "refuted"),
        ("x = 1 |  | x > 0", "same-solutions", "x = 1", "refuted"),
        ("x = 1 | x > 0", "equal-where", "x = 1", "refuted"),
        ("x = 1", "equal", "x = 1 | x > 0", "refuted"),
        ("(1 if a > 0; 2 if a <= 0)", "equal", "(true if a > 0; 2 if a <= 0)", "refuted"),
        ("integral(x, x) | y > 0", "equal-up-to-constant", "x^2/2", "refuted"),
        ("integral(x, x, 0, 1) + y", "equal", "integral(x + 0, x, 0, 1) + y", "proved"),
    ],
)
def test_steps_at_the_edge(before: str, relation: str, after: str, level: str) -> None:
    assert step_verdict(state(before), state(after), relation, REALS).level == level


def test_an_expression_has_no_lines_to_be_checked() -> None:
    line = State(read("x + 1"), (), (read("x > 0"),))
    assert step_verdict(line, line, "equal", REALS).level == "refuted"


def test_what_was_looked_at_is_part_of_a_checked_argument() -> None:
    seen = Verdict(Level.CHECKED, "balls", {"method": "balls"}, points=3, digits=20, window=("0", "1"))
    assert seen.argument == {"method": "balls", "points": 3, "digits": 20, "window": ["0", "1"]}


def test_nothing_to_show_is_proved() -> None:
    assert both([]).is_proved


# claims


@pytest.mark.parametrize(
    ("a", "b", "given", "level"),
    [
        ("x > 2", "x > 3", ("x in integers",), "unknown"),
        ("x > 2", "x > 1", ("x in integers",), "proved"),
        ("x > sqrt(2) and y > 0", "x < 1", (), "refuted"),
        ("x > sqrt(2) and x < 1 and y > x", "y < 0", (), "proved"),
        ("x >= sqrt(2) and x <= sqrt(2) and y > x", "y > 1", (), "proved"),
        ("pi*x > 1 and pi*x < 1 and y > 0", "y < 0", (), "proved"),
        ("x^4 + y^4 < 0", "x = 1", (), "proved"),
        ("x^3 = y^3", "x = y", (), "proved"),
        ("x^4 = y^4", "x = y or x = -y", (), "proved"),
        ("x^4 = -1 - y^2", "x = 7", (), "proved"),
        ("a*x^3 = 0", "a = 0 or x = 0", (), "proved"),
        ("x^2 + y^2 < 0", "y = 5", (), "proved"),
        ("sqrt(x) + sqrt(y) < 0", "x = 1", (), "proved"),
        ("x*y > 0 and x < 0", "y < 0", (), "proved"),
        ("cbrt(x)*y > root(y, 4)*x", "x*y > 1", (), "unknown"),
        ("sqrt(x)*cbrt(y) + cbrt(x)*sqrt(y) > root(x*y, 4)", "x + y > 0", (), "unknown"),
        ("x > y and y > root 1 of t^3 - 2", "x > 1", (), "proved"),
        ("x > y and y > root 1 of t^3 - 2", "x > 3/2", (), "unknown"),
        ("x + y > root 5 of t^2 - 2", "x = 7", (), "proved"),
    ],
)
def test_implications_at_the_edge(a: str, b: str, given: tuple[str, ...], level: str) -> None:
    assert implies(a, b, *given) == level


@pytest.mark.parametrize(
    ("conditions", "given", "level"),
    [
        (("x > 0", "x <= 0"), ("x in integers",), "proved"),
        (("x > 0", "x < 1"), ("x in integers",), "unknown"),
        (("x > 0", "x < 0"), (), "refuted"),
    ],
)
def test_cases_at_the_edge(conditions: tuple[str, ...], given: tuple[str, ...], level: str) -> None:
    found = Setting(tuple(map(read, given))).exactly_one([read(c) for c in conditions])
    assert found.level == level


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("x^(1/2000)", "x^(1/2000) + 0*y"),
        ("root(x, y)", "root(x, y) + 0"),
        ("root(x, 5/2)", "root(x, 5/2) + 0"),
        ("x^30000", "x^30000 + 0*y^2"),
        ("x^(x!)", "x^(x!) + 0"),
    ],
)
def test_expressions_beyond_the_bounds_are_unknown(a: str, b: str) -> None:
    assert REALS.same_function(Partial(read(a)), Partial(read(b))).level == "unknown"


def test_sums_of_many_roots_are_left_alone() -> None:
    many = " + ".join(f"sqrt(x + {k})" for k in range(14))
    assert REALS.same_function(Partial(read(many)), Partial(read(f"({many})*1 + 0"))).level in ("proved", "unknown")
    with pytest.raises(LimitError):
        evaluate(read(many), Critical("x"))


# fields


def raises(error: type[Exception], question: Callable[[], object]) -> None:
    with pytest.raises(error):
        question()


def test_fields_without_an_answer() -> None:
    x = Value(P.generator("x"))
    raises(Undecided, lambda: ValueField().sign(x))
    raises(Undecided, lambda: ValueField().is_zero(x))
    raises(Undecided, lambda: ValueField().base("√[x]"))
    raises(Undecided, lambda: Quotients().root(x, 2))
    raises(Undecided, lambda: Quotients().absolute(x))
    raises(Undecided, lambda: ValueField().constant("oo"))
    raises(Undecided, lambda: CellField(Cell(), {}).floor(x))
    raises(Undecided, lambda: Critical("x").letter("y"))
    raises(LimitError, lambda: Critical("x").power(x, 1_000))
    raises(Undecided, lambda: Critical("x").visit(read("5 is prime")))
    raises(Undecided, lambda: dense({(("x", 1), ("y", 1)): 1}, "x"))
    raises(Undecided, lambda: ConstantField().letter("x"))
    raises(Undecided, lambda: ConstantField().constant("oo"))
    raises(Undecided, lambda: evaluate(read("root(8, 1/2)"), ConstantField()))
    raises(Undecided, lambda: holds(read("x"), ConstantField({"x": rational(Fraction(1))})))
    raises(Undecided, lambda: plain_value(read("1/x")))
    raises(Split, lambda: CellField(Cell(), {}).sign(x))
    assert Critical("x").polynomial_root((-2, 0, 1), 3) is None


def test_numbers_that_are_no_quotient_at_first_sight() -> None:
    x = Value(P.generator("x"))
    assert Quotients().as_rational(Value(P.scale(x.above, 2), x.above)) == 2
    pi = ConstantField().constant("pi")
    assert (root := ConstantField().root(pi, 2)) is not None
    assert root.bound is None


def test_a_root_can_lose_its_meaning() -> None:
    minus_one = {"x": rational(Fraction(-1))}
    raises(Undecided, lambda: rewrite({(("x", Fraction(1, 2)),): 1}, ConstantField(minus_one), {}))
    assert rewrite({(("r", Fraction(1, 2)),): 1}, ConstantField(minus_one), {"r": RootOf(P.generator("x"))}).exact == 1


def test_too_many_points_and_cells() -> None:
    wide = " and ".join(f"x != {k}/{k + 1}" for k in range(210))
    raises(LimitError, lambda: cut_points([read(wide)], [], Critical("x")))
    split = Split(P.generator("x"), only_zero=False)

    def never(field: CellField) -> bool:
        raise Split(P.generator(f"x{len(field.cell.constraints)}"), only_zero=True)

    raises(LimitError, lambda: splitting.examine(never))
    assert len(splitting.divide(Cell(), split, {})) == 3


def test_polynomials_have_bounds() -> None:
    large = {(("x", k),): 1 for k in range(600)}
    raises(LimitError, lambda: P.multiply(large, {(("y", k),): 1 for k in range(600)}))
    raises(LimitError, lambda: P.multiply(large, {(("y", k),): 1 for k in range(100)}))
    raises(LimitError, lambda: P.digits(10**5_000))
    assert P.proportional({}, {})
    assert not P.proportional({}, large)
    assert not same_up_to_constant({(("e", 1),): 1}, P.ONE, ValueField())
    raises(LimitError, lambda: library.split({(("x", 500),): 1, (): 1}))


def test_intervals_around_roots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(root_search, "MAX_BISECTIONS", 100)
    raises(LimitError, lambda: isolate([1, 2, 1, 0][:3]))
    exact = Root([-1, 0, 4], Fraction(0), Fraction(1))
    root_search.halve(exact)
    root_search.halve(exact)
    assert exact.exact == Fraction(1, 2)
    same = [isolate([-2, 0, 1])[0], isolate([-2, 0, 1])[0]]
    raises(LimitError, lambda: sort_roots(same))


# the look of the search


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("2x = 4", "x = 3", True),
        ("x + 1", "x + 2", True),
        ("x^(1/2)", "x^(1/2) + 1", False),
        ("10^(10^6)*x", "10^(10^6)*x + 1", False),
        ("x = 1 | u = 3", "x = 1", False),
        ("x = 1", "x + 0 = 1", False),
    ],
)
def test_the_quick_look(before: str, after: str, found: bool) -> None:
    assert (difference(state(before), state(after)) is not None) is found


def test_the_quick_look_stays_rational() -> None:
    raises(Undecided, lambda: RationalField({}).exponential(Fraction(-4), Fraction(1, 2)))
    raises(LimitError, lambda: RationalField({}).multiply(Fraction(2) ** 15_000, Fraction(2) ** 15_000))
    assert difference(State(read("x = 1")), State(read("x = 2")), (read("x > 100"),)) is None


# hints


DOUBLE = Kind[int, int](
    "double",
    P.digits,
    lambda n, found: P.digits(found),
    lambda n, written: int(written),
    lambda n, found: found == 2 * n,
)


def test_what_is_not_confirmed_is_no_answer() -> None:
    raises(LimitError, lambda: ask(DOUBLE, 2, lambda: 5))
    with Taking(Hints({"double": {"2": "5"}})):
        raises(WrongHint, lambda: ask(DOUBLE, 2, lambda: 4))


def test_hints_that_cannot_be_written_are_left_out() -> None:
    with Taking(Hints()) as hints:
        assert ask(DOUBLE, 2, lambda: 4) == 4
        assert ask(DOUBLE, 2, lambda: 5) == 4  # what is known is not searched for again
        assert ask(DOUBLE, 10**5_000, lambda: 2 * 10**5_000) == 2 * 10**5_000
    assert hints.written() == {"double": {"2": "4"}}


def test_remembered_results_bring_their_hints() -> None:
    calls: list[int] = []

    @remembered
    def twice(n: int) -> int:
        calls.append(n)
        return ask(DOUBLE, n, lambda: 2 * n)

    for _ in range(2):
        with Taking(Hints()) as hints:
            assert twice(3) == 6
        assert hints.written() == {"double": {"3": "6"}}
    assert calls == [3]
    with Taking(Hints({"double": {"3": "6"}})) as hints:
        assert twice(3) == 6
    assert not hints.unused()
    assert calls == [3, 3]
    for n in range(MAX_REMEMBERED + 1):
        twice(n)
    with Taking(Hints()):
        assert twice(3) == 6
    assert calls.count(3) == 3  # known again after everything was forgotten


def test_terms_without_a_theory() -> None:
    unheard: Term = term("Unheard", read("x"))
    assert REALS.same_function(Partial(unheard), Partial(read("x"))).level == "unknown"
    assert REALS.equivalent([unheard], [read("x = 1")]).level == "unknown"


# cells


X, Y, A = (P.generator(n) for n in "xya")


def test_signs_that_contradict_one_another_leave_no_point() -> None:
    field = CellField(Cell(), {})
    always = {(("x", 2),): 1, (): 1}
    field.known[P.key(always)] = frozenset({-1})
    raises(Empty, lambda: field.sign(Value(always)))
    assert field.possible({(("x", Fraction(1, 2)),): 1, (): 1}) == {-1, 0, 1}
    assert field.possible({(("x", 2),): 1, (("x", Fraction(1, 2)),): 1, (): 1}) == {-1, 0, 1}
    field.depth = 8
    assert field._counterpart(X) is None


@pytest.mark.parametrize(
    ("cell", "p", "parts"),
    [
        (Cell(((A, ZERO),)), P.add(P.multiply(A, X), Y), 2),  # a is 0 there: solved for y
        (Cell(((A, ZERO), (Y, ZERO))), P.add(P.multiply(A, P.multiply(X, X)), P.multiply(Y, X)), 2),
        (Cell(), P.add(P.add(P.multiply(X, X), P.multiply(Y, Y)), P.ONE), 1),  # never 0
        (Cell(), P.subtract(P.multiply(X, X), P.ONE), 3),
        (Cell(((X, ZERO),)), P.add(X, P.ONE), 1),
    ],
)
def test_cells_where_a_polynomial_is_zero(cell: Cell, p: P.Poly, parts: int) -> None:
    found = splitting.divide(cell, Split(p, only_zero=True), {})
    assert len(found) == parts


def test_divisions_that_lead_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: object) -> list[Cell]:
        raise Split(Y, only_zero=True)

    monkeypatch.setattr(splitting, "_zero_cells", never)
    raises(LimitError, lambda: splitting.divide(Cell(), Split(X, only_zero=True), {}))

    def nowhere(*args: object) -> list[Cell]:
        raise Empty

    monkeypatch.setattr(splitting, "_zero_cells", nowhere)
    assert len(splitting.divide(Cell(), Split(X, only_zero=True), {})) == 1


def test_bounds_that_are_not_known_exclude_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    field = CellField(Cell(), {})
    field.known[P.key(P.subtract(X, P.generator("pi")))] = frozenset({1})
    field.known[P.key(P.subtract(X, P.generator("e")))] = frozenset({-1})
    assert is_empty(field)

    def unclear(value: Value) -> int:
        raise Undecided("unclear")

    _searched.cache_clear()  # type: ignore[attr-defined]
    monkeypatch.setattr(field, "sign", unclear)
    assert not is_empty(field)
    monkeypatch.setattr(field, "sign", lambda value: 0)
    assert not is_empty(field)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("cbrt(x) + cbrt(y) > z", "cbrt(x) + cbrt(y) > z - 1"),
        ("sqrt(x + sqrt(y)) > z", "sqrt(x + sqrt(y)) > z - 1"),
        ("root(x, 4) - sqrt(x) > y", "root(x, 4) > y"),
    ],
)
def test_signs_of_sums_of_higher_roots_are_not_guessed(a: str, b: str) -> None:
    assert implies(a, b) in ("unknown", "proved")


def test_cases_over_the_complex_numbers() -> None:
    complex_numbers = Setting(complex_numbers=True)
    assert complex_numbers.exactly_one([read("x = 1"), read("x != 1")]).level in ("proved", "unknown")
    assert not complex_numbers.exactly_one([read("x = 1"), read("x = 2")]).is_proved


def test_large_norms(monkeypatch: pytest.MonkeyPatch) -> None:
    dense_one = {(("g", k), ("x", 1)) if k else (("x", 2),): k + 1 for k in range(10)}
    relation = {(("g", 10),): 1, (("g", 1),): 1, (): -1}
    assert P.degree(norm(dense_one, relation, "g"), "x") > 10
    with monkeypatch.context() as limits:
        limits.setattr(norms, "MAX_MINORS", 100)
        raises(LimitError, lambda: norm(dense_one, relation, "g"))
    monkeypatch.setattr(norms, "MAX_PRODUCTS", 1_000)
    raises(LimitError, lambda: norm(dense_one, relation, "g"))


def test_work_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(root_search, "MAX_BISECTIONS", 2)
    raises(LimitError, lambda: root_search.intervals((-2, 0, 0, 0, 1, 0, 7)))
    raises(Undecided, lambda: ConstantField().floor(evaluate(read("10^60*sqrt(2)"), ConstantField())))
    zero = ConstantField({"x": rational(Fraction(1)), "y": rational(Fraction(0))})
    raises(Undecided, lambda: decide._at(Value(X, Y), zero, {}))


def test_a_case_distinction_in_a_step_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def divides(*args: object) -> None:
        raise Split(X, only_zero=True)

    monkeypatch.setattr("qstar_cli.verify.check.step_verdict", divides)
    assert check(LINEAR).level == "unknown"


def test_parts_of_questions() -> None:
    assert Reader("(1, 2)").point() == read("(1, 2)")
    raises(ReadError, lambda: Reader("(1, 2, 3)").point())
    raises(ReadError, lambda: _Questions("x").slot("unheard", ""))
    raises(ReadError, lambda: _Questions("5").slot("word", ""))
    raises(ReadError, lambda: _Questions("x").slot("integer", ""))
    assert _Questions("-5").slot("integer", "") == read("-5")


def test_leading_coefficients_that_vanish() -> None:
    zero = read("(sqrt(2)*sqrt(3) - sqrt(6))*x = 0")
    assert REALS.equivalent([zero], [read("0 = 0")]).level in ("proved", "unknown")
    nested = read("(sqrt(3 + 2*sqrt(2)) - 1 - sqrt(2))*x = 0")
    assert same_zero_set(nested, read("x = 0")) is None
    field = CellField(Cell(), {})
    nothing = P.subtract(P.ONE, P.ONE)
    assert same_up_to_constant(nothing, P.ZERO, field)
