"""The range of a function: the numbers that are its values."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|determine|state|give|what is|what are|calculate|compute|identify|write|work out]"
_FUNCTION = "[the] [real] [function|expression] [given by]"
_Y = (("formula", "y is a value of {function}"), ("unknowns", "y"))

OPERATORS = (
    Operator(
        "InRange",
        (2, 2),
        "value of a function",
        formula=True,
        property="a value of",
        asks="Solve",
        shorthands=(
            (f"{_FIND} [the] <range|image|set of values|set of all values> [of|for] {_FUNCTION} {{function}}", _Y),
            ("which values does [the] [function|expression] {function} <take|have|assume>", _Y),
            ("{function} <find|determine|state|what is|give> [the|its] range [of f|of g|of h]", _Y),
        ),
    ),
)
