"""Meeting time, computed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from tests.criteria.evidence import words

from pairforge.criteria import build_criteria

NAN = np.nan


@pytest.fixture
def meeting(in_memory):
    """Make the criterion from the hours of both sides."""

    def make(mentees, mentors, **keys):
        rows = [
            [{"id": f"{side}{idx}", "Free": free, "Zone": zone} for idx, (free, zone) in enumerate(people)]
            for side, people in zip("EM", (mentees, mentors), strict=True)
        ]
        config, roster = in_memory(rows[1], rows[0], [{"kind": "meeting_time", "column": "Free", **keys}])
        return build_criteria(config, roster)[0]

    return make


def test_share_of_the_needed_time(meeting):
    """Half an hour of one is a half, more than enough is 1, and a blank is not known."""
    mentees = [("Mon 9-10; Tue 14-15", ""), ("Mon-Fri 9-17", ""), ("", "")]
    mentors = [("Mon 9:30-10:30", ""), ("Wed 8-9", ""), ("Tue 0-24", "")]
    criterion = meeting(mentees, mentors)
    found = criterion.values(np.arange(3)[:, None], np.arange(3)[None, :])
    np.testing.assert_array_equal(found, [[0.5, 0, 1], [1, 0, 1], [NAN] * 3])
    assert criterion.mean == round(3.5 / 6, 4)
    assert criterion.values(np.array([0]), np.array([0])).tolist() == [0.5]
    assert meeting(mentees, mentors, needed=120).values(np.array([0, 1]), np.array([2, 0])).tolist() == [
        0.5,
        0.5,
    ]


def test_evidence(meeting):
    """The mentor's hours, told by the common times, the first of many; nothing where there are none."""
    mentees = [("Mon-Fri 9-12", ""), ("Mon 9-10", "")]
    mentors = [("Mon-Fri 11:15-13", ""), ("Sat 9-10", ""), ("Mon 9-9:30; Fri 9-10; Tue 10-11; Wed 9-10", "")]
    criterion = meeting(mentees, mentors)
    assert words(criterion, 0, 0) == ("Mon 11:15-12:00, Tue 11:15-12:00, Wed 11:15-12:00, 2 more times",)
    assert words(criterion, 0, 1) == ()
    assert words(criterion, 0, 2) == ("Mon 09:00-09:30, Tue 10:00-11:00, Wed 09:00-10:00, Fri 09:00-10:00",)
    (cited,) = criterion.evidence(1, 2)
    assert (cited.side, cited.column, cited.gives) == ("mentor", "Free", 0.5)
    assert cited.answer == "Mon 9-9:30; Fri 9-10; Tue 10-11; Wed 9-10"


def test_evidence_is_told_on_the_mentees_clock(meeting):
    """With several zones the zone is told."""
    criterion = meeting(
        [("Mon 0-2", "Europe/Berlin")], [("Sun 19-20", "America/New_York")], zone="Zone", week="2026-10-26"
    )
    assert words(criterion, 0, 0) == ("Mon 00:00-01:00 (Europe/Berlin)",)


def test_evidence_past_the_end_of_the_common_week(meeting):
    """What is cut at midnight of the common clock is one time on the mentee's."""
    criterion = meeting(
        [("Mon 01:00-03:00", "Europe/Berlin")],
        [("Sun 18-22", "America/New_York")],
        zone="Zone",
        week="2026-10-05",
    )
    assert words(criterion, 0, 0) == ("Mon 01:00-03:00 (Europe/Berlin)",)


def test_minutes_of_any_length(meeting):
    """Times to the minute are counted to the minute."""
    criterion = meeting([("Mon 9:01-9:59", "")], [("Mon 9:02-9:58", "")])
    assert criterion.values(np.array([0]), np.array([0])).tolist() == [56 / 60]


def test_nobody_answered(meeting):
    """Nothing is known, and the mean is 0."""
    criterion = meeting([("", "")], [("", "")])
    assert np.isnan(criterion.values(np.array([0]), np.array([0]))).all()
    assert criterion.mean == 0
