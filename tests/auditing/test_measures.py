"""Figures of whatever matching is given: the worst tenth, and two matchings of one roster."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.auditing import ChosenPairs, measure
from pairforge.auditing.measures import worst_count
from pairforge.criteria import CRITERIA, build_criteria


@pytest.mark.parametrize(
    ("share", "count", "worst"),
    [(0.1, 0, 0), (0.1, 1, 1), (0.1, 10, 1), (0.1, 11, 2), (0.1, 70, 7), (0.07, 100, 7), (1, 3, 3)],
)
def test_a_share_is_rounded_up_as_it_is_written(share: float, count: int, worst: int) -> None:
    """Where a binary fraction is a little above the share as written, nobody is added."""
    assert worst_count(share, count) == worst


@given(st.lists(st.integers(-9000, 9000), min_size=1, max_size=30), st.integers(1, 100))
def test_worst_tenth_equals_a_slow_twin(in_memory, points: list[int], percent: int) -> None:
    """The mean of as many of the smallest as make the share at least."""
    mentees = [{"id": f"e{idx}"} for idx in range(len(points))]
    config, roster = in_memory([{"id": "x", "capacity": 30}], mentees)
    config = config.asking(["matched", {"kind": "worst_tenth", "share": percent / 100}], [])
    everybody = ChosenPairs(roster, np.arange(len(points)), np.zeros(len(points), dtype=np.int64))
    found = measure(config, everybody, np.array(points), 1000)
    rest, worst = sorted(points), []
    while 100 * len(worst) < percent * len(points):
        worst.append(rest.pop(0))
    assert found["worst_tenth"] == pytest.approx(float(Fraction(sum(worst), 1000 * len(worst))), abs=1e-6)
    assert found["worst_share"] == percent / 100


def test_another_matching_of_the_same_roster_can_be_measured(in_memory) -> None:
    """Nothing is kept from one to the next."""
    config, roster = in_memory([{"id": "x"}, {"id": "y"}], [{"id": "a"}, {"id": "b"}])
    one, other = ([0, 1], [0, 1]), ([0], [1])
    measured = [
        measure(config, ChosenPairs(roster, np.array(mentees), np.array(mentors)), points, 1000)
        for (mentees, mentors), points in (
            (one, np.array([1000, 3000])),
            (other, np.array([2500])),
            (one, np.array([1000, 3000])),
        )
    ]
    assert measured[0] == measured[2]
    assert [found["matched"] for found in measured] == [2, 1, 2]
    assert [found["total"] for found in measured] == [4.0, 2.5, 4.0]


def test_what_is_only_for_the_audit_is_not_shown_to_criteria(in_memory, monkeypatch) -> None:
    """A criterion is built on a roster without it."""
    seen = []
    monkeypatch.setitem(CRITERIA, "different", lambda config, roster: seen.append(roster.audited))
    config, roster = in_memory([{"id": "x"}], [{"id": "a", "Gender": "man"}], audit=["Gender"])
    build_criteria(config, roster)
    assert roster.audited
    assert seen == [{}]
