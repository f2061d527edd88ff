from qstar_cli.operators.operator import Operator

OPERATORS = (
    Operator(
        "Solve",
        (3, 3),
        "solve an equation",
        question=True,
        sentence="solve {formula} for {unknowns} over the {domain}",
        phrases=("{formula}", "solve {formula}", "solve for {unknowns}: {formula}", "find {unknowns} if {formula}"),
        defaults=(("domain", "reals"),),
        example="solve x^2 - 5x + 6 = 0 for x",
    ),
)
