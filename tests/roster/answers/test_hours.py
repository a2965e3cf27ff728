"""Free hours of both sides on one clock, and their time zones."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import read_roster
from pairforge.roster.answers.hours import merged
from pairforge.roster.answers.times import WEEK


@pytest.fixture
def hours(programme):
    """Read two people's hours: ``hours(mentee, mentor, **keys)``, each (hours, zone); gives both answers."""

    def read(mentee, mentor, *, accept=False, zones=None, **keys):
        rows = [
            [{"id": person, "Free": free, "Zone": zone}]
            for person, (free, zone) in zip("EM", (mentee, mentor), strict=True)
        ]
        criterion = {"kind": "meeting_time", "column": "Free", **keys}
        config = load_config(programme(rows[1], rows[0], {"criteria": [criterion], "zones": zones or {}}))
        roster = read_roster(config, accept_proposals=accept)
        return roster, *map(roster.hours, config.asks())

    return read


def refused(hours, *people, **keys):
    """Every trouble as it is told, without the folder."""
    with pytest.raises(InputError) as error:
        hours(*people, **keys)
    return [
        str(trouble).replace(str(trouble.file), str(trouble.file).rpartition("/")[2])
        for trouble in error.value.troubles
    ]


def test_without_zones(hours):
    """Times stay on the clock they were written for; those that touch are one; a blank has none."""
    _, mentee, mentor = hours(("Tue 9-10; Mon 9-10; Mon 10-11", ""), ("", ""))
    assert mentee.spans == (((540, 660), (1980, 2040)),)
    assert (mentee.zones, mentee.offsets) == (("",), (0,))
    assert mentor.spans == ((),)


def test_past_the_end_of_the_week(hours):
    """A night from Sunday to Monday stands at both ends."""
    _, mentee, _ = hours(("Sun 22-2", ""), ("", ""))
    assert mentee.spans == (((0, 120), (WEEK - 120, WEEK)),)


def test_zones_and_a_week(hours):
    """Both sides are put on UTC with the clocks of that day: in Berlin winter has begun, in New York not."""
    people = ("Mon 0-1", "Europe/Berlin"), ("Sun 18-19", "America/New_York")
    _, mentee, mentor = hours(*people, zone="Zone", week="2026-10-26")
    assert mentee.spans == (((WEEK - 60, WEEK),),)
    assert mentor.spans == (((WEEK - 120, WEEK - 60),),)
    _, _, mentor = hours(*people, zone="Zone", week="2026-11-02")
    assert mentor.spans == (((WEEK - 60, WEEK),),)
    assert (mentor.zones, mentor.offsets) == (("America/New_York",), (-300,))


def test_one_zone_needs_no_week(hours):
    """Everybody is on the same clock; so are fixed offsets, which never change."""
    _, mentee, mentor = hours(("Mon 9-10", "Europe/Berlin"), ("Mon 9-10", "europe/berlin"), zone="Zone")
    assert mentee.spans == mentor.spans == (((540, 600),),)
    _, mentee, mentor = hours(("Mon 9-10", "UTC+1"), ("Mon 8-9", "UTC"), zone="Zone")
    assert mentee.spans == mentor.spans == (((480, 540),),)


def test_several_zones_need_a_week(hours):
    """Only people who gave hours count; the remedy says what to add, and where."""
    people = ("Mon 9-10", "Europe/Berlin"), ("Mon 9-10", "UTC")
    assert refused(hours, *people, zone="Zone") == [
        "config.yaml, line 3: People are in 2 time zones: Europe/Berlin, UTC. Add a day on which the clocks "
        "are compared, such as `week: 2026-10-05`, as summer time starts and ends on different days."
    ]
    hours(people[0], ("", "UTC"), zone="Zone")


def test_a_blank_zone(hours):
    """It takes the default, which is told; without a default it is refused."""
    roster, mentee, _ = hours(("Mon 9-10", ""), ("", ""), zone="Zone", default_zone="europe/berlin")
    assert mentee.zones == ("Europe/Berlin",)
    assert [
        (notice.what, notice.file, notice.place) for notice in roster.notices if "zone" in notice.what
    ] == [("1 person has no time zone; Europe/Berlin is assumed.", "mentees.csv", 'column "Zone"')]
    assert refused(hours, ("Mon 9-10", ""), ("", ""), zone="Zone") == [
        'mentees.csv, row 2, column "Zone": The time zone is blank. Write a place such as Europe/Berlin, or '
        "UTC+2. Or add `default_zone` to the criterion or rule."
    ]


