"""Trigonometric functions and their inverses."""

from qstar_cli.operators.operator import Operator

OPERATORS = (
    Operator("Sin", (1, 1), "sine", names=("sin",), latex=r"\sin"),
    Operator("Cos", (1, 1), "cosine", names=("cos",), latex=r"\cos"),
    Operator("Tan", (1, 1), "tangent", names=("tan", "tg"), latex=r"\tan"),
    Operator("Cot", (1, 1), "cotangent", names=("cot", "ctg"), latex=r"\cot"),
    Operator("Sec", (1, 1), "secant", names=("sec",), latex=r"\sec"),
    Operator("Csc", (1, 1), "cosecant", names=("csc", "cosec"), latex=r"\csc"),
    Operator("Asin", (1, 1), "inverse sine", names=("arcsin", "asin"), latex=r"\arcsin"),
    Operator("Acos", (1, 1), "inverse cosine", names=("arccos", "acos"), latex=r"\arccos"),
    Operator("Atan", (1, 1), "inverse tangent", names=("arctan", "atan"), latex=r"\arctan"),
)
