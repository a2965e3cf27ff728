"""Sentences about repairs: every kind of change has its words, with its people and its amount."""

from __future__ import annotations

import re

import pytest

from pairforge.pairing import Change, ChangeKind, Repair, Repairs
from pairforge.reporting.repair_words import change_told, repairs_told

PEOPLE = {
    ChangeKind.MINIMUM: ("M1",),
    ChangeKind.SEAT: ("M1",),
    ChangeKind.LOCK: ("E1", "M2"),
    ChangeKind.EXCEPTION: ("E1", "M2"),
}
AMOUNTS = (ChangeKind.MINIMUM, ChangeKind.SEAT, ChangeKind.LIMIT)


@pytest.mark.parametrize("kind", ChangeKind)
def test_every_kind_of_change_has_its_words(roster_of, kind):
    """The words name the people, the rule where there is one, and the amount where it means something."""
    people = PEOPLE.get(kind, ())
    told = change_told(Change(kind, "share Languages", people, 1), roster_of())
    assert re.findall(r"[EM]\d", told) == list(people)
    assert ("`share Languages`" in told) == (kind not in (*AMOUNTS[:2], ChangeKind.LOCK))
    if kind in AMOUNTS:
        more = change_told(Change(kind, "share Languages", people, 4), roster_of())
        assert re.findall(r"\b\d+\b", more) == ["4"]


def test_repairs_are_listed_with_their_costs(roster_of):
    """One line for each, below one that says whether cheaper ones could be missing."""
    minimum, lock = (
        Change(ChangeKind.MINIMUM, "minimum", ("M1",), 2),
        Change(ChangeKind.LOCK, "lock", ("E1", "M2"), 1),
    )
    found = (Repair((minimum,), 2), Repair((lock, minimum), 5))
    roster = roster_of()
    first, *lines = repairs_told(Repairs(found, complete=True), roster)
    assert first == "Cheapest ways out, each with all that it needs:"
    assert lines == [
        "1. Lower the minimum of M1 by 2 (cost 2)",
        "2. Unlock E1 from M2 and lower the minimum of M1 by 2 (cost 5)",
    ]
    assert "search for cheaper ones was ended" in repairs_told(Repairs(found, complete=False), roster)[0]
    assert repairs_told(None, roster) == []
    assert repairs_told(Repairs((), complete=False), roster) == []
