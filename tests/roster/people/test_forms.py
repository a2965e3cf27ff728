"""What two ways of writing a name have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.roster.people.forms import name_keys, name_parts, numbers


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Prof. Dr. Ana LÓPEZ-Ruiz", ("ana", "lopez", "ruiz")),
        ("O'Brien", ("obrien",)),
        ("Dr", ("dr",)),
        ("Ｂｏｂ　Ｎｇ", ("bob", "ng")),
        ("Groß", ("gross",)),
        ("Łukasz Ørsted", ("lukasz", "orsted")),
        ("שָׁלוֹם", ("שלום",)),
        ("がか", ("がか",)),
        ("कुमार", ("कुमार",)),
        ("한글", ("한글",)),
        ("…", ()),
    ],
)
def test_parts(text, parts):
    """Accents, case, punctuation and titles go; letters stay, in any script."""
    assert name_parts(text) == parts


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Müller, Jörg", "Joerg Mueller", True),
        ("Müller", "Muller", True),
        ("Mueller", "Muller", False),
        ("がか", "かか", False),
        ("Team 1 2", "team-1-2", True),
        ("Team 1 2", "Team 12", False),
        ("Team 1 2", "Team 2 1", False),
        ("1.0", "10", False),
        ("007", "007", False),
    ],
)
def test_keys(one, other, alike):
    """Texts that share a key are the same name; a number alone has none."""
    assert bool(name_keys(one) & name_keys(other)) == alike


def test_numbers():
    """Digits that stand together are one number."""
    assert numbers("Team 12, 3rd") == ["12", "3"]


@given(st.text(max_size=12))
def test_any_text_has_parts(text):
    """Nothing that can stand in a cell makes trouble, and parts are parts of themselves."""
    parts = name_parts(text)
    assert all(parts)
    assert name_keys(text) == name_keys(text.upper()) or not text.isascii()
