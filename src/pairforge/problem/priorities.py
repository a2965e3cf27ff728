"""From the priorities of the config to stages; a new kind is one function and one name here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pairforge.config import priorities as asked
from pairforge.config.priorities import exact
from pairforge.criteria import points
from pairforge.problem import stages as solved
from pairforge.problem.groups import groups_of
from pairforge.problem.source import Source
from pairforge.problem.stages import Stage

MILLION = 10**6
"""What a person counts in a rate: it is reckoned in millionths."""


def stages_of(source: Source) -> tuple[Stage, ...]:
    """The stages of the config's priorities, in their order."""
    return tuple(STAGES[entry.kind](entry, source) for entry in source.config.priorities)


def _matched(entry: asked.Matched, source: Source) -> Stage:
    return solved.Matched(entry.label, exact(entry.keep))


def _worst_off(entry: asked.WorstOff, source: Source) -> Stage:
    return solved.WorstOff(entry.label, exact(entry.keep))


def _bands(entry: asked.Bands, source: Source) -> Stage:
    thresholds = tuple(map(source.points, entry.starts(source.config.full_score)))
    return solved.Bands(thresholds, entry.names[:-1], entry.label)


def _breaks(entry: asked.Breaks, source: Source) -> Stage:
    return solved.Breaks(entry.label)


def _leximin(entry: asked.Leximin, source: Source) -> Stage:
    width = 1 if entry.step is None else max(1, int(exact(entry.step) * source.scores.resolution))
    return solved.Leximin(width, entry.label)


def _worst_tenth(entry: asked.WorstTenth, source: Source) -> Stage:
    weight, total_weight = entry.mix or (1, 0)
    return solved.WorstShare(exact(entry.share), entry.label, weight, total_weight)


def _total(entry: asked.Total, source: Source) -> Stage:
    return solved.Total(entry.label, exact(entry.keep))


def _choices(entry: asked.Choices, source: Source) -> Stage:
    ranks, length = source.ranks(entry.criterion)
    return solved.Choices(entry.label, ranks, entry.profile, length if entry.k is None else entry.k)


def _balance(entry: asked.Balance, source: Source) -> Stage:
    return solved.Balance(entry.label)


def _mentors_total(entry: asked.MentorsTotal, source: Source) -> Stage:
    scores, labels = source.scores, entry.labels(source.config.criteria)
    total = np.zeros(len(scores.points), dtype=np.int64)
    mentees, mentors = scores.mentees.astype(np.int64), scores.mentors.astype(np.int64)
    for criterion in scores.criteria:
        if criterion.label in labels:
            total += points(criterion, mentees, mentors, scores.resolution)
    return solved.MentorsTotal(total, entry.label)


def _twice_running(entry: asked.TwiceRunning, source: Source) -> Stage:
    past = source.roster.past
    assert past is not None, "the config has a history"
    threshold = entry.threshold(source.config.priorities, source.config.full_score)
    assert threshold is not None, "the config refuses per cent of scores from a file"
    return solved.TwiceRunning(past.badly_served(threshold), source.points(threshold), entry.label)


def _variety(entry: asked.Variety, source: Source) -> Stage:
    families = tuple(source.cells.division(ask).family for ask in entry.asks())
    return solved.Variety(families, entry.label)


def _group_gap(entry: asked.GroupGap, source: Source) -> Stage:
    groups = groups_of(entry, source, MILLION if entry.is_rate else 1)
    return solved.GroupGap(groups.family, groups.sizes, entry.label, is_rate=entry.is_rate)


STAGES: dict[str, Callable[[Any, Source], Stage]] = {
    "balance": _balance,
    "bands": _bands,
    "breaks": _breaks,
    "choices": _choices,
    "group_gap": _group_gap,
    "leximin": _leximin,
    "matched": _matched,
    "mentors_total": _mentors_total,
    "total": _total,
    "twice_running": _twice_running,
    "variety": _variety,
    "worst_off": _worst_off,
    "worst_tenth": _worst_tenth,
}
"""How each kind of priority becomes a stage, by its name in the config."""
