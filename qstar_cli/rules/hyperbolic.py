"""Hyperbolic functions: the rules for identities are those of the trigonometric functions."""

from qstar_cli.rules.trigonometry_identities import (
    bring_side_to_other,
    find_an_angle_that_differs,
    side_with_sines_and_cosines,
    side_with_single_angles,
)

__all__ = [
    "bring_side_to_other",
    "find_an_angle_that_differs",
    "side_with_sines_and_cosines",
    "side_with_single_angles",
]
