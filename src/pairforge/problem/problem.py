"""Problem: the assignment problem as numbers; it knows no person, no file and no solver."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.constraints import Constraint
from pairforge.problem.counted import counted_of
from pairforge.problem.programme import IntArray, Programme
from pairforge.problem.stages import Balance, Leximin, Stage, WorstOff, WorstShare, settles_count
from pairforge.problem.structure import Crossing, Forests, structure_of, trivial_forests

__all__ = ["IntArray", "Limit", "Problem"]


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


@dataclass(frozen=True, kw_only=True)
class Problem(Programme):
    """A b-matching problem with lexicographic stages and limits over the whole programme.

    Parameters
    ----------
    stages
        What matters, most important first.
    limits
        Limits over the whole programme.
    constraints
        What cohorts, and other sets of pairs, must look like.

    Raises
    ------
    ValueError
        If two stages have the same name, or one needs the number of pairs to be settled and none before
        it does that.
    """

    stages: tuple[Stage, ...]
    limits: tuple[Limit, ...] = ()
    constraints: tuple[Constraint, ...] = ()

    def __post_init__(self) -> None:
        if len({stage.name for stage in self.stages}) < len(self.stages):
            raise ValueError("two stages have the same name")
        settled = False
        for stage in self.stages:
            if isinstance(stage, WorstOff | WorstShare | Balance) and not settled:
                raise ValueError(f"nothing before {stage.name!r} settles how many pairs there are")
            settled = settled or settles_count(stage)

    @cached_property
    def structure(self) -> Forests | Crossing:
        """All sets of pairs as two forests, which makes the problem a network, or what is in the way."""
        return structure_of(self, counted_of(self, self.constraints, self.stages))

    @property
    def forests(self) -> Forests:
        """The two forests; where rules cross, mentees and mentors only."""
        return self.structure if isinstance(self.structure, Forests) else self._people_only

    @cached_property
    def _people_only(self) -> Forests:
        return trivial_forests(self)

    @property
    def of_smallest(self) -> tuple[str, ...]:
        """The stages that would have to judge a mentee with several mentors by the sum of their scores."""
        smallest = (stage for stage in self.stages if isinstance(stage, WorstOff | WorstShare | Leximin))
        return tuple(stage.name for stage in smallest)
