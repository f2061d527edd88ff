"""The domain of a function: the numbers for which its expression is defined."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|determine|state|give|what is|what are|calculate|compute|identify|write|work out]"
_FUNCTION = "[the] [real] [function|expression|relation]"
_DOMAIN = "[natural|largest|implied|maximal|largest possible|full] domain [of definition]"

OPERATORS = (
    Operator(
        "Defined",
        (1, 1),
        "where an expression is defined",
        formula=True,
        property="defined",
        asks="Solve",
        shorthands=(
            (
                f"{_FIND} [the] {_DOMAIN} [of|for] {_FUNCTION} [given by] {{function}}",
                (("formula", "{function} is defined"),),
            ),
            (
                "<for what|for which|what|which> [real] <value|values|numbers> [of] {unknowns} <is|does> "
                "[the] [expression|function] {function} <defined|exist>",
                (("formula", "{function} is defined"), ("unknowns", "{unknowns}")),
            ),
            (
                "where is [the] [expression|function] {function} defined",
                (("formula", "{function} is defined"),),
            ),
            (
                "{function} <find|determine|state|what is|give> [the|its] [natural] domain [of f|of g|of h]",
                (("formula", "{function} is defined"),),
            ),
        ),
    ),
)
