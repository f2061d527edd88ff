from qstar_cli.operators.operator import Operator

_PLACES = (
    ("<integer|whole number|unit|one|whole>", "0"),
    ("tenth", "1"),
    ("hundredth", "2"),
    ("thousandth", "3"),
    ("ten thousandth", "4"),
    ("ten-thousandth", "4"),
)

OPERATORS = (
    Operator(
        "Round",
        (2, 2),
        "round a number",
        question=True,
        sentence="round {expression} to {integer} decimal places",
        phrases=(
            "round [off] {expression} to {integer} <decimal places|decimal place|decimals|places|d.p.|dp>",
            "round [off] {expression} to {integer} digits after the decimal point",
        ),
        shorthands=(
            *(
                (f"round [off] {{expression}} to the nearest {place}", (("integer", digits),))
                for place, digits in _PLACES
            ),
            *(
                (f"round [off] {{expression}} to <a|an> {place}", (("integer", digits),))
                for place, digits in _PLACES[:1]
            ),
            ("round [off] {expression} to one decimal place", (("integer", "1"),)),
            ("round [off] {expression} to two decimal places", (("integer", "2"),)),
            ("round [off] {expression} to three decimal places", (("integer", "3"),)),
            ("round [off] {expression}", (("integer", "0"),)),
        ),
        example="round 3.14159 to 2 decimal places",
    ),
)
