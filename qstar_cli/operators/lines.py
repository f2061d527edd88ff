"""Straight lines in the plane of x and y: their equations, slopes and intercepts."""

from qstar_cli.operators.operator import Operator

_FIND = "[find|write|determine|give|state|what is|derive|calculate|compute|work out]"
_EQUATION = (
    f"{_FIND} [down] [the|an] [slope-intercept form of the] [slope-intercept|linear|cartesian] [equation] [of|for] "
    "[the|a] [straight] <line|equation>"
)
_FORM = (
    "[in|using|as] [slope-intercept form|slope intercept form|the form y = mx + b|the form y = mx + c|slope-intercept]"
)
_THAT = "[that|which] [is|goes|passes|passing|has|having|drawn]"
_TO = "to [the] [straight] [line] [with equation|whose equation is|given by]"
_POINT = "<through|passing through|passes through|and through|containing|contains> [the] [point|coordinates] {point}"
_SLOPE = "[with|of|has|having|whose|and] [a|the] <slope|gradient> [of|is|m =|=] {expression}"
_INTERCEPT = "[a|the|an] <y-intercept|y intercept> [of|is|at|b =|=] {expression2}"
_WITH = "<through|passing through|passes through|containing|between|joining|connecting|contains>"
_TWO = "[the] [two] [points|point|coordinates] {point} <and|,> [through] [the] [point] {point2}"
_OF = "of [the] [graph of] [the] [straight] [line|graph|curve] [with equation|given by|whose equation is] {formula}"
_Y, _X = "<y-intercept|y intercept|vertical intercept>", "<x-intercept|x-intercepts|x intercept|horizontal intercept>"

