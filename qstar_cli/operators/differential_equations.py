"""Ordinary differential equations, their unknown function written as a letter."""

from qstar_cli.operators.operator import Operator

OPERATORS = (
    Operator(
        "SolveDifferential",
        (3, 3),
        "solve a differential equation",
        question=True,
        sentence="solve the differential equation {formula} for {unknowns} in terms of {unknowns2}",
        phrases=(
            "solve [the] [differential equation] {equation}",
            "find the general solution [of|to] [the] [differential equation] {equation}",
            "solve [the] [initial value problem] {equation}",
        ),
        needs=("Derivative",),
        example="solve y' = 2y",
    ),
)
