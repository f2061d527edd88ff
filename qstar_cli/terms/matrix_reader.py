"""Matrices over tokens: `[[1, 2], [3, 4]]`, `[1, 2; 3, 4]`, LaTeX environments, transposes and determinants in bars."""

from __future__ import annotations

from qstar_cli.terms.call_reader import CallReader
from qstar_cli.terms.cursor import shown
from qstar_cli.terms.notation import TEX_MATRICES
from qstar_cli.terms.term import Term, has_head, term
from qstar_cli.terms.tokens import Token


class MatrixReader(CallReader):
    """Reads matrices where brackets hold rows."""

    def group(self) -> Term:
        """What stands between a pair of brackets, which may be the rows of a matrix."""
        if not self._at_matrix():
            return super().group()
        opened = self.take()
        self.enter(opened)
        t = self._rows_in_brackets(opened) if self.at("[") else self._rows_by_semicolons(opened)
        self.close("]", opened)
        self.leave()
        return t

    def power(self) -> Term:
        """A power; a matrix with the exponent T is its transpose."""
        t = super().power()
        if t.head == "Pow" and t.args[1].value == "T" and has_head(t.args[0], "Matrix"):
            return term("Transpose", t.args[0])
        return t

    def _bars(self) -> Term:
        t = super()._bars()
        return term("Determinant", *t.args) if t.head == "Abs" and t.args[0].head == "Matrix" else t

    def _call_arguments(self, token: Token, base: Term | None) -> tuple[Term, ...]:
        return (self.group(),) if self._at_matrix() else super()._call_arguments(token, base)

    def _at_matrix(self) -> bool:
        """Whether `[` comes next with another one inside, or with a semicolon between its brackets."""
        if not self.at("["):
            return False
        if self.ahead(1).kind == "op" and self.ahead(1).text == "[":
            return True
        depth = 0
        for token in self.tokens[self.index :]:
            if token.kind != "op":
                continue
            depth += (token.text in ("[", "(")) - (token.text in ("]", ")"))
            if depth == 0:
                return False
            if depth == 1 and token.text == ";":
                return True
        return False

    def _rows_in_brackets(self, opened: Token) -> Term:
        rows = [self._row_in_brackets()]
        while self.skip(","):
            rows.append(self._row_in_brackets())
        return self._matrix(rows, opened)

    def _row_in_brackets(self) -> list[Term]:
        opened = self.token
        if not self.skip("["):
            raise self.unexpected("a row such as [1, 2]")
        row = self._entries(opened)
        self.close("]", opened)
        return row

    def _rows_by_semicolons(self, opened: Token) -> Term:
        rows = [self._entries(opened)]
        while self.skip(";"):
            rows.append(self._entries(opened))
        return self._matrix(rows, opened)

    def _entries(self, opened: Token) -> list[Term]:
        entries = [self.value(self.sum(), opened)]
        while self.skip(","):
            entries.append(self.value(self.sum(), opened))
        return entries

    def _matrix(self, rows: list[list[Term]], opened: Token) -> Term:
        for number, row in enumerate(rows[1:], 2):
            if len(row) != len(rows[0]):
                what = f"Row {number} of the matrix has {len(row)} entries, row 1 has {len(rows[0])}."
                raise self.error(what, opened, expected="rows of the same length")
        return term("Matrix", *(term("Row", *row) for row in rows))

    def matrix_environment(self) -> Term:
        """`\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}` and its kin."""
        opened = self.take()
        name = opened.text.partition(":")[2]
        self.enter(opened)
        rows = [self._entries(opened)]
        while self.token.kind == "command" and self.token.text == "\\":
            self.take()
            if self.token.text != f"end:{name}":
                rows.append(self._entries(opened))
        if self.token.text != f"end:{name}":
            raise self.unexpected(f"\\end{{{shown(name)}}}")
        self.take()
        self.leave()
        t = self._matrix(rows, opened)
        return term("Determinant", t) if TEX_MATRICES[name] else t
