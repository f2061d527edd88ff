"""The larger and the smaller of numbers."""

from qstar_cli.operators.operator import Operator

_MANY = 20

OPERATORS = (
    Operator("Largest", (2, _MANY), "largest of numbers", names=("max",), latex=r"\max"),
    Operator("Smallest", (2, _MANY), "smallest of numbers", names=("min",), latex=r"\min"),
)
