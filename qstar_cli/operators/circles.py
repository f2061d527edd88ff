"""Circles in the plane of x and y."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|write|determine|give|state|what is|what are|derive|calculate|identify]"
_EQUATION = (
    f"{_FIND} [down] [the|an] [standard form of the] [standard] [equation] [in standard form] [of|for] [the|a] circle "
    "[which satisfies the given criteria|that satisfies the given conditions]"
)
_CIRCLE = "[of] [the] [circle] [with equation|given by|whose equation is|with the equation] {formula}"
_CENTER = "<center|centre|centered|centred>"
_WITH = "[that|which] <with|has|having|of|whose|and|is>"
_AT = "[the|a] [at|is|of|c|=] [the] [point|origin] {point}"
_CONTAINS = "[that|and|which] <through|passing through|passes through|containing|contains>"
_ENDS = "<from|[with|whose|has|having] <endpoints|end points|ends> [are]>"

OPERATORS = (
    Operator(
        "CenterRadius",
        (1, 1),
        "center and radius of a circle",
        question=True,
        sentence="find the center and radius of {formula}",
        phrases=(
            f"{_FIND} [the] [coordinates of the] <center|centre> and [the] [length of the] radius {_CIRCLE}",
            f"{_FIND} [the] radius and [the] [coordinates of the] <center|centre> {_CIRCLE}",
            "[the] circle [with equation] {formula} [.|,|:] <find|what is|determine> [its|the] <center|centre> "
            "and [its|the] radius",
        ),
        example="find the center and radius of x^2 + y^2 - 4x + 6y = 3",
    ),
    Operator(
        "CenterOf",
        (1, 1),
        "center of a circle",
        question=True,
        sentence="find the center of the circle {formula}",
        phrases=(
            f"{_FIND} [the] [coordinates of the] <center|centre> of [the] circle [with equation|given by] {{formula}}",
        ),
        example="find the center of the circle x^2 + y^2 - 4x + 6y = 3",
    ),
    Operator(
        "RadiusOf",
        (1, 1),
        "radius of a circle",
        question=True,
        sentence="find the radius of the circle {formula}",
        phrases=(f"{_FIND} [the] [length of the] radius of [the] circle [with equation|given by] {{formula}}",),
        example="find the radius of the circle x^2 + y^2 - 4x + 6y = 3",
    ),
    Operator(
        "CircleForm",
        (1, 1),
        "standard form of a circle",
        question=True,
        sentence="write the circle {formula} in standard form",
        phrases=(
            "<write|express|rewrite|put|convert> [the] [equation] [of] [the] circle [with equation] {formula} "
            "<in|into|to> [the] <standard form|center-radius form|standard form of a circle>",
        ),
        example="write the circle x^2 + y^2 - 4x + 6y = 3 in standard form",
    ),
    Operator(
        "CircleWith",
        (2, 2),
        "circle with center and radius",
        question=True,
        formula=True,
        sentence="find the circle with center {point} and radius {expression}",
        phrases=(
            f"{_EQUATION} {_WITH} [a] {_CENTER} {_AT} <and|,|with> [the|a|has|with|whose] [radius] [of|is|r|=] "
            "{expression} [units]",
            f"{_EQUATION} {_WITH} [a|the] radius [of|is] {{expression}} [units] <and|,> [a|its|with|has|whose] "
            f"{_CENTER} {_AT}",
            f"{_EQUATION} {_CENTER} {_AT} <and|,|with> [the|a|has|with|whose] [radius] [of|is|r|=] {{expression}}",
        ),
        example="find the circle with center (2, -3) and radius 4",
    ),
    Operator(
        "CircleThrough",
        (2, 2),
        "circle with center through a point",
        question=True,
        formula=True,
        sentence="find the circle with center {point} through {point2}",
        phrases=(
            f"{_EQUATION} {_WITH} [a] {_CENTER} {_AT} [and] [that] {_CONTAINS} [the] [point] {{point2}}",
            f"{_EQUATION} {_CENTER} {_AT} [and] [that] {_CONTAINS} [the] [point] {{point2}}",
        ),
        example="find the circle with center (1, 2) through (4, 6)",
    ),
    Operator(
        "CircleOnDiameter",
        (2, 2),
        "circle on a diameter",
        question=True,
        formula=True,
        sentence="find the circle with diameter from {point} to {point2}",
        phrases=(
            f"{_EQUATION} <with|having|that has|whose> [a|the] diameter {_ENDS} [the] [points] {{point}} "
            "<and|to> {point2}",
            f"{_EQUATION} <endpoints|end points> of a diameter {{point}} and {{point2}}",
            f"{_EQUATION} [where|if|such that|for which] [the] [points] {{point}} and {{point2}} are "
            "[the] <endpoints|end points|ends> of [a|the] diameter",
        ),
        example="find the circle with diameter from (1, 2) to (5, 4)",
    ),
    Operator("CircleData", (2, 2), "center and radius", formula=True, labels=("center", "radius")),
)
OPENINGS = ("center",)
