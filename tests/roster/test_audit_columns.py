"""Columns that are only for the audit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import Roster, read_roster

MENTORS = [{"id": "M1", "Gender": "woman"}]
MENTEES = [{"id": "E1", "Age": 30}]


def test_an_audit_column_may_stand_on_either_side(roster_of: Callable[..., Roster]) -> None:
    """It has to be there once, and changes nothing of what counts in the roster."""
    with_audit = roster_of(MENTORS, MENTEES, {"audit": ["Gender", "Age"]})
    assert with_audit.sha256() == roster_of(MENTORS, MENTEES).sha256()


def test_the_mentees_answers_are_read_in_the_order_of_the_people(roster_of: Callable[..., Roster]) -> None:
    """Each mentee has one text, blank where nothing is said; what only mentors were asked is not read."""
    answers = {"E2": " She ", "E1": "", "E3": "she"}
    mentees = [{"id": mentee, "Pronouns ": answer} for mentee, answer in answers.items()]
    roster = roster_of(MENTORS, mentees, {"audit": ["Gender", "pronouns"]})
    assert {heading: answer.keys for heading, answer in roster.audited.items()} == {
        "pronouns": ("", "she", "she")
    }
    assert roster.audited["pronouns"].words == ("", "She", "she")


def test_one_of_two_columns_of_a_heading_can_be_audited(roster_of: Callable[..., Roster]) -> None:
    """``Gender #2`` is the second one, as everywhere in the config."""
    mentees = "id,Gender,Gender\nE1,a,b\n"
    assert roster_of(MENTORS, mentees, {"audit": ["Gender #2"]}).audited["Gender #2"].keys == ("b",)


def test_a_heading_that_two_columns_have_is_refused(programme: Callable[..., Path]) -> None:
    """Which one is meant is not guessed."""
    path = programme(MENTORS, "id,Gender,Gender\nE1,a,b\n", "audit:\n  - Gender\n")
    told = r'2 columns are called "Gender"\. The config asks for it in line 2\.'
    with pytest.raises(InputError, match=told):
        read_roster(load_config(path))


def test_an_error_cell_in_an_audit_column_is_refused(programme: Callable[..., Path]) -> None:
    """A figure would be wrong without a word, so the cell is told."""
    path = programme(MENTORS, [{"id": "E1", "Gender": "#REF!"}], {"audit": ["Gender"]})
    with pytest.raises(InputError, match=r"The cell holds the error #REF!\."):
        read_roster(load_config(path))


def test_an_audit_column_that_is_nowhere_is_refused(programme: Callable[..., Path]) -> None:
    """A heading that neither side has is a slip of the pen, and is told with its line."""
    path = programme(MENTORS, MENTEES, "audit:\n  - Gender\n  - Ages\n")
    with pytest.raises(InputError, match=r'There is no column "Ages"\. The config asks for it in line 3\.'):
        read_roster(load_config(path))
