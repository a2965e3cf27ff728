"""From values to points: the mean for what is unknown, and one rounding."""

from dataclasses import dataclass

import numpy as np
import pytest

from pairforge.criteria import points
from pairforge.criteria.protocol import rounded_mean


@dataclass
class Given:
    """A criterion with given values."""

    known: list[float]
    weight: float = 1.0
    mean: float = 0.25
    label: str = "given"
    phrase: str = "{}"

    def values(self, mentees, mentors):
        """The given values."""
        return np.array(self.known)[mentors] + 0.0 * mentees

    def evidence(self, mentee, mentor):
        """None."""
        return ()


def test_points_are_weight_times_value_times_resolution():
    """Rounded to the nearest point, of either sign."""
    criterion = Given([0.0, 1.0, 0.5, 1 / 3, -0.25], weight=4)
    found = points(criterion, np.zeros(5, np.int64), np.arange(5), 1000)
    assert found.tolist() == [0, 4000, 2000, 1333, -1000]
    assert found.dtype == np.int64


def test_the_unknown_counts_as_the_mean():
    """Whoever left a blank is neither punished nor favoured."""
    criterion = Given([np.nan, 1.0], weight=2)
    assert points(criterion, np.zeros(2, np.int64), np.arange(2), 10**6).tolist() == [500_000, 2_000_000]


def test_points_of_a_block():
    """Rows and columns give a table of points."""
    found = points(Given([np.nan, 1.0]), np.array([[0], [1], [2]]), np.array([[0, 1]]), 100)
    assert found.tolist() == [[25, 100]] * 3


def test_a_weight_of_nothing():
    """A weight of 0 gives 0 points, also where nothing is known."""
    criterion = Given([np.nan, 1.0], weight=0)
    assert points(criterion, np.zeros(2, np.int64), np.arange(2), 10**6).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("total", "count", "mean"), [(1, 3, 0.3333), (2, 3, 0.6667), (5.0, 5, 1.0), (0, 7, 0.0), (0, 0, 0.0)]
)
def test_a_mean_has_four_decimals(total, count, mean):
    """So that it is the same on every machine; of nothing it is 0."""
    assert rounded_mean(total, count) == mean
