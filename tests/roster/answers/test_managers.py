"""Managers: participants of either side by their ids, everybody else by what is written."""

import pandas as pd
import pytest

from pairforge.config import Manager
from pairforge.roster import People
from pairforge.roster.answers import Source, read_answer
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Table

MENTEES = People(
    "mentee", ("E1", "e2@x.org", "E3"), ("Zoe Ray", "Max Ott", "Eva Li"), ("z@x.org", "e2@x.org", ""), True
)
MENTORS = People("mentor", ("M1", "M2", "E3"), ("Ana López", "Zoe Ray", "Ben Ash"), ("", "Z@x.org", ""), True)


def managers(*cells, accept=False):
    """Keys of the managers, what is wrong and what was noted, for a column of the mentees."""
    table = Table("m.csv", ("Manager",), pd.DataFrame({0: list(cells)}, index=range(2, 2 + len(cells))))
    source = Source(table, MENTORS, Findings(accept), MENTEES)
    texts = read_answer(Manager(), [0], source)
    assert texts.words == cells
    return texts.keys, [trouble.what for trouble in source.findings.troubles], source.findings.notices


def test_participants_of_either_side_and_others():
    """By id, address or name, on whichever side; a stranger is the folded text, a blank is none."""
    keys, troubles, notices = managers("M1", "E2@X.org", "ana lópez", "Dr Who", "", "boss@y.org")
    assert keys == ("M1", "e2@x.org", "M1", "dr who", "", "boss@y.org")
    assert (troubles, notices) == ([], [])


def test_somebody_on_both_sides_is_one():
    """One address under two ids is one person, who goes by the mentor's id."""
    assert managers("Zoe Ray", "z@x.org", "E1") == (("M2", "M2", "E1"), [], [])


def test_another_way_of_writing_is_repaired():
    """A normalized name is taken and noted."""
    keys, troubles, notices = managers("Ott, Max")
    assert (keys, troubles) == (("e2@x.org",), [])
    assert [notice.what for notice in notices] == ['"Ott, Max" read as Max Ott (e2@x.org).']


@pytest.mark.parametrize(("accept", "key"), [(True, "M1"), (False, "")])
def test_a_near_name_is_a_proposal(accept, key):
    """A misspelt participant is not silently somebody else."""
    keys, troubles, notices = managers("Ana Lopes", accept=accept)
    assert keys == (key,)
    assert (len(troubles), len(notices)) == ((0, 1) if accept else (1, 0))


def test_two_people_of_one_id_are_one_key():
    """An id that both sides use is one key; who is meant makes no difference to it."""
    assert managers("E3")[0] == ("E3",)


def test_an_ambiguous_manager_is_refused():
    """A name of a mentee and of another mentor may be either."""
    mentors = People("mentor", ("M9",), ("Max Ott",), ("",), named=True)
    table = Table("m.csv", ("Manager",), pd.DataFrame({0: ["Max Ott"]}, index=[2]))
    source = Source(table, mentors, Findings(), MENTEES)
    assert read_answer(Manager(), [0], source).keys == ("",)
    (trouble,) = source.findings.troubles
    assert str(trouble) == (
        'm.csv, row 2, column "Manager": "Max Ott" may be a mentor or a mentee: Max Ott (M9), Max Ott '
        "(e2@x.org). Write the id or e-mail address of the one who is meant."
    )
