"""Sentences about what things cost say the numbers of the values they are rendered from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pairforge.explanations.forcing import StageLoss
from pairforge.explanations.ledger import LedgerEntry, LedgerKind, LedgerOutcome
from pairforge.reporting.ledger_words import price_told, taken_told

GAIN = (
    StageLoss("matched", ("matched",), (1,), (1,), 1),
    StageLoss("total", ("total",), (-2500,), (-2500,), -2.5),
)
NONE = (StageLoss("total", ("total",), (0,), (0,), 0.0),)
ENTRY = LedgerEntry(
    LedgerKind.RULE, "differ Team", (), LedgerOutcome.FOUND, (), GAIN, None, ("e1", "e2"), proved=True
)


@pytest.fixture
def roster(roster_of):
    """Two of each side."""
    return roster_of(mentors=[{"id": "m1"}, {"id": "m2"}], mentees=[{"id": "e1"}, {"id": "e2"}])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {},
            "The programme would bring 1 in matched and cost 2.5 in total; "
            "2 matches would change: e1 and e2.",
        ),
        ({"gained": NONE, "changed": ()}, "Nothing would change."),
        ({"gained": NONE, "changed": (), "proved": False}, "Nothing that was found in time would change."),
        (
            {"changed": (), "proved": False},
            "The programme would bring 1 in matched and cost 2.5 in total "
            "(not proved to be all that there is to gain).",
        ),
        (
            {
                "kind": LedgerKind.PRIORITY,
                "given_up": replace(GAIN[1], stage="worst_off"),
                "changed": ("e1",),
            },
            "The others would bring 1 in matched and cost 2.5 in total; "
            "for itself it would cost 2.5 in worst_off; 1 match would change: e1.",
        ),
        (
            {"outcome": LedgerOutcome.NEEDED, "gained": None},
            "The other priorities have no meaning without it.",
        ),
        ({"outcome": LedgerOutcome.STOPPED, "gained": None}, "Not found out in time."),
    ],
)
def test_what_would_come_of_it(roster, changes, told):
    """What is gained and lost, who would change, and what is not certain."""
    assert price_told(replace(ENTRY, **changes), roster) == told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "Without the rule `differ Team`"),
        ({"kind": LedgerKind.COHORT}, "Without the rule on groups `differ Team`"),
        ({"kind": LedgerKind.CAPACITY}, "Without the bound on places `differ Team`"),
        ({"kind": LedgerKind.LIMIT}, "Without the limit `differ Team`"),
        ({"kind": LedgerKind.PRIORITY}, "Without the priority `differ Team`"),
        ({"kind": LedgerKind.LOCK, "people": ("e1", "m2")}, "Without the lock of e1 with m2"),
        ({"kind": LedgerKind.MINIMUM, "people": ("m1",)}, "Without the minimum of m1"),
    ],
)
def test_what_is_taken_out(roster, changes, told):
    """Each kind by its name."""
    assert taken_told(replace(ENTRY, **changes), roster) == told
