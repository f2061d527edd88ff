"""Identities: equations that hold for all values of their letters for which both sides are defined."""

from qstar_cli.operators.operator import Operator

_IDENTITY = "[the] [following] [algebraic] [identity|equation|formula] [that]"

OPERATORS = (
    Operator(
        "Prove",
        (1, 1),
        "prove or refute an identity",
        question=True,
        sentence="prove {formula}",
        phrases=(
            f"<prove|show|verify|prove or disprove|prove or refute|disprove|refute|establish> [that] {_IDENTITY} "
            "{formula}",
            "<prove|show|verify> [that] {formula} <is an identity|is always true|holds for all values|identically>",
            "<is|check whether|determine whether|decide whether> {formula} [is] an identity",
            "<is|is it true that> {formula} [true|valid] for all <x|values|numbers|letters>",
        ),
        example="prove (a + b)^2 - (a - b)^2 = 4a*b",
    ),
    Operator("Identity", (2, 2), "identity", formula=True, property="identical to"),
)
