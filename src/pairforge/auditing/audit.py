"""The auditor: checks a matching against the coordinator's own rules, from the roster up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.capacities import capacity_breaks
from pairforge.auditing.co_mentors import co_mentor_breaks
from pairforge.auditing.cohort_breaks import hard_breaks, soft_breaks
from pairforge.auditing.group_gaps import gap_reached
from pairforge.auditing.limits import LIMITS
from pairforge.auditing.measures import measure
from pairforge.auditing.mixing import variety_reached
from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.auditing.places import place_breaks
from pairforge.auditing.rules import CHECKS
from pairforge.config import Config
from pairforge.config.priorities import Breaks, GroupGap, PriorityBase, Variety
from pairforge.criteria import build_criteria, points
from pairforge.pairing import SoftBreak
from pairforge.roster import Roster


@dataclass(frozen=True)
class Audit:
    """What an audit found.

    Parameters
    ----------
    breaks
        What must hold and is broken; a result with any is a fault of ours.
    parts
        Points of each pair by criterion, shapes (num_pairs,).
    points
        Points of each pair, shape (num_pairs,).
    measures
        The figures of the matching.
    soft_breaks
        Soft rules that are broken, with their prices.
    reached
        What the matching reaches, as it is maximized, in each priority on cohorts and groups, by its label.
    """

    breaks: tuple[Break, ...]
    parts: Mapping[str, NDArray[np.int64]]
    points: NDArray[np.int64]
    measures: Mapping[str, Any]
    soft_breaks: tuple[SoftBreak, ...] = ()
    reached: Mapping[str, int] = field(default_factory=dict)


def audit(
    roster: Roster,
    config: Config,
    mentees: NDArray[np.int64],
    mentors: NDArray[np.int64],
    *,
    resolution: int,
) -> Audit:
    """Check a matching from scratch; neither problem nor engine is asked.

    Parameters
    ----------
    roster, config
        Who takes part and what was asked for.
    mentees, mentors
        The pairs by position, shapes (num_pairs,).
    resolution
        Points that make a score of 1.
    """
    pairs = ChosenPairs(roster, mentees, mentors)
    breaks = place_breaks(config, pairs) + capacity_breaks(config, pairs) + co_mentor_breaks(config, pairs)
    for rule in config.rules:
        breaks += CHECKS[rule.kind](rule, pairs)
    breaks += hard_breaks(config, pairs)
    if breaks:
        none: dict[str, NDArray[np.int64]] = {}
        return Audit(tuple(breaks), none, np.empty(0, dtype=np.int64), {})
    parts = {
        criterion.label: points(criterion, mentees, mentors, resolution)
        for criterion in build_criteria(config, roster)
    }
    total = np.stack(list(parts.values())).sum(axis=0)
    for limit in config.fairness:
        breaks += LIMITS[limit.kind](limit, config, pairs, total, resolution)
    softly = soft_breaks(config, pairs)
    reached = {
        entry.label: number
        for entry in config.priorities
        if (number := _reached(entry, config, pairs, total, softly)) is not None
    }
    measures = measure(config, pairs, total, resolution, parts)
    return Audit(tuple(breaks), parts, total, measures, softly, reached)


def _reached(
    entry: PriorityBase,
    config: Config,
    pairs: ChosenPairs,
    points: NDArray[np.int64],
    softly: tuple[SoftBreak, ...],
) -> int | None:
    """What a priority on cohorts or groups reaches, as it is maximized; None for any other."""
    if isinstance(entry, Breaks):
        return -sum(broken.price for broken in softly)
    if isinstance(entry, Variety):
        return variety_reached(entry, pairs)
    return gap_reached(entry, config, pairs, points) if isinstance(entry, GroupGap) else None
