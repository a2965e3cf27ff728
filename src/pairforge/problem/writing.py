"""From all that cohorts and the whole programme must look like to constraints."""

from __future__ import annotations

from pairforge.problem.capacities import within_capacity
from pairforge.problem.co_mentors import lead_and_second
from pairforge.problem.cohorts import COHORTS
from pairforge.problem.constraints import Constraint
from pairforge.problem.fairness import FAIRNESS
from pairforge.problem.places import within_places
from pairforge.problem.source import Source


def constraints_of(source: Source) -> tuple[Constraint, ...]:
    """The constraints of a programme: places, capacities, co-mentors, cohort rules, then limits."""
    config = source.config
    made = [*within_places(source), *(within_capacity(entry, source) for entry in config.capacities)]
    if config.co_mentors is not None:
        made += lead_and_second(config.co_mentors, source)
    for cohort in config.cohorts:
        made += COHORTS[cohort.kind](cohort, source)
    for limit in config.fairness:
        if limit.kind in FAIRNESS:
            made += FAIRNESS[limit.kind](limit, source)
    return tuple(made)
