"""Problem: the assignment problem as numbers; it knows no person, no file and no solver."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.stages import Balance, Leximin, Stage, WorstOff, WorstShare, settles_count

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Limit:
    """At least so many of the marked pairs must be chosen.

    Parameters
    ----------
    name
        What the limit is called.
    inside
        Whether a pair counts, shape (num_pairs,).
    low
        Fewest of them.
    """

    name: str
    inside: NDArray[np.bool_]
    low: int


@dataclass(frozen=True)
class Problem:
    """A b-matching problem with lexicographic stages.

    Choose pairs so that each mentee is in at most ``wants``, each mentor in at least ``minimum`` and
    at most ``capacity``, the ``locked`` ones are chosen and the ``limits`` hold. Arrays are not changed
    by anybody.

    Parameters
    ----------
    starts
        Where each mentee's pairs begin, shape (num_mentees + 1,).
    mentors
        Mentor of each pair, ascending within a mentee, shape (num_pairs,).
    points
        Points of each pair, shape (num_pairs,); |points| x (nodes + 1) < 2**60.
    wants
        Shape (num_mentees,).
    capacity, minimum
        Shape (num_mentors,).
    locked
        Positions of the pairs that must be chosen, ascending.
    stages
        What matters, most important first.
    mentee_keys, mentor_keys
        A pseudo-random number for each person (64 bits), from which ties are decided.
    standing
        What each mentee brings along from earlier rounds, in points, shape (num_mentees,); None: nothing.
    limits
        Limits over the whole programme.

    Raises
    ------
    ValueError
        If two stages have the same name, or one needs the number of pairs to be settled and none before
        it does that.
    """

    starts: IntArray
    mentors: NDArray[np.int32]
    points: IntArray
    wants: IntArray
    capacity: IntArray
    minimum: IntArray
    locked: IntArray
    stages: tuple[Stage, ...]
    mentee_keys: NDArray[np.uint64]
    mentor_keys: NDArray[np.uint64]
    standing: IntArray | None = None
    limits: tuple[Limit, ...] = ()

    def __post_init__(self) -> None:
        if len({stage.name for stage in self.stages}) < len(self.stages):
            raise ValueError("two stages have the same name")
        settled = False
        for stage in self.stages:
            if isinstance(stage, WorstOff | WorstShare | Balance) and not settled:
                raise ValueError(f"nothing before {stage.name!r} settles how many pairs there are")
            settled = settled or settles_count(stage)

    @property
    def num_mentees(self) -> int:
        """How many mentees there are."""
        return len(self.wants)

    @property
    def num_mentors(self) -> int:
        """How many mentors there are."""
        return len(self.capacity)

    @property
    def num_pairs(self) -> int:
        """How many pairs are eligible."""
        return len(self.mentors)

    @cached_property
    def mentees(self) -> NDArray[np.int32]:
        """Mentee of each pair, shape (num_pairs,)."""
        return np.repeat(np.arange(self.num_mentees, dtype=np.int32), np.diff(self.starts))

    @cached_property
    def standings(self) -> IntArray:
        """Points of each pair with what its mentee brings along, shape (num_pairs,)."""
        return self.points if self.standing is None else self.points + self.standing[self.mentees]

    @property
    def of_smallest(self) -> tuple[str, ...]:
        """The stages that would have to judge a mentee with several mentors by the sum of their scores."""
        smallest = (stage for stage in self.stages if isinstance(stage, WorstOff | WorstShare | Leximin))
        return tuple(stage.name for stage in smallest)
