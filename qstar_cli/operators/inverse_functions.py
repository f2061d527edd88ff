"""The inverse of a function."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|determine|state|give|what is|calculate|compute|write|work out|derive]"
_DECIDE = "<state|decide|determine|check|verify|show> [whether|if|that] [or not]"
_FUNCTION = "[the] [one-to-one] [function]"
_Y = (("formula", "y is the inverse of {function}"), ("unknowns", "y"))
_INVERSE = "[equation of the] [formula for the] inverse [function]"

OPERATORS = (
    Operator(
        "InverseOf",
        (2, 2),
        "inverse of a function",
        formula=True,
        property="the inverse of",
        asks="Solve",
        shorthands=(
            (f"{_FIND} [the|an] {_INVERSE} <of|for|to> {_FUNCTION} {{function}}", _Y),
            (f"{{function}} [.|;] {_FIND} [the|its] {_INVERSE} [of f|of g|of h]", _Y),
            (f"{{function}} [.|;] {_FIND} <f^(-1)|f^-1|f^(-1)(x)|f^-1(x)>", _Y),
            (f"invert {_FUNCTION} {{function}}", _Y),
        ),
    ),
    Operator(
        "AreInverse",
        (2, 2),
        "whether functions are inverse to one another",
        question=True,
        formula=True,
        sentence="decide whether {function} is inverse to {function2}",
        phrases=(
            f"{_DECIDE} [the] [given] functions are inverses [of each other|of one another] {{function}} [and|,] "
            "{function2}",
            f"{_DECIDE} {{function}} and {{function2}} are [inverses|inverse functions|inverses of each other]",
            "are {function} and {function2} <inverses|inverse functions|inverses of each other>",
        ),
        example="decide whether 2x + 1 is inverse to (x - 1)/2",
    ),
)
