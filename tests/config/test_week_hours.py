"""The YAML of free hours: columns, zones and the day on which clocks are compared."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from pairforge.config import Ask, Config, Hours
from pairforge.config.criteria import MeetingTime
from pairforge.config.rules import Meet


def meeting(**keys: Any) -> MeetingTime:
    """A criterion with some keys."""
    return MeetingTime.model_validate({"kind": "meeting_time", **keys})


def test_columns_and_zones():
    """Hours of both sides, and a second column for the zone of the sides that have one."""
    assert meeting(column="Free").asks() == (
        Ask("mentee", ("Free",), Hours()),
        Ask("mentor", ("Free",), Hours()),
    )
    reading = Hours("Europe/Berlin", "2026-10-05", "/")
    keys = {"default_zone": "europe/berlin", "week": "2026-10-05", "separator": "/"}
    assert meeting(mentee="A", mentor="B", zone={"mentor": "Z"}, **keys).asks() == (
        Ask("mentee", ("A",), reading),
        Ask("mentor", ("B", "Z"), reading),
    )
    both = meeting(column="Free", zone="Zone")
    assert [ask.columns for ask in both.asks()] == [("Free", "Zone")] * 2
    rule = Meet.model_validate({"kind": "meet", "column": "Free", "zone": "Zone"})
    assert rule.asks() == both.asks()
    assert (rule.label, rule.minutes, both.needed) == ("meet Free", 1, 60)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({}, "name the columns"),
        ({"column": "Free", "zone": {"mentor": "Z"}}, "give the other side's as `default_zone`"),
        ({"column": "Free", "default_zone": "IST"}, "'IST' is no time zone such as Europe/Berlin or UTC"),
        ({"column": "Free", "week": "soon"}, "week"),
        ({"column": "Free", "needed": "0"}, "needed"),
    ],
)
def test_what_is_refused(keys, said):
    """No columns, half of the zones, unknown zones, days that are none and no time at all."""
    with pytest.raises(ValidationError, match=said):
        meeting(**keys)


def test_zones_as_people_wrote_them():
    """Are known zones, once for the whole config."""
    content: dict[str, Any] = {"version": 1, "criteria": [{"kind": "same", "column": "id"}]}
    content |= {"mentors": [{"id": "m"}], "mentees": [{"id": "e"}]}
    config = Config.model_validate(content | {"zones": {"Berlin": "europe/berlin"}})
    assert config.zones == {"Berlin": "Europe/Berlin"}
    with pytest.raises(ValidationError, match="'Berlin' is no time zone"):
        Config.model_validate(content | {"zones": {"B": "Berlin"}})
