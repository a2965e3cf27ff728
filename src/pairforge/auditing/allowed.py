"""Which pairs could be, whatever else is chosen, checked rule by rule as chosen pairs are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.limits import floor
from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.auditing.places import never_breaks
from pairforge.auditing.roles import Roles
from pairforge.auditing.rules import CHECKS
from pairforge.config import Config
from pairforge.config.fairness import Floor
from pairforge.criteria import build_criteria, points


def allowed_pairs(config: Config, pairs: ChosenPairs, resolution: int) -> NDArray[np.bool_]:
    """Whether each pair breaks no rule on pairs and no floor, shape (num_pairs,).

    Parameters
    ----------
    config, pairs
        What was asked for, and pairs that need not be a matching.
    resolution
        Points that make a score of 1.
    """
    roster = pairs.roster
    allowed = (roster.wants[pairs.mentees] > 0) & (
        roster.capacity[pairs.mentors] >= roster.places[pairs.mentees]
    )
    allowed &= Roles.of(config, pairs).has_role[pairs.mentors]
    breaks = never_breaks(config, pairs)
    for rule in config.rules:
        if rule.kind != "lock":
            breaks += CHECKS[rule.kind](rule, pairs)
    breaks += _below_floors(config, pairs, resolution)
    broken = {(one.mentee, one.mentor) for one in breaks}
    mentee_ids, mentor_ids = roster.mentees.ids, roster.mentors.ids
    kept = [(mentee_ids[mentee], mentor_ids[mentor]) not in broken for mentee, mentor in pairs]
    return allowed & np.array(kept, dtype=np.bool_)


def _below_floors(config: Config, pairs: ChosenPairs, resolution: int) -> list[Break]:
    floors = [limit for limit in config.fairness if isinstance(limit, Floor)]
    if not floors:
        return []
    total = np.zeros(len(pairs.mentees), dtype=np.int64)
    for criterion in build_criteria(config, pairs.roster):
        total += points(criterion, pairs.mentees, pairs.mentors, resolution)
    return [one for limit in floors for one in floor.breaks(limit, config, pairs, total, resolution)]
