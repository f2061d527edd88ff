from qstar_cli.operators.operator import Operator

OPERATORS = (
    Operator(
        "Factor",
        (1, 1),
        "factor a polynomial",
        question=True,
        sentence="factor {expression}",
        phrases=(
            "<factor|factorise|factorize|factor out> [completely] [the] [expression|polynomial|quadratic] {expression}",
            "<factor|factorise|factorize> {expression} <completely|fully|over the integers|over the rationals>",
            "<write|express> {expression} as a product [of factors]",
        ),
        example="factor 6x^2 + x - 2",
    ),
)
