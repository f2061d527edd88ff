from qstar_cli.operators.operator import Operator

OPERATORS = (
    Operator(
        "Evaluate",
        (2, 2),
        "evaluate an expression at given values",
        question=True,
        sentence="evaluate {expression} at {bindings}",
        phrases=(
            "{expression} <at|when|where|if|for|with> {bindings}",
            "<evaluate|simplify|compute|calculate|find|determine|what is> [the] [value of] [the] [expression] {expression} "
            "<at|when|where|if|for|with|given|given that> {bindings}",
            "<if|when|given|given that|let> {bindings} [then] <evaluate|find|compute|calculate|what is|determine|simplify> "
            "[the] [value of] {expression}",
            "<substitute|put|plug> {bindings} <into|in> {expression}",
        ),
        example="evaluate 2x^2 + 1 at x = 3",
    ),
)
