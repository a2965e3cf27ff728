"""At most: not too many mentees of one value in a cohort."""

from __future__ import annotations

from pairforge.auditing.cohorts.base import Breach, Cohorts
from pairforge.config.cohorts import AtMost
from pairforge.pairing import BrokenBy


def breaches(rule: AtMost, cohorts: Cohorts) -> list[Breach]:
    """The people too many of each value in each cohort."""
    values = cohorts.values(rule.asks()[0], rule.value)
    return [
        Breach(BrokenBy.TOO_MANY, count - rule.most, count, mentor, values.words[code])
        for mentor, people in cohorts.used
        for code, count in values.present(people)
        if count > rule.most
    ]
