"""The walk from two spreadsheets to explained pairings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

from pairforge.certificate import Proof, prove
from pairforge.conclusion import conclude_without
from pairforge.config import Config
from pairforge.engines import solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.explanations import PairExplanation, find_clashes
from pairforge.explanations.plan_reasons import PlanReasons
from pairforge.pairing import Matching, Result, StoppedBy
from pairforge.pipeline.at_point import read_point
from pairforge.pipeline.best_total import find_best_total
from pairforge.pipeline.finishing import finish
from pairforge.pipeline.loading import given
from pairforge.pipeline.reasons import clashes_of, repairs_of
from pairforge.problem import Problem
from pairforge.problem.formulate import formulate
from pairforge.reporting.standing import standing_told
from pairforge.roster import Roster, read_roster
from pairforge.scoring import score


@dataclass(frozen=True)
class Outcome:
    """A result with what it was made from, for reports.

    Parameters
    ----------
    config, roster, result, explanations
        The result, what it was made from, and why each pair.
    problem
        The content of ``problem.json``.
    reasons
        How sure each pair is, and what places are worth; None where that takes another solve.
    """

    config: Config
    roster: Roster
    result: Result
    explanations: tuple[PairExplanation, ...]
    problem: bytes | None = None
    reasons: PlanReasons | None = None


def solve(config: Config | str | PathLike[str], *, accept_proposals: bool = False) -> Result:
    """Pair mentees with mentors.

    Parameters
    ----------
    config
        A config, or the path of one.
    accept_proposals
        Whether guesses about the input, such as near misses of names, are taken as proposed.

    Returns
    -------
    Result
        The pairs and what is proved of them. That the rules cannot all hold, or that the time ran
        out, is a result too: see ``status``.

    Raises
    ------
    InputError
        If config or spreadsheets cannot be read; lists everything that is wrong.
    FaultError
        If the result does not pass its own audit.
    """
    return run(config, accept_proposals=accept_proposals).result


def run(
    config: Config | str | PathLike[str],
    observe: Callable[[str], None] = lambda _: None,
    *,
    accept_proposals: bool = False,
    at: int | None = None,
    folder: Path | None = None,
    engine: str | None = None,
) -> Outcome:
    """As ``solve``, with roster and explanations.

    Parameters
    ----------
    config, accept_proposals
        As for ``solve``.
    observe
        Is told what is being done.
    at
        A point of the trade-off, whose priorities and limits take the place of the config's.
    folder
        Where the trade-off is looked for; by default the folder of the results that the config names.
    engine
        Name of the engine that is to solve it; by default the config's, or else the first that can.
    """
    observe("Reading")
    config = given(config, accept_proposals=accept_proposals)
    point = None if at is None else read_point(config, folder or config.results_folder, at)
    config = config if point is None else point.config
    roster = read_roster(config, accept_proposals=accept_proposals)
    if point is not None:
        point.check_roster(roster)
    observe("Scoring")
    scores = score(roster, config)
    clashes = find_clashes(scores, roster, config)
    if clashes:
        observe("Looking for repairs")
        repairs = repairs_of(clashes, scores, roster, config, Deadline(config.solver.time_limit))
        result = conclude_without(
            config, roster, scores.resolution, clashes=clashes, repairs=repairs, matching=None
        )
        return Outcome(config, roster, result, ())
    problem = formulate(scores, roster, config)
    observe("Solving")
    deadline = Deadline(config.solver.time_limit)

    def tell(found: Matching) -> None:
        told = standing_told(problem, found, scores.resolution)
        if told is not None:
            observe(told)

    matching = solve_problem(
        problem,
        time_limit=config.solver.time_limit,
        engine=engine or config.solver.engine,
        work_limit=config.solver.work_limit,
        memory_limit=config.solver.memory_limit,
        observe=tell,
    )
    if matching.chosen is None:
        observe("Finding out which rules clash")
        clashes = clashes_of(problem, matching, scores, roster, config, deadline)
        observe("Looking for repairs")
        repairs = repairs_of(clashes, scores, roster, config, deadline)
        result = conclude_without(
            config, roster, scores.resolution, clashes=clashes, repairs=repairs, matching=matching
        )
        return Outcome(config, roster, result, ())
    observe("Checking")
    matching, proof = _proved(problem, matching)
    observe("Comparing")
    comparison = find_best_total(scores, roster, config, matching, deadline)
    done = finish(config, roster, scores, problem, matching, proof, comparison)
    result = done.result if point is None else point.told(done.result)
    return Outcome(config, roster, result, done.explanations, done.problem, done.reasons)


def _proved(problem: Problem, matching: Matching) -> tuple[Matching, Proof]:
    """What is certain of a matching; after Ctrl-C the pairs are kept, and there is little left to check."""
    try:
        return matching, prove(problem, matching)
    except KeyboardInterrupt:
        matching = replace(matching, stages=(), stopped_by=StoppedBy.INTERRUPT)
        return matching, prove(problem, matching)
