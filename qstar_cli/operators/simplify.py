from qstar_cli.operators.operator import Operator

OPERATORS = (
    Operator(
        "Simplify",
        (1, 1),
        "simplify an expression",
        question=True,
        sentence="simplify {expression}",
        phrases=(
            "{expression}",
            "calculate {expression}",
            "compute {expression}",
            "what is {expression}",
            "find {expression}",
        ),
        example="simplify 3(x + 2) - 2(x - 1)",
    ),
)
