"""From each limit over the whole programme to constraints; a new kind is one new file and one name here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pairforge.problem.constraints import Constraint
from pairforge.problem.fairness.count import count
from pairforge.problem.fairness.group_gap import group_gap
from pairforge.problem.fairness.matched_share import matched_share
from pairforge.problem.source import Source

FAIRNESS: dict[str, Callable[[Any, Source], tuple[Constraint, ...]]] = {
    "count": count,
    "group_gap": group_gap,
    "matched_share": matched_share,
}
"""How each kind becomes constraints, by its name in the config; the others are ``LIMITS`` or a mask."""
