"""Check: whether a programme can work, found out before any matching."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pairforge.advice.answers import ColumnCheck, check_columns
from pairforge.advice.criteria import CriterionCheck, check_criteria
from pairforge.advice.partners import FewPartners, check_partners
from pairforge.advice.rules import RuleCheck, check_rules
from pairforge.advice.seats import GroupShortage, Seats, check_seats
from pairforge.config import Config
from pairforge.errors import Trouble
from pairforge.pairing import Clash
from pairforge.roster import Notice, Roster
from pairforge.scoring import Scores

Verdict = Literal["fine", "concerns", "conflict"]
"""Fine: nothing stands in the way of a matching. Concerns: something is to be put right. Conflict: there is
no matching."""


@dataclass(frozen=True)
class Check:
    """All that was found out.

    Parameters
    ----------
    config_sha256, roster_sha256
        Hashes of what is asked for and of what was understood, as in a ``Result``.
    programme
        What it is called.
    mentees, mentors
        How many people there are.
    seats
        Places wanted and seats in all.
    both_sides
        People who are mentee and mentor, by their ids on either side.
    proposals
        Guesses that the config does not take yet; everything else holds as if it did.
    notices
        What was repaired, dropped, assumed or guessed while reading.
    clashes
        What cannot all hold, so that there is no matching.
    shortages
        Groups of mentees whose eligible mentors have too few seats.
    partners
        People with too few eligible partners, or with one only.
    criteria, rules, columns
        What each of them does.
    """

    config_sha256: str
    roster_sha256: str
    programme: str
    mentees: int
    mentors: int
    seats: Seats
    both_sides: tuple[tuple[str, str], ...]
    proposals: tuple[Trouble, ...]
    notices: tuple[Notice, ...]
    clashes: tuple[Clash, ...]
    shortages: tuple[GroupShortage, ...]
    partners: tuple[FewPartners, ...]
    criteria: tuple[CriterionCheck, ...]
    rules: tuple[RuleCheck, ...]
    columns: tuple[ColumnCheck, ...]

    @property
    def verdict(self) -> Verdict:
        """Whether it can work, in a word."""
        return "conflict" if self.clashes else "concerns" if self.concerns else "fine"

    @property
    def concerns(self) -> Mapping[str, int]:
        """How many warnings there are of each sort, in the order in which they matter; none is 0."""
        counts = {
            "conflict": len(self.clashes),
            "proposal": len(self.proposals),
            "seats": int(self.seats.seats < self.seats.wanted),
            "shortage": len(self.shortages),
            "partners": sum(entry.stuck for entry in self.partners),
            "criterion": sum(
                entry.finding in ("empty", "constant") or entry.same_as is not None for entry in self.criteria
            ),
        }
        return {sort: count for sort, count in counts.items() if count}


def check_programme(
    scores: Scores,
    roster: Roster,
    config: Config,
    *,
    clashes: tuple[Clash, ...],
    proposals: tuple[Trouble, ...],
) -> Check:
    """Find out all of it.

    Parameters
    ----------
    scores, roster, config
        The programme; ``roster`` was read as if the config took the ``proposals``.
    clashes
        What cannot all hold.
    proposals
        Guesses that the config does not take yet.
    """
    exclusions = check_rules(scores, roster)
    seats, shortages = check_seats(scores, roster, config, exclusions)
    return Check(
        config_sha256=config.sha256(),
        roster_sha256=roster.sha256(),
        programme=config.name,
        mentees=len(roster.mentees),
        mentors=len(roster.mentors),
        seats=seats,
        both_sides=tuple(
            (roster.mentees.ids[mentee], roster.mentors.ids[mentor]) for mentee, mentor in roster.same_person
        ),
        proposals=proposals,
        notices=tuple(notice for notice in roster.notices if not (proposals and notice.kind == "proposal")),
        clashes=clashes,
        shortages=shortages,
        partners=check_partners(scores, roster),
        criteria=check_criteria(scores),
        rules=exclusions.checks,
        columns=check_columns(roster, config.rules),
    )
