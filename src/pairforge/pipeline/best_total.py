"""The figures of the matching with the best total, so that the price of every other wish is in view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pairforge.auditing import ChosenPairs, measure
from pairforge.certificate import prove
from pairforge.config import Config
from pairforge.engines import solve_problem
from pairforge.problem.formulate import formulate
from pairforge.roster import Roster
from pairforge.scoring import Scores, score


def figures_of_best_total(scores: Scores, roster: Roster, config: Config) -> Mapping[str, Any]:
    """What the measures would be if only the places filled and then the total counted, by the same rules.

    Returns
    -------
    dict
        ``best_total``: the measures, or None if the time ran out before they were proved. Empty if the
        config asks for nothing else than the best total.
    """
    plain = config.with_best_total()
    if plain.sha256() == config.sha256():
        return {}
    if config.fairness:
        scores = score(roster, plain)
    problem = formulate(scores, roster, plain)
    matching = solve_problem(problem, time_limit=config.solver.time_limit)
    if matching.chosen is None or not prove(problem, matching).optimal:
        return {"best_total": None}
    pairs = ChosenPairs(roster, *problem.people(matching.chosen))
    points = problem.points[matching.chosen]
    return {"best_total": measure(config, pairs, points, scores.resolution)}
