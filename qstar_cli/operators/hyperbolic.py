"""Hyperbolic functions and their inverses."""

from qstar_cli.operators.operator import Operator

OPERATORS = (
    Operator("Sinh", (1, 1), "hyperbolic sine", names=("sinh",), latex=r"\sinh"),
    Operator("Cosh", (1, 1), "hyperbolic cosine", names=("cosh",), latex=r"\cosh"),
    Operator("Tanh", (1, 1), "hyperbolic tangent", names=("tanh",), latex=r"\tanh"),
    Operator("Coth", (1, 1), "hyperbolic cotangent", names=("coth",), latex=r"\coth"),
    Operator("Sech", (1, 1), "hyperbolic secant", names=("sech",), latex=r"\operatorname{sech}"),
    Operator("Csch", (1, 1), "hyperbolic cosecant", names=("csch",), latex=r"\operatorname{csch}"),
    Operator(
        "Asinh", (1, 1), "inverse hyperbolic sine", names=("arsinh", "asinh", "arcsinh"), latex=r"\operatorname{arsinh}"
    ),
    Operator(
        "Acosh",
        (1, 1),
        "inverse hyperbolic cosine",
        names=("arcosh", "acosh", "arccosh"),
        latex=r"\operatorname{arcosh}",
    ),
    Operator(
        "Atanh",
        (1, 1),
        "inverse hyperbolic tangent",
        names=("artanh", "atanh", "arctanh"),
        latex=r"\operatorname{artanh}",
    ),
)
