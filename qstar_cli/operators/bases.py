"""Numbers written in a base, and single digits."""

from qstar_cli.operators.operator import Operator

_CONVERT = "[convert|change|write|express|translate|what is] [the] [number]"
_NAMES = (("binary", "2"), ("octal", "8"), ("hexadecimal", "16"), ("hex", "16"), ("ternary", "3"))
_DIGITS = "based({digits}, {integer2})"
_PLACES = (
    ("<units|unit|ones>", "0"),
    ("tens", "1"),
    ("hundreds", "2"),
    ("thousands", "3"),
    ("<ten thousands|ten-thousands>", "4"),
    ("<hundred thousands|hundred-thousands>", "5"),
    ("millions", "6"),
    ("<ten millions|ten-millions>", "7"),
    ("<hundred millions|hundred-millions>", "8"),
    ("billions", "9"),
    ("<ten billions|ten-billions>", "10"),
    ("<hundred billions|hundred-billions>", "11"),
    ("trillions", "12"),
)

OPERATORS = (
    Operator(
        "ToBase",
        (2, 2),
        "write a number in another base",
        question=True,
        sentence="write {expression} in base {integer}",
        phrases=(
            f"{_CONVERT} {{expression}} <to|in|into> base {{integer}}",
            f"{_CONVERT} {{expression}} from base 10 <to|into> base {{integer}}",
        ),
        shorthands=(
            *(
                (f"{_CONVERT} {sign}{{digits}} {source} <to|in|into> base {{integer}}", (
                    ("expression", sign + _DIGITS), ("integer", "{integer}")))
                for sign in ("", "-")
                for source in ("(base {integer2})", "from base {integer2}", "in base {integer2}", "base {integer2}")
            ),
            *(
                (f"{_CONVERT} {{constant}} [from decimal] <to|in|into> {name}", (
                    ("expression", "{constant}"), ("integer", base)))
                for name, base in _NAMES
            ),
            *(
                (f"{_CONVERT} {source} <to|into|in> decimal", (
                    ("expression", f"based({{digits}}, {base})"), ("integer", "10")))
                for name, base in _NAMES
                for source in (f"{{digits}} from {name}", f"{name} [number] {{digits}}")
            ),
        ),
        example="write 255 in base 16",
    ),
    Operator("Based", (2, 2), "number in a base", names=("based",), whole_numbers=True),
    Operator(
        "DigitAt",
        (2, 2),
        "digit of a number",
        names=("digitat",),
        whole_numbers=True,
        shorthands=tuple(
            (
                f"[find|what is|which is|give] [the] {place} digit <of|in> {{expression}}",
                (("expression", f"digitat({{expression}}, {digit})"),),
            )
            for place, digit in _PLACES
        ),
    ),
)  # fmt: skip
OPENINGS = ("_",)
