"""The matching with the best total, so that the price of every other wish is in view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pairforge.auditing import ChosenPairs, measure
from pairforge.certificate import prove
from pairforge.conclusion.certificate import written_matching
from pairforge.conclusion.reading import read_written
from pairforge.config import Config
from pairforge.engines import solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.pairing import Matching
from pairforge.problem import Problem
from pairforge.problem.formulate import formulate
from pairforge.roster import Roster
from pairforge.scoring import Scores, score


@dataclass(frozen=True)
class Comparison:
    """What a result is compared with.

    Parameters
    ----------
    figures
        ``best_total``: the measures, or None if the search was stopped before they were proved. Empty if the
        config asks for nothing else than the best total.
    witness
        The pairs that have them and the prices that prove it, as ``result.json`` holds them; None where there
        are no figures.
    """

    figures: Mapping[str, Any]
    witness: Mapping[str, Any] | None = None


UNKNOWN = Comparison({"best_total": None})


def find_best_total(
    scores: Scores, roster: Roster, config: Config, matching: Matching, deadline: Deadline
) -> Comparison:
    """What the measures would be if only the places filled and then the total counted, by the same rules.

    Parameters
    ----------
    matching
        What was found for the config's own priorities. Where that search was stopped, there is no second
        one.
    deadline
        Of both searches together.
    """
    plain = config.with_best_total()
    if plain.sha256() == config.sha256():
        return Comparison({})
    if matching.stopped_by is not None:
        return UNKNOWN
    try:
        problem, resolution = _problem(scores, roster, config, plain)
        solver = config.solver
        found = solve_problem(
            problem,
            time_limit=deadline.left(),
            work_limit=solver.work_limit,
            memory_limit=solver.memory_limit,
        )
        return _told(problem, found, roster, config, resolution)
    except (KeyboardInterrupt, MemoryError):  # the matching is there and proved; only this is missing
        return UNKNOWN


def read_best_total(scores: Scores, roster: Roster, config: Config, witness: Any) -> Comparison:
    """The same from what a result holds of it, without a search.

    Parameters
    ----------
    witness
        ``best_total`` of the certificate; it may be anything.

    Raises
    ------
    ValueError, LookupError, TypeError, AttributeError, OverflowError, FaultError
        If it is not written as pairforge writes it, or its pairs are not possible.
    """
    plain = config.with_best_total()
    if plain.sha256() == config.sha256():
        return Comparison({})
    if witness is None:
        return UNKNOWN
    problem, resolution = _problem(scores, roster, config, plain)
    return _told(problem, read_written(problem, witness), roster, config, resolution)


def _problem(scores: Scores, roster: Roster, config: Config, plain: Config) -> tuple[Problem, int]:
    """What the best total is an answer to, and the points of a score of 1."""
    scores = score(roster, plain) if config.fairness else scores
    return formulate(scores, roster, plain), scores.resolution


def _told(problem: Problem, found: Matching, roster: Roster, config: Config, resolution: int) -> Comparison:
    if found.chosen is None:
        return UNKNOWN
    proof = prove(problem, found)
    if not proof.optimal:
        return UNKNOWN
    pairs = ChosenPairs(roster, *problem.people(found.chosen))
    figures = measure(config, pairs, problem.points[found.chosen], resolution)
    return Comparison({"best_total": figures}, written_matching(problem, found, proof))