OPERATORS = (
    Operator(
        "LineThrough",
        (2, 2),
        "line through two points",
        question=True,
        formula=True,
        sentence="find the line through {point} and {point2}",
        phrases=(
            f"{_EQUATION} {_THAT} {_WITH} {_TWO} {_FORM}",
            f"<find|determine> [the] equation <through|of|for> {_TWO} {_FORM}",
        ),
        shorthands=(
            (
                f"{_EQUATION} [with|that has|whose|having] [an] [x-intercept] [of|is] {{expression}} and "
                "[a] y-intercept [of|is] {expression2}",
                (("point", "({expression}, 0)"), ("point2", "(0, {expression2})")),
            ),
        ),
        example="find the line through (1, 2) and (3, 8)",
    ),
    Operator(
        "LineWithSlope",
        (2, 2),
        "line with a slope",
        question=True,
        formula=True,
        sentence="find the line through {point} with slope {expression}",
        phrases=(
            f"{_EQUATION} {_THAT} {_POINT} {_THAT} {_SLOPE} {_FORM}",
            f"{_EQUATION} {_THAT} {_SLOPE} {_THAT} {_POINT} {_FORM}",
            f"{_EQUATION} {_THAT} {_SLOPE} and {_THAT} {_POINT} {_FORM}",
            f"{_EQUATION} {_THAT} {_POINT} and {_THAT} {_SLOPE} {_FORM}",
        ),
        shorthands=(
            (
                f"{_EQUATION} {_THAT} {_SLOPE} and {_INTERCEPT} {_FORM}",
                (("point", "(0, {expression2})"), ("expression", "{expression}")),
            ),
            (
                f"{_FIND} [down] [the|an] [equation of] [the|a] horizontal line {_THAT} {_POINT}",
                (("point", "{point}"), ("expression", "0")),
            ),
        ),
        example="find the line through (1, 2) with slope 3",
    ),
    Operator(
        "LineParallel",
        (2, 2),
        "parallel line",
        question=True,
        formula=True,
        sentence="find the line through {point} parallel to {formula}",
        phrases=(
            f"{_EQUATION} {_THAT} {_POINT} [and] {_THAT} parallel {_TO} {{formula}} {_FORM}",
            f"{_EQUATION} {_THAT} parallel {_TO} {{formula}} [and] {_THAT} {_POINT} {_FORM}",
        ),
        shorthands=(
            (
                f"{_FIND} [down] [the|an] [equation of] [the|a] vertical line {_THAT} {_POINT}",
                (("point", "{point}"), ("formula", "x = 0")),
            ),
        ),
        example="find the line through (1, 2) parallel to y = 3x - 5",
    ),
    Operator(
        "LinePerpendicular",
        (2, 2),
        "perpendicular line",
        question=True,
        formula=True,
        sentence="find the line through {point} perpendicular to {formula}",
        phrases=(
            f"{_EQUATION} {_THAT} {_POINT} [and] {_THAT} perpendicular {_TO} {{formula}} {_FORM}",
            f"{_EQUATION} {_THAT} perpendicular {_TO} {{formula}} [and] {_THAT} {_POINT} {_FORM}",
        ),
        example="find the line through (1, 2) perpendicular to y = 3x - 5",
    ),
    Operator(
        "LineBisector",
        (2, 2),
        "perpendicular bisector",
        question=True,
        formula=True,
        sentence="find the perpendicular bisector of {point} and {point2}",
        phrases=(
            f"{_FIND} [down] [the|an] [equation of] [the] perpendicular bisector of [the] [line] [segment] "
            f"[joining|connecting|between|from|with endpoints] {_TWO}",
        ),
        example="find the perpendicular bisector of (0, 0) and (4, 2)",
    ),
    Operator(
        "LineDistance",
        (2, 2),
        "distance from a line",
        question=True,
        sentence="find the distance of {point} from the line {formula}",
        phrases=(
            f"{_FIND} [the] [shortest|perpendicular] distance <from|of|between> [the] [point] {{point}} <to|from|and> "
            "[the] [straight] line [with equation] {formula}",
        ),
        example="find the distance of (1, 2) from the line 3x + 4y = 5",
    ),
    Operator(
        "SlopeOf",
        (1, 1),
        "slope of a line",
        question=True,
        sentence="find the slope of the line {formula}",
        phrases=(
            f"{_FIND} [the] <slope|gradient> {_OF}",
            "{formula} [.] <find|what is|determine> [the] <slope|gradient> [of the line]",
            f"{_FIND} [the] <slope|gradient> of [a|any|the] [line] [that is] parallel to [the] [given] [line] "
            "[:|with equation] {formula}",
        ),
        example="find the slope of the line 2x + 3y = 6",
    ),
    Operator(
        "SlopePerpendicular",
        (1, 1),
        "slope of a perpendicular",
        question=True,
        sentence="find the slope of a line perpendicular to {formula}",
        phrases=(
            f"{_FIND} [the] <slope|gradient> of [a|any|the] [line] [that is] perpendicular to [the] [given] [line] "
            "[:|with equation] {formula}",
        ),
        example="find the slope of a line perpendicular to 2x + 3y = 6",
    ),
    Operator(
        "SlopeAndIntercept",
        (1, 1),
        "slope and intercept of a line",
        question=True,
        sentence="find the slope and y-intercept of {formula}",
        phrases=(
            f"<find|determine|give|state|what is|what are|identify> [the] <slope|gradient> and [the] {_Y} {_OF}",
            "<write|express|rewrite|put|convert> [the] [equation] [of] [the] [line] {formula} <in|into|to> "
            "<slope-intercept form|slope intercept form|the form y = mx + b|the form y = mx + c> "
            "and <give|state|find|identify> [the] slope and [the] y-intercept",
        ),
        example="find the slope and y-intercept of 2x + 3y = 6",
    ),
    Operator(
        "LineSolved",
        (1, 1),
        "slope-intercept form",
        question=True,
        sentence="write the line {formula} in slope-intercept form",
        phrases=(
            "<write|express|rewrite|put|convert> [the] [linear] [equation] [of] [the] [line] {formula} <in|into|to> "
            "[the] <slope-intercept form|slope intercept form|form y = mx + b|form y = mx + c>",
        ),
        example="write the line 2x + 3y = 6 in slope-intercept form",
    ),
    Operator("LineData", (2, 2), "slope and intercept", formula=True, labels=("slope", "y-intercept")),
    Operator(
        "LineForm",
        (1, 1),
        "standard form of a line",
        question=True,
        sentence="write the line {formula} in standard form",
        phrases=(
            "<write|express|rewrite|put|convert> [the] [equation] [of] the line {formula} <in|into|to> "
            "[the] <standard form|general form|standard form ax + by = c>",
            "<write|express|rewrite|put|convert> [the] [linear] equation {formula} <in|into|to> "
            "[the] <standard form|general form|standard form ax + by = c|form ax + by = c>",
        ),
        example="write the line y = 2x/3 + 1 in standard form",
    ),
    Operator(
        "Intercept",
        (0, 0),
        "intercepts",
        asks="Solve",
        shorthands=(
            (
                f"{_FIND} [the] [coordinates of the] <point|points> <of intersection|where> [of|of the|the] "
                "[lines|graphs|curves|two lines] {formula} [intersect|meet|cross]",
                (("formula", "{formula}"), ("unknowns", "x, y")),
            ),
            (
                "<where|at what point|at which point> do [the] [lines|graphs|curves|two lines] {formula} "
                "<intersect|meet|cross>",
                (("formula", "{formula}"), ("unknowns", "x, y")),
            ),
            (f"{_FIND} [the] {_X} {_OF}", (("formula", "{formula} and y = 0"), ("unknowns", "x, y"))),
            (
                f"{_FIND} [the] [both] <x- and y-intercepts|x and y intercepts|x-intercept and y-intercept|"
                f"x-intercept and the y-intercept|x- and y-intercept|intercepts> {_OF}",
                (("formula", "{formula} and x*y = 0"), ("unknowns", "x, y")),
            ),
            (f"{_FIND} [the] {_Y} {_OF}", (("formula", "{formula} and x = 0"), ("unknowns", "x, y"))),
            (
                f"{_FIND} [the] {_Y} of [the] [graph of] [the] [function|parabola|graph|curve] {{function}}",
                (("formula", "y = {function} and x = 0"), ("unknowns", "x, y")),
            ),
            (
                f"{_FIND} [the] <x-intercept|x-intercepts|zeros> of [the] [graph of] [the] "
                "[function|parabola|graph|curve] {function}",
                (("formula", "{function} = 0"),),
            ),
            (
                f"{_FIND} [the|all] [real] <zeros|zeroes|roots|zero|root> of [the] [polynomial|quadratic] function "
                "{function}",
                (("formula", "{function} = 0"),),
            ),
        ),
    ),
)
OPENINGS = ("slope",)
