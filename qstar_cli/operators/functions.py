"""Functions of one or two arguments written `name(x)`."""

from qstar_cli.operators.operator import Operator

OPERATORS = (
    Operator("Root", (1, 2), "root", names=("root", "nthroot", "nthRoot"), latex=r"\sqrt[{1}]{{{0}}}"),
    Operator(
        "Abs",
        (1, 1),
        "absolute value",
        names=("abs",),
        latex=r"\left|{0}\right|",
        phrases=("[find|calculate|compute|determine|what is] [the] <modulus|absolute value> of {expression}",),
    ),
    Operator("Percent", (1, 1), "percent", names=("percent",), latex=r"{0}\%"),
    Operator("Ln", (1, 1), "natural logarithm", names=("ln",), latex=r"\ln"),
    Operator("Log", (1, 2), "logarithm", names=("log",), latex=r"\log"),
)
