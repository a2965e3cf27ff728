"""A value made of weighted parts, computed by hand."""

from dataclasses import dataclass

import numpy as np
import pytest

from pairforge.criteria.composite import Composite
from pairforge.criteria.protocol import Evidence

NAN = np.nan
EVERYBODY = np.arange(2)[:, None], np.arange(3)[None, :]


@dataclass
class Given:
    """A part with given values, of two mentees and three mentors."""

    known: list[list[float]]
    mean: float = 0.0

    def values(self, mentees, mentors):
        """The given values."""
        return np.array(self.known)[mentees, mentors]

    def evidence(self, mentee, mentor):
        """The value itself, where there is one."""
        value = self.known[mentee][mentor]
        return (Evidence("mentor", "X", "x", value, "x"),) if value > 0 else ()


FIRST = Given([[1, 0, NAN], [0.5, NAN, NAN]], mean=0.4)
SECOND = Given([[1, 1, 1], [NAN, 0, NAN]], mean=0.75)
COMPOSITE = Composite([(3, FIRST), (1, SECOND)])


def test_a_blank_part_counts_as_its_mean():
    """Three quarters of the first part and one of the second; blank only where both are."""
    expected = [[1, 0.25, 0.75 * 0.4 + 0.25], [0.375 + 0.25 * 0.75, 0.3, NAN]]
    np.testing.assert_allclose(COMPOSITE.values(*EVERYBODY), expected, rtol=0, atol=1e-15)


def test_the_mean_is_that_of_the_parts():
    """Where blank parts count as their means, the mean of all is the weighted mean of the means."""
    assert COMPOSITE.mean == round((3 * 0.4 + 0.75) / 4, 4)


def test_the_interval_is_as_wide_as_the_blanks():
    """A blank part can be anything."""
    low, high = COMPOSITE.interval(*EVERYBODY)
    np.testing.assert_allclose(low, [[1, 0.25, 0.25], [0.375, 0, 0]], atol=1e-15)
    np.testing.assert_allclose(high, [[1, 0.25, 1], [0.625, 0.75, 1]], atol=1e-15)


def test_evidence_gives_its_share():
    """What gives the second part all gives the whole a quarter."""
    assert [cited.gives for cited in COMPOSITE.evidence(0, 0)] == [0.75, 0.25]
    assert [cited.gives for cited in COMPOSITE.evidence(1, 0)] == [0.375]
    assert COMPOSITE.evidence(1, 2) == ()


@pytest.mark.parametrize("shares", [(5, 3, 2), (0.1, 0.2, 0.7), (4, 3, 3), (1, 1, 1)])
def test_all_parts_in_full_are_worth_exactly_one(shares):
    """To the last bit, and a part alone keeps its value."""
    full = Given([[1, 1, 1], [1, 1, 1]])
    assert (Composite([(share, full) for share in shares]).values(*EVERYBODY) == 1.0).all()
    np.testing.assert_allclose(Composite([(shares[0], FIRST)]).values(*EVERYBODY), FIRST.values(*EVERYBODY))


def test_parts_are_not_changed():
    """Filling the blanks leaves the parts' own values as they are."""
    stored = np.array([[NAN, 1.0, 0.0]] * 2)
    part = Given(stored.tolist())
    part.values = lambda mentees, mentors: stored[mentees, mentors]
    Composite([(1, part)]).values(*EVERYBODY)
    assert np.isnan(stored[:, 0]).all()


def test_shares_of_each_mentee():
    """A part counts for the mentees who give it a share; whoever gives none is blank."""
    composite = Composite([(np.array([1.0, 0.0]), FIRST), (np.array([1.0, 0.0]), SECOND)])
    expected = [[1, 0.5, (0.4 + 1) / 2], [NAN] * 3]
    np.testing.assert_allclose(composite.values(*EVERYBODY), expected, atol=1e-15)
    low, high = composite.interval(*EVERYBODY)
    np.testing.assert_array_equal(low, [[1, 0.5, 0.5], [0, 0, 0]])
    np.testing.assert_array_equal(high, [[1, 0.5, 1], [1, 1, 1]])
    assert [cited.gives for cited in composite.evidence(0, 0)] == [0.5, 0.5]
    assert composite.evidence(1, 0) == ()


def test_a_part_that_a_mentee_leaves_out():
    """It counts for nothing, known or blank."""
    composite = Composite([(np.array([3.0, 0.0]), FIRST), (1, SECOND)])
    expected = [[1, 0.25, 0.75 * 0.4 + 0.25], [NAN, 0, NAN]]
    np.testing.assert_allclose(composite.values(*EVERYBODY), expected, atol=1e-15)
    assert composite.evidence(1, 0) == ()
