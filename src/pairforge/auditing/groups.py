"""How each group of mentees fared, from what the config names for the audit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.pairs import ChosenPairs
from pairforge.config import Config
from pairforge.config.criteria import Ranking
from pairforge.roster import Texts


@dataclass(frozen=True)
class GroupFigures:
    """How the mentees who gave one answer fared; of a small group it says much about each of them.

    Parameters
    ----------
    heading
        The column, as the config names it.
    group
        The answer as most of them wrote it; None for those who gave none.
    members, matched
        Positions of the mentees of the group, and of those of them who have a mentor.
    points
        Points of all their pairs together.
    num_pairs
        Their pairs: more than the matched where some want several mentors.
    choosers, first_choices
        For each ranking by mentees, positions of those who stated a choice, and of those of them who
        got a first choice.
    """

    heading: str
    group: str | None
    members: frozenset[int]
    matched: frozenset[int]
    points: int
    num_pairs: int
    choosers: Mapping[str, frozenset[int]]
    first_choices: Mapping[str, frozenset[int]]

    @property
    def match_rate(self) -> float:
        """Share of the whole group who have a mentor, in [0, 1]."""
        return len(self.matched) / len(self.members)

    def mean(self, resolution: int) -> float | None:
        """Mean score of their pairs; None where there is none."""
        return round(self.points / resolution / self.num_pairs, 6) if self.num_pairs else None

    def top_choice_rate(self, ranking: str) -> float | None:
        """Share of those who stated a choice who got a first one, in [0, 1]; None where nobody did."""
        choosers = self.choosers[ranking]
        return len(self.first_choices[ranking]) / len(choosers) if choosers else None


def group_figures(
    config: Config, pairs: ChosenPairs, points: NDArray[np.int64]
) -> dict[str, tuple[GroupFigures, ...]]:
    """The figures of every group, small ones too; for the eyes of whoever runs the programme.

    They must not be shared: in a small group they tell what single people answered and got. What may be
    shared is in ``measures["groups"]``.

    Parameters
    ----------
    config, pairs
        What was asked for, and the matching.
    points
        Points of each pair, shape (num_pairs,).

    Returns
    -------
    dict
        For each heading under ``audit:`` that stands on the mentees' side, its groups in the order of
        their answers, those without an answer last.
    """
    choosers, first = _choices(config, pairs)
    points_of, pairs_of = Counter[int](), Counter(pairs.mentees.tolist())
    for mentee, won in zip(pairs.mentees.tolist(), points.tolist(), strict=True):
        points_of[mentee] += won
    matched = frozenset(pairs_of)
    return {
        heading: tuple(
            GroupFigures(
                heading,
                word,
                members,
                members & matched,
                points=sum(points_of[mentee] for mentee in members),
                num_pairs=sum(pairs_of[mentee] for mentee in members),
                choosers={label: members & people for label, people in choosers.items()},
                first_choices={label: members & people for label, people in first.items()},
            )
            for word, members in _groups(answers)
        )
        for heading, answers in pairs.roster.audited.items()
    }


def _groups(answers: Texts) -> list[tuple[str | None, frozenset[int]]]:
    """The answers, each as most wrote it, with the positions of those who gave it."""
    members: defaultdict[str, list[int]] = defaultdict(list)
    for position, key in enumerate(answers.keys):
        members[key].append(position)
    found: list[tuple[str | None, frozenset[int]]] = []
    for key in sorted(members, key=lambda key: (not key, key)):
        words = Counter(answers.words[position] for position in members[key])
        word = min(words, key=lambda word: (-words[word], word)) if key else None
        found.append((word, frozenset(members[key])))
    return found


_People = dict[str, frozenset[int]]


def _choices(config: Config, pairs: ChosenPairs) -> tuple[_People, _People]:
    """For each ranking by mentees, who stated a choice, and who got a first choice."""
    choosers, first = {}, {}
    for criterion in config.criteria:
        ask = criterion.ask_of("mentee") if isinstance(criterion, Ranking) else None
        if ask is None:
            continue
        wishes = pairs.roster.wishes(ask)
        tops = {
            (mentee, mentor)
            for mentee, choices in enumerate(wishes.choices)
            for mentor, rank in zip(choices, wishes.ranks[mentee], strict=True)
            if rank == 1
        }
        choosers[criterion.label] = frozenset(
            mentee for mentee, choices in enumerate(wishes.choices) if choices
        )
        first[criterion.label] = frozenset(mentee for mentee, mentor in pairs if (mentee, mentor) in tops)
    return choosers, first
