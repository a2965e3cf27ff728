"""Scores: every eligible pair and its points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.criteria import Criterion, build_criteria
from pairforge.criteria import Scores as ListedScores
from pairforge.criteria.blocks import blocks
from pairforge.roster import Roster
from pairforge.scoring.floor import Floor, build_floors, total_points
from pairforge.scoring.masks import Mask, allowed_by, build_masks
from pairforge.scoring.resolution import choose_resolution


@dataclass(frozen=True)
class Scores:
    """The eligible pairs, mentee by mentee and mentors ascending (compressed sparse rows).

    Parameters
    ----------
    starts
        Where each mentee's pairs begin, shape (num_mentees + 1,).
    mentors
        Mentor of each pair, shape (num_pairs,).
    points
        Score x resolution of each pair, shape (num_pairs,).
    resolution
        Points that make a score of 1.
    criteria
        What the points are made of.
    masks
        What made the other pairs ineligible.
    """

    starts: NDArray[np.int64]
    mentors: NDArray[np.int32]
    points: NDArray[np.int64]
    resolution: int
    criteria: tuple[Criterion, ...]
    masks: tuple[Mask, ...]

    @cached_property
    def mentees(self) -> NDArray[np.int32]:
        """Mentee of each pair, shape (num_pairs,)."""
        counts = np.diff(self.starts)
        return np.repeat(np.arange(len(counts), dtype=np.int32), counts)

    def find(self, mentee: int, mentor: int) -> int | None:
        """Position of a pair, or None if it is not eligible."""
        start, end = int(self.starts[mentee]), int(self.starts[mentee + 1])
        position = start + int(np.searchsorted(self.mentors[start:end], mentor))
        return position if position < end and self.mentors[position] == mentor else None


def score(roster: Roster, config: Config) -> Scores:
    """Find the eligible pairs and their points.

    Parameters
    ----------
    roster
        Who takes part.
    config
        Which criteria, rules and floors count.

    Returns
    -------
    Scores
        The eligible pairs; memory is linear in their number.

    Raises
    ------
    InputError
        If the scores are too large for exact arithmetic.
    """
    criteria = build_criteria(config, roster)
    masks = build_masks(config, roster)
    resolution = choose_resolution(criteria, roster)
    floors = build_floors(config, criteria, resolution, len(roster.mentors))
    counts = np.zeros(len(roster.mentees), dtype=np.int64)
    mentor_parts: list[NDArray[np.int32]] = []
    point_parts: list[NDArray[np.int64]] = []
    for mentees, mentors in _candidates(roster, criteria):
        left, right = _eligible(mentees, mentors, masks)
        total = total_points(criteria, left, right, resolution)
        for floor in floors:
            left, right, total = _above(floor, left, right, total)
        shape = total.shape
        mentor_parts.append(np.broadcast_to(right, shape).astype(np.int32).reshape(-1))
        point_parts.append(total.reshape(-1))
        counts += np.bincount(np.broadcast_to(left, shape).reshape(-1), minlength=len(counts))
    return Scores(
        starts=np.concatenate([[0], np.cumsum(counts)]),
        mentors=np.concatenate([np.empty(0, np.int32), *mentor_parts]),
        points=np.concatenate([np.empty(0, np.int64), *point_parts]),
        resolution=resolution,
        criteria=criteria,
        masks=(*masks, *floors),
    )


def _candidates(
    roster: Roster, criteria: tuple[Criterion, ...]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Pairs to look at: those that are listed, else all, as blocks of shapes (rows, 1) and (1, mentors)."""
    num_mentors = len(roster.mentors)
    lists = [criterion.listed for criterion in criteria if isinstance(criterion, ListedScores)]
    if lists:
        keys = reduce(np.intersect1d, [pairs.keys(num_mentors) for pairs in lists])
        yield keys // num_mentors, keys % num_mentors
        return
    yield from blocks(len(roster.mentees), num_mentors)


def _eligible(
    mentees: NDArray[np.int64], mentors: NDArray[np.int64], masks: tuple[Mask, ...]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The candidates that no mask excludes: the block itself if that is all of it, else a list of pairs."""
    allowed = allowed_by(masks, mentees, mentors)
    if allowed.all():
        return mentees, mentors
    if allowed.ndim == 1:
        return mentees[allowed], mentors[allowed]
    rows, columns = np.nonzero(allowed)
    return mentees[rows, 0], mentors[0, columns]


def _above(
    floor: Floor, mentees: NDArray[np.int64], mentors: NDArray[np.int64], total: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The pairs with enough points: the block itself if that is all of it, else a list of pairs."""
    enough = floor.reached(total)
    if enough.all():
        return mentees, mentors, total
    left, right = np.broadcast_arrays(mentees, mentors)
    return left[enough], right[enough], total[enough]
