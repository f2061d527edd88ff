"""Functions of whole numbers: divisors, remainders, and statements about them."""

from qstar_cli.operators.operator import Operator

MOST = 100  # arguments of a function of several numbers
_FIND = "[find|calculate|compute|determine|what is|give|work out|evaluate|simplify]"
_GREATEST = "<greatest|highest|largest> common <divisor|factor|measure>"
_LEAST = "<least|lowest|smallest> common multiple"

OPERATORS = (
    Operator(
        "Gcd",
        (2, MOST),
        "greatest common divisor",
        names=("gcd", "GCD", "hcf", "HCF", "gcf", "GCF"),
        latex=r"\gcd",
        whole_numbers=True,
        phrases=(
            f"{_FIND} [the] {_GREATEST} of [the] [numbers] {{numbers}}",
            f"{_FIND} [the] {_GREATEST} <(gcd)|(hcf)|(gcf)> of [the] [numbers] {{numbers}}",
            f"{_FIND} [the] <gcd|hcf|gcf> of [the] [numbers] {{numbers}}",
            f"{_FIND} [the] largest <number|integer> that divides [both] {{numbers}}",
        ),
    ),
    Operator(
        "Lcm",
        (2, MOST),
        "least common multiple",
        names=("lcm", "LCM"),
        latex=r"\operatorname{lcm}",
        whole_numbers=True,
        phrases=(
            f"{_FIND} [the] {_LEAST} of [the] [numbers] {{numbers}}",
            f"{_FIND} [the] {_LEAST} (lcm) of [the] [numbers] {{numbers}}",
            f"{_FIND} [the] lcm of [the] [numbers] {{numbers}}",
        ),
    ),
    Operator(
        "CommonDenominator",
        (2, MOST),
        "common denominator",
        names=("commondenominator",),
        whole_numbers=True,
        phrases=(f"{_FIND} [the] [least|lowest|smallest] common denominator of [the] [fractions] {{numbers}}",),
    ),
    Operator(
        "Mod",
        (2, 2),
        "remainder",
        names=("mod",),
        latex=r"\left({0} \bmod {1}\right)",
        whole_numbers=True,
        phrases=(
            f"{_FIND} [the] remainder <when|if|as> {{expression}} is divided by {{expression2}}",
            f"{_FIND} [the] remainder of {{expression}} <divided by|on division by> {{expression2}}",
            f"{_FIND} [the] remainder <when|on|after|of> dividing {{expression}} by {{expression2}}",
            "reduce {expression} <modulo|mod> {expression2}",
            "what remainder does {expression} leave <when|if> divided by {expression2}",
            f"{_FIND} {{expression}} modulo {{expression2}}",
        ),
        shorthands=(
            (
                f"{_FIND} [the] <last|final|units|unit|ones> digit of {{expression}}",
                (("expression", "mod({expression}, 10)"),),
            ),
        ),
    ),
    Operator(
        "Inverse",
        (2, 2),
        "inverse modulo a number",
        names=("modinverse", "modinv", "invmod"),
        whole_numbers=True,
        phrases=(
            f"{_FIND} [the] [multiplicative] inverse of {{expression}} <modulo|mod> {{expression2}}",
            f"{_FIND} [the] modular [multiplicative] inverse of {{expression}} <modulo|mod> {{expression2}}",
            "invert {expression} <modulo|mod> {expression2}",
        ),
    ),
    Operator(
        "Totient",
        (1, 1),
        "phi function of Euler",
        names=("totient", "eulerphi", "EulerPhi"),
        latex=r"\varphi",
        letters=("phi",),
        whole_numbers=True,
        phrases=(
            f"{_FIND} [the] <euler's|eulers|euler> <phi|totient> [function] <of|at|for> {{expression}}",
            f"{_FIND} [the] <euler's|eulers|euler> <phi|totient> function {{expression}}",
            f"{_FIND} [the] <euler's|eulers|euler> <phi|totient> {{expression}}",
            f"{_FIND} [the] <totient|phi> [function] of {{expression}}",
            "how many [positive] <integers|numbers> <up to|not greater than|not exceeding> {expression} are "
            "<coprime|relatively prime|prime> to it",
        ),
    ),
    Operator(
        "DivisorCount",
        (1, 1),
        "number of divisors",
        names=("numdivisors", "numdiv"),
        latex=r"\tau",
        letters=("tau",),
        whole_numbers=True,
        phrases=(
            f"{_FIND} [the] number of [positive] <divisors|factors> of {{expression}}",
            "how many [positive] [integer] <divisors|factors> <does|has> [the] [number] {expression} [have]",
            "count the [positive] <divisors|factors> of {expression}",
        ),
    ),
    Operator(
        "DivisorSum",
        (1, 1),
        "sum of divisors",
        names=("sumdivisors", "sumdiv"),
        latex=r"\sigma",
        letters=("sigma",),
        whole_numbers=True,
        phrases=(
            f"{_FIND} [the] sum of [all] [the] [positive] <divisors|factors> of {{expression}}",
            "add [up] [all] [the] [positive] <divisors|factors> of {expression}",
        ),
    ),
    Operator(
        "TrailingZeros",
        (1, 1),
        "zeros at the end of a number",
        names=("trailingzeros",),
        whole_numbers=True,
        phrases=(
            "how many <trailing zeros|trailing zeroes> <does|has|are in|are there in> {expression} [have]",
            "how many <zeros|zeroes> <does|do> {expression} end <with|in>",
            "how many <zeros|zeroes> <are|stand> at the end of {expression}",
            "with how many <zeros|zeroes> does {expression} end",
            f"{_FIND} [the] number of <trailing zeros|trailing zeroes|zeros at the end> <of|in> {{expression}}",
        ),
    ),
    Operator(
        "DigitSum",
        (1, 1),
        "sum of the digits",
        names=("digitsum",),
        whole_numbers=True,
        phrases=(
            f"{_FIND} [the] sum of [all] [the] digits of {{expression}}",
            f"{_FIND} [the] digit sum of {{expression}}",
        ),
    ),
)
