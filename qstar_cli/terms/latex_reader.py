"""LaTeX commands that start an operand: fractions, roots, environments."""

from __future__ import annotations

from qstar_cli.terms.expression_reader import ExpressionReader
from qstar_cli.terms.term import Term


class LatexReader(ExpressionReader):
    """Reads the LaTeX commands."""

    def command(self) -> Term:
        raise self.unexpected("a command that is known")
