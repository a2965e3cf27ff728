"""Answers that the config names and nobody gave: roles and consent, beside filters (``test_kept.py``)."""

import pytest

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import read_roster

ALL = "id,Role,Done\nA1,Mentor,yes\nA2,Mentee,yes\nA3,Both,no\n"


def refused(path):
    """What is said when a programme is refused."""
    with pytest.raises(InputError) as caught:
        read_roster(load_config(path))
    return str(caught.value).splitlines()


def one_sheet(mentor, mentee):
    """A config of one sheet with these roles."""
    return {
        side: {"file": "all.csv", "role": {"column": "Role", "values": values}}
        for side, values in (("mentors", mentor), ("mentees", mentee))
    }


def test_a_role_that_nobody_gave(programme):
    """It is told for its side also where others of its values are there."""
    path = programme(config=one_sheet(["Mentor", "Booth"], ["Mentee"]), files={"all.csv": ALL})
    assert refused(path) == [
        'all.csv, column "Role": Nobody answered "Booth", which the config counts as a mentor. '
        'Did you mean "Both"? The answers are: Both, Mentee, Mentor.'
    ]


def test_a_misspelt_role_in_the_config_is_told_once(programme):
    """Those who gave the right one are not told to be near misses of the wrong one, row by row."""
    rows = "id,Role\n" + "".join(f"M{idx},Mentor\n" for idx in range(9)) + "E1,Mentee\n"
    path = programme(config=one_sheet(["Mentr"], ["Mentee"]), files={"all.csv": rows})
    assert refused(path) == [
        'all.csv, column "Role": Nobody answered "Mentr", which the config counts as a mentor. '
        'Did you mean "Mentor"? The answers are: Mentee, Mentor.'
    ]


def test_a_role_column_without_answers(programme):
    """A blank column is called so."""
    path = programme("id,Role\nM1,\n", config={"mentors": {"role": {"column": "Role", "values": ["x"]}}})
    assert refused(path) == [
        'mentors.csv, column "Role": Nobody answered "x", which the config counts as a mentor. '
        "The column is blank."
    ]


def test_a_role_that_only_left_out_rows_have_is_given(roster_of):
    """Filters leave rows out, but what they say shows that the config is no slip."""
    config = one_sheet(["Mentor", "Both"], ["Mentee", "Both"])
    for side in config.values():
        side["keep"] = [{"column": "Done", "values": ["yes"]}]
    roster = roster_of(config=config, files={"all.csv": ALL})
    assert (roster.mentors.ids, roster.mentees.ids) == (("A1",), ("A2",))


CONSENT = {"rules": [{"kind": "consent", "column": "OK", "values": ["Yes", "I agree"]}]}


def test_either_side_can_give_each_answer_that_is_consent(roster_of):
    """Forms of the two sides ask in different words."""
    roster = roster_of("id,OK\nM1,yes\nM2,No\n", "id,OK\nE1,I  AGREE\nE2,\n", CONSENT)
    assert len(roster.mentors) == 2


def test_a_consent_that_nobody_gave(programme):
    """A slip in the config is told on both sides."""
    path = programme("id,OK\nM1,yes\nM2,No\n", "id,OK\nE1,Yes\nE2,I aggree\n", CONSENT)
    said = 'Nobody answered "I agree", which the config takes for consent.'
    assert refused(path) == [
        f'mentees.csv, column "OK": {said} Did you mean "I aggree"? The answers are: I aggree, Yes.',
        f'mentors.csv, column "OK": {said} The answers are: No, yes.',
    ]


def test_nobody_of_a_side_agreed(programme):
    """Nobody could be matched, so it is told for each of the answers, but not of the other side."""
    path = programme("id,OK\nM1,Si\n", "id,OK\nE1,Yes\nE2,I agree\n", CONSENT)
    assert refused(path) == [
        f'mentors.csv, column "OK": Nobody answered "{value}", which the config takes for consent. '
        "The answers are: Si."
        for value in ("Yes", "I agree")
    ]
