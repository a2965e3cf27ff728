"""Share: a value has about the share of each cohort that it has of all mentees."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from pairforge.auditing.cohorts.base import Breach, Cohorts
from pairforge.config.cohorts import Share
from pairforge.pairing import BrokenBy


def breaches(rule: Share, cohorts: Cohorts) -> list[Breach]:
    """The people missing or too many of each value in each cohort, rounded in its favour."""
    values = cohorts.values(rule.asks()[0], rule.value)
    bounds = {
        code: _bounds(rule, Fraction(number, values.num_wanting or 1))
        for code, number in values.wanting.items()
    }
    found = []
    for mentor, people in cohorts.used:
        for code, count in values.all(people):
            low, high = bounds[code]
            fewest, most = floor(low * len(people)), ceil(high * len(people))
            if count < fewest:
                found.append(Breach(BrokenBy.TOO_FEW, fewest - count, count, mentor, values.words[code]))
            elif count > most:
                found.append(Breach(BrokenBy.TOO_MANY, count - most, count, mentor, values.words[code]))
    return found


def _bounds(rule: Share, among_all: Fraction) -> tuple[Fraction, Fraction]:
    """The smallest and the largest share of a cohort."""
    share = among_all if rule.exact_share is None else rule.exact_share
    low, high = share - rule.exact_tolerance, share + rule.exact_tolerance
    return max(Fraction(0), low), min(Fraction(1), high)
