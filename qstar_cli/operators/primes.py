"""Prime factors, lists of divisors, and statements about whole numbers that are decided."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|calculate|compute|determine|what is|what are|give|list|work out]"
_FACTOR = "<factor|factorise|factorize|decompose|resolve|break down|break up>"

OPERATORS = (
    Operator(
        "PrimeFactors",
        (1, 1),
        "factor a number into primes",
        question=True,
        sentence="factor {expression} into primes",
        phrases=(
            f"{_FACTOR} [the] [number|integer] {{expression}} <into|in|as a product of> [its|a product of] [the] "
            "<primes|prime factors|prime numbers>",
            "<write|express> [the] [number|integer] {expression} as [a|the] product of [its] [powers of] "
            "<primes|prime factors|prime numbers>",
            f"{_FIND} [the] prime <factorization|factorisation|decomposition> of [the] [number] {{expression}}",
            f"{_FIND} [the] prime power <factorization|factorisation|decomposition> of {{expression}}",
            "prime factor {expression}",
        ),
        shorthands=((f"{_FACTOR} [the] [number|integer] {{constant}}", (("expression", "{constant}"),)),),
        example="factor 360 into primes",
    ),
    Operator(
        "PrimeDivisors",
        (1, 1),
        "list the prime factors of a number",
        question=True,
        sentence="list the prime factors of {expression}",
        phrases=(
            f"{_FIND} [all] [the] [distinct] prime <factors|divisors> of [the] [number] {{expression}}",
            "which primes divide {expression}",
        ),
        example="list the prime factors of 360",
    ),
    Operator(
        "Divisors",
        (1, 1),
        "list the divisors of a number",
        question=True,
        sentence="list the divisors of {expression}",
        shorthands=(
            (
                f"{_FIND} [all] [the] [positive] <divisors|factors> of [the] [number] {{constant}}",
                (("expression", "{constant}"),),
            ),
            ("which numbers divide {constant}", (("expression", "{constant}"),)),
        ),
        example="list the divisors of 28",
    ),
    Operator(
        "Decide",
        (1, 1),
        "decide a statement about numbers",
        question=True,
        sentence="decide whether {formula}",
        phrases=("{formula}",),
        shorthands=(
            ("is {constant} [a] prime [number]", (("formula", "{constant} is prime"),)),
            ("is {constant} [a] composite [number]", (("formula", "{constant} is composite"),)),
            ("is {constant} [an] even [number]", (("formula", "{constant} is even"),)),
            ("is {constant} [an] odd [number]", (("formula", "{constant} is odd"),)),
            ("<does|do> {constant} divide {constant2}", (("formula", "{constant2} is divisible by {constant}"),)),
            ("is {constant} divisible by {constant2}", (("formula", "{constant} is divisible by {constant2}"),)),
            ("is {constant} a multiple of {constant2}", (("formula", "{constant} is divisible by {constant2}"),)),
            (
                "is {constant} a <factor|divisor> of {constant2}",
                (("formula", "{constant2} is divisible by {constant}"),),
            ),
            ("<decide|determine|test|check|find out> <if|whether> {formula}", (("formula", "{formula}"),)),
        ),
        needs=("Prime", "Composite", "Even", "Odd", "DivisibleBy", "Congruent"),
        closed=True,
        example="is 91 prime",
    ),
    Operator("Prime", (1, 1), "prime number", formula=True, property="prime"),
    Operator("Composite", (1, 1), "composite number", formula=True, property="composite"),
    Operator("Even", (1, 1), "even number", formula=True, property="even"),
    Operator("Odd", (1, 1), "odd number", formula=True, property="odd"),
    Operator("DivisibleBy", (2, 2), "divisibility", formula=True, property="divisible by"),
)
