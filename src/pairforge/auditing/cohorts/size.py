"""Size: how many mentees a cohort has."""

from __future__ import annotations

from pairforge.auditing.cohorts.base import Breach, Cohorts
from pairforge.config.cohorts import Size
from pairforge.pairing import BrokenBy


def breaches(rule: Size, cohorts: Cohorts) -> list[Breach]:
    """The mentees missing or too many of each mentor, each demand by itself."""
    found = []
    for mentor, people in enumerate(cohorts.members):
        count = len(people)
        if rule.min is not None and count < rule.min:
            found.append(Breach(BrokenBy.TOO_FEW, rule.min - count, count, mentor))
        if rule.max is not None and count > rule.max:
            found.append(Breach(BrokenBy.TOO_MANY, count - rule.max, count, mentor))
        if rule.even and count % 2:
            found.append(Breach(BrokenBy.ODD, 1, count, mentor))
        if rule.min_if_used is not None and 0 < count < rule.min_if_used:
            found.append(Breach(BrokenBy.TOO_FEW, rule.min_if_used - count, count, mentor))
    return found
