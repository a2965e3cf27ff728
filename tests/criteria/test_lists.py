"""Goals, values and the pairs of earlier rounds, computed by hand."""

import numpy as np
import pytest
from tests.criteria.evidence import words

from pairforge.config import load_config
from pairforge.criteria import build_criteria
from pairforge.errors import InputError
from pairforge.roster import read_roster

NAN = np.nan
MENTORS = [{"id": "M1", "L": "b; d"}, {"id": "M2", "L": "A;c"}, {"id": "M3", "L": ""}]
MENTEES = [{"id": "E1", "L": "a; b; c; d"}, {"id": "E2", "L": "d"}, {"id": "E3", "L": ""}]


@pytest.fixture
def made(in_memory):
    """Make a criterion of a kind."""

    def make(kind, **more):
        config, roster = in_memory(MENTORS, MENTEES, [{"kind": kind, "column": "L", **more}])
        return build_criteria(config, roster)[0]

    return make


def block(criterion):
    """All values as a table."""
    return criterion.values(np.arange(3)[:, None], np.arange(3)[None, :])


def test_goals(made):
    """Three for the first, two for the second, one for each further."""
    goals = made("goals")
    np.testing.assert_allclose(block(goals), [[3 / 7, 4 / 7, NAN], [1, 0, NAN], [NAN] * 3], atol=1e-15)
    assert [(one.answer, one.gives) for one in goals.evidence(0, 1)] == [("a", 3 / 7), ("c", 1 / 7)]
    assert goals.phrase.format("a") == "supports a"


def test_values(made):
    """Out of the most that anybody picked, here four, or out of what everybody could pick."""
    np.testing.assert_array_equal(block(made("values")), [[0.5, 0.5, NAN], [0.25, 0, NAN], [NAN] * 3])
    np.testing.assert_array_equal(
        block(made("values", picks=8)), [[0.25, 0.25, NAN], [0.125, 0, NAN], [NAN] * 3]
    )
    assert words(made("values"), 0, 0) == ("b", "d")


def test_more_values_than_could_be_picked(made):
    """The config or the answer is wrong, and everybody concerned is named."""
    with pytest.raises(InputError) as caught:
        made("values", picks=1)
    assert [str(trouble) for trouble in caught.value.troubles] == [
        'column "L": The mentee E1 picked 4 values, but `picks` is 1. Raise `picks`, or correct the answer.',
        'column "L": The mentor M1 picked 2 values, but `picks` is 1. Raise `picks`, or correct the answer.',
        'column "L": The mentor M2 picked 2 values, but `picks` is 1. Raise `picks`, or correct the answer.',
    ]


@pytest.fixture
def history(programme):
    """Make the criterion from a file of earlier pairs; M1, M2 and E1, E2, E3 take part."""

    def make(prefer, text="mentee,mentor\nE3,M1\nE1,M2\nE3,M1\n"):
        criterion = {"kind": "history", "file": "last.csv", "prefer": prefer}
        config = load_config(programme(config={"criteria": [criterion]}, files={"last.csv": text}))
        return build_criteria(config, read_roster(config))[0]

    return make


EARLIER = np.array([[0, 1], [0, 0], [1, 0]])


@pytest.mark.parametrize("prefer", ["repeat", "avoid"])
def test_history(history, prefer):
    """1 for the pairs of the round before, or for all others; a pair that stands twice counts once."""
    criterion = history(prefer)
    values = criterion.values(np.arange(3)[:, None], np.arange(2)[None, :])
    np.testing.assert_array_equal(values, EARLIER if prefer == "repeat" else 1 - EARLIER)
    assert criterion.mean == round(values.mean(), 4)


def test_evidence_of_the_history(history):
    """What was, or what was not."""
    repeat, avoid = history("repeat"), history("avoid")
    assert words(repeat, 0, 1) == ("paired before",)
    assert words(avoid, 0, 0) == ("not paired before",)
    assert words(repeat, 0, 0) == words(avoid, 0, 1) == ()


@pytest.mark.parametrize(("prefer", "value"), [("repeat", 0), ("avoid", 1)])
def test_the_first_round(history, prefer, value):
    """Without earlier pairs nobody is to be repeated or avoided."""
    criterion = history(prefer, "mentee,mentor\n")
    assert (criterion.values(np.arange(3)[:, None], np.arange(2)[None, :]) == value).all()
    assert criterion.mean == value
