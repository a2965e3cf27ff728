"""Apart: no two mentees of a list have the same mentor."""

from __future__ import annotations

from collections import Counter

from pairforge.auditing.cohorts.base import Breach, Cohorts
from pairforge.config.cohorts import Apart
from pairforge.pairing import BrokenBy


def breaches(rule: Apart, cohorts: Cohorts) -> list[Breach]:
    """The mentees of a list who share a mentor, all but one of them too many."""
    found = []
    for people in cohorts.roster.lists_of(rule):
        counts = Counter(mentor for person in people for mentor in cohorts.mentors_of[person])
        for mentor in sorted(mentor for mentor, count in counts.items() if count > 1):
            met = tuple(person for person in people if mentor in cohorts.mentors_of[person])
            found.append(Breach(BrokenBy.MET, len(met) - 1, len(met), mentor, people=met))
    return found
