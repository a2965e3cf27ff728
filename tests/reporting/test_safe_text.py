"""No cell of ours is ever a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.reporting.safe_text import neutralized


@pytest.mark.parametrize("text", ["=1+1", "+49 30 1", "-5", "@sum", "\tx", "\rx", '=HYPERLINK("http://x")'])
def test_text_that_could_be_a_formula_gets_an_apostrophe(text):
    """Each dangerous start is defused, and the text stays readable."""
    assert neutralized(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Ana", "a=b", "", "Müller-Groß", "😀", "مرحبا"])
def test_other_text_stays_as_it_is(text):
    """Ordinary text, also of other scripts, is not changed."""
    assert neutralized(text) == text


def test_control_characters_are_dropped():
    """What no workbook can hold is left out, and cannot hide a formula."""
    assert neutralized("\x00=1") == "'=1"
    assert neutralized("a\x0bb\x1f") == "ab"


@given(st.text())
def test_no_result_starts_like_a_formula(text):
    """Whatever the text, a spreadsheet takes the result for text."""
    assert not neutralized(text).startswith(("=", "+", "-", "@", "\t", "\r"))
