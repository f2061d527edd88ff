"""Congruences in one unknown, and equations in whole numbers."""

from qstar_cli.operators.operator import Operator

_SOLVE = (
    "<solve|find|determine|find all solutions of|find all solutions to|find the solutions of|what are the solutions of>"
)
_INTEGERS = "<integers|whole numbers|integer|whole number|all integers>"
_BEZOUT = (("formula", "{integer}*x + {integer2}*y = gcd({integer}, {integer2})"),)

OPERATORS = (
    Operator("Congruent", (3, 3), "congruence", formula=True),
    Operator(
        "SolveCongruence",
        (2, 2),
        "solve a congruence",
        question=True,
        sentence="solve the congruence {formula} for {unknowns}",
        phrases=(
            "{formula}",
            f"{_SOLVE} [the] [linear|quadratic] [congruence|congruences|equation] {{formula}}",
            f"{_SOLVE} [the] [system of] [congruences|congruence|equations|equation] {{formula}}",
            f"{_SOLVE} [the] [system of] [congruences|congruence] {{formula}} for {{unknowns}}",
            "<find|determine> [all] {unknowns} <if|when|such that|so that|with|for which|where> {formula}",
        ),
        needs=("Congruent",),
        truth=("all integers", "no solution"),
        example="solve 3x = 4 (mod 7)",
    ),
    Operator(
        "SolveIntegers",
        (2, 2),
        "solve an equation in whole numbers",
        question=True,
        sentence="solve the equation {formula} in integers {unknowns}",
        phrases=(
            f"<find|determine> [all] [the] {_INTEGERS} {{unknowns}} <with|such that|so that|for which|satisfying|"
            "that satisfy|where> {formula}",
            f"{_SOLVE} [the] [linear] [diophantine] [equation] {{formula}} <in|over|for> [the] [set of] "
            "<integers|whole numbers>",
            "{formula} <in|over|for> [the] [set of] <integers|whole numbers>",
            f"{_SOLVE} [the] [linear] [diophantine] [equation] {{formula}} for {_INTEGERS} {{unknowns}}",
            f"{_SOLVE} [the] [linear] diophantine [equation] {{formula}}",
            f"{_SOLVE} [all] integer solutions <of|to> [the] [equation] {{formula}}",
            "<find|determine|what are> [all] [the] integer solutions <of|to> [the] [equation] {formula}",
        ),
        shorthands=(
            (
                "<express|write> [the] <gcd|greatest common divisor|greatest common factor|hcf> of {integer} and "
                "{integer2} as [a|an] [integer] [linear] combination [of them|of these|of both]",
                _BEZOUT,
            ),
            (
                "<express|write> gcd({integer}, {integer2}) as [a|an] [integer] [linear] combination "
                "[of them|of {integer3} and {integer4}]",
                _BEZOUT,
            ),
            (
                "<find|determine|compute|calculate|give> [the] <bezout coefficients|bezout's coefficients|"
                "bezout identity|bezout's identity> <of|for> [the numbers] {integer} and {integer2}",
                _BEZOUT,
            ),
            (
                "<use|apply|perform|run> [the] <extended euclidean algorithm|extended algorithm of euclid> <on|to|for|"
                "with> [the numbers] {integer} and {integer2}",
                _BEZOUT,
            ),
            ("[the] extended euclidean algorithm [for|of|on] {integer} and {integer2}", _BEZOUT),
        ),
        every_letter=True,
        truth=("all integers", "no solution"),
        example="find integers x, y with 17x + 5y = 1",
    ),
)
OPENINGS = ("(mod",)
