"""What the printers write, the reader reads back."""

from __future__ import annotations

from hypothesis import given, settings

from qstar_cli.terms.latex_printer import latex
from qstar_cli.terms.printer import text
from qstar_cli.terms.reader import read, read_term
from qstar_cli.terms.term import Term
from qstar_cli.terms.tidy import tidy
from qstar_cli.terms.unicode_printer import unicode_text
from tests import strategies


@given(strategies.terms)
@settings(max_examples=150, deadline=None)
def test_reader_inverts_canonical_text(t: Term) -> None:
    assert read_term(text(t)) == t


@given(strategies.terms)
@settings(max_examples=100, deadline=None)
def test_reader_inverts_latex_up_to_tidy(t: Term) -> None:
    assert tidy(read_term(latex(t))) == tidy(t)


@given(strategies.terms)
@settings(max_examples=100, deadline=None)
def test_reader_inverts_unicode_up_to_tidy(t: Term) -> None:
    assert tidy(read_term(unicode_text(t))) == tidy(t)


@given(strategies.formulas)
@settings(max_examples=100, deadline=None)
def test_canonical_text_is_printed_the_same_again(t: Term) -> None:
    assert text(read(text(t)).term) == text(t)
