"""The walk from two spreadsheets to what stands in the way of a matching."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from os import PathLike

from pairforge.advice.check import Check, check_programme
from pairforge.config import Config
from pairforge.engines import short_of_limits, short_of_minimums, solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.errors import InputError, Trouble
from pairforge.explanations import find_clashes
from pairforge.pairing import Clash
from pairforge.pipeline.loading import given
from pairforge.pipeline.reasons import checked_clashes, clashes_of
from pairforge.problem import Matched
from pairforge.problem.formulate import formulate
from pairforge.roster import Roster, read_roster
from pairforge.scoring import Scores, score

_PATIENCE = 20.0
"""Seconds after which it stays open whether rules on groups can all be kept."""


@dataclass(frozen=True)
class CheckOutcome:
    """A check with the people it is about, for reports."""

    config: Config
    roster: Roster
    check: Check


def check(config: Config | str | PathLike[str], *, accept_proposals: bool = False) -> Check:
    """Find out whether a programme can work, before any matching.

    Parameters
    ----------
    config
        A config, or the path of one.
    accept_proposals
        Whether guesses about the input are taken as proposed; otherwise they are listed, and all else is
        found out as if they were.

    Returns
    -------
    Check
        Everything that stands in the way, and everything else that is worth a look.

    Raises
    ------
    InputError
        If config or spreadsheets cannot be read even with all proposals; lists everything that is wrong.
    """
    return run_check(config, accept_proposals=accept_proposals).check


def run_check(
    config: Config | str | PathLike[str],
    observe: Callable[[str], None] = lambda _: None,
    *,
    accept_proposals: bool = False,
) -> CheckOutcome:
    """As ``check``, with the roster; ``observe`` is told what is being done."""
    observe("Reading")
    config = given(config, accept_proposals=accept_proposals)
    roster, proposals = _read_as_proposed(config, accept_proposals=accept_proposals)
    observe("Scoring")
    scores = score(roster, config)
    observe("Checking")
    clashes = find_clashes(scores, roster, config) or _impossible(scores, roster, config)
    found = check_programme(scores, roster, config, clashes=clashes, proposals=proposals)
    return CheckOutcome(config, roster, found)


def _read_as_proposed(config: Config, *, accept_proposals: bool) -> tuple[Roster, tuple[Trouble, ...]]:
    """The roster with every proposal taken, and the proposals that are still open."""
    try:
        return read_roster(config, accept_proposals=accept_proposals), ()
    except InputError as error:
        if any(trouble.proposal is None for trouble in error.troubles):
            raise
        return read_roster(config, accept_proposals=True), error.troubles


def _impossible(scores: Scores, roster: Roster, config: Config) -> tuple[Clash, ...]:
    """Why the minimums cannot all be reached, or a limit or rule cannot be kept; nothing if they can."""
    has_rules = bool(config.fairness or config.capacities or config.co_mentors)
    if not (has_rules or roster.minimum.any() or any(rule.hard for rule in config.cohorts)):
        return ()
    problem = formulate(scores, roster, config)
    deadline = Deadline(min(config.solver.time_limit, _PATIENCE))
    deficiency = short_of_minimums(problem)
    if all(constraint.price is not None for constraint in problem.constraints) or deficiency is not None:
        shortfall = short_of_limits(problem) if deficiency is None else None
        return checked_clashes(problem, deficiency, shortfall, scores, roster, config, deadline)
    hard = tuple(constraint for constraint in problem.constraints if constraint.price is None)
    problem = replace(problem, stages=(Matched(),), constraints=hard)
    matching = solve_problem(problem, time_limit=deadline.left())
    if matching.chosen is not None:
        return ()
    return clashes_of(problem, matching, scores, roster, config, deadline)
