"""Together: the mentees of a list have the same mentors."""

from __future__ import annotations

from itertools import pairwise

from pairforge.auditing.cohorts.base import Breach, Cohorts
from pairforge.config.cohorts import Together
from pairforge.pairing import BrokenBy


def breaches(rule: Together, cohorts: Cohorts) -> list[Breach]:
    """Each two neighbours of a list who do not have the same mentors."""
    return [
        Breach(BrokenBy.PARTED, 1, people=(one, other))
        for people in cohorts.roster.lists_of(rule)
        for one, other in pairwise(people)
        if cohorts.mentors_of[one] != cohorts.mentors_of[other]
    ]
