"""``balance``: even loads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Balance:
    """The smallest sum of the squared loads of the mentors.

    The loads that matchings can have form an M-convex set, so the loads with the smallest sum of squares
    are also those whose largest load is smallest, then the second-largest and so on (Frank, Murota 2022,
    "Decreasing minimization on M-convex sets").
    """

    name: str = "balance"
