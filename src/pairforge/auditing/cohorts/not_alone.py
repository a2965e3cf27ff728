"""Not alone: nobody is the only one of their value in a cohort."""

from __future__ import annotations

from pairforge.auditing.cohorts.base import Breach, Cohorts
from pairforge.config.cohorts import NotAlone
from pairforge.pairing import BrokenBy


def breaches(rule: NotAlone, cohorts: Cohorts) -> list[Breach]:
    """The values that one mentee of a cohort has alone."""
    values = cohorts.values(rule.asks()[0], rule.value)
    return [
        Breach(BrokenBy.ALONE, 1, count, mentor, values.words[code])
        for mentor, people in cohorts.used
        for code, count in values.present(people)
        if count == 1
    ]
