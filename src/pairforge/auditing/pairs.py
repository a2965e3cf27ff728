"""The pairs under audit, and a broken rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.roster import Roster


@dataclass(frozen=True)
class Break:
    """A rule that a matching breaks, and whom it concerns."""

    rule: str
    mentee: str = ""
    mentor: str = ""

    def __str__(self) -> str:
        people = " and ".join(person for person in (self.mentee, self.mentor) if person)
        return f"{self.rule} ({people})" if people else self.rule


@dataclass(frozen=True)
class ChosenPairs:
    """Pairs by position in a roster, shapes (num_pairs,)."""

    roster: Roster
    mentees: NDArray[np.int64]
    mentors: NDArray[np.int64]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.mentees.tolist(), self.mentors.tolist(), strict=True)

    def broken(self, rule: str, mentee: int, mentor: int) -> Break:
        """That a pair breaks a rule."""
        return Break(rule, self.roster.mentees.ids[mentee], self.roster.mentors.ids[mentor])
