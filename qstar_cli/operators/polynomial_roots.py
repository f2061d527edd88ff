"""Real roots of polynomials that have no simpler name, counted from the left."""

from qstar_cli.operators.operator import Operator

OPERATORS = (Operator("PolynomialRoot", (2, 2), "root of a polynomial"),)
OPENINGS = ("root",)
