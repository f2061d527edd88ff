from qstar_cli.operators.operator import Operator

OPERATORS = (
    Operator(
        "Convert",
        (2, 2),
        "write a number in another form",
        question=True,
        sentence="convert {expression} to {word}",
        phrases=(
            "<convert|change|turn> {expression} <to|into> [a|an|its] {word}",
            "<write|express|give|rewrite|simplify> {expression} as [a|an] {word}",
            "{expression} <as|to> [a|an] {word}",
            "what is {expression} as [a|an] {word}",
        ),
        shorthands=(
            (
                "<what percent|what percentage> of {expression} is {expression2}",
                (("expression", "{expression2}/{expression}"), ("word", "percent")),
            ),
            (
                "{expression} is what <percent|percentage> of {expression2}",
                (("expression", "{expression}/{expression2}"), ("word", "percent")),
            ),
        ),
        words=(
            ("fraction", "fraction"),
            ("common fraction", "fraction"),
            ("improper fraction", "fraction"),
            ("simple fraction", "fraction"),
            ("fraction in lowest terms", "fraction"),
            ("fraction in simplest form", "fraction"),
            ("decimal", "decimal"),
            ("decimal fraction", "decimal"),
            ("decimal number", "decimal"),
            ("percent", "percent"),
            ("percentage", "percent"),
            ("%", "percent"),
            ("mixed number", "mixed number"),
            ("mixed fraction", "mixed number"),
        ),
        example="convert 0.375 to a fraction",
    ),
)
