"""Period and amplitude of a function."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|determine|state|give|what is|calculate|compute|identify]"
_OF = "[of|for] [the] [graph of] [the] [function|graph|curve|expression]"

OPERATORS = (
    Operator(
        "Period",
        (1, 1),
        "period of a function",
        question=True,
        sentence="find the period of {function}",
        phrases=(f"{_FIND} [the] [fundamental|smallest|least|smallest positive|primitive] period {_OF} {{function}}",),
        nothing="does not exist",
        example="find the period of 3sin(2x + 1)",
    ),
    Operator(
        "Amplitude",
        (1, 1),
        "amplitude of a function",
        question=True,
        sentence="find the amplitude of {function}",
        phrases=(f"{_FIND} [the] amplitude {_OF} {{function}}",),
        example="find the amplitude of 3sin(2x) - 1",
    ),
)
