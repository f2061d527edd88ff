from qstar_cli.operators.operator import Operator

_OVER = "[[over|in] [the] {domain}]"
_FIND = "<find|determine|get|compute|what is|what are|give>"
_WHEN = "<if|when|given|given that|such that|so that|from|where|in|for which|satisfying|that satisfy>"
_SYSTEM = "<system|systems|set|pair> [of] [simultaneous] [linear|nonlinear|non-linear] [equation|equations]"
_WAY = "[by elimination|by substitution|using elimination|using substitution|by the elimination method|simultaneously]"
_SUPPOSE = "<if|let|suppose|suppose that|given|given that>"

OPERATORS = (
    Operator(
        "Solve",
        (3, 3),
        "solve an equation",
        question=True,
        sentence="solve {formula} for {unknowns} over the {domain}",
        phrases=(
            "{formula}",
            f"solve [the] [following] [trigonometric] [equation|equations|system|inequality] {{formula}} {_OVER}",
            f"solve [the] [equation|system|formula|inequality] {{formula}} for {{unknowns}} {_OVER}",
            f"solve [the|this|each] [following] {_SYSTEM} {_WAY} [:|,|.] {{formula}} {_OVER}",
            f"solve [the|this|each] [following] {_SYSTEM} {_WAY} [:|,|.] {{formula}} for {{unknowns}} {_OVER}",
            f"{_FIND} [the|all] [real] <solutions|solution> <of|to|for> [the] [following] {_SYSTEM} [:|,] {{formula}}",
            f"use <elimination|substitution|gauss-jordan elimination|elementary operations> to solve [the] [following] "
            f"{_SYSTEM} [:|,] {{formula}}",
            f"solve for {{unknowns}} <:|;|,|.|in|if|when|given|given that> {{formula}} {_OVER}",
            f"{_FIND} {{unknowns}} {_WHEN} {{formula}} {_OVER}",
            f"{_FIND} [the|all] [real] <value|values> [of] {{unknowns}} {_WHEN} {{formula}} {_OVER}",
            f"find all [real] {{unknowns}} {_WHEN} {{formula}}",
            "<for what|for which|what> <value|values> of {unknowns} <is|does|satisfy|satisfies> {formula}",
            "for <what|which> {unknowns} <is|does> {formula}",
            f"{{formula}} <solve for|find|what is|make> {{unknowns}} {_OVER}",
            f"{{formula}} for {{unknowns}} {_OVER}",
            "{formula} over [the] {domain}",
            f"{_SUPPOSE} {{formula}} [.|then|;|and] <find|what is|what does|determine|solve for> {{unknowns}}",
            f"{_SUPPOSE} {{formula}} [.|then|;|and] {_FIND} <the value of|the value|all values of> {{unknowns}}",
            "make {unknowns} the subject of {formula}",
            "rearrange {formula} for {unknowns}",
            f"{_FIND} [the|all] [real|general|exact] <solutions|solution|roots|root> <of|to> [the] [equation] "
            "{formula}",
        ),
        defaults=(("domain", "reals"),),
        shorthands=(
            (
                f"{_FIND} [the|all] [real] <roots|root|zeros|zeroes|zero> of {{expression}}",
                (("formula", "{expression} = 0"),),
            ),
            (
                f"{_FIND} [the|all] complex <roots|root|zeros|zeroes|zero> of {{expression}}",
                (("formula", "{expression} = 0"), ("domain", "complex")),
            ),
            (
                f"{_FIND} [the|all] complex <solutions|roots> <of|to> [the] [equation] {{formula}}",
                (("formula", "{formula}"), ("domain", "complex")),
            ),
        ),
        example="solve x^2 - 5x + 6 = 0 for x",
    ),
)
