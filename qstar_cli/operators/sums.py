"""Finite sums."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|calculate|compute|determine|evaluate|what is]"
_TO = "<to|up to|until>"

OPERATORS = (
    Operator(
        "FiniteSum", (4, 4), "sum over a range", names=("summation",), latex=r"\sum_{{{1}={2}}}^{{{3}}}{0}", binds=(1,)
    ),
    Operator(
        "AddUp",
        (4, 4),
        "add up a finite sum",
        question=True,
        sentence="add up {expression} for {unknowns} from {expression2} to {expression3}",
        phrases=(
            f"{_FIND} [the] sum [of] {{expression}} <for|over|as|where> {{unknowns}} = {{expression2}} {_TO} "
            "{expression3}",
            f"{_FIND} [the] sum [of] {{expression}} <for|over|as|where> {{unknowns}} from {{expression2}} {_TO} "
            "{expression3}",
            f"{_FIND} [the] sum from {{unknowns}} = {{expression2}} to {{expression3}} of {{expression}}",
            f"add up {{expression}} for {{unknowns}} = {{expression2}} {_TO} {{expression3}}",
        ),
        example="sum k^2 for k = 1 to n",
    ),
)
