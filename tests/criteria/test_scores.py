"""Listed scores are taken as they stand."""

import numpy as np
import pytest
from tests.criteria.evidence import words

from pairforge.config import load_config
from pairforge.criteria import build_criteria
from pairforge.roster import read_roster


@pytest.fixture
def scores(programme):
    """Make the criterion from a file of scores; M1, M2 and E1, E2, E3 take part."""

    def make(text="mentee,mentor,score\nE3,M1,0.5\nE1,M2,-2\nE1,M1,1e3\nE2,M2,0\n"):
        path = programme(config={"criteria": [{"kind": "scores", "file": "p.csv"}]}, files={"p.csv": text})
        config = load_config(path)
        return build_criteria(config, read_roster(config))[0]

    return make


def test_scores_as_they_stand(scores):
    """Of either sign and any size, pair by pair in any order."""
    assert scores().values(np.array([0, 2, 0, 1]), np.array([1, 0, 0, 1])).tolist() == [-2, 0.5, 1000, 0]
    assert scores().values(np.array([[0]]), np.array([[0, 1]])).tolist() == [[1000, -2]]


def test_all_of_them_at_once(scores):
    """The whole list in its own order is the list, and changing what was given changes nothing."""
    criterion = scores()
    listed = criterion.listed
    values = criterion.values(listed.mentees, listed.mentors)
    assert values.tolist() == [1000, -2, 0, 0.5]
    values[:] = 7
    assert criterion.values(listed.mentees, listed.mentors).tolist() == [1000, -2, 0, 0.5]


@pytest.mark.parametrize(("mentee", "mentor"), [(1, 0), (2, 1)])
def test_a_pair_that_is_not_listed(scores, mentee, mentor):
    """It has no score, and no other one is given for it."""
    with pytest.raises(LookupError, match="not listed"):
        scores().values(np.array([0, mentee]), np.array([0, mentor]))
    assert words(scores(), mentee, mentor) == ()


def test_an_empty_list(scores):
    """No pair is listed in a list without rows."""
    criterion = scores("mentee,mentor,score\n")
    assert criterion.values(np.empty(0, np.int64), np.empty(0, np.int64)).shape == (0,)
    with pytest.raises(LookupError, match="not listed"):
        criterion.values(np.array([0]), np.array([0]))


def test_evidence_and_mean(scores):
    """A score above 0 speaks for the pair; none is ever unknown."""
    criterion = scores()
    assert words(criterion, 0, 0) == ("1000",)
    assert words(criterion, 2, 0) == ("0.5",)
    assert words(criterion, 0, 1) == words(criterion, 1, 1) == ()
    assert criterion.mean == 0
