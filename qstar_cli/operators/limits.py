"""Limits at a point, from one side or both, and at infinity."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|calculate|compute|determine|evaluate|what is]"
_LIMIT = "<limit|lim>"

OPERATORS = (
    Operator("Limit", (3, 3), "limit", names=("limit",), latex=r"\lim_{{{1}\to {2}}}{0}", binds=(1,)),
    Operator(
        "LeftLimit", (3, 3), "limit from the left", names=("leftlimit",), latex=r"\lim_{{{1}\to {2}^-}}{0}", binds=(1,)
    ),
    Operator(
        "RightLimit",
        (3, 3),
        "limit from the right",
        names=("rightlimit",),
        latex=r"\lim_{{{1}\to {2}^+}}{0}",
        binds=(1,),
    ),
    Operator(
        "FindLimit",
        (4, 4),
        "find a limit",
        question=True,
        sentence="find the limit of {expression} as {unknowns} approaches {expression2} from {word}",
        phrases=(
            f"{_FIND} [the] {_LIMIT} [of] {{expression}} as {{approach}}",
            f"{_FIND} [the] {_LIMIT} as {{approach}} of {{expression}}",
            f"{_FIND} [the] {_LIMIT} [of] {{expression}} <for|when> {{approach}}",
        ),
        defaults=(("word", "both sides"),),
        nothing="does not exist",
        words=(
            ("both sides", "both sides"),
            ("the left", "the left"),
            ("the right", "the right"),
            ("left", "the left"),
            ("right", "the right"),
            ("below", "the left"),
            ("above", "the right"),
        ),
        example="limit of sin(x)/x as x -> 0",
    ),
)
