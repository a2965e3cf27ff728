"""How far apart groups of mentees fare: the whole group counts, and whoever has no mentor counts 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.pairs import ChosenPairs
from pairforge.auditing.suppression import withheld
from pairforge.config import Config
from pairforge.config.fairness import GroupGap as GapLimit
from pairforge.config.group_measures import GroupMeasure
from pairforge.config.priorities import GroupGap as GapPriority
from pairforge.config.priorities import exact
from pairforge.config.rankings import chosen_ranking

_MILLION = 10**6


@dataclass(frozen=True)
class GroupMeans:
    """What counts of each group together.

    Parameters
    ----------
    words
        What each group is called, in the order of the alphabet.
    members
        Positions of the mentees of each group who want somebody.
    sums
        What the members count together, in points, or in people for a rate.
    """

    words: tuple[str, ...]
    members: tuple[frozenset[int], ...]
    sums: tuple[int, ...]

    @property
    def means(self) -> tuple[Fraction, ...]:
        """The mean of each group over all its members."""
        return tuple(Fraction(one, len(people)) for one, people in zip(self.sums, self.members, strict=True))

    @property
    def gap(self) -> Fraction:
        """The largest difference between two groups; 0 where there are less than two."""
        return max(self.means) - min(self.means) if self.means else Fraction(0)


def means_of(
    measure: GroupMeasure, config: Config, pairs: ChosenPairs, points: NDArray[np.int64]
) -> GroupMeans:
    """What a measure says of each group of its column.

    Parameters
    ----------
    points
        Of each pair, shape (num_pairs,).
    """
    if measure.measure == "mean_score":
        return _means(measure, pairs, points)
    if measure.measure == "match_rate":
        counts = {mentee for mentee, _ in pairs}
    else:
        counts = _with_top_choice(measure, config, pairs)
    first = np.zeros(len(pairs.mentees), dtype=np.int64)
    positions = {mentee: idx for idx, mentee in enumerate(pairs.mentees.tolist()) if mentee in counts}
    first[list(positions.values())] = 1
    return _means(measure, pairs, first)


def gap_reached(entry: GapPriority, config: Config, pairs: ChosenPairs, points: NDArray[np.int64]) -> int:
    """What a priority reaches: minus the gap in points, or in millionths for a rate, rounded up."""
    gap = means_of(entry, config, pairs, points).gap
    return -ceil(gap * _MILLION if entry.is_rate else gap)


def gap_measures(
    config: Config,
    pairs: ChosenPairs,
    points: NDArray[np.int64],
    parts: Mapping[str, NDArray[np.int64]],
    resolution: int,
) -> dict[str, Any]:
    """What ``measures["group_gaps"]`` holds, by the label of the limit or priority.

    Returns
    -------
    dict
        ``gap`` is the largest difference, ``at_most`` what a limit allows. ``criteria`` has the gap of what
        each criterion adds to the mean score. ``groups`` has the groups that may be shown, as in
        ``measures["groups"]``, with a mean of None where it is about fewer than 5 people with a mentor;
        ``withheld`` counts the other groups.
    """
    found, matched = {}, frozenset(pairs.mentees.tolist())
    for entry in _entries(config):
        means = means_of(entry, config, pairs, points)
        unit = 1 if entry.is_rate else resolution
        hidden = withheld({entry.column: means.members}, {})
        told_of = means.members if entry.is_rate else [people & matched for people in means.members]
        hidden_means = withheld({entry.column: told_of}, hidden)[entry.column]
        found[entry.label] = {
            "measure": entry.measure,
            "gap": _rounded(means.gap / unit),
            "at_most": _limit(config, entry.label),
            "criteria": {
                label: _rounded(_means(entry, pairs, part).gap / resolution) for label, part in parts.items()
            },
            "groups": [
                {
                    "group": word,
                    "people": len(people),
                    "mean": None if idx in hidden_means else _rounded(mean / unit),
                }
                for idx, (word, people, mean) in enumerate(
                    zip(means.words, means.members, means.means, strict=True)
                )
                if idx not in hidden[entry.column]
            ],
            "withheld": len(hidden[entry.column]),
        }
    return found


def has_gaps(config: Config) -> bool:
    """Whether anything asks how far apart groups fare."""
    return next(_entries(config), None) is not None


def _entries(config: Config) -> Iterator[GapLimit | GapPriority]:
    """The limits and priorities that ask for a gap; several may have the same label and measure."""
    yield from (entry for entry in config.fairness if isinstance(entry, GapLimit))
    yield from (entry for entry in config.priorities if isinstance(entry, GapPriority))


def _limit(config: Config, label: str) -> float | None:
    limits = (entry for entry in config.fairness if isinstance(entry, GapLimit) and entry.label == label)
    return next((float(exact(limit.at_most)) for limit in limits), None)


def _means(measure: GroupMeasure, pairs: ChosenPairs, counted: NDArray[np.int64]) -> GroupMeans:
    """What the pairs count, by the group of the mentee."""
    roster = pairs.roster
    categories = roster.categories(measure.asks()[0])
    own = np.zeros(len(roster.mentees), dtype=np.int64)
    np.add.at(own, pairs.mentees, counted)
    codes = np.where(roster.wants > 0, categories.codes, -1)
    members = ((word, np.flatnonzero(codes == code)) for code, word in enumerate(categories.words))
    groups = [(word, people) for word, people in members if len(people)]
    return GroupMeans(
        words=tuple(word for word, _ in groups),
        members=tuple(frozenset(people.tolist()) for _, people in groups),
        sums=tuple(sum(own[people].tolist()) for _, people in groups),
    )


def _with_top_choice(measure: GroupMeasure, config: Config, pairs: ChosenPairs) -> set[int]:
    """The mentees who have one of their first choices."""
    ask = chosen_ranking(config.criteria, measure.criterion).ask_of("mentee")
    assert ask is not None
    wishes = pairs.roster.wishes(ask)
    return {
        mentee
        for mentee, mentor in pairs
        for chosen, rank in zip(wishes.choices[mentee], wishes.ranks[mentee], strict=True)
        if chosen == mentor and rank <= measure.first
    }


def _rounded(number: Fraction) -> float:
    return round(float(number), 6)
