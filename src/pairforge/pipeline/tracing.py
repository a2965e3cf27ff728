"""The walk from two spreadsheets to the whole trade-off of the total and the worst-off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from os import PathLike

from pairforge.conclusion.frontier import conclude_frontier
from pairforge.config import Config
from pairforge.config.priorities import exact
from pairforge.engines import ENGINES
from pairforge.engines.deadline import Deadline
from pairforge.errors import InputError, Trouble
from pairforge.explanations import find_clashes
from pairforge.pairing import Frontier, Result
from pairforge.pipeline.loading import given
from pairforge.pipeline.solving import run
from pairforge.problem import Matched, Problem, Total, WorstOff
from pairforge.problem.formulate import formulate
from pairforge.roster import Roster, read_roster
from pairforge.scoring import score
from pairforge.tradeoff import Solver, trace


@dataclass(frozen=True)
class FrontierOutcome:
    """The trade-off with what it was made from, for reports.

    ``conflict`` is the result that says why there is no matching at all; then ``frontier`` is None.
    """

    config: Config
    roster: Roster
    frontier: Frontier | None
    conflict: Result | None


def frontier(config: Config | str | PathLike[str], *, accept_proposals: bool = False) -> Frontier | None:
    """Find what every better match for the worst-off costs the others.

    Parameters
    ----------
    config
        A config, or the path of one. Its priorities do not count, except for the share of ``worst_tenth``:
        most places filled comes first.
    accept_proposals
        Whether guesses about the input, such as near misses of names, are taken as proposed.

    Returns
    -------
    Frontier or None
        The points found within the time limit, each proved; each says which priorities and limits have its
        matching. None if there is no matching at all: ``solve`` says why.

    Raises
    ------
    InputError
        If config or spreadsheets cannot be read, or no engine solves such a programme exactly.
    FaultError
        If a point does not pass its proof or its audit.
    """
    return run_frontier(config, accept_proposals=accept_proposals).frontier


def run_frontier(
    config: Config | str | PathLike[str],
    observe: Callable[[str], None] = lambda _: None,
    *,
    accept_proposals: bool = False,
) -> FrontierOutcome:
    """As ``frontier``, with roster and conflict; ``observe`` is told what is being done."""
    observe("Reading")
    config = given(config, accept_proposals=accept_proposals)
    roster = read_roster(config, accept_proposals=accept_proposals)
    observe("Scoring")
    scores = score(roster, config)
    is_possible = not find_clashes(scores, roster, config)
    if is_possible:
        problem = formulate(scores, roster, config)
        _check(problem)
        solver = Solver(problem, exact(config.worst_share), Deadline(config.solver.time_limit), observe)
        curves = trace(solver)
        if solver.is_possible:
            observe("Checking")
            frontier = conclude_frontier(config, roster, scores.resolution, problem, curves)
            return FrontierOutcome(config, roster, frontier, None)
    conflict = run(config, observe, accept_proposals=accept_proposals)
    return FrontierOutcome(config, roster, None, conflict.result)


def _check(problem: Problem) -> None:
    """Refuse programmes whose trade-off has no exact form.

    Raises
    ------
    InputError
        With every reason.
    """
    troubles = []
    if (problem.wants > 1).any():
        troubles.append(
            Trouble(
                what="The trade-off is between the total and the smallest scores of people. Where a mentee "
                "wants more than one mentor, a score is a sum over pairs, and no engine solves that exactly "
                "yet.",
                remedy="Let every mentee want one mentor.",
            )
        )
    if problem.standing is not None and (problem.standings < 0).any():
        troubles.append(
            Trouble(
                what="With `history` the trade-off needs scores that are not below 0: no priority says how "
                "much of a smallest score below 0 must be kept.",
                remedy="Add the same number to all scores, or take `history` out.",
            )
        )
    if not troubles:
        stages = (Matched(), WorstOff(), Total())
        refused = ENGINES["network"].refuses(replace(problem, stages=stages))
        troubles = [] if refused is None else [_without_network(refused)]
    if troubles:
        raise InputError(troubles)


def _without_network(refused: Trouble) -> Trouble:
    remedy = (
        "Take the rule out to see the trade-off, or put `worst_off` and `total` among the priorities in the "
        "order that matters to you: `pairforge solve` takes any rules."
    )
    return Trouble(what=f"The trade-off is found by network flows. {refused.what}", remedy=remedy)
