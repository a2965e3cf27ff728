"""Ranking, computed by hand."""

import numpy as np
import pytest
from tests.criteria.evidence import words

from pairforge.criteria import build_criteria

NAN = np.nan
MENTORS = [{"id": "M1", "Wants": "E2"}, {"id": "M2", "Wants": "E1; E2"}, {"id": "M3", "Wants": ""}]
MENTEES = [
    {"id": "E1", "One": "M2", "Two": "M1", "Three": "M3"},
    {"id": "E2", "One": "", "Two": "M3", "Three": ""},
    {"id": "E3", "One": "", "Two": "", "Three": ""},
]
COLUMNS = ["One", "Two", "Three"]


@pytest.fixture
def ranking(in_memory):
    """Make the criterion."""

    def make(mentors=MENTORS, mentees=MENTEES, **more):
        config, roster = in_memory(mentors, mentees, [{"kind": "ranking", **more}])
        return build_criteria(config, roster)[0]

    return make


def block(criterion, num_mentees, num_mentors):
    """All values as a table."""
    return criterion.values(np.arange(num_mentees)[:, None], np.arange(num_mentors)[None, :])


def test_choices_in_three_columns(ranking):
    """1, 2/3 and 1/3; whoever filled in only the second column has a first choice; nobody chosen is blank."""
    criterion = ranking(columns=COLUMNS)
    np.testing.assert_allclose(
        block(criterion, 3, 3), [[2 / 3, 1, 1 / 3], [0, 0, 1], [NAN, NAN, NAN]], rtol=1e-15
    )
    assert criterion.mean == 0.5


def test_choices_in_one_column(ranking):
    """The longest list of anybody says how many places there are."""
    criterion = ranking(by="mentor", columns="Wants")
    np.testing.assert_array_equal(block(criterion, 3, 3), [[0, 1, NAN], [1, 0.5, NAN], [0, 0, NAN]])
    assert criterion.mean == round(2.5 / 6, 4)


def test_choices_of_both_sides(ranking):
    """The weighted mean of the two, or the one that is known, or nothing."""
    criterion = ranking(by="both", columns={"mentee": COLUMNS, "mentor": "Wants"}, mentee_share=0.75)
    expected = [
        [0.75 * (2 / 3), 0.75 * 1 + 0.25 * 1, 1 / 3],
        [0.25 * 1, 0.25 * 0.5, 1],
        [0, 0, NAN],
    ]
    np.testing.assert_allclose(block(criterion, 3, 3), expected, rtol=1e-15)
    assert criterion.mean == round((0.5 + 1 + 1 / 3 + 0.25 + 0.125 + 1) / 8, 4)


@pytest.mark.parametrize("share", [0, 0.1, 0.3, 0.7, 1])
def test_a_first_choice_of_both_is_worth_exactly_one(ranking, share):
    """Whatever the shares, they add up to 1 to the last bit."""
    criterion = ranking(by="both", columns={"mentee": COLUMNS, "mentor": "Wants"}, mentee_share=share)
    assert criterion.values(np.array([0]), np.array([1]))[0] == 1.0


def test_evidence(ranking):
    """Which choice they are of each other."""
    both = ranking(by="both", columns={"mentee": COLUMNS, "mentor": "Wants"})
    assert words(both, 0, 1) == ("choice no. 1 of the mentee", "choice no. 1 of the mentor")
    assert words(both, 1, 1) == ("choice no. 2 of the mentor",)
    assert words(both, 0, 2) == ("choice no. 3 of the mentee",)
    assert words(both, 2, 2) == ()
    assert ranking(columns=COLUMNS).evidence(1, 1) == ()


def test_nobody_chose(ranking):
    """Without a single choice nothing is known, and the mean is 0."""
    mentees = [{"id": "E1", "One": ""}]
    for more in ({"columns": "One"}, {"by": "both", "columns": {"mentee": "One", "mentor": "Wants"}}):
        criterion = ranking([{"id": "M1", "Wants": ""}], mentees, **more)
        assert np.isnan(block(criterion, 1, 1)).all()
        assert criterion.mean == 0


def test_the_worst_choice_is_worth_more_than_nobody(ranking):
    """In a long list the last choice is still above 0."""
    mentors = [{"id": f"M{idx:03}"} for idx in range(60)]
    mentees = [{"id": "E1", "W": [f"M{idx:03}" for idx in range(59)]}]
    values = block(ranking(mentors, mentees, columns="W"), 1, 60)[0]
    np.testing.assert_allclose(values, [*((59 - idx) / 59 for idx in range(59)), 0], atol=1e-15)
    assert values[58] > 0
