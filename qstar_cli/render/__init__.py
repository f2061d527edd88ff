"""Renderers: derivation to output; they decide nothing."""
