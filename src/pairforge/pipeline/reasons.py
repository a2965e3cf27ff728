"""Why there is no matching: the engine's reason, checked, as people read it."""

from __future__ import annotations

from dataclasses import replace

from pairforge.certificate import deficiency_holds, shortfall_holds
from pairforge.config import Config
from pairforge.engines import short_of_limits, short_of_minimums
from pairforge.engines.deadline import Deadline
from pairforge.errors import FaultError
from pairforge.explanations import (
    clash_of_minimums,
    clash_of_top_choices,
    find_rules_clash,
    narrowest_clash,
    needed_for_limit,
    needed_for_minimums,
)
from pairforge.explanations.repairs import find_repairs
from pairforge.pairing import Clash, Deficiency, Matching, Repairs, Shortfall
from pairforge.problem import Problem
from pairforge.roster import Roster
from pairforge.scoring import Scores

_PATIENCE = 10.0
"""Seconds for the search for repairs."""


def clashes_of(
    problem: Problem,
    matching: Matching,
    scores: Scores,
    roster: Roster,
    config: Config,
    deadline: Deadline,
) -> tuple[Clash, ...]:
    """Why an answer has no pairs: the engine's own reason, or else the fewest rules that clash.

    Nothing if the search was stopped, or ended without being certain of anything.

    Raises
    ------
    FaultError
        If a reason does not hold.
    """
    if matching.deficiency is not None or matching.shortfall is not None:
        reasons = matching.deficiency, matching.shortfall
        return checked_clashes(problem, *reasons, scores, roster, config, deadline)
    clash = find_rules_clash(problem, matching, roster, deadline)
    return () if clash is None else (clash,)


def repairs_of(
    clashes: tuple[Clash, ...], scores: Scores, roster: Roster, config: Config, deadline: Deadline
) -> Repairs | None:
    """The cheapest ways out of what clashes; None if nothing is known to clash."""
    if not clashes:
        return None
    return find_repairs(scores, roster, config, time_limit=min(_PATIENCE, deadline.left()))


def checked_clashes(
    problem: Problem,
    deficiency: Deficiency | None,
    shortfall: Shortfall | None,
    scores: Scores,
    roster: Roster,
    config: Config,
    deadline: Deadline,
) -> tuple[Clash, ...]:
    """What cannot all hold, without anything that need not be there for that; nothing without a reason.

    Parameters
    ----------
    deficiency, shortfall
        What the engine found of ``problem``.
    scores, roster, config
        What it was written from.
    deadline
        When it is reached, there may be more than need be.

    Raises
    ------
    FaultError
        If a reason does not hold.
    """
    clashes = []
    if deficiency is not None:
        if not deficiency_holds(problem, deficiency):
            raise FaultError("The engine found the minimums short, but its reason does not hold.")
        part = needed_for_minimums(problem, deficiency)
        fewest = short_of_minimums(part)
        if fewest is None or not deficiency_holds(part, fewest):
            raise FaultError("Fewer minimums and locks were found short, but they are not.")
        clashes.append(clash_of_minimums(fewest, scores, roster, part.locked))
    if shortfall is not None:
        if not shortfall_holds(problem, shortfall):
            raise FaultError("The engine found a limit out of reach, but its reason does not hold.")
        alone = needed_for_limit(problem, shortfall)
        by_itself = None if alone is None else short_of_limits(alone)
        if alone is None or by_itself is None:
            clashes.append(narrowest_clash(problem, roster, deadline))
        elif not shortfall_holds(alone, by_itself):
            raise FaultError("A limit was found out of reach by itself, but its reason does not hold.")
        else:
            told = replace(by_itself, limit=shortfall.limit)
            clashes.append(clash_of_top_choices(told, scores, roster, config))
    return tuple(clashes)
