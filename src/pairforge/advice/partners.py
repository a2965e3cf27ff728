"""People for whom the rules leave nobody, too few, or one person only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pairforge.config import Side
from pairforge.explanations.unmatched import rules_against
from pairforge.roster import Roster
from pairforge.scoring import NO_RULES, Scores


@dataclass(frozen=True)
class FewPartners:
    """Somebody with few eligible partners.

    Parameters
    ----------
    side, person
        Who it is, by id.
    eligible
        How many partners are eligible.
    wanted
        How many a mentee wants, or a mentor must have.
    partner
        The only one, by id; None if there is none, or more than one.
    rules
        How many of the other side each rule excludes, most first; where a rule excludes all of them by
        itself, only such rules.
    """

    side: Side
    person: str
    eligible: int
    wanted: int
    partner: str | None
    rules: Mapping[str, int]

    @property
    def stuck(self) -> bool:
        """Whether nobody is eligible, or fewer than wanted."""
        return self.eligible == 0 or self.eligible < self.wanted


def check_partners(scores: Scores, roster: Roster) -> tuple[FewPartners, ...]:
    """Mentees who want somebody and mentors who have a seat, with too few or one eligible; fewest first.

    One partner is worth a word only where a rule excludes others.
    """
    of_mentee = np.diff(scores.starts)
    of_mentor = np.bincount(scores.mentors, minlength=len(roster.mentors))
    mentees = np.flatnonzero((roster.wants > 0) & (of_mentee <= np.maximum(1, roster.wants - 1)))
    mentors = np.flatnonzero((roster.capacity > 0) & (of_mentor <= np.maximum(1, roster.minimum - 1)))
    partner_of = (
        dict(zip(scores.mentors.tolist(), scores.mentees.tolist(), strict=True)) if len(mentors) else {}
    )
    found = []
    for idx in mentees.tolist():
        start, end = int(scores.starts[idx]), int(scores.starts[idx + 1])
        only = roster.mentors.ids[int(scores.mentors[start])] if end == start + 1 else None
        rules = rules_against(scores, np.array([idx]), np.arange(len(roster.mentors)))
        found.append(
            FewPartners(
                "mentee",
                roster.mentees.ids[idx],
                end - start,
                int(roster.wants[idx]),
                only,
                _deciding(rules, len(roster.mentors)),
            )
        )
    for idx in mentors.tolist():
        eligible = int(of_mentor[idx])
        only = roster.mentees.ids[partner_of[idx]] if eligible == 1 else None
        rules = rules_against(scores, np.arange(len(roster.mentees)), np.array([idx]))
        found.append(
            FewPartners(
                "mentor",
                roster.mentors.ids[idx],
                eligible,
                int(roster.minimum[idx]),
                only,
                _deciding(rules, len(roster.mentees)),
            )
        )
    return tuple(
        sorted(
            (entry for entry in found if entry.stuck or not NO_RULES.issuperset(entry.rules)),
            key=lambda entry: (not entry.stuck, entry.side, entry.eligible),
        )
    )


def _deciding(rules: dict[str, int], num_others: int) -> dict[str, int]:
    """Rules that exclude everybody by themselves, or all if there is none."""
    return {rule: count for rule, count in rules.items() if count == num_others} or rules
