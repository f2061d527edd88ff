"""Partial fractions."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|compute|determine|calculate|give|what is|work out]"
_DECOMPOSITION = "partial <fraction|fractions> <decomposition|expansion|form>"
_INTO = "<into|in|as|using|by> [a] [sum of] [its] partial fractions"

OPERATORS = (
    Operator(
        "PartialFractions",
        (1, 1),
        "decompose into partial fractions",
        question=True,
        sentence="decompose {expression} into partial fractions",
        phrases=(
            f"<decompose|resolve|split|split up|break|break up|expand|write|express|separate> {{expression}} {_INTO}",
            f"{_FIND} [the] {_DECOMPOSITION} of {{expression}}",
            f"{_FIND} [the] partial fractions [of|for] {{expression}}",
            f"{_DECOMPOSITION} {{expression}}",
            "{expression} in partial fractions",
        ),
        example="partial fractions 1/(x^2 - 1)",
    ),
)
