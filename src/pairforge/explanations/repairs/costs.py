"""What changes cost, so that repairs can be ranked: less for what asks less of people."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pairforge.pairing.repair import ChangeKind

COSTS: Mapping[ChangeKind, int] = MappingProxyType(
    {
        ChangeKind.MINIMUM: 1,  # for each place: nobody has to do anything
        ChangeKind.LIMIT: 1,  # for each person: likewise
        ChangeKind.SEAT: 2,  # for each place: a mentor has to be asked
        ChangeKind.LOCK: 3,  # somebody was promised it, or the coordinator had a reason
        ChangeKind.EXCEPTION: 4,  # for each pair and rule: the reason may be a person's own
        ChangeKind.RULE: 6,  # it holds for everybody
    }
)
"""What a unit of each kind of change costs."""
