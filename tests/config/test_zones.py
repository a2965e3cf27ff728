"""Time zones as people write them."""

from __future__ import annotations

import pytest

from pairforge.config.zones import is_fixed, offset_minutes, zone_named, zone_names, zones_meant


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (" europe/berlin ", "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        ("Japan", "Japan"),
        ("UTC", "UTC"),
        ("gmt", "UTC"),
        ("UTC+2", "UTC+02:00"),
        ("UTC \u22125:30", "UTC-05:30"),
        ("GMT+0530", "UTC+05:30"),
        ("GMT-0", "UTC"),
    ],
)
def test_what_is_certain(text, zone):
    """Names of the tz database without regard to case, and offsets."""
    assert zone_named(text) == zone


@pytest.mark.parametrize("text", ["", "IST", "CET", "Berlin", "UTC+15", "UTC+14:30", "+2", "localtime"])
def test_what_is_not(text):
    """Abbreviations, cities, impossible offsets, and what depends on the machine."""
    assert zone_named(text) is None


def test_what_may_be_meant():
    """A city of the database, or the several meanings of an abbreviation."""
    assert zones_meant("berlin") == ("Europe/Berlin",)
    assert zones_meant("new york") == ("America/New_York",)
    assert zones_meant("IST") == ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")
    assert zones_meant("Atlantis") == ()


def test_every_meaning_is_a_known_zone():
    """What is proposed can be written into the config."""
    from pairforge.config.zones import _MEANINGS

    assert {zone for meant in _MEANINGS.values() for zone in meant} <= set(zone_names())
    assert all(zone_named(word) is None for word in _MEANINGS)


@pytest.mark.parametrize(
    ("zone", "day", "minutes"),
    [
        ("Europe/Berlin", "2026-07-01", 120),
        ("Europe/Berlin", "2026-12-01", 60),
        ("America/New_York", "2026-10-26", -240),
        ("Asia/Kolkata", "2026-10-26", 330),
        ("UTC", "", 0),
        ("UTC-05:30", "", -330),
    ],
)
def test_offsets(zone, day, minutes):
    """Summer and winter; fixed offsets need no day."""
    assert offset_minutes(zone, day) == minutes
    assert is_fixed(zone) == (not day)
