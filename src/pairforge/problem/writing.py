"""From all that cohorts and the whole programme must look like to constraints."""

from __future__ import annotations

from pairforge.errors import InputError, Trouble
from pairforge.problem.capacities import within_capacity
from pairforge.problem.co_mentors import lead_and_second
from pairforge.problem.cohorts import COHORTS
from pairforge.problem.constraints import Constraint
from pairforge.problem.fairness import FAIRNESS
from pairforge.problem.places import within_places
from pairforge.problem.room import large_prices
from pairforge.problem.source import Source


def constraints_of(source: Source) -> tuple[Constraint, ...]:
    """The constraints of a programme: places, capacities, co-mentors, cohort rules, then limits.

    Raises
    ------
    InputError
        With every rule whose numbers are too large to be reckoned with exactly.
    """
    config = source.config
    made = [*within_places(source), *(within_capacity(entry, source) for entry in config.capacities)]
    if config.co_mentors is not None:
        made += lead_and_second(config.co_mentors, source)
    troubles: list[Trouble] = []
    for kinds, entries in ((COHORTS, config.cohorts), (FAIRNESS, config.fairness)):
        for entry in entries:
            try:
                made += kinds[entry.kind](entry, source) if entry.kind in kinds else ()
            except InputError as error:
                troubles += error.troubles
    troubles = troubles or large_prices(made, int(source.roster.wants.sum()))
    if troubles:
        raise InputError(troubles)
    return tuple(made)
