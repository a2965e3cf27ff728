"""How far a matching is from what is certain to be the best, in words."""

from __future__ import annotations

import pytest

from pairforge.pairing import StageResult
from pairforge.reporting.gaps import gap_told, percent_told
from pairforge.reporting.stage_words import proof_told


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.0002, "0.02 %"),
        (0.000201, "0.021 %"),
        (0.0000412, "0.0042 %"),
        (1e-9, "0.0000001 %"),
        (0.1234, "13 %"),
        (0.5, "50 %"),
        (1.0, "100 %"),
        (2.345, "235 %"),
    ],
)
def test_a_share_is_never_told_smaller_than_it_is(share, told):
    """Two digits that count, rounded up."""
    assert percent_told(share) == told


@pytest.mark.parametrize(
    ("stage", "told"),
    [
        (
            StageResult("total", 812.41, 812.57, False, gap=0.000197),
            "within 0.02 %, certified (812.41; nothing is better than 812.57)",
        ),
        (
            StageResult("bands", (0, 7, 3), (0, 5, 0), False, ("unmatched", "poor", "fair"), gap=0.4),
            "within 40 %, certified (poor: 7; nothing is better than 5)",
        ),
        (
            StageResult("leximin", (0, 2.0), (0, 1.0), False, ("empty", 0.25), gap=1.0),
            "within 100 %, certified (from 0.25: 2; nothing is better than 1)",
        ),
        (
            StageResult("breaks", 10, 0, False, gap=10.0),
            "certified: 10; nothing is better than 0",
        ),
        (StageResult("total", 812.41, None, False), "not proved"),
    ],
)
def test_a_stage_that_is_not_proved_says_how_far_off_it_may_be(stage, told):
    """The value, what nothing exceeds, and the gap between the two."""
    assert gap_told(stage) == told
    assert proof_told(stage) == told
