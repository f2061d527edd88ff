"""qstar: a command-line solver of mathematics that shows and verifies every step."""

__version__ = "0.1.0"
