from qstar_cli.operators.operator import Operator

_FIND = "<evaluate|simplify|compute|calculate|find|determine|what is> [the] [exact] [value of] [the] [expression]"

OPERATORS = (
    Operator(
        "Evaluate",
        (2, 2),
        "evaluate an expression at given values",
        question=True,
        sentence="evaluate {expression} at {bindings}",
        phrases=(
            "{expression} <at|when|where|if|for|with> {bindings}",
            f"{_FIND} {{expression}} <at|when|where|if|for|with|given|given that> {{bindings}}",
            f"<if|when|given|given that|let|suppose> {{bindings}} [.|then] {_FIND} {{expression}}",
            "<substitute|put|plug> {bindings} <into|in> {expression}",
        ),
        shorthands=(
            (
                f"{_FIND} [the] [value of] [the] [function] {{function}} <at|when|where|if|for> {{bindings}}",
                (("expression", "{function}"), ("bindings", "{bindings}")),
            ),
        ),
        example="evaluate 2x^2 + 1 at x = 3",
    ),
)
