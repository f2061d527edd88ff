"""Even and odd functions."""

from qstar_cli.operators.operator import Operator

_DECIDE = "<decide|determine|test|check|state|find out|show> [algebraically] <whether|if>"
_KINDS = (
    "[even or odd|even, odd or neither|even, odd, or neither|even or odd or neither|odd or even|odd, even, or neither]"
)
_FUNCTION = "[the] [function]"

OPERATORS = (
    Operator(
        "Parity",
        (1, 1),
        "even and odd functions",
        question=True,
        formula=True,
        sentence="decide whether {function} is even or odd",
        phrases=(
            f"{_DECIDE} {_FUNCTION} {{function}} is {_KINDS}",
            f"is {_FUNCTION} {{function}} [an] <even|odd> [function]",
            f"is {_FUNCTION} {{function}} <even or odd|even, odd or neither|even, odd, or neither|odd or even>",
            "<decide|determine|test|check> {function} for symmetry",
            "parity of {function}",
        ),
        needs=("Symbol",),
        example="decide whether x^3 - x is even or odd",
    ),
    Operator("EvenFunction", (1, 1), "even function", formula=True, property="an even function"),
    Operator("OddFunction", (1, 1), "odd function", formula=True, property="an odd function"),
    Operator("NoParity", (1, 1), "neither even nor odd", formula=True, property="neither even nor odd"),
)
