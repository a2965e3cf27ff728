"""Hours of the week as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.roster.answers.times import DAY, WEEK, read_times

NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def told(text: str, separator: str | None = None) -> str:
    """What was understood, such as ``Mon 09:00-10:00``."""

    def clock(minutes: int) -> str:
        return f"{minutes % DAY // 60:02}:{minutes % 60:02}"

    def span(start: int, end: int) -> str:
        next_day = f"{NAMES[end // DAY % 7]} " if end // DAY > start // DAY else ""
        return f"{NAMES[start // DAY]} {clock(start)}-{next_day}{clock(end)}"

    return ", ".join(span(start, end) for start, end in read_times(text, separator))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" ;\n", ""),
        ("Mon 9-10; Tue 14-15", "Mon 09:00-10:00, Tue 14:00-15:00"),
        ("Monday 9:00-10:30, Wed 14:00–15:00", "Mon 09:00-10:30, Wed 14:00-15:00"),
        ("Sat-Mon 9-17", "Sat 09:00-17:00, Sun 09:00-17:00, Mon 09:00-17:00"),
        ("mon, WED & fri: 9-10", "Mon 09:00-10:00, Wed 09:00-10:00, Fri 09:00-10:00"),
        ("Mon 9-10, 14-15 Tue 8-9", "Mon 09:00-10:00, Mon 14:00-15:00, Tue 08:00-09:00"),
        ("Mon 9-10 and 11 to 12", "Mon 09:00-10:00, Mon 11:00-12:00"),
        ("Monday [9-10]", "Mon 09:00-10:00"),
        ("Mon 0900-1030\nTue 9.15-10.45", "Mon 09:00-10:30, Tue 09:15-10:45"),
        ("Tue 2pm-3pm", "Tue 14:00-15:00"),
        ("Tue 2-3 p.m.", "Tue 14:00-15:00"),
        ("Tue 11-1pm", "Tue 11:00-13:00"),
        ("Tue 9-1am", "Tue 21:00-Wed 01:00"),
        ("Tue 11am-1", "Tue 11:00-13:00"),
        ("Tue 10pm-2", "Tue 22:00-Wed 02:00"),
        ("Tue 12am-12pm", "Tue 00:00-12:00"),
        ("Tue 02:00-03:00", "Tue 02:00-03:00"),
        ("Mon 0-24", "Mon 00:00-Tue 00:00"),
        ("Sun 22-2", "Sun 22:00-Mon 02:00"),
        ("Montags 9 Uhr bis 10 Uhr; Mi 14-15 Uhr", "Mon 09:00-10:00, Wed 14:00-15:00"),
        ("lundi 9h-10h30; mercredi de 14h à 15h", "Mon 09:00-10:30, Wed 14:00-15:00"),
        ("miércoles 9 a 10 y Sáb 16-17", "Wed 09:00-10:00, Sat 16:00-17:00"),
    ],
)
def test_what_is_understood(text, expected):
    """Days in four languages, with or without minutes, on the 12- and the 24-hour clock."""
    assert told(text) == expected


def test_a_separator_of_its_own():
    """What separates in the config gives each part days of its own."""
    assert told("Mon 9-10 # Tue 9-10", "#") == "Mon 09:00-10:00, Tue 09:00-10:00"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Thu morning", 'has the word "morning", which is no day'),
        ("Mon", "has a day without hours"),
        ("Mon; Tue 9-10", "has a day without hours"),
        ("and", "says neither day nor hours"),
        ("9-10", 'has no day before "9-10"'),
        ("Mon 9-10; 14-15", 'has no day before "14-15"'),
        ("Mon 9", 'has "9", which is no time from one hour to another'),
        ("Mon 9-9", 'has "9-9", which is no time from one hour to another'),
        ("Mon 3-3pm", 'has "3-3pm", which is no time from one hour to another'),
        ("Mon 9-25", 'has "9-25", which is no time of the day'),
        ("Mon 9:60-10", 'has "9:60-10", which is no time of the day'),
        ("Mon 0am-10am", 'has "0am-10am", which is no time of the day'),
        ("Mon 13-2pm", 'has "13-2pm", which mixes am or pm with the 24-hour clock'),
        ("Mon 9-5", 'has "9-5", which may end in the afternoon or on the next day'),
        ("Mon 12:30-1:30", 'has "12:30-1:30", which may end in the afternoon or on the next day'),
        ("Mon 2-3", 'has "2-3", which may be in the morning or in the afternoon'),
    ],
)
def test_what_is_refused(text, reason):
    """Unknown words, half times, and what could mean two things."""
    with pytest.raises(ValueError) as error:
        read_times(text)
    assert str(error.value) == reason


@given(st.integers(0, WEEK - 1), st.integers(1, DAY - 1))
def test_what_is_written_is_read(start, length):
    """Every time of at most a day, written with minutes, is read as it stands."""
    end = start + length
    text = f"{NAMES[start // DAY]} {start % DAY // 60:02}:{start % 60:02}-{end % DAY // 60:02}:{end % 60:02}"
    if end % DAY < start % DAY < 13 * 60:
        with pytest.raises(ValueError, match="next day"):
            read_times(text)
    else:
        assert read_times(text) == [(start, end)]
