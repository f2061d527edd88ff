from qstar_cli.operators.operator import Operator

_OVER = "[[over|in] [the] {domain}]"

OPERATORS = (
    Operator(
        "Solve",
        (3, 3),
        "solve an equation",
        question=True,
        sentence="solve {formula} for {unknowns} over the {domain}",
        phrases=(
            "{formula}",
            f"solve [the] [following] [equation|equations|system|inequality] {{formula}} {_OVER}",
            f"solve [the] [equation|system|formula|inequality] {{formula}} for {{unknowns}} {_OVER}",
            f"solve for {{unknowns}} <:|;|,|.|in|if|when|given|given that> {{formula}} {_OVER}",
            f"<find|determine|get|compute> {{unknowns}} <if|when|given|given that|such that|so that|from|where> {{formula}} {_OVER}",
            f"<find|determine|what is|what are> [the|all] [real] <value|values> [of] {{unknowns}} "
            f"<if|when|given that|such that|so that|for which|in|that satisfy|satisfying> {{formula}} {_OVER}",
            "find all [real] {unknowns} <such that|so that|for which|with|satisfying|that satisfy> {formula}",
            "<for what|for which|what> <value|values> of {unknowns} <is|does|satisfy|satisfies> {formula}",
            "for <what|which> {unknowns} <is|does> {formula}",
            f"{{formula}} <solve for|find|what is|make> {{unknowns}} {_OVER}",
            f"{{formula}} for {{unknowns}} {_OVER}",
            "{formula} over [the] {domain}",
            "<if|let|suppose|given|given that> {formula} [.|then|;|and] <find|what is|what does|determine|solve for|calculate> {unknowns}",
            "<if|let|suppose|given|given that> {formula} [.|then|;|and] <find|what is|determine> <the value of|the value|all values of> {unknowns}",
            "what is {unknowns} if {formula}",
            "make {unknowns} the subject of {formula}",
            "rearrange {formula} for {unknowns}",
            "<find|what are|determine|give> [the|all] [real] <solutions|solution|roots|root> <of|to> [the] [equation] {formula}",
        ),
        defaults=(("domain", "reals"),),
        shorthands=(
            (
                "<find|what are|determine|give> [the|all] [real] <roots|root|zeros|zeroes|zero> of {expression}",
                (("formula", "{expression} = 0"),),
            ),
            (
                "<find|what are|determine|give> [the|all] complex <roots|root|zeros|zeroes|zero> of {expression}",
                (("formula", "{expression} = 0"), ("domain", "complex")),
            ),
            (
                "<find|what are|determine|give> [the|all] complex <solutions|roots> <of|to> [the] [equation] {formula}",
                (("formula", "{formula}"), ("domain", "complex")),
            ),
        ),
        example="solve x^2 - 5x + 6 = 0 for x",
    ),
)
