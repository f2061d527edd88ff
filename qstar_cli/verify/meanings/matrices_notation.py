"""The notation of matrices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qstar_cli.terms.term import Term, term

if TYPE_CHECKING:
    from qstar_cli.verify.expressions import Reader


def _read(reader: Reader) -> Term:
    """`[[1, 2], [3, 4]]`: rows of one length."""
    reader.expect("[")
    rows = reader.several(lambda: _row(reader))
    reader.expect("]")
    if any(len(row.args) != len(rows[0].args) for row in rows):
        raise reader.error("expected rows of one length")
    return term("Matrix", *rows)


def _row(reader: Reader) -> Term:
    reader.expect("[")
    entries = reader.several(lambda: reader.expression(reader.sum()))
    reader.expect("]")
    return term("Row", *entries)


NOTATIONS = {"[": _read}
