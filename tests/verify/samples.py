"""Correct certificates, written by hand, of every kind of question and claim; the mutation tests start from them."""

from __future__ import annotations

from tests.verify.building import Certificate, certificate

SAME, EQUAL, WHERE = "same-solutions", "equal", "equal-where"

SAMPLES: dict[str, Certificate] = {
    "linear": certificate(
        "solve 2x + 3 = 7 for x over the reals", "2x + 3 = 7", SAME, "2x = 4", SAME, "x = 2", answer="x = 2"
    ),
    "linear with fractions": certificate(
        "solve x/2 + x/3 = 5 for x over the reals",
        "x/2 + x/3 = 5", EQUAL, "5/6*x = 5", SAME, "x = 6", answer="x = 6",
    ),
    "no solution": certificate(
        "solve 2x + 1 = 2x + 3 for x over the reals", "2x + 1 = 2x + 3", SAME, "1 = 3", SAME, "false", answer="false"
    ),
    "all numbers": certificate(
        "solve 2(x + 1) = 2x + 2 for x over the reals",
        "2(x + 1) = 2x + 2", EQUAL, "2x + 2 = 2x + 2", SAME, "true", answer="true",
    ),
    "quadratic by factors": certificate(
        "solve x^2 - 5x + 6 = 0 for x over the reals",
        "x^2 - 5x + 6 = 0", EQUAL, "(x - 2)*(x - 3) = 0", "splits-cases", "x - 2 = 0 or x - 3 = 0",
        SAME, "x = 2 or x - 3 = 0", SAME, "x = 2 or x = 3", answer="x = 2 or x = 3",
    ),
    "quadratic by the formula": certificate(
        "solve x^2 - x - 1 = 0 for x over the reals",
        "x^2 - x - 1 = 0", SAME, "x = (1 - sqrt(5))/2 or x = (1 + sqrt(5))/2",
        answer="x = (1 - sqrt(5))/2 or x = (1 + sqrt(5))/2",
    ),
    "quadratic without roots": certificate(
        "solve x^2 + x + 1 = 0 for x over the reals", "x^2 + x + 1 = 0", SAME, "false", answer="false"
    ),
    "cubic": certificate(
        "solve x^3 = 2x for x over the reals",
        "x^3 = 2x", SAME, "x*(x^2 - 2) = 0", "splits-cases", "x = 0 or x^2 - 2 = 0",
        SAME, "x = 0 or x = sqrt(2) or x = -sqrt(2)", answer="x = -sqrt(2) or x = 0 or x = sqrt(2)",
    ),
    "rational with a hole": certificate(
        "solve (x^2 - 1)/(x - 1) = 2 for x over the reals",
        "(x^2 - 1)/(x - 1) = 2", WHERE, "x + 1 = 2 | x != 1", SAME, "x = 1 | x != 1",
        "rejects-candidates", "false", answer="false",
    ),
    "rational": certificate(
        "solve 6/x = x + 1 for x over the reals",
        "6/x = x + 1", SAME, "6 = (x + 1)*x | x != 0", SAME, "x^2 + x - 6 = 0 | x != 0",
        SAME, "x = 2 or x = -3 | x != 0", "rejects-candidates", "x = 2 or x = -3", answer="x = -3 or x = 2",
    ),
    "radical": certificate(
        "solve sqrt(x + 2) = x for x over the reals",
        "sqrt(x + 2) = x", "adds-solutions", "x + 2 = x^2 |  | sqrt(x + 2) = x",
        SAME, "x = 2 or x = -1 |  | sqrt(x + 2) = x", "rejects-candidates", "x = 2", answer="x = 2",
    ),
    "absolute value": certificate(
        "solve |x - 1| = 3 for x over the reals",
        "|x - 1| = 3", "splits-cases", "x - 1 = 3 or x - 1 = -3", SAME, "x = 4 or x = -2", answer="x = -2 or x = 4",
    ),
    "literal": certificate(
        "solve a*x + b = c for x over the reals",
        "a*x + b = c", SAME, "a*x = c - b", "splits-cases",
        "x = (c - b)/a if a != 0; true if a = 0 and b = c; false if a = 0 and b != c",
        answer="x = (c - b)/a if a != 0; true if a = 0 and b = c; false if a = 0 and b != c",
    ),
    "literal with two letters in front": certificate(
        "solve a*x = b*x + 1 for x over the reals",
        "a*x = b*x + 1",
        SAME,
        "(a - b)*x = 1",
        "splits-cases",
        "x = 1/(a - b) if a != b; false if a = b",
        answer="x = 1/(a - b) if a != b; false if a = b",
    ),
    "literal quadratic": certificate(
        "solve 4x^2 - 25y^2 = 0 for x over the reals",
        "4x^2 - 25y^2 = 0", EQUAL, "(2x - 5y)*(2x + 5y) = 0", "splits-cases", "2x - 5y = 0 or 2x + 5y = 0",
        SAME, "x = 5y/2 or x = -5y/2", answer="x = 5y/2 or x = -5y/2",
    ),
    "literal with an assumption": certificate(
        "solve a*x = b for x over the reals assuming a > 0", "a*x = b", SAME, "x = b/a", answer="x = b/a"
    ),
    "literal root": certificate(
        "solve x^2 = a for x over the reals",
        "x^2 = a", "splits-cases", "x = sqrt(a) or x = -sqrt(a) if a >= 0; false if a < 0",
        answer="x = sqrt(a) or x = -sqrt(a) if a >= 0; false if a < 0",
    ),
    "defined letter": certificate(
        "solve x^4 - 5x^2 + 4 = 0 for x over the reals",
        "x^4 - 5x^2 + 4 = 0", "defines", "u^2 - 5u + 4 = 0 | u = x^2", SAME, "u = 1 or u = 4 | u = x^2",
        SAME, "x^2 = 1 or x^2 = 4", SAME, "x = 1 or x = -1 or x = 2 or x = -2",
        answer="x = -2 or x = -1 or x = 1 or x = 2",
    ),
    "complex": certificate(
        "solve x^2 - 2x + 5 = 0 for x over the complex",
        "x^2 - 2x + 5 = 0", SAME, "x = 1 - 2i or x = 1 + 2i", answer="x = 1 - 2i or x = 1 + 2i",
    ),
    "polynomial": certificate("simplify 3(x + 2) - 2x", "3(x + 2) - 2x", EQUAL, "3x + 6 - 2x", EQUAL, "x + 6",
        answer="x + 6"),
    "cancelled": certificate(
        "simplify (x^2 - 1)/(x - 1)", "(x^2 - 1)/(x - 1)", WHERE, "x + 1 | x != 1", answer="x + 1 for x != 1"
    ),
    "cancelled twice": certificate(
        "simplify x*(x - 2)/(x*(x - 2)*(x + 1))",
        "x*(x - 2)/(x*(x - 2)*(x + 1))", WHERE, "(x - 2)/((x - 2)*(x + 1)) | x != 0",
        WHERE, "1/(x + 1) | x != 0, x != 2", answer="1/(x + 1) for x != 0 and x != 2",
    ),
    "power of a letter": certificate("simplify x^0*y", "x^0*y", WHERE, "y | x != 0", answer="y for x != 0"),
    "root of a square": certificate("simplify sqrt(4x^2)", "sqrt(4x^2)", EQUAL, "2*|x|", answer="2*|x|"),
    "number": certificate("simplify 3/4 + 1/6", "3/4 + 1/6", EQUAL, "9/12 + 2/12", EQUAL, "11/12", answer="11/12"),
    "surd": certificate("simplify sqrt(12) + sqrt(27)", "sqrt(12) + sqrt(27)", EQUAL, "2sqrt(3) + 3sqrt(3)",
                        EQUAL, "5sqrt(3)", answer="5sqrt(3)"),
    "nested radical": certificate("simplify sqrt(3 + 2sqrt(2))", "sqrt(3 + 2sqrt(2))", EQUAL, "1 + sqrt(2)",
        answer="1 + sqrt(2)"),
    "undefined": certificate("simplify 1/(x - x)", "1/(x - x)", EQUAL, "1/0", EQUAL, "undefined", answer="undefined"),
    "two letters": certificate(
        "simplify (x^2 - y^2)/(x - y)", "(x^2 - y^2)/(x - y)", WHERE, "x + y | x != y", answer="x + y for x != y"
    ),
    "expanded": certificate("expand (x + 1)*(x - 2)", "(x + 1)*(x - 2)", EQUAL, "x^2 - x - 2", answer="x^2 - x - 2"),
    "factored": certificate("factor 6x^2 + x - 2", "6x^2 + x - 2", EQUAL, "(2x - 1)*(3x + 2)",
        answer="(2x - 1)*(3x + 2)"),
    "factored further": certificate(
        "factor x^4 - 1", "x^4 - 1", EQUAL, "(x^2 - 1)*(x^2 + 1)", EQUAL, "(x - 1)*(x + 1)*(x^2 + 1)",
        answer="(x - 1)*(x + 1)*(x^2 + 1)",
    ),
    "evaluated": certificate("evaluate 2x^2 + y at x = 3, y = 1", "2*3^2 + 1", EQUAL, "19", answer="19"),
    "converted": certificate("convert 0.375 to fraction", "0.375", EQUAL, "375/1000", EQUAL, "3/8", answer="3/8"),
}  # fmt: skip
