"""Counting formulas: choices and arrangements."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|calculate|compute|determine|what is|give|evaluate|simplify]"

OPERATORS = (
    Operator(
        "Binomial",
        (2, 2),
        "binomial coefficient",
        names=("binomial", "nCr", "ncr", "binom", "comb"),
        latex=r"\binom{{{0}}}{{{1}}}",
        letters=("C",),
        whole_numbers=True,
        phrases=(
            f"{_FIND} {{expression}} choose {{expression2}}",
            f"{_FIND} [the] binomial coefficient {{expression}} <over|choose> {{expression2}}",
            f"{_FIND} [the] number of combinations of {{expression}} [things|objects|items] taken {{expression2}} at a time",
            "[in] how many ways <can|may> [you|we|one] [choose|select|pick] {expression2} [things|objects|items|people|elements] "
            "[be chosen|be selected|be picked] <from|out of> {expression} [things|objects|items|people|elements]",
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
        phrases=(
            f"{_FIND} [the] number of permutations of {{expression}} [things|objects|items] taken {{expression2}} at a time",
            "[in] how many ways <can|may> [you|we|one] [arrange|order] {expression2} [things|objects|items|people|elements] "
            "[be arranged] <from|out of> {expression} [things|objects|items|people|elements]",
        ),
    ),
)
