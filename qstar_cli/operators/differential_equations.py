"""Ordinary differential equations. The unknown function is written as a letter: `rate(y, x, 2)` is its second
derivative with respect to x, `initial(y, x, 0, 1)` the value of its first derivative where x is 0."""

from qstar_cli.operators.operator import Operator

OPERATORS = (
    Operator(
        "Rate",
        (2, 3),
        "derivative of an unknown function",
        names=("rate",),
        latex=r"\frac{{d {0}}}{{d {1}}}",
        binds=(1,),
    ),
    Operator(
        "InitialValue",
        (3, 4),
        "value of an unknown function",
        names=("initial",),
        latex=r"{0}\left({2}\right)",
        binds=(1,),
    ),
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
        needs=("Rate",),
        example="solve y' = 2y",
    ),
)
