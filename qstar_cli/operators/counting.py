"""Counting formulas: choices and arrangements."""

from qstar_cli.operators.operator import Operator

_THINGS = "[things|objects|items|people|elements|letters|books]"
_FIND = "[find|calculate|compute|determine|what is|give|evaluate|simplify]"

OPERATORS = (
    Operator("Factorial", (1, 1), "factorial"),
    Operator(
        "Binomial",
        (2, 2),
        "binomial coefficient",
        names=("binomial", "nCr", "ncr", "comb"),
        latex=r"\binom{{{0}}}{{{1}}}",
        letters=("C",),
        whole_numbers=True,
        symbolic=True,
        phrases=(
            f"{_FIND} {{expression}} choose {{expression2}}",
            f"{_FIND} [the] binomial coefficient {{expression}} <over|choose> {{expression2}}",
            f"{_FIND} [the] number of combinations of {{expression}} {_THINGS} taken {{expression2}} at a time",
            f"[in] how many ways <can|may> [you|we|one] [choose|select|pick] {{expression2}} {_THINGS} "
            f"[be chosen|be selected|be picked] <from|out of> {{expression}} {_THINGS}",
        ),
    ),
    Operator(
        "Permutations",
        (2, 2),
        "number of arrangements",
        names=("permutations", "nPr", "npr", "perm"),
        latex=r"P\left({0}, {1}\right)",
        letters=("P",),
        whole_numbers=True,
        symbolic=True,
        phrases=(
            f"{_FIND} [the] number of permutations of {{expression}} {_THINGS} taken {{expression2}} at a time",
            f"[in] how many ways <can|may> [you|we|one] [arrange|order] {{expression2}} {_THINGS} "
            f"[be arranged] <from|out of> {{expression}} {_THINGS}",
        ),
    ),
)
