"""At least: enough mentees of a value in a cohort that has anybody."""

from __future__ import annotations

from pairforge.auditing.cohorts.base import Breach, Cohorts
from pairforge.config.cohorts import AtLeast
from pairforge.pairing import BrokenBy


def breaches(rule: AtLeast, cohorts: Cohorts) -> list[Breach]:
    """The people missing of each value in each cohort; values nobody of the programme has do not count."""
    values = cohorts.values(rule.asks()[0], rule.value)
    return [
        Breach(BrokenBy.TOO_FEW, rule.fewest - count, count, mentor, values.words[code])
        for mentor, people in cohorts.used
        for code, count in values.all(people)
        if count < rule.fewest
    ]
