"""The roster as a value: typed answers and a hash of what was understood."""

from dataclasses import FrozenInstanceError, replace

import pytest

from pairforge.config import Ask, Number, Tags, Text, Wishes
from pairforge.roster import Numbers, TagLists, Texts, WishLists

ANSWERS = {
    "texts": (Ask("mentee", ("Team",), Text()), Texts),
    "tags": (Ask("mentee", ("Goals",), Tags()), TagLists),
    "numbers": (Ask("mentee", ("Age",), Number()), Numbers),
    "wishes": (Ask("mentee", ("Wish",), Wishes()), WishLists),
}


@pytest.fixture
def roster(roster_of):
    """Two mentees with one answer of each kind."""
    mentees = [
        {"id": "E1", "Team": "Law", "Goals": "R; SQL", "Age": 2.5, "Wish": "M2"},
        {"id": "E2", "Team": "", "Goals": "", "Age": "", "Wish": ""},
    ]
    mentors = [{"id": name, "Team": "Art", "Skills": "R", "Age": 3} for name in ("M1", "M2")]
    criteria = [
        {"kind": "same", "column": "Team"},
        {"kind": "overlap", "mentee": "Goals", "mentor": "Skills"},
        {"kind": "closeness", "column": "Age"},
        {"kind": "ranking", "columns": "Wish"},
    ]
    return roster_of(mentors, mentees, {"criteria": criteria})


@pytest.mark.parametrize("kind", ANSWERS)
def test_answers_by_their_kind(roster, kind):
    """Each kind of answer has its door, which gives nothing else."""
    ask, expected = ANSWERS[kind]
    assert type(getattr(roster, kind)(ask)) is expected
    for other in set(ANSWERS) - {kind}:
        with pytest.raises(AssertionError):
            getattr(roster, other)(ask)


def test_an_answer_that_nobody_asked_for(roster):
    """Only what the config asks for is there."""
    with pytest.raises(KeyError):
        roster.texts(Ask("mentee", ("Site",), Text()))


def test_a_roster_cannot_be_changed(roster):
    """Solving changes nothing that it was given."""
    with pytest.raises(FrozenInstanceError):
        roster.wants = None


def test_the_hash_is_stable(roster):
    """The hash is one of the content: 64 digits, the same at every call, and of nothing else."""
    assert roster.sha256() == roster.sha256()
    assert len(roster.sha256()) == 64
    assert replace(roster, inputs=(), notices=()).sha256() == roster.sha256()
    assert replace(roster, wants=roster.wants + 1).sha256() != roster.sha256()


def test_unpaired_surrogates_do_not_break_the_hash(roster):
    """Even text that is no proper Unicode can be hashed."""
    people = replace(roster.mentees, names=("\ud800", "E2"))
    assert replace(roster, mentees=people).sha256() != roster.sha256()
