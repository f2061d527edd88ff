"""Completing the square."""

from qstar_cli.operators.operator import Operator

_VERTEX = "<vertex form|completed square form|the form a(x - h)^2 + k|the form a(x-h)^2+k|the form (x + p)^2 + q>"

OPERATORS = (
    Operator(
        "CompleteSquare",
        (1, 1),
        "complete the square",
        question=True,
        sentence="complete the square in {expression}",
        phrases=(
            "<complete|completing> the square [of|for|on|in|in the expression] {expression}",
            f"<write|express|rewrite|put|convert> {{expression}} <in|into|to> {_VERTEX}",
            "<write|express|rewrite> {expression} by completing the square",
        ),
        example="complete the square x^2 + 6x + 1",
    ),
)
