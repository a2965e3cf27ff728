"""What a pair would need to happen: in scores, and in the units of each criterion."""

from __future__ import annotations

import numpy as np

from pairforge.config import Config
from pairforge.config.priorities import MentorsTotal
from pairforge.criteria import Scores as ListedScores
from pairforge.criteria import points
from pairforge.explanations.forcing.floors import lifted_to_floor
from pairforge.explanations.forcing.raising import raise_of
from pairforge.explanations.forcing.values import CriterionChange, Threshold
from pairforge.explanations.forcing.why import Why


def threshold_of(why: Why, config: Config, mentee: int, mentor: int) -> Threshold:
    """By how much the score of a pair that is not chosen would have to be higher.

    Everything else stays as it is. A pair that only floors exclude becomes eligible where it reaches them.
    Criteria whose points ``mentors_total`` counts too are left out.

    Parameters
    ----------
    mentee, mentor
        By position.
    """
    ids = why.roster.mentees.ids[mentee], why.roster.mentors.ids[mentor]
    pair = why.scores.find(mentee, mentor)
    if pair is not None:
        found, how = raise_of(why.forcing, pair), why.forcing.how
    else:
        lifted = lifted_to_floor(why.scores, why.roster, config, why.forcing, (mentee, mentor))
        if lifted is None:
            return Threshold(*ids, None, None, None, (), None, proved=True)
        found, how = lifted
    more = found.possible
    changes = () if more is None else _changes(why, config, mentee, mentor, more)
    score = None if more is None else more / why.scores.resolution
    return Threshold(*ids, more, found.certain, score, changes, how, found.proved)


def _changes(why: Why, config: Config, mentee: int, mentor: int, more: int) -> tuple[CriterionChange, ...]:
    counted_twice = {
        label
        for entry in config.priorities
        if isinstance(entry, MentorsTotal)
        for label in entry.labels(config.criteria)
    }
    left, right = np.array([mentee]), np.array([mentor])
    found = []
    for criterion in why.scores.criteria:
        if criterion.label in counted_twice or not criterion.weight:
            continue
        scale = criterion.weight * why.scores.resolution
        own = int(points(criterion, left, right, why.scores.resolution)[0])
        value = float(criterion.values(left, right)[0])
        value = criterion.mean if np.isnan(value) else value
        possible = isinstance(criterion, ListedScores) or own + more <= round(scale)
        found.append(CriterionChange(criterion.label, value, (own + more) / scale - value, possible))
    return tuple(found)
