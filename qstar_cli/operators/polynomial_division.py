"""Division of polynomials with remainder, and their greatest common divisor and least common multiple."""

from qstar_cli.operators.operator import Operator

_GIVE = "<give|giving|find|state|write|with|and give|and find|and state>"
_PARTS = "[the] <quotient and remainder|quotient and the remainder|remainder and quotient>"
_BY = "<by|using|with|use> <long division|polynomial division|polynomial long division|synthetic division>"
_FIND = "[find|calculate|compute|determine|what is|what are|give|work out]"
_GREATEST = "<greatest common divisor|greatest common factor|highest common factor|gcd|hcf|gcf>"
_LEAST = "<least common multiple|lowest common multiple|lcm>"
_OF = "of [the] [polynomials|expressions]"
_FACTOR = "{expression} is a factor of {expression2}"
_DIVISION = (("expression", "{dividend}"), ("expression2", "{divisor}"))


def _asked(part: str) -> tuple[str, ...]:
    """The phrases that ask for one of quotient and remainder."""
    return (
        f"{_FIND} [the|its] {part} <when|if|as> [the polynomial] {{expression}} is divided by {{expression2}}",
        f"{_FIND} [the] {part} of {{expression}} <divided by|on division by|and|by> {{expression2}}",
        f"{_FIND} [the] {part} <when|on|after|of> dividing [the polynomial] {{expression}} by {{expression2}}",
        f"{_FIND} [the] {part} of the division of {{expression}} by {{expression2}}",
        f"divide [the polynomial] {{expression}} by {{expression2}} {_GIVE} [only] [the] {part}",
        f"<when|if> [the polynomial] {{expression}} is divided by {{expression2}} [,] [what is|find] the {part} [is]",
        f"what {part} <does|do> {{expression}} leave <when|if> divided by {{expression2}}",
        f"use the remainder theorem to find the {part} <when|if> {{expression}} is divided by {{expression2}}",
    )


OPERATORS = (
    Operator(
        "Divide",
        (2, 2),
        "divide polynomials with remainder",
        question=True,
        sentence="divide with remainder {expression} by {expression2}",
        phrases=(
            f"divide [the polynomial] {{expression}} by {{expression2}} {_GIVE} {_PARTS}",
            f"divide [the polynomial] {{expression}} by {{expression2}} {_BY}",
            "<use|using|by> <long division|polynomial long division|synthetic division> [to] divide {expression} "
            "by {expression2}",
            "<long division|polynomial division|polynomial long division|synthetic division> [of] {expression} "
            "<by|divided by> {expression2}",
            f"{_FIND} [the] <quotient and remainder|quotient and the remainder|remainder and quotient> <when|if|of> "
            "{expression} [is] <divided by|on division by> {expression2}",
            f"{_FIND} [the] <quotient and remainder|quotient and the remainder> <when|on|after|of> dividing "
            "{expression} by {expression2}",
        ),
        shorthands=(("divide [the polynomial] {dividend} by {divisor}", _DIVISION),),
        needs=("Symbol",),
        example="divide x^3 - 2x^2 + 4 by x - 3, give quotient and remainder",
    ),
    Operator(
        "PolynomialQuotient",
        (2, 2),
        "quotient of polynomials",
        question=True,
        sentence="find the polynomial quotient of {expression} by {expression2}",
        phrases=_asked("quotient"),
        needs=("Symbol",),
        example="find the quotient when x^3 - 2x^2 + 4 is divided by x - 3",
    ),
    Operator(
        "PolynomialRemainder",
        (2, 2),
        "remainder of a polynomial",
        question=True,
        sentence="find the polynomial remainder of {expression} by {expression2}",
        phrases=_asked("remainder"),
        needs=("Symbol",),
        example="find the remainder when x^3 - 2x^2 + 4 is divided by x - 3",
    ),
    Operator(
        "PolynomialGcd",
        (2, 2),
        "greatest common divisor of polynomials",
        question=True,
        sentence="find the polynomial gcd of {expression} with {expression2}",
        phrases=(
            f"{_FIND} [the] {_GREATEST} {_OF} {{expression}} and {{expression2}}",
            f"{_FIND} [the] {_GREATEST} {_OF} {{expression}}, {{expression2}}",
            f"{_FIND} <gcd|hcf|gcf> ({{expression}}, {{expression2}})",
        ),
        needs=("Symbol",),
        example="gcd of x^2 - 1 and x^2 - 3x + 2",
    ),
    Operator(
        "PolynomialLcm",
        (2, 2),
        "least common multiple of polynomials",
        question=True,
        sentence="find the polynomial lcm of {expression} with {expression2}",
        phrases=(
            f"{_FIND} [the] {_LEAST} {_OF} {{expression}} and {{expression2}}",
            f"{_FIND} [the] {_LEAST} {_OF} {{expression}}, {{expression2}}",
            f"{_FIND} lcm ({{expression}}, {{expression2}})",
        ),
        needs=("Symbol",),
        example="lcm of x^2 - 1 and x^2 - 3x + 2",
    ),
    Operator(
        "TestFactor",
        (1, 1),
        "test a factor of a polynomial",
        question=True,
        sentence="test whether {formula}",
        shorthands=(
            ("is {expression} a <factor|divisor> of {expression2}", (("formula", _FACTOR),)),
            ("<does|do> {expression} divide {expression2}", (("formula", _FACTOR),)),
            ("is {expression2} divisible by {expression}", (("formula", _FACTOR),)),
            (
                "<test|check|determine|decide> <if|whether> {expression} is a <factor|divisor> of {expression2}",
                (("formula", _FACTOR),),
            ),
        ),
        needs=("Symbol",),
        example="is x - 2 a factor of x^3 - 8",
    ),
    Operator("FactorOf", (2, 2), "factor of a polynomial", formula=True, property="a factor of"),
    Operator("QuotientRemainder", (2, 3), "quotient and remainder"),
)
OPENINGS = ("quotient",)
