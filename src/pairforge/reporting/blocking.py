"""The sheet of those who would both rather have each other; for whoever runs the programme alone."""

from __future__ import annotations

from pairforge.auditing import BEYOND_RANKS, blocking_pairs
from pairforge.config import Config
from pairforge.pairing import Result
from pairforge.reporting.chosen import chosen_pairs
from pairforge.reporting.tables import ReportTable
from pairforge.reporting.words import counted
from pairforge.roster import Roster


def blocking_table(config: Config, roster: Roster, result: Result) -> ReportTable | None:
    """One row a pair, with by how much each side prefers the other; None where there is none."""
    found = blocking_pairs(config, chosen_pairs(roster, result), result.resolution)
    if found is None or not len(found.mentees):
        return None
    rows = tuple(
        (
            roster.mentees.names[mentee],
            roster.mentees.ids[mentee],
            roster.mentors.names[mentor],
            roster.mentors.ids[mentor],
            mentee_rank,
            _told(mentee_gain),
            mentor_rank,
            _told(mentor_gain),
        )
        for mentee, mentor, mentee_rank, mentee_gain, mentor_rank, mentor_gain in zip(
            found.mentees.tolist(),
            found.mentors.tolist(),
            found.mentee_ranks.tolist(),
            found.mentee_gains.tolist(),
            found.mentor_ranks.tolist(),
            found.mentor_gains.tolist(),
            strict=True,
        )
    )
    headings = (
        "Mentee",
        "Mentee ID",
        "Mentor",
        "Mentor ID",
        "Mentee's choice no.",
        "Better for the mentee by",
        "Mentor's choice no.",
        "Better for the mentor by",
    )
    return ReportTable("Would rather", headings, rows, (24, 28, 24, 28, 12, 30, 12, 30))


def _told(gain: int) -> str:
    """By how much somebody is preferred."""
    return "nobody chosen is given up" if gain == BEYOND_RANKS else counted(gain, "rank", "ranks")
