"""Letters for which an equation holds for all values of another letter: equating coefficients."""

from qstar_cli.operators.operator import Operator

_FIND = "<find|determine|calculate|compute|give|state|what are|what is>"
_VALUES = "[the] [real] [values|value|numbers|constants|constant|coefficients] [of] [the] [constants|constant]"
_SUCH = "<such that|so that|for which|if|when|with|where|given that|in the identity|from the identity>"
_FOR_ALL = "[,] [holds|is true|is valid] <for all|for every|for any> [real] [values of|value of|numbers|number]"
_IDENTITY = "[,] <is an identity|holds identically|is identically true|identically> in"
_FILLS = (
    ("formula", "{expression} - ({expression2}) is zero for all {unknowns2}"),
    ("unknowns", "{unknowns}"),
)

OPERATORS = (
    Operator(
        "ZeroForAll",
        (2, 2),
        "equation for all values of a letter",
        formula=True,
        property="zero for all",
        asks="Solve",
        needs=("Symbol",),
        shorthands=tuple(
            (phrase, _FILLS)
            for end in (_FOR_ALL, _IDENTITY)
            for phrase in (
                f"{_FIND} {_VALUES} {{unknowns}} [,] {_SUCH} {{identity}} {end} {{unknowns2}}",
                f"solve for {{unknowns}} <:|;|,|.|in|if|when|given|given that> {{identity}} {end} {{unknowns2}}",
                f"for <what|which> <values|value> of {{unknowns}} <does|is|do> {{identity}} {end} {{unknowns2}}",
                f"<if|given|given that|suppose> {{identity}} {end} {{unknowns2}} [,|.|then] {_FIND} {_VALUES} "
                "{unknowns}",
            )
        ),
    ),
)
