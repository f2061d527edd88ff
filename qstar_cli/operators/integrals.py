"""Antiderivatives and definite integrals."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|calculate|compute|determine|evaluate|what is]"
_ANTIDERIVATIVE = "<antiderivative|indefinite integral|primitive|general antiderivative>"
_BETWEEN = "<from|between> {expression2} <to|and> {expression3}"

OPERATORS = (
    Operator(
        "Integral",
        (2, 4),
        "integral",
        names=("integral",),
        latex=r"\int {0}\,d{1}",
        binds=(1,),
    ),
    Operator(
        "Integrate",
        (2, 2),
        "find an antiderivative",
        question=True,
        sentence="integrate {expression} with respect to {unknowns}",
        phrases=(
            "integrate {integrand}",
            "integrate {expression}",
            f"{_FIND} [the] integral of {{integrand}}",
            f"{_FIND} [the|an] <integral|antiderivative|indefinite integral|primitive> of {{expression}}",
            f"{_FIND} [the|an] {_ANTIDERIVATIVE} of {{expression}} with respect to {{unknowns}}",
        ),
        example="integrate x*exp(x) dx",
    ),
    Operator(
        "IntegrateBetween",
        (4, 4),
        "evaluate a definite integral",
        question=True,
        sentence="integrate {expression} with respect to {unknowns} from {expression2} to {expression3}",
        phrases=(
            f"integrate {{integrand}} {_BETWEEN}",
            f"integrate {{expression}} {_BETWEEN}",
            f"{_FIND} [the] [definite] integral of {{integrand}} {_BETWEEN}",
            f"{_FIND} [the] [definite] integral of {{expression}} {_BETWEEN}",
            "integrate from {expression2} to {expression3} [of] {integrand}",
        ),
        example="integrate x*exp(x) dx from 0 to 1",
    ),
)
