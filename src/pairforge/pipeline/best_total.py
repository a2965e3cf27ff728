"""The figures of the matching with the best total, so that the price of every other wish is in view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pairforge.auditing import ChosenPairs, measure
from pairforge.certificate import prove
from pairforge.config import Config
from pairforge.engines import solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.pairing import Matching
from pairforge.problem.formulate import formulate
from pairforge.roster import Roster
from pairforge.scoring import Scores, score


def figures_of_best_total(
    scores: Scores, roster: Roster, config: Config, matching: Matching, deadline: Deadline
) -> Mapping[str, Any]:
    """What the measures would be if only the places filled and then the total counted, by the same rules.

    Parameters
    ----------
    matching
        What was found for the config's own priorities. Where that search was stopped, there is no second
        one.
    deadline
        Of both searches together.

    Returns
    -------
    dict
        ``best_total``: the measures, or None if the search was stopped before they were proved. Empty if the
        config asks for nothing else than the best total.
    """
    plain = config.with_best_total()
    if plain.sha256() == config.sha256():
        return {}
    if matching.stopped_by is not None:
        return {"best_total": None}
    try:
        return {"best_total": _best_total(scores, roster, config, plain, deadline)}
    except (KeyboardInterrupt, MemoryError):  # the matching is there and proved; only this is missing
        return {"best_total": None}


def _best_total(
    scores: Scores, roster: Roster, config: Config, plain: Config, deadline: Deadline
) -> Mapping[str, Any] | None:
    if config.fairness:
        scores = score(roster, plain)
    problem = formulate(scores, roster, plain)
    solver = config.solver
    matching = solve_problem(
        problem,
        time_limit=deadline.left(),
        work_limit=solver.work_limit,
        memory_limit=solver.memory_limit,
    )
    if matching.chosen is None or not prove(problem, matching).optimal:
        return None
    pairs = ChosenPairs(roster, *problem.people(matching.chosen))
    points = problem.points[matching.chosen]
    return measure(config, pairs, points, scores.resolution)
