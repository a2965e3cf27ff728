"""Pairs whose two people stand in either order."""

import pandas as pd
import pytest

from pairforge.config import PairAsk, TableSpec
from pairforge.roster import People
from pairforge.roster.findings import Findings
from pairforge.roster.pairs.pair_list import read_pair_list
from pairforge.roster.tables.grid import Grid, numbered
from pairforge.roster.tables.layout import table_of

MENTEES = People("mentee", ("E1", "E2", "B"), ("Zoe Ray", "Max Ott", "Bo Li"), ("",) * 3, named=True)
MENTORS = People(
    "mentor", ("A", "M1", "M2"), ("Bo Li", "Ana López", "Max Otto"), ("", "a@x.org", ""), named=True
)


def pairs_table(rows):
    """A table of pairs with its headings."""
    return table_of(Grid("p.csv", numbered(pd.DataFrame(rows))), TableSpec("p.csv"))


def read(*rows, scored=False, **ask):
    """Pairs by ids, troubles as row, column and words, and notices."""
    table = pairs_table([["email", "never_with", "score"], *rows])
    findings = Findings(accept=ask.pop("accept", False))
    asked = PairAsk("email", "never_with", either_order=True, **ask)
    pairs = read_pair_list(table, (0, 1, 2) if scored else (0, 1), asked, MENTEES, MENTORS, findings)
    troubles = [(trouble.row, trouble.column, trouble.what) for trouble in findings.troubles]
    ids = [(MENTEES.ids[mentee], MENTORS.ids[mentor]) for mentee, mentor in pairs]
    return ids, troubles, [(notice.kind, notice.what) for notice in findings.notices]


def test_either_column_may_hold_the_mentee():
    """Each row is read in the order in which both people are known; a repeated pair counts once."""
    ids, troubles, notices = read(
        ["E1", "M1", ""], ["a@x.org", "E2", ""], ["Ana López", "Zoe Ray", ""], ["Otto, Max", "E1", ""]
    )
    assert ids == [("E1", "M1"), ("E1", "M2"), ("E2", "M1")]
    assert troubles == []
    assert notices == [("repaired", '"Otto, Max" read as Max Otto (M2).')]


def test_scores_go_with_their_rows():
    """The score is that of the row, whichever way round the people stand."""
    table = pairs_table([["a", "b", "s"], ["M1", "E2", "2"], ["E1", "M2", "1"]])
    asked = PairAsk("a", "b", score="s", either_order=True)
    pairs = read_pair_list(table, (0, 1, 2), asked, MENTEES, MENTORS, Findings())
    assert list(pairs) == [(0, 2), (1, 1)]
    assert pairs.scores is not None
    assert pairs.scores.tolist() == [1, 2]


def test_two_people_who_are_both_on_both_sides():
    """Both pairs count where that is allowed; otherwise the row is refused."""
    both = People("mentor", ("E1", "E2"), ("Zoe Ray", "Max Ott"), ("", ""), named=True)
    table = pairs_table([["a", "b"], ["E1", "E2"]])
    findings = Findings()
    asked = PairAsk("a", "b", either_order=True, both_ways=True)
    assert list(read_pair_list(table, (0, 1), asked, MENTEES, both, findings)) == [(0, 1), (1, 0)]
    assert findings.troubles == []
    read_pair_list(table, (0, 1), PairAsk("a", "b", either_order=True), MENTEES, both, findings)
    (trouble,) = findings.troubles
    assert trouble.what == '"E1" and "E2" may each be the mentee or the mentor.'


def test_what_cannot_be_read_is_told():
    """Two of one role, strangers, blanks and near names: each with its row."""
    ids, troubles, notices = read(
        ["E1", "E2", ""],
        ["Dr Who", "M1", ""],
        ["E1", "Dr Who", ""],
        ["Dr Who", "Mr X", ""],
        ["E1", "", ""],
        ["Ana Lopes", "E1", ""],
        ["M1", "M1", ""],
    )
    neither = "must be a mentee and the other a mentor of this programme."
    assert troubles == [
        (2, "email", f'One of "E1" and "E2" {neither}'),
        (3, "email", '"Dr Who" is no mentee of this programme.'),
        (4, "never_with", '"Dr Who" is no mentor of this programme.'),
        (5, "email", f'One of "Dr Who" and "Mr X" {neither}'),
        (6, "never_with", "The mentee or mentor is blank."),
        (7, "email", '"Ana Lopes" is no mentor of this programme.'),
        (8, "email", f'One of "M1" and "M1" {neither}'),
    ]
    assert (ids, notices) == ([], [])


def test_a_near_name_is_a_proposal():
    """In the order that makes sense of the row; taken only where proposals are."""
    ids, troubles, notices = read(["Ana Lopes", "E1", ""], accept=True)
    assert (ids, troubles) == ([("E1", "M1")], [])
    assert notices == [("proposal", '"Ana Lopes" read as Ana López (M1).')]


@pytest.mark.parametrize("either_order", [True, False])
def test_outsiders_are_noted_and_left_out_where_allowed(either_order):
    """A list that is older than the programme names people who have gone: their rows do not count."""
    table = pairs_table([["a", "b"], ["Old Person", "M1"], ["E1", "M2"], ["E2", "Old Person"]])
    findings = Findings()
    asked = PairAsk("a", "b", either_order=either_order, outsiders=True)
    assert list(read_pair_list(table, (0, 1), asked, MENTEES, MENTORS, findings)) == [(0, 2)]
    assert findings.troubles == []
    assert [(notice.kind, notice.place) for notice in findings.notices] == [
        ("outside", 'p.csv, row 2, column "a"'),
        ("outside", 'p.csv, row 4, column "b"'),
    ]
