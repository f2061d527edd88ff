"""The inverse of a function."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|determine|state|give|what is|calculate|compute|write|work out|derive]"
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
)
