"""The whole numbers next to a number."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|calculate|compute|determine|what is|evaluate]"

OPERATORS = (
    Operator(
        "Floor",
        (1, 1),
        "floor",
        names=("floor",),
        latex=r"\left\lfloor {0}\right\rfloor",
        phrases=(f"{_FIND} [the] <floor|greatest integer part|integer part> of {{expression}}",),
    ),
    Operator(
        "Ceiling",
        (1, 1),
        "ceiling",
        names=("ceil", "ceiling"),
        latex=r"\left\lceil {0}\right\rceil",
        phrases=(f"{_FIND} [the] ceiling of {{expression}}",),
    ),
)
