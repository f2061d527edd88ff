"""Points of the plane: distance, midpoint, and the slope of the line through two of them."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|calculate|compute|determine|what is|give|work out|state]"
_BETWEEN = "<between|from|of|for|joining>"
_TWO = "[the] [two] [points|coordinates|point] {point} <and|to|,|with> [the point] {point2}"
_PAIR = (
    f"<through|between|joining|passing through|containing|connecting|that passes through|that contains|of|from> {_TWO}"
)
_SEGMENT = "[the] [line] [segment|line]"

OPERATORS = (
    Operator(
        "Distance",
        (2, 2),
        "distance between points",
        question=True,
        sentence="find the distance between {point} and {point2}",
        phrases=(
            f"{_FIND} [the] [shortest] <distance|length> {_BETWEEN} {_TWO}",
            f"how far apart are {_TWO}",
            "how far is [the] [point] {point} from [the] [point] {point2}",
            f"{_FIND} [the] length of {_SEGMENT} [with endpoints|joining|from|between|connecting] {_TWO}",
        ),
        example="find the distance between (1, 2) and (4, 6)",
    ),
    Operator(
        "Midpoint",
        (2, 2),
        "midpoint of a segment",
        question=True,
        sentence="find the midpoint of {point} and {point2}",
        phrases=(
            f"{_FIND} [the] [coordinates of the] <midpoint|middle> {_BETWEEN} {_TWO}",
            f"{_FIND} [the] [coordinates of the] <midpoint|middle> of {_SEGMENT} "
            f"<with endpoints|joining|from|between|connecting|with end points|whose endpoints are> {_TWO}",
        ),
        example="find the midpoint of (1, 2) and (3, 4)",
    ),
    Operator(
        "SlopeBetween",
        (2, 2),
        "slope of the line through points",
        question=True,
        sentence="find the slope between {point} and {point2}",
        phrases=(
            f"{_FIND} [the] <slope|gradient> [of] [the] [straight] [line] [segment] [that] [passes] {_PAIR}",
            f"{_FIND} [the] <slope|gradient> of [the] [line] [segment] <with endpoints|that goes through> {_TWO}",
        ),
        example="find the slope between (1, 2) and (3, 8)",
    ),
    Operator(
        "AverageRate",
        (2, 2),
        "average rate of change",
        question=True,
        sentence="find the average rate of change of {function} on the interval {point}",
        phrases=(
            f"{_FIND} [the] <average rate of change|average slope> of [the] [function] {{function}} "
            "<on|over|in> [the] [closed] [interval] {point}",
        ),
        shorthands=tuple(
            (
                f"{_FIND} [the] <average rate of change|average slope> of [the] [function] {{function}} {between}",
                (("function", "{function}"), ("point", "({expression2}, {expression3})")),
            )
            for between in (
                "<from|between> [x =|t =] {expression2} <to|and> [x =|t =] {expression3}",
                "<as|when|if> [x|t] <changes|goes|varies> from {expression2} to {expression3}",
            )
        ),
        example="find the average rate of change of x^2 on the interval (1, 4)",
    ),
)
