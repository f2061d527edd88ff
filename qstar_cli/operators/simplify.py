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
            "<simplify|calculate|compute|evaluate|find|determine|reduce|work out|give> "
            "[the] [exact] [expression|fraction|value of] {expression}",
            "what is [the] [exact] [value of] {expression}",
            "how much is {expression}",
            "simplify {expression} <completely|fully>",
            "<rationalize|rationalise> [the] [denominator of|denominator in] {expression}",
            "<write|express|put|reduce> {expression} in <lowest terms|simplest form|simplest radical form>",
            "[simplify|calculate|compute|evaluate] {expression} over the reals",
            "{expression} = ?",
            "{expression} =",
        ),
        shorthands=(
            ("<increase|raise> {expression} by {percent}", (("expression", "{expression}*(1 + {percent})"),)),
            (
                "<decrease|reduce|lower|discount> {expression} by {percent}",
                (("expression", "{expression}*(1 - {percent})"),),
            ),
            ("<increase|raise> {expression} by {expression2}", (("expression", "{expression} + {expression2}"),)),
            (
                "<decrease|reduce|lower> {expression} by {expression2}",
                (("expression", "{expression} - {expression2}"),),
            ),
            ("add {expression} <and|to> {expression2}", (("expression", "{expression} + {expression2}"),)),
            ("subtract {expression} from {expression2}", (("expression", "{expression2} - {expression}"),)),
            ("multiply {expression} <by|and|with> {expression2}", (("expression", "{expression}*{expression2}"),)),
            ("divide {expression} by {expression2}", (("expression", "{expression}/{expression2}"),)),
            (
                "[find|calculate|compute|what is] [the] square root of {expression}",
                (("expression", "sqrt({expression})"),),
            ),
            (
                "[find|calculate|compute|what is] [the] cube root of {expression}",
                (("expression", "cbrt({expression})"),),
            ),
            (
                "[find|calculate|compute|what is] [the] sum of {expression} and {expression2}",
                (("expression", "{expression} + {expression2}"),),
            ),
            (
                "[find|calculate|compute|what is] [the] product of {expression} and {expression2}",
                (("expression", "{expression}*{expression2}"),),
            ),
        ),
        example="simplify 3(x + 2) - 2(x - 1)",
    ),
)
