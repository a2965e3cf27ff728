"""Why there is no matching: the engine's reason, checked, as people read it."""

from __future__ import annotations

from pairforge.certificate import deficiency_holds, shortfall_holds
from pairforge.config import Config
from pairforge.engines.deadline import Deadline
from pairforge.errors import FaultError
from pairforge.explanations import clash_of_minimums, clash_of_top_choices, find_rules_clash
from pairforge.pairing import Clash, Deficiency, Matching, Shortfall
from pairforge.problem import Problem
from pairforge.roster import Roster
from pairforge.scoring import Scores


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
        return checked_clashes(problem, *reasons, scores, roster, config)
    clash = find_rules_clash(problem, matching, roster, deadline)
    return () if clash is None else (clash,)


def checked_clashes(
    problem: Problem,
    deficiency: Deficiency | None,
    shortfall: Shortfall | None,
    scores: Scores,
    roster: Roster,
    config: Config,
) -> tuple[Clash, ...]:
    """What cannot all hold; nothing without a reason.

    Parameters
    ----------
    deficiency, shortfall
        What the engine found of ``problem``.
    scores, roster, config
        What it was written from.

    Raises
    ------
    FaultError
        If a reason does not hold.
    """
    clashes = []
    if deficiency is not None:
        if not deficiency_holds(problem, deficiency):
            raise FaultError("The engine found the minimums short, but its reason does not hold.")
        clashes.append(clash_of_minimums(deficiency, scores, roster, config))
    if shortfall is not None:
        if not shortfall_holds(problem, shortfall):
            raise FaultError("The engine found a limit out of reach, but its reason does not hold.")
        clashes.append(clash_of_top_choices(shortfall, scores, roster, config))
    return tuple(clashes)
