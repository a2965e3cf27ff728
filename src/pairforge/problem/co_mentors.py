"""Co-mentors: a mentee has at most one lead and at most one second."""

from __future__ import annotations

import numpy as np

from pairforge.config.co_mentors import CoMentorsConfig
from pairforge.problem.constraints import Constraint, CountBounds, Family, LinearBounds
from pairforge.problem.source import Source


def lead_and_second(entry: CoMentorsConfig, source: Source) -> tuple[Constraint, ...]:
    """A bound on the leads and on the seconds of each mentee; the mask leaves no other mentors."""
    scores, num_mentees = source.scores, len(source.roster.mentees)
    categories = source.roster.categories(entry.asks()[0])
    leads = [categories.code(value) for value in entry.lead]
    is_second = ~np.isin(categories.codes, [code for code in leads if code is not None])
    of_pair = 2 * scores.mentees + is_second.astype(np.int32)[scores.mentors]
    family = Family(of_pair, 2 * num_mentees)
    low, high = np.zeros(2 * num_mentees, dtype=np.int64), np.ones(2 * num_mentees, dtype=np.int64)
    one_each = CountBounds(label=entry.label, family=family, low=low, high=high)
    if not entry.lead_first:
        return (one_each,)
    lead_first = LinearBounds(
        label=entry.label,
        over=(family,),
        row=np.repeat(np.arange(num_mentees), 2),
        cell=np.arange(2 * num_mentees),
        coefficient=np.tile(np.array([-1, 1]), num_mentees),
        high=np.zeros(num_mentees, dtype=np.int64),
    )
    return (one_each, lead_first)
