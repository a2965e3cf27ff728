"""Lists of pairs: who is in them, scores, repeated pairs, and whether a pair is listed."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.config import PairAsk, TableSpec
from pairforge.roster import PairList, People
from pairforge.roster.findings import Findings
from pairforge.roster.pairs.pair_list import read_pair_list
from pairforge.roster.tables.grid import Grid, numbered
from pairforge.roster.tables.layout import table_of

MENTEES = People("mentee", ids=("E1", "E2", "E3"), names=("Zoe", "Max", "Max"), emails=("",) * 3, named=True)
MENTORS = People("mentor", ids=("M1", "M2"), names=("Ana", "Bob"), emails=("a@x.org", ""), named=True)


def read(*rows, scored=True):
    """A list of pairs from rows of mentee, mentor and score, and the troubles as row, column and words."""
    table = table_of(
        Grid("pairs.csv", numbered(pd.DataFrame([["mentee", "mentor", "score"], *rows]))),
        TableSpec("pairs.csv"),
    )
    findings = Findings()
    columns = (0, 1, 2) if scored else (0, 1)
    pairs = read_pair_list(table, columns, PairAsk("mentee", "mentor"), MENTEES, MENTORS, findings)
    return pairs, [(trouble.row, trouble.column, trouble.what) for trouble in findings.troubles]


def test_pairs_by_any_name_of_a_person():
    """People are found by id, address or name; pairs come in the order of mentee and mentor."""
    pairs, troubles = read(["E2", "A@x.org", "2"], ["zoe", "Bob", "-0.5"], ["E1", "M1", "1e3"])
    assert troubles == []
    assert pairs.mentees.tolist() == [0, 0, 1]
    assert pairs.mentors.tolist() == [0, 1, 0]
    assert pairs.scores is not None
    assert pairs.scores.tolist() == [1000, -0.5, 2]
    assert pairs.keys(2).tolist() == [0, 1, 2]


def test_a_list_without_scores():
    """Vetoes and locks have no score, and a pair that is listed twice is listed."""
    pairs, troubles = read(["E1", "M1", ""], ["E3", "M2", ""], ["E1", "M1", ""], scored=False)
    assert troubles == []
    assert pairs.scores is None
    assert (pairs.mentees.tolist(), pairs.mentors.tolist()) == ([0, 2], [0, 1])


def test_a_pair_with_two_scores_is_refused():
    """Even if the two scores are equal: each one after the first is told."""
    _, troubles = read(["E1", "M1", "1"], ["E2", "M1", "2"], ["Zoe", "Ana", "1"], ["E1", "M1", "3"])
    assert troubles == [
        (4, "score", "The pair E1 and M1 has a score already."),
        (5, "score", "The pair E1 and M1 has a score already."),
    ]


def test_everything_that_is_wrong_is_told():
    """Unknown, ambiguous and blank people, and scores that are none: each with its cell."""
    pairs, troubles = read(
        ["E9", "M1", "1"],
        ["Max", "M1", "1"],
        ["E1", "", "1"],
        [" ", "M1", "1"],
        ["E1", "M1", "nan"],
        ["E1", "M2", "inf"],
        ["E2", "M1", ""],
        ["E2", "M2", "high"],
        ["E3", "M9", "1,5"],
    )
    assert sorted(troubles) == [
        (2, "mentee", '"E9" is no mentee of this programme.'),
        (3, "mentee", '"Max" may be any of 2 mentees: Max (E2), Max (E3).'),
        (4, "mentor", "The mentor is blank."),
        (5, "mentee", "The mentee is blank."),
        (6, "score", '"nan" is not a finite number.'),
        (7, "score", '"inf" is not a finite number.'),
        (8, "score", "The score is blank."),
        (9, "score", '"high" is not a number.'),
        (10, "mentor", '"M9" is no mentor of this programme.'),
        (10, "score", '"1,5" is not a number.'),
    ]
    assert len(pairs.mentees) == 0


def test_the_same_unknown_person_in_several_rows():
    """Each row is told, not just the first."""
    _, troubles = read(["E9", "M1", "1"], ["E1", "M1", "1"], ["E9", "M2", "1"])
    assert [row for row, _, _ in troubles] == [2, 4]


def test_an_empty_list():
    """A list with headings and no rows is an empty list."""
    pairs, troubles = read()
    assert troubles == []
    assert len(pairs.mentees) == len(pairs.mentors) == 0


LISTS = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=12)


def listed(pairs):
    """A list of pairs by position."""
    array = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return PairList(array[:, 0], array[:, 1])


@given(LISTS)
def test_contains_as_a_block(pairs):
    """A block of pairs says of each whether it is listed, whatever rows and columns it has."""
    everything = np.array([[(row, column) in pairs for column in range(4)] for row in range(6)])
    for rows in ([0, 1, 2, 3, 4, 5], [4, 1], [3]):
        for columns in ([0, 1, 2, 3], [2], [3, 0]):
            found = listed(pairs).contains(np.array(rows)[:, None], np.array(columns)[None, :], 4)
            np.testing.assert_array_equal(found, everything[np.ix_(rows, columns)])


@given(LISTS, st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=9))
def test_contains_pair_by_pair(pairs, asked):
    """Two arrays of positions say of each pair whether it is listed, in any order and with repeats."""
    array = np.array(asked, dtype=np.int64).reshape(-1, 2)
    found = listed(pairs).contains(array[:, 0], array[:, 1], 4)
    assert found.tolist() == [pair in pairs for pair in asked]


@pytest.mark.parametrize("num_mentors", [4, 1000])
def test_keys_are_one_number_a_pair(num_mentors):
    """Keys ascend and give the pair back."""
    pairs = listed({(5, 3), (0, 1), (5, 0)})
    keys = pairs.keys(num_mentors)
    assert (np.diff(keys) > 0).all()
    assert (keys // num_mentors).tolist() == pairs.mentees.tolist()
    assert (keys % num_mentors).tolist() == pairs.mentors.tolist()
