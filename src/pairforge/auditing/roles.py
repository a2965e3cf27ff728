"""Leads and seconds: who is what, and whom a mentee may have beside whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.pairs import ChosenPairs
from pairforge.config import Config
from pairforge.roster import fold

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Roles:
    """What mentors are, and what each mentee has.

    Parameters
    ----------
    lead, second
        Whether each mentor is one, shapes (num_mentors,); all False where nobody asks for it.
    leads, seconds
        How many each mentee has, shapes (num_mentees,).
    matter, lead_first
        Whether roles are asked for, and whether nobody has a second without a lead.
    """

    lead: BoolArray
    second: BoolArray
    leads: IntArray
    seconds: IntArray
    matter: bool
    lead_first: bool

    @classmethod
    def of(cls, config: Config, pairs: ChosenPairs) -> Roles:
        """The roles in a matching."""
        asked, roster = config.co_mentors, pairs.roster
        if asked is None:
            nobody = np.zeros(len(roster.mentors), dtype=np.bool_)
            none = np.zeros(len(roster.mentees), dtype=np.int64)
            return cls(nobody, nobody, none, none, matter=False, lead_first=False)
        keys = roster.texts(asked.asks()[0]).keys
        lead, second = (
            np.array([key in set(map(fold, values)) for key in keys], dtype=np.bool_)
            for values in (asked.lead, asked.second)
        )
        leads, seconds = (
            np.bincount(pairs.mentees[some[pairs.mentors]], minlength=len(roster.mentees))
            for some in (lead, second)
        )
        return cls(lead, second, leads, seconds, matter=True, lead_first=asked.lead_first)

    @property
    def has_role(self) -> BoolArray:
        """Whether each mentor may have anybody, shape (num_mentors,)."""
        has: BoolArray = self.lead | self.second if self.matter else np.ones(len(self.lead), dtype=np.bool_)
        return has

    def may_have(self, mentees: IntArray, mentors: IntArray, given_up: IntArray | None) -> BoolArray:
        """Whether each mentee could have the mentor, more than now or instead of the one given up."""
        leads = self.leads[mentees] + self.lead[mentors]
        seconds = self.seconds[mentees] + self.second[mentors]
        if given_up is not None:
            leads, seconds = leads - self.lead[given_up], seconds - self.second[given_up]
        may: BoolArray = (leads <= 1) & (seconds <= 1)
        may &= (seconds <= leads) if self.lead_first else True
        return may if self.matter else np.ones(len(mentees), dtype=np.bool_)
