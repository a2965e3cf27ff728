"""The figures of a matching, from roster, config and pairs alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.cohort_breaks import break_measures
from pairforge.auditing.earlier_rounds import standing_figures, twice_running
from pairforge.auditing.group_gaps import gap_measures, has_gaps
from pairforge.auditing.groups import group_figures
from pairforge.auditing.mixing import cohort_measures
from pairforge.auditing.pairs import ChosenPairs
from pairforge.auditing.shared_groups import shareable
from pairforge.auditing.stability import stability_measures
from pairforge.config import Config
from pairforge.config.criteria import Ranking
from pairforge.criteria import build_criteria
from pairforge.criteria import points as points_of


def measure(
    config: Config,
    pairs: ChosenPairs,
    points: NDArray[np.int64],
    resolution: int,
    parts: Mapping[str, NDArray[np.int64]] | None = None,
) -> dict[str, Any]:
    """All measures of a matching, of whatever matching of the roster it is.

    Parameters
    ----------
    config, pairs
        What was asked for, and the matching.
    points
        Points of each pair, shape (num_pairs,).
    resolution
        Points that make a score of 1.
    parts
        Points of each pair by criterion, where they are known.

    Returns
    -------
    dict
        ``matched`` and ``wanted`` count places, ``mentees_matched`` people; scores are per pair, but for
        ``worst_off`` and ``worst_tenth``, where those of a mentee's several mentors are added up.
        ``worst_tenth`` is the mean of the smallest scores, ``worst_share`` of the pairs rounded up.
        ``quartiles`` are the 25th, 50th and 75th percentile, ``gini`` is None where a score is negative.
        ``choices`` counts, for each ranking, the pairs by rank and those that nobody had chosen.
        ``groups`` has the figures of the groups under ``audit:`` that may be shared; see ``shareable``.
        With earlier rounds there are ``standings`` and ``twice_running``, too; with soft rules
        ``soft_rules``; with rules on cohorts that ask for columns ``cohorts``; with limits or priorities on
        the gap of groups ``group_gaps``; with choices of both sides ``stability``.
    """
    roster = pairs.roster
    scores = np.sort(points) / resolution
    count = len(scores)
    total = sum(points.tolist())
    loads = np.bincount(pairs.mentors, minlength=len(roster.mentors))
    worst = worst_count(config.worst_share, count)
    ascending = sorted(_by_person(pairs, points))
    found = {
        "mentees": len(roster.mentees),
        "mentors": len(roster.mentors),
        "wanted": int(roster.wants.sum()),
        "seats": int(roster.capacity.sum()),
        "matched": count,
        "mentees_matched": len(set(pairs.mentees.tolist())),
        "total": total / resolution,
        "mean": _mean(points.tolist(), resolution),
        "worst_off": ascending[0] / resolution if count else None,
        "worst_tenth": _mean(ascending[:worst], resolution),
        "worst_share": config.worst_share,
        "quartiles": [round(float(np.percentile(scores, percent)), 6) for percent in (25, 50, 75)]
        if count
        else None,
        "gini": _gini(sorted(points.tolist())),
        "choices": _choices(config, pairs),
        "loads": {str(load): int(num) for load, num in sorted(Counter(loads.tolist()).items())},
        "groups": shareable(group_figures(config, pairs, points), resolution),
    }
    if roster.past is not None:
        found["standings"] = standing_figures(pairs, points, resolution, worst)
        found["twice_running"] = twice_running(config, pairs, points, resolution)
    broken = break_measures(config, pairs)
    if broken is not None:
        found["soft_rules"] = broken
    mixed = cohort_measures(config, pairs)
    if mixed:
        found["cohorts"] = mixed
    if has_gaps(config):
        known = _parts(config, pairs, resolution) if parts is None else parts
        found["group_gaps"] = gap_measures(config, pairs, points, known, resolution)
    stable = stability_measures(config, pairs, resolution)
    if stable is not None:
        found["stability"] = stable
    return found


def worst_count(share: float, count: int) -> int:
    """How many of ``count`` are a share, rounded up; 0.1 of 70 is 7, whatever a binary fraction says."""
    return ceil(Fraction(str(share)) * count)


def _by_person(pairs: ChosenPairs, points: NDArray[np.int64]) -> list[int]:
    """The points by which people are the worst off: of a mentee's only pair, or of all pairs together."""
    sums: Counter[int] = Counter()
    for mentee, one in zip(pairs.mentees.tolist(), points.tolist(), strict=True):
        sums[mentee] += one
    return list(sums.values())


def _parts(config: Config, pairs: ChosenPairs, resolution: int) -> dict[str, NDArray[np.int64]]:
    return {
        criterion.label: points_of(criterion, pairs.mentees, pairs.mentors, resolution)
        for criterion in build_criteria(config, pairs.roster)
    }


def _mean(points: list[int], resolution: int) -> float | None:
    return round(sum(points) / resolution / len(points), 6) if points else None


def _gini(points: list[int]) -> float | None:
    """Of ascending points, in whole numbers, so that it is the same on every machine."""
    if not points or points[0] < 0 or not points[-1]:
        return None
    count = len(points)
    spread = sum((2 * rank - count - 1) * one for rank, one in enumerate(points, start=1))
    return round(spread / (count * sum(points)), 6)


def _choices(config: Config, pairs: ChosenPairs) -> dict[str, dict[str, int]]:
    found = {}
    for criterion in config.criteria:
        if not isinstance(criterion, Ranking):
            continue
        ask = criterion.ask_of("mentor" if criterion.by == "mentor" else "mentee")
        assert ask is not None
        wishes = pairs.roster.wishes(ask)
        ranks: Counter[str] = Counter()
        for mentee, mentor in pairs:
            chooser, chosen = (mentor, mentee) if ask.side == "mentor" else (mentee, mentor)
            choices = wishes.choices[chooser]
            rank = wishes.ranks[chooser][choices.index(chosen)] if chosen in choices else "none"
            ranks[str(rank)] += 1
        found[criterion.label] = {
            rank: ranks[rank] for rank in [*map(str, range(1, wishes.length + 1)), "none"]
        }
    return found
