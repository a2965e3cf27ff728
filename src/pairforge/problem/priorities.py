"""From the priorities of the config to stages; a new kind is one function and one name here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.config import priorities as asked
from pairforge.config.criteria import Ranking
from pairforge.config.priorities import exact
from pairforge.config.rankings import chosen_ranking
from pairforge.criteria import points
from pairforge.problem import stages as solved
from pairforge.problem.stages import Stage
from pairforge.roster import Roster
from pairforge.scoring import Scores


@dataclass(frozen=True)
class Source:
    """What stages are written from."""

    scores: Scores
    roster: Roster
    config: Config

    def points(self, score: Fraction) -> int:
        """Points of a score, rounded up, so that whoever reaches them reaches the score."""
        return ceil(score * self.scores.resolution)

    def ranks(self, criterion: str | None) -> tuple[NDArray[np.int16], int]:
        """The mentee's rank of each pair's mentor, 0 if not chosen, and the length of the lists."""
        return ranks_of_pairs(self.scores, self.roster, chosen_ranking(self.config.criteria, criterion))


def stages_of(source: Source) -> tuple[Stage, ...]:
    """The stages of the config's priorities, in their order."""
    return tuple(STAGES[entry.kind](entry, source) for entry in source.config.priorities)


def ranks_of_pairs(scores: Scores, roster: Roster, ranking: Ranking) -> tuple[NDArray[np.int16], int]:
    """The mentee's rank of each pair's mentor, 0 if not chosen, shape (num_pairs,); and the lists' length."""
    ask = ranking.ask_of("mentee")
    assert ask is not None
    wishes = roster.wishes(ask)
    lengths = [len(choices) for choices in wishes.choices]
    mentees = np.repeat(np.arange(len(lengths)), lengths)
    mentors = np.array([mentor for choices in wishes.choices for mentor in choices], dtype=np.int64)
    ranks = np.array([rank for row in wishes.ranks for rank in row], dtype=np.int16)
    num_mentors = len(roster.mentors)
    keys = scores.mentees.astype(np.int64) * num_mentors + scores.mentors
    wished = mentees * num_mentors + mentors
    place = np.searchsorted(keys, wished)
    found = np.zeros(len(keys), dtype=np.int16)
    eligible = place < len(keys)
    eligible[eligible] = keys[place[eligible]] == wished[eligible]
    found[place[eligible]] = ranks[eligible]
    return found, wishes.length


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
    return solved.Total(entry.label)


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


STAGES: dict[str, Callable[[Any, Source], Stage]] = {
    "balance": _balance,
    "bands": _bands,
    "breaks": _breaks,
    "choices": _choices,
    "leximin": _leximin,
    "matched": _matched,
    "mentors_total": _mentors_total,
    "total": _total,
    "twice_running": _twice_running,
    "worst_off": _worst_off,
    "worst_tenth": _worst_tenth,
}
"""How each kind of priority becomes a stage, by its name in the config."""
