"""Derivatives, and the value of an expression at a point."""

from qstar_cli.operators.operator import Operator

_WITH = "with respect to {unknowns}"
_FIND = "<find|calculate|compute|determine|what is|evaluate>"

OPERATORS = (
    Operator(
        "Derivative",
        (2, 3),
        "derivative",
        names=("derivative",),
        latex=r"\frac{{d}}{{d{1}}}\left({0}\right)",
        binds=(1,),
    ),
    Operator(
        "ValueAt", (3, 3), "value at a point", names=("valueat",), latex=r"\left.{0}\right|_{{{1}={2}}}", binds=(1,)
    ),
    Operator(
        "Differentiate",
        (2, 2),
        "differentiate an expression",
        question=True,
        sentence="differentiate {expression} with respect to {unknowns}",
        phrases=(
            "differentiate {expression}",
            f"{_FIND} [the] [first] derivative of {{expression}} [{_WITH}]",
            f"[the] [first] derivative of {{expression}} [{_WITH}]",
            "differentiate {expression} for {unknowns}",
        ),
        example="differentiate x^2*sin(x) with respect to x",
    ),
    Operator(
        "DifferentiateTimes",
        (3, 3),
        "find a higher derivative",
        question=True,
        sentence="find the derivative of order {integer} of {expression} with respect to {unknowns}",
        shorthands=(
            (f"[{_FIND}] [the] second derivative of {{expression}} [{_WITH}]", (("integer", "2"),)),
            (f"[{_FIND}] [the] third derivative of {{expression}} [{_WITH}]", (("integer", "3"),)),
            ("differentiate {expression} twice", (("integer", "2"),)),
            (f"[{_FIND}] [the] fourth derivative of {{expression}} [{_WITH}]", (("integer", "4"),)),
        ),
        example="second derivative of x*sin(x)",
    ),
)
