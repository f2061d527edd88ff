from qstar_cli.operators.operator import Operator

OPERATORS = (
    Operator(
        "Expand",
        (1, 1),
        "expand products and powers",
        question=True,
        sentence="expand {expression}",
        phrases=(
            "<expand|multiply out|expand out|expand and simplify> [the] [expression|product] {expression}",
            "<remove|open> the brackets [in|of] {expression}",
        ),
        example="expand (x + 1)(x - 2)",
    ),
)
