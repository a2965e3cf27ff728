"""Same and different, computed by hand."""

import numpy as np
import pytest
from tests.criteria.evidence import words

from pairforge.criteria import build_criteria

NAN = np.nan
MENTORS = [{"id": "M1", "Site": " berlin"}, {"id": "M2", "Site": "Paris"}, {"id": "M3", "Site": ""}]
MENTEES = [
    {"id": "E1", "Site": "Berlin"},
    {"id": "E2", "Site": "ＰＡＲＩＳ"},
    {"id": "E3", "Site": "Rome"},
    {"id": "E4", "Site": " "},
]
SAME = [[1, 0, NAN], [0, 1, NAN], [0, 0, NAN], [NAN, NAN, NAN]]


@pytest.fixture
def criterion(in_memory):
    """Make a criterion of a kind."""

    def make(kind, mentors=MENTORS, mentees=MENTEES):
        config, roster = in_memory(mentors, mentees, [{"kind": kind, "column": "Site"}])
        return build_criteria(config, roster)[0]

    return make


def block(criterion, num_mentees, num_mentors):
    """All values as a table."""
    return criterion.values(np.arange(num_mentees)[:, None], np.arange(num_mentors)[None, :])


def test_same(criterion):
    """Case, spacing and width make no difference; a blank is unknown, also against a blank."""
    same = criterion("same")
    np.testing.assert_array_equal(block(same, 4, 3), SAME)
    assert same.mean == round(2 / 6, 4)


def test_different(criterion):
    """The opposite of same, wherever both are known."""
    different = criterion("different")
    np.testing.assert_array_equal(block(different, 4, 3), 1 - np.array(SAME))
    assert different.mean == round(4 / 6, 4)


def test_evidence(criterion):
    """What they share, or the two that differ; nothing where the value is 0 or unknown."""
    same, different = criterion("same"), criterion("different")
    assert words(same, 0, 0) == ("berlin",)
    assert same.phrase.format("berlin") == "both berlin"
    assert words(different, 2, 1) == ("Rome with Paris",)
    for mentee, mentor in ((0, 1), (0, 2), (3, 0), (3, 2)):
        assert words(same, mentee, mentor) == ()
    for mentee, mentor in ((0, 0), (0, 2), (3, 0), (3, 2)):
        assert words(different, mentee, mentor) == ()


@pytest.mark.parametrize("kind", ["same", "different"])
def test_columns_without_any_answer(criterion, kind):
    """Nothing is known, and the mean is 0."""
    made = criterion(kind, [{"id": "M1", "Site": ""}], [{"id": "E1", "Site": ""}])
    assert np.isnan(block(made, 1, 1)).all()
    assert made.mean == 0
