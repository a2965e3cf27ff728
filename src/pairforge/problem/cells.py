"""Cells: the families of pairs that rules are about, each made once, as many rules share them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Ask
from pairforge.errors import InputError, Trouble
from pairforge.problem.constraints import Family
from pairforge.roster import Roster
from pairforge.scoring import Scores

IntArray = NDArray[np.int64]

_MOST_CELLS = 1 << 30


@dataclass(frozen=True, eq=False)
class Division:
    """The cohorts, divided by what their mentees answered.

    Parameters
    ----------
    family
        A cell for each mentor and value: mentor x num_values + value.
    members
        How many mentees who want somebody gave each value, shape (num_values,).
    """

    family: Family
    members: IntArray

    @property
    def num_values(self) -> int:
        """How many values there are."""
        return len(self.members)

    @property
    def mentor_of_cell(self) -> IntArray:
        """Shape (family.num_cells,)."""
        return np.arange(self.family.num_cells) // max(1, self.num_values)

    def for_each_mentor(self, numbers: IntArray) -> IntArray:
        """The number of each value as that of each cell."""
        return np.tile(numbers, self.family.num_cells // max(1, self.num_values))


@dataclass(frozen=True, eq=False)
class Cells:
    """Makes families of the eligible pairs, and the same object for the same cells."""

    scores: Scores
    roster: Roster

    @cached_property
    def mentors(self) -> Family:
        """A cell for each mentor: the cohorts."""
        return Family(self.scores.mentors, len(self.roster.mentors))

    def division(self, ask: Ask) -> Division:
        """The cohorts divided by the answers to a question."""
        if ask not in self._divisions:
            categories = self.roster.categories(ask)
            codes, num_values = categories.codes, len(categories.keys)
            counted = codes[(self.roster.wants > 0) & (codes >= 0)]
            members = np.bincount(counted, minlength=num_values)
            self._divisions[ask] = Division(self.by_mentor(codes, num_values), members)
        return self._divisions[ask]

    @cached_property
    def _divisions(self) -> dict[Ask, Division]:
        return {}

    def by_mentor(self, codes: IntArray, num_codes: int, counts: IntArray | None = None) -> Family:
        """A cell for each mentor and code of a mentee: mentor x ``num_codes`` + code.

        Parameters
        ----------
        codes
            Shape (num_mentees,); the pairs of mentees with -1 are in no cell.
        counts
            What each pair of a mentee counts, shape (num_mentees,); None: one.
        """
        num_mentors = len(self.roster.mentors)
        num_cells = num_mentors * num_codes
        if num_cells >= _MOST_CELLS:
            what = f"{num_codes} different answers or lists with {num_mentors} mentors are too many."
            raise InputError([Trouble(what=what, remedy="Take a column with fewer different answers.")])
        own = codes.astype(np.int32)[self.scores.mentees]
        of_pair = np.where(own < 0, np.int32(-1), self.scores.mentors * np.int32(num_codes) + own)
        weights = None if counts is None else counts[self.scores.mentees]
        return Family(of_pair, num_cells, weights)
