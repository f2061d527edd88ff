"""Parabolas and extreme values: vertex, axis of symmetry, greatest and least values of a function."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|determine|state|give|what is|what are|calculate|compute|identify|write]"
_GRAPH = "[the] [graph of] [the] [quadratic] [parabola|function|graph|curve|expression] [given by|with equation]"

OPERATORS = (
    Operator(
        "Vertex",
        (1, 1),
        "vertex of a parabola",
        question=True,
        sentence="find the vertex of {function}",
        phrases=(
            f"{_FIND} [the] [coordinates of the] <vertex|turning point> [of|for] {_GRAPH} {{function}}",
            f"{{function}} [.|;] {_FIND} [the|its] [coordinates of the] <vertex|turning point> [of the parabola]",
        ),
        example="find the vertex of x^2 - 4x + 1",
    ),
    Operator(
        "Axis",
        (1, 1),
        "axis of symmetry of a parabola",
        question=True,
        formula=True,
        sentence="find the axis of symmetry of {function}",
        phrases=(
            f"{_FIND} [the] [equation of the] <axis of symmetry|line of symmetry|symmetry axis> [of|for] {_GRAPH} "
            "{function}",
        ),
        example="find the axis of symmetry of x^2 - 4x + 1",
    ),
    Operator(
        "Minimum",
        (1, 1),
        "least value of a function",
        question=True,
        sentence="find the minimum value of {function}",
        phrases=(
            f"{_FIND} [the] [absolute|global] <minimum|least|smallest|min> [value] [of|for] {_GRAPH} {{function}}",
        ),
        nothing="does not exist",
        example="find the minimum value of x^2 - 4x + 1",
    ),
    Operator(
        "Maximum",
        (1, 1),
        "greatest value of a function",
        question=True,
        sentence="find the maximum value of {function}",
        phrases=(
            f"{_FIND} [the] [absolute|global] <maximum|greatest|largest|max> [value] [of|for] {_GRAPH} {{function}}",
        ),
        nothing="does not exist",
        example="find the maximum value of 5 - 2x - x^2",
    ),
    Operator(
        "VertexForm",
        (0, 0),
        "vertex form",
        asks="CompleteSquare",
        shorthands=(
            (
                "<write|express|rewrite|put|convert> [the] [equation] [of] [the] [quadratic] [function|parabola] "
                "{function} <in|into|to> [the] <vertex form|standard form y = a(x - h)^2 + k|completed square form>",
                (("expression", "{function}"),),
            ),
            (
                f"{_FIND} [the] vertex form of {_GRAPH} {{function}}",
                (("expression", "{function}"),),
            ),
        ),
    ),
)
