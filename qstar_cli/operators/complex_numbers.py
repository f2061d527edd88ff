"""Complex numbers: their parts and forms. The imaginary unit and the domain bring the family in."""

from qstar_cli.operators.operator import Operator

_FIND = "<find|calculate|compute|determine|what is|what are|give|evaluate|state>"
_NUMBER = "[the|a] [complex] [number] [z =]"
_WRITE = "<write|express|convert|put|change|find|give> [the] [complex] [number] [z =]"
_POLAR = (
    "<polar form|polar coordinates|trigonometric form|the polar form|trigonometric polar form|modulus-argument form>"
)
_EXPONENTIAL = (
    "<exponential form|euler form|the exponential form|polar form r*e^(i*theta)|polar form re^(i*theta)|"
    "the form r*e^(i*theta)|the form re^(i*theta)|the form re^{i\\theta}>"
)
_CARTESIAN = (
    "<cartesian form|rectangular form|algebraic form|standard form|the form a + bi|the form a+bi|a + bi form|a+bi form|"
    "the form x + iy|the form x+iy>"
)
_OVER_COMPLEX = (
    f"[{_FIND}|simplify] {{expression}} <over|in> [the] [set of] complex [numbers]",
    (("expression", "{expression}"),),
)

OPERATORS = (
    Operator("i", (0, 0), "the imaginary unit", shorthands=(_OVER_COMPLEX,), needs=("i",)),
    Operator("complex", (0, 0), "the complex numbers"),
    Operator(
        "Conjugate",
        (1, 1),
        "complex conjugate",
        names=("conj", "conjugate"),
        latex=r"\overline{{{0}}}",
        phrases=(f"[{_FIND}] [the] [complex] conjugate of {_NUMBER} {{expression}}",),
    ),
    Operator(
        "RealPart",
        (1, 1),
        "real part",
        names=("Re",),
        latex=r"\operatorname{{Re}}\left({0}\right)",
        phrases=(f"[{_FIND}] [the] real part of {_NUMBER} {{expression}}",),
    ),
    Operator(
        "ImaginaryPart",
        (1, 1),
        "imaginary part",
        names=("Im",),
        latex=r"\operatorname{{Im}}\left({0}\right)",
        phrases=(f"[{_FIND}] [the] imaginary part of {_NUMBER} {{expression}}",),
    ),
    Operator(
        "Argument",
        (1, 1),
        "argument of a complex number",
        names=("arg",),
        latex=r"\arg\left({0}\right)",
        phrases=(f"[{_FIND}] [the] [principal] argument of {_NUMBER} {{expression}}",),
    ),
    Operator(
        "CartesianForm",
        (1, 1),
        "write a complex number as a + bi",
        question=True,
        sentence="write {expression} in the form a + b*i",
        phrases=(
            f"{_WRITE} {{expression}} <in|into|to|as> {_CARTESIAN}",
            f"{_FIND} [the] {_CARTESIAN} of {{expression}}",
        ),
        shorthands=(_OVER_COMPLEX,),
        closed=True,
        example="write 2(cos(pi/3) + i*sin(pi/3)) in the form a + bi",
    ),
    Operator(
        "PolarForm",
        (1, 1),
        "polar form of a complex number",
        question=True,
        sentence="write {expression} in polar form",
        phrases=(
            f"{_WRITE} {{expression}} <in|into|to|as> {_POLAR}",
            f"{_FIND} [the] {_POLAR} of {_NUMBER} {{expression}}",
        ),
        closed=True,
        example="write -1 + i in polar form",
    ),
    Operator(
        "ExponentialForm",
        (1, 1),
        "exponential form of a complex number",
        question=True,
        sentence="write {expression} in exponential form",
        phrases=(
            f"{_WRITE} {{expression}} <in|into|to|as> {_EXPONENTIAL}",
            f"{_FIND} [the] {_EXPONENTIAL} of {_NUMBER} {{expression}}",
        ),
        closed=True,
        example="write 1 + i in exponential form",
    ),
)
