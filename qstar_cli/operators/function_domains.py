"""The domain of a function: the numbers for which its expression is defined."""

from qstar_cli.operators.operator import Operator

_FIND = "[specify|express|find|determine|state|give|what is|what are|calculate|compute|identify|write|work out]"
_FUNCTION = "[the] [real] [function|expression|relation]"
_SENSE = "[the] [algebraic|square root|radical] [expression|fraction|function|root|formula]"
_MEANINGFUL = "<meaningful|valid|defined|makes sense|make sense>"
_REALLY = "[in|over|within] [the] [real] [number|numbers] [range|system|field]"
_VALUES = "[what is] [the] [range] [of] [possible] [values] [of|for] [the] [variable]"
_IS = "[is|to be|has meaning]"
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
                "[the] range of [possible] [values] [of|for] [the] [independent] [variable] {unknowns} [that|which|to] "
                f"<make|makes> {_SENSE} {{function}} {_MEANINGFUL} [is]",
                (("formula", "{function} is defined"), ("unknowns", "{unknowns}")),
            ),
            (
                f"<if|when|since|for> {_SENSE} {{function}} {_IS} {_MEANINGFUL} {_REALLY} [,|then] {_VALUES} "
                "{unknowns} [is|must satisfy the condition]",
                (("formula", "{function} is defined"), ("unknowns", "{unknowns}")),
            ),
            (
                f"{_SENSE} {{function}} {_IS} {_MEANINGFUL} {_REALLY} [,|then] {_VALUES} {{unknowns}} [is]",
                (("formula", "{function} is defined"), ("unknowns", "{unknowns}")),
            ),
            (
                f"<to make|for> {_SENSE} {{function}} [to be] {_MEANINGFUL} {_REALLY} [,|then] {_VALUES} {{unknowns}} "
                "[is|must satisfy the condition]",
                (("formula", "{function} is defined"), ("unknowns", "{unknowns}")),
            ),
            (
                f"what makes {_SENSE} {{function}} {_MEANINGFUL} {_REALLY}",
                (("formula", "{function} is defined"),),
            ),
            (
                "[the] range of [values of] the independent variable [{unknowns}] <for|of|in> [the] [function] "
                "{function} [is]",
                (("formula", "{function} is defined"),),
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