def test_zones_of_one_side(hours):
    """The other side is in the default zone."""
    keys = {"zone": {"mentee": "Zone"}, "default_zone": "UTC+1"}
    _, mentee, mentor = hours(("Mon 9-10", "UTC"), ("Mon 9-10", "no zone"), **keys)
    assert (mentee.spans, mentor.spans) == ((((540, 600),),), (((480, 540),),))


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        (
            "IST",
            "may be any of several time zones: Asia/Kolkata, Europe/Dublin, Asia/Jerusalem. "
            "Write one of them.",
        ),
        (
            "Europe/Berln",
            'is no time zone that is known. Did you mean "Europe/Berlin"? Write a place such as '
            "Europe/Berlin, or UTC+2.",
        ),
        (
            "Berlin",
            "is not the name of a time zone; it may be Europe/Berlin. Write Europe/Berlin, or say in the "
            "config's `zones` which one is meant.",
        ),
    ],
)
def test_zones_that_are_refused(hours, zone, told):
    """Abbreviations with their meanings, near misses with a hint, cities with a proposal."""
    found = refused(hours, ("Mon 9-10", zone), ("", ""), zone="Zone")
    assert found == [f'mentees.csv, row 2, column "Zone": "{zone}" {told}']


def test_a_proposed_zone_is_taken(hours):
    """By accepting proposals, or by the line that was proposed."""
    people = ("Mon 9-10", "Berlin"), ("", "")
    with pytest.raises(InputError) as error:
        hours(*people, zone="Zone")
    assert error.value.troubles[0].proposal == "zones: {Berlin: Europe/Berlin}"
    roster, mentee, _ = hours(*people, zone="Zone", accept=True)
    assert mentee.zones == ("Europe/Berlin",)
    assert '"Berlin" is taken as Europe/Berlin.' in {notice.what for notice in roster.notices}
    _, mentee, _ = hours(*people, zone="Zone", zones={"berlin": "Europe/Berlin"})
    assert mentee.zones == ("Europe/Berlin",)


def test_hours_that_are_refused(hours):
    """With the row, the column, the text, the reason and the accepted forms; all of them at once."""
    assert refused(hours, ("Thu morning", ""), ("Mon 9-5", "")) == [
        'mentees.csv, row 2, column "Free": "Thu morning" has the word "morning", which is no day. '
        "Write days and hours such as Mon 9-10; Tue 14:00-15:30 or Mon-Fri 2pm-3pm.",
        'mentors.csv, row 2, column "Free": "Mon 9-5" has "9-5", which may end in the afternoon or on the '
        "next day. Write days and hours such as Mon 9-10; Tue 14:00-15:30 or Mon-Fri 2pm-3pm.",
    ]


def test_hours_and_zone_are_refused_at_once(hours):
    """A zone is looked at even where the hours cannot be read, but not where there are none."""
    told = refused(hours, ("Mon", "IST"), ("", "IST"), zone="Zone")
    assert [line.partition(":")[0] for line in told] == [
        'mentees.csv, row 2, column "Free"',
        'mentees.csv, row 2, column "Zone"',
    ]


def test_a_list_of_slots(in_memory):
    """Ticked slots are read as if they stood in one cell."""
    config, roster = in_memory(
        [{"id": "M", "Free": ["Mon 9-10", "Tue 9-10"]}],
        [{"id": "E", "Free": []}],
        [{"kind": "meeting_time", "column": "Free"}],
    )
    assert [roster.hours(ask).spans for ask in config.asks()] == [((),), (((540, 600), (1980, 2040)),)]


def test_hours_are_in_the_hash(hours):
    """Another hour or another zone is another roster; another wording of the same hours is not."""
    answers = [("Mon 9-10", "UTC"), ("Monday 9am-10am", "gmt"), ("Mon 9-11", "UTC"), ("Mon 9-10", "UTC+1")]
    first, same, later, elsewhere = (
        hours(answer, ("", ""), zone="Zone", week="2026-10-05")[0].sha256() for answer in answers
    )
    assert first == same
    assert len({first, later, elsewhere}) == 3


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).filter(lambda s: s[0] < s[1])))
def test_merged_spans_cover_the_same_minutes(spans):
    """Ascending and apart, and nothing is added or lost."""
    found = merged([(start, end) for start, end in spans])
    assert all(before[1] < after[0] for before, after in pairwise(found))
    assert {minute for start, end in found for minute in range(start, end)} == {
        minute for start, end in spans for minute in range(start, end)
    }
