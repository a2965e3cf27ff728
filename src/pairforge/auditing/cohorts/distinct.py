"""Distinct: enough different values in a cohort that has anybody."""

from __future__ import annotations

from pairforge.auditing.cohorts.base import Breach, Cohorts
from pairforge.config.cohorts import Distinct
from pairforge.pairing import BrokenBy


def breaches(rule: Distinct, cohorts: Cohorts) -> list[Breach]:
    """The values missing in each cohort; a blank is none."""
    values = cohorts.values(rule.asks()[0])
    counts = [(mentor, len(list(values.present(people)))) for mentor, people in cohorts.used]
    return [
        Breach(BrokenBy.TOO_ALIKE, rule.at_least - count, count, mentor)
        for mentor, count in counts
        if count < rule.at_least
    ]
