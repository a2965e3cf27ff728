"""Single cells: shown text, clean text, comparable text, counts and numbers."""

from datetime import date, datetime, time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.roster.cells import clean, decimal_number, fold, mark_hint, text_of, whole_number


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("007", "007"),
        (" as it is ", " as it is "),
        (None, ""),
        (float("nan"), ""),
        (True, "TRUE"),
        (False, "FALSE"),
        (2.0, "2"),
        (-3.0, "-3"),
        (2.5, "2.5"),
        (7, "7"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 3, 4, 5), "2026-01-02 03:04:05"),
        (time(9, 30), "09:30:00"),
    ],
)
def test_cells_of_a_workbook_as_text(value, shown):
    """A cell reads as the spreadsheet shows it: whole numbers without a point, dates in ISO order."""
    assert text_of(value) == shown


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  a \t b\r\nc ", "a b c"),
        ("a\xa0\xa0b\u202f", "a b"),
        ("\u200bzero width\ufeff", "zero width"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("a\u202eb\x1b[2J\x9bc", "ab[2Jc"),
        ("soft\xadhyphen", "softhyphen"),
        ("e\u0301", "é"),
        ("Ａ１", "Ａ１"),
        (" \n ", ""),
    ],
)
def test_clean(raw, cleaned):
    """Stray space, line breaks and invisible characters go; letters stay as they were written."""
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana LOPEZ", " ana\xa0 lopez "),
        ("Ａｎａ１", "ana1"),
        ("e\u0301", "É"),
        ("Straße", "STRASSE"),
        ("ﬁne", "FINE"),
    ],
)
def test_fold_makes_equal(one, other):
    """Case, spacing, composition and full-width forms make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("José", "Jose"), ("007", "7"), ("a b", "ab"), ("a-b", "a b")])
def test_fold_keeps_apart(one, other):
    """Accents, zeros, spaces inside and hyphens do make a difference."""
    assert fold(one) != fold(other)


@given(st.text(max_size=20))
def test_cleaning_twice_changes_nothing(text):
    """Clean text is clean, and comparable text compares equal to itself."""
    assert clean(clean(text)) == clean(text)
    assert fold(clean(text)) == fold(text)
    assert clean(text) == clean(text).strip()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("0", 0),
        ("2.0", 2),
        ("+3", 3),
        ("1e2", 100),
        (" 4 ", 4),
        ("１２", 12),
        ("007", 7),
        ("5.", 5),
    ],
)
def test_whole_numbers(text, number):
    """A count of at least 0, however it is written."""
    assert whole_number(text) == number


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-1", "is negative"),
        ("-0.5", "is negative"),
        ("1.5", "is not a whole number"),
        ("two", "is not a number"),
        ("2 mentees", "is not a number"),
        ("2-3", "is not a number"),
        ("2,0", "is not a number"),
        ("1_000", "is not a number"),
        ("0x10", "is not a number"),
        ("", "is not a number"),
        ("nan", "is not a finite number"),
        ("NaN", "is not a finite number"),
        ("inf", "is not a finite number"),
        ("-Infinity", "is not a finite number"),
        (".inf", "is not a finite number"),
        ("1e999", "is not a finite number"),
    ],
)
def test_what_is_no_whole_number(text, reason):
    """Nothing is guessed: the reason completes a sentence that starts with the cell."""
    with pytest.raises(ValueError, match=f"^{reason}$"):
        whole_number(text)


@pytest.mark.parametrize(
    ("text", "number"), [("-1.5", -1.5), (".5", 0.5), ("1E-3", 0.001), ("+2", 2.0), ("٣", None)]
)
def test_decimal_numbers(text, number):
    """Numbers with a decimal point; other scripts' digits are not guessed at."""
    if number is None:
        with pytest.raises(ValueError, match="is not a number"):
            decimal_number(text)
    else:
        assert decimal_number(text) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_finite_number_is_read_exactly(number):
    """What Python writes of a number is read as that number."""
    assert decimal_number(repr(number)) == number
    assert decimal_number(text_of(number)) == number


@given(st.text(max_size=8))
def test_any_text_is_a_finite_number_or_refused(text):
    """No text makes anything but a finite number or a reason."""
    try:
        fine = np.isfinite(decimal_number(text))
    except ValueError as error:
        fine = str(error).startswith("is not a")
    assert fine


@pytest.mark.parametrize("text", ["-1", "2", "many", "1,5,0", ""])
def test_no_other_decimal_mark_is_hinted_at_where_it_would_not_help(text):
    """What is a number as it stands, or with neither mark, has nothing to do with decimal marks."""
    assert mark_hint(text) == ""


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        *(("3,5", ",", 3.5), ("-3,5", ",", -3.5), ("1.234,5", ",", 1234.5), ("1.234.567", ",", 1234567.0)),
        *(("12", ",", 12.0), ("1e3", ",", 1000.0), ("１，５", ",", 1.5), ("1,234.5", ".", 1234.5)),
        *(("1,234,567", ".", 1234567.0), ("-12,345.67", ".", -12345.67)),
    ],
)
def test_numbers_with_either_mark(text, decimal, number):
    """The other mark groups thousands, where that is the only way to read it."""
    assert decimal_number(text, decimal) == number


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        *(("1,5", "."), ("1,234", "."), ("1,23,456.7", "."), ("1.234.567", "."), ("1,234,5", ".")),
        *(("3.5", ","), ("1.234", ","), ("1.23,4", ","), ("1,234.5", ","), ("1 234", "."), ("1'234.5", ".")),
    ],
)
def test_numbers_in_doubt(text, decimal):
    """What may be another number is refused."""
    with pytest.raises(ValueError, match="is not a number"):
        decimal_number(text, decimal)


def test_the_hint_names_the_other_mark():
    """It is given only where the other mark makes it a number."""
    assert mark_hint("1,5") == 'If the comma is the decimal mark, say `decimal: ","` beside `file:`. '
    assert mark_hint("1.5", ",") == 'If the point is the decimal mark, say `decimal: "."` beside `file:`. '
    assert mark_hint("many") == ""


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_a_workbook_holds_is_read_with_either_mark(number):
    """A number cell of a workbook is that number, whatever the decimal mark."""
    assert decimal_number(text_of(number, ","), ",") == number
