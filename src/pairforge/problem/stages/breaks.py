"""``breaks``: the price of the soft rules that are broken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Breaks:
    """The least price of all breaches of soft constraints together."""

    name: str = "breaks"
