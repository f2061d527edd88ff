"""Operators as data: one file a family, each with a tuple OPERATORS. Nothing here computes."""
