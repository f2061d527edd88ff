"""Meanings of questions about whole numbers and matrices: right answers are proved, every wrong one is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qstar_cli.problem.phrases import read_question
from qstar_cli.problem.problem import Problem
from qstar_cli.terms.build import integer
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read_term
from qstar_cli.terms.term import Term, map_args, term
from qstar_cli.verify.claims import Setting
from qstar_cli.verify.meaning import meaning_of
from qstar_cli.verify.meanings.primes_certificates import certificate, factors, is_certified, is_prime
from qstar_cli.verify.reader import read

WRONG = {
    "factor 360 into primes": ("2^3*3^2*7", "2^3*9*5", "2^3*3^2", "-2^3*3^2*5", "360", "2^2*3^2*10", "2^3*3*3*5"),
    "factor 91 into primes": ("91", "7*12", "13*7"),
    "list the prime factors of 60": ("(2, 3)", "(2, 3, 5, 7)", "(3, 2, 5)", "(2, 2, 3, 5)", "5"),
    "list the divisors of 12": ("(1, 2, 3, 4, 6)", "(2, 3, 4, 6, 12)", "(1, 2, 3, 4, 6, 8, 12)"),
    "is 91 prime": ("true",),
    "is 97 prime": ("false",),
    "is 1 composite": ("true",),
    "is 561 prime": ("true",),
    "is 92 divisible by 7": ("true",),
    "17 = 5 (mod 4)": ("false",),
    "gcd(84, 36)": ("6", "24", "-12", "0", "gcd(84, 36)"),
    "lcm(4, 6)": ("24", "2", "6"),
    "7^100 mod 13": ("8", "22", "-4"),
    "totient(100)": ("41", "60"),
    "numdivisors(360)": ("23", "25"),
    "sumdivisors(28)": ("28", "55"),
    "modinverse(3, 7)": ("4", "12", "undefined"),
    "modinverse(2, 4)": ("1", "2"),
    "trailingzeros(100!)": ("20", "25"),
    "binomial(10, 3)": ("119", "720"),
    "permutations(6, 2)": ("15", "36"),
    "5 mod 0": ("0", "5"),
    "write 255 in base 16": ("0fe_16", "11111111_2", "255", "0100_16"),
    "convert 1011_2 to base 10": ("10", "1011", "1011_2"),
    "solve 3x = 4 (mod 7)": ("x = 5 (mod 7)", "x = 6 (mod 14)", "x = 6", "no solution", "x = 13 (mod 7)"),
    "solve x^2 = 2 (mod 7)": ("x = 3 (mod 7)", "x = 3 (mod 7) or x = 5 (mod 7)", "x = 1 (mod 7) or x = 4 (mod 7)"),
    "solve 6x = 3 (mod 10)": ("x = 3 (mod 10)", "all integers"),
    "solve 7x = 0 (mod 7)": ("no solution", "x = 0 (mod 7)"),
    "solve x = 2 (mod 3), x = 3 (mod 5)": ("x = 8 (mod 30)", "x = 7 (mod 15)", "x = 2 (mod 3)", "no solution"),
    "find integers x, y with 17x + 5y = 1": (
        "x = -2 + 5t and y = 7 - 16t for integer t",
        "x = -2 + 10t and y = 7 - 34t for integer t",
        "x = -1 + 5t and y = 7 - 17t for integer t",
        "x = -2 and y = 7",
        "x = -2 + 5t and y = 7 + 17t for integer t",
        "no solution",
    ),
    "find integers x, y with 4x + 6y = 2": ("x = -1 + 6t and y = 1 - 4t for integer t", "no solution"),
    "find integers x, y with 4x + 6y = 1": ("x = t and y = t for integer t", "all integers"),
    "find integers x, y, z with x + 2y + 4z = 3": (
        "x = 3 - 2t and y = t and z = 0 for integer t",
        "x = 3 - 4t - 4s and y = 2t and z = s for integer t, s",
    ),
    "det [[1, 2], [3, 4]]": ("2", "-10", "undefined", "[[-2]]"),
    "[[1, 2], [3, 4]]*[[5, 6], [7, 8]]": (
        "[[19, 22], [43, 51]]",
        "[[23, 34], [31, 46]]",
        "[[19, 43], [22, 50]]",
        "[[5, 12], [21, 32]]",
        "undefined",
    ),
    "[[1, 2]]*[[3, 4]]": ("[[11]]", "11", "[[3, 8]]"),
    "inverse [[1, 2], [3, 4]]": ("[[-2, 1], [3/2, 1/2]]", "[[4, -2], [-3, 1]]", "undefined"),
    "inverse [[1, 2], [2, 4]]": ("[[0, 0], [0, 0]]", "[[4, -2], [-2, 1]]"),
    "transpose [[1, 2, 3], [4, 5, 6]]": ("[[1, 2, 3], [4, 5, 6]]", "[[1, 2], [3, 4], [5, 6]]"),
    "rref [[1, 2, 3], [4, 5, 6]]": ("[[1, 0, 1], [0, 1, 2]]", "[[1, 2, 3], [0, 1, 2]]", "[[1, 0], [0, 1]]"),
    "rank of [[1, 2], [2, 4]]": ("2", "0"),
    "null space of [[1, 2], [2, 4]]": ("span([[2], [1]])", "span([[0], [0]])", "span([[-2], [1]], [[1], [0]])"),
    "null space of [[1, 0], [0, 1]]": ("span([[1], [0]])",),
    "eigenvalues of [[2, 1], [1, 2]]": (
        "lambda = 1",
        "lambda = 1 or lambda = 2",
        "lambda = 1 or lambda = 3 or lambda = 4",
    ),
    "eigenvalues of [[0, -1], [1, 0]]": ("no solution", "lambda = 1 or lambda = -1", "lambda = i"),
    "eigenvectors of [[2, 1], [1, 2]]": (
        "((1, span([[1], [1]])), (3, span([[-1], [1]])))",
        "((1, span([[-1], [1]])),)",
        "((1, span([[-1], [1]])), (2, span([[1], [1]])))",
        "((1, span([[-1], [1]])), (3, span([[1], [1]])), (3, span([[1], [1]])))",
    ),
    "eigenvectors of [[1, 0], [0, 1]]": ("((1, span([[1], [0]])),)",),
}

RIGHT = {
    "factor 360 into primes": "2^3*3^2*5",
    "factor 91 into primes": "7*13",
    "list the prime factors of 60": "(2, 3, 5)",
    "list the divisors of 12": "(1, 2, 3, 4, 6, 12)",
    "is 561 prime": "false",
    "is 2^127 - 1 prime": "true",
    "gcd(84, 36)": "12",
    "7^100 mod 13": "9",
    "modinverse(2, 4)": "undefined",
    "write 255 in base 16": "0ff_16",
    "solve 3x = 4 (mod 7)": "x = 6 (mod 7)",
    "solve x^2 = 2 (mod 7)": "x = 4 (mod 7) or x = 3 (mod 7)",
    "solve 7x = 0 (mod 7)": "all integers",
    "find integers x, y with 17x + 5y = 1": "x = 3 - 5t and y = -10 + 17t for integer t",
    "find integers x, y, z with x + 2y + 4z = 3": "x = 1 - 2t - 4s and y = 1 + t and z = s for integer t, s",
    "[[1, 2], [3, 4]]*[[5, 6], [7, 8]]": "[[19, 22], [43, 50]]",
    "[[1, 2]]*[[3, 4]]": "undefined",
    "inverse [[1, 2], [2, 4]]": "undefined",
    "null space of [[1, 2], [2, 4]]": "span([[4], [-2]])",
    "eigenvectors of [[2, 1], [1, 2]]": "((3, span([[2], [2]])), (1, span([[1], [-1]])))",
    "eigenvectors of [[1, 1], [1, 0]]": (
        "(((1 - sqrt(5))/2, span([[2], [-1 - sqrt(5)]])), ((1 + sqrt(5))/2, span([[2], [-1 + sqrt(5)]])))"
    ),
}


def is_proved(problem: Problem, answer: Term) -> bool:
    """Whether all checks of an answer are proved, its form among them."""
    question = problem.question
    is_complex = question.head == "Solve" and question.args[2].value == "complex"
    checks = meaning_of(question.head).checks(question, answer, (), Setting(complex_numbers=is_complex))
    return all(c.verdict.is_proved for c in checks)


@pytest.mark.parametrize(("question", "answer"), [(q, a) for q, wrong in WRONG.items() for a in wrong])
def test_wrong_answer_is_refused(question: str, answer: str) -> None:
    assert not is_proved(read_question(question), read_term(answer))


@pytest.mark.parametrize(("question", "answer"), RIGHT.items())
def test_right_answer_is_proved(question: str, answer: str) -> None:
    t = read_term(answer)
    assert is_proved(read_question(question), t)
    assert read(text(t)) == t


def mutants(t: Term) -> Iterator[Term]:
    """The answer with one number raised by one, or one sign changed."""
    if t.head == "Integer" and isinstance(t.value, int):
        yield integer(t.value + 1)
        if t.value:
            yield integer(-t.value)
    for k, arg in enumerate(t.args):
        for changed in mutants(arg):
            yield map_args(t, (*t.args[:k], changed, *t.args[k + 1 :]))


# a lattice or space has other bases: a mutant of a basis is looked at only in the table above
MUTATED = [q for q in RIGHT if not q.startswith(("find integers", "null space", "eigenvectors"))]


@pytest.mark.parametrize("question", MUTATED)
def test_every_mutant_is_refused(question: str) -> None:
    problem = read_question(question)
    for mutant in mutants(read_term(RIGHT[question])):
        assert not is_proved(problem, mutant), text(mutant)


@pytest.mark.parametrize("n", [0, 1, 4, 341, 561, 1105, 3215031751, 2**67 - 1, 318665857834031151167461])
def test_composite_numbers_are_no_primes(n: int) -> None:
    assert not is_prime(n)


@pytest.mark.parametrize("n", [2, 3, 97, 10**9 + 7, 2**61 - 1, 2**89 - 1, 10**24 + 7])
def test_primes_have_certificates(n: int) -> None:
    assert is_prime(n)
    if n > 3:
        generator, primes = certificate(n)
        assert is_certified(n, (generator, primes))
        assert not is_certified(n, (1, primes))
        assert not is_certified(n, (generator, primes[:-1]))


def test_factors_are_primes_and_multiply_to_the_number() -> None:
    for n in (*range(1, 500), 2**64 + 1, 10**18 - 1):
        product = 1
        for p, e in factors(n):
            assert is_prime(p)
            product *= p**e
        assert product == n


def test_a_relation_of_another_sort_is_unknown() -> None:
    matrix = read_term("[[1, 2], [3, 4]]")
    assert not is_proved(Problem(term("MatrixValue", matrix), "", ""), integer(0))
