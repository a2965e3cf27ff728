"""Why too few mentees can get one of their first choices, as a value."""

from __future__ import annotations

import numpy as np

from pairforge.config import Config
from pairforge.config.fairness import TopChoiceShare
from pairforge.config.rankings import chosen_ranking
from pairforge.pairing import Clash, Shortfall
from pairforge.roster import Roster
from pairforge.scoring import NO_RULES, Scores


def clash_of_top_choices(shortfall: Shortfall, scores: Scores, roster: Roster, config: Config) -> Clash:
    """How many must and how many can, and how many of the wishes that count each rule excludes."""
    limits = [limit for limit in config.fairness if isinstance(limit, TopChoiceShare)]
    limit = limits[shortfall.limit]
    ask = chosen_ranking(config.criteria, limit.criterion).ask_of("mentee")
    assert ask is not None
    wishes = roster.wishes(ask)
    pairs = [
        (mentee, mentor)
        for mentee, choices in enumerate(wishes.choices)
        for mentor, rank in zip(choices, wishes.ranks[mentee], strict=True)
        if rank <= limit.k and roster.wants[mentee]
    ]
    mentees, mentors = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    counts = {
        mask.label: int((~mask.allows(mentees, mentors)).sum())
        for mask in scores.masks
        if mask.label not in NO_RULES
    }
    found = [(label, count) for label, count in counts.items() if count]
    return Clash(
        code="top_choice_share",
        mentees=(),
        mentors=(),
        rules=dict(sorted(found, key=lambda one: (-one[1], one[0]))),
        needed=shortfall.needed,
        available=shortfall.available,
    )
