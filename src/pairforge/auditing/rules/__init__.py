"""The check of every rule: which chosen pairs break it, from the answers alone; a new kind is a new file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.auditing.rules import (
    conflict,
    consent,
    differ,
    gap,
    lock,
    meet,
    never,
    reporting_line,
    same,
    share,
    veto,
)

CHECKS: dict[str, Callable[[Any, ChosenPairs], list[Break]]] = {
    "conflict": conflict.breaks,
    "consent": consent.breaks,
    "differ": differ.breaks,
    "gap": gap.breaks,
    "lock": lock.breaks,
    "meet": meet.breaks,
    "never": never.breaks,
    "reporting_line": reporting_line.breaks,
    "same": same.breaks,
    "share": share.breaks,
    "veto": veto.breaks,
}
"""The check of every kind of rule, by its name in the config."""
