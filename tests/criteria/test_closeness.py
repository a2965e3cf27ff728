"""Closeness, computed by hand."""

import numpy as np
import pytest
from tests.criteria.evidence import words

from pairforge.criteria import build_criteria

NAN = np.nan


@pytest.fixture
def closeness(in_memory):
    """Make the criterion from the answers of both sides."""

    def make(mentees, mentors, **more):
        rows = [
            [{"id": f"{side}{idx}", "X": x} for idx, x in enumerate(xs)]
            for side, xs in zip("EM", (mentees, mentors), strict=True)
        ]
        config, roster = in_memory(rows[1], rows[0], [{"kind": "closeness", "column": "X", **more}])
        return build_criteria(config, roster)[0]

    return make


def block(criterion, num_mentees, num_mentors):
    """All values as a table."""
    return criterion.values(np.arange(num_mentees)[:, None], np.arange(num_mentors)[None, :])


ORDER = ["Junior", "Mid", "Senior", "Lead"]


def test_steps_of_a_scale(closeness):
    """Without more, the same step is best and three steps away are worth nothing."""
    criterion = closeness(["Mid", ""], ORDER, order=ORDER)
    np.testing.assert_allclose(block(criterion, 2, 4), [[2 / 3, 1, 2 / 3, 1 / 3], [NAN] * 4])
    assert criterion.mean == round((2 / 3 + 1 + 2 / 3 + 1 / 3) / 4, 4)


def test_a_best_range_and_a_fade(closeness):
    """Two to four ahead is best; six outside of it is worth nothing, three outside a half."""
    criterion = closeness(["10"], ["12", "14", "13.5", "11", "17", "20", "0"], best=[2, 4], fade=6)
    np.testing.assert_allclose(block(criterion, 1, 7), [[1, 1, 1, 5 / 6, 0.5, 0, 0]])
    assert criterion.mean == round((3 + 5 / 6 + 0.5) / 7, 4)


def test_numbers_without_a_fade(closeness):
    """The farthest pair of the programme is worth nothing: here 30 to 60, thirty apart."""
    criterion = closeness(["30", "50"], ["45", "60", ""])
    np.testing.assert_allclose(block(criterion, 2, 3), [[0.5, 0, NAN], [1 - 5 / 30, 1 - 10 / 30, NAN]])
    assert criterion.mean == round((0.5 + 25 / 30 + 20 / 30) / 4, 4)


def test_the_farthest_pair_may_be_behind(closeness):
    """A mentor who is too far behind counts as one who is too far ahead."""
    criterion = closeness(["50", "40"], ["10", "45"], best=[0, 5])
    np.testing.assert_allclose(block(criterion, 2, 2), [[0, 1 - 5 / 40], [1 - 30 / 40, 1]])


@pytest.mark.parametrize(("mentees", "mentors"), [(["5", "5"], ["5"]), (["5", "6"], ["6"])])
def test_nobody_is_outside_the_best_range(closeness, mentees, mentors):
    """Where all are within it, everybody has 1, and nothing is divided by zero."""
    criterion = closeness(mentees, mentors, best=[0, 1])
    np.testing.assert_array_equal(block(criterion, len(mentees), len(mentors)), 1.0)
    assert criterion.mean == 1


def test_evidence(closeness):
    """The two answers as they were written, if they are worth anything."""
    criterion = closeness(["Junior", ""], ["lead", "MID"], order=ORDER)
    assert words(criterion, 0, 1) == ("Junior to MID",)
    assert words(criterion, 0, 0) == ()
    assert words(criterion, 1, 0) == ()


@pytest.mark.parametrize("more", [{}, {"order": ORDER}, {"fade": 3}])
def test_columns_without_any_answer(closeness, more):
    """Nothing is known, and the mean is 0."""
    criterion = closeness(["", ""], [""], **more)
    assert np.isnan(block(criterion, 2, 1)).all()
    assert criterion.mean == 0
