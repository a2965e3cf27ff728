"""The walk from two spreadsheets to explained pairings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from os import PathLike

from pairforge.advice.check import Check, check_programme
from pairforge.auditing import audit
from pairforge.certificate import deficiency_holds, prove
from pairforge.conclusion import Checked, conclude, conclude_without
from pairforge.config import Config, load_config
from pairforge.engines import short_of_minimums, solve_problem
from pairforge.errors import ConfigError, FaultError, InputError, Trouble
from pairforge.explanations import (
    PairExplanation,
    clash_of_minimums,
    explain_pairs,
    explain_unmatched,
    find_clashes,
)
from pairforge.pairing import Clash, Result
from pairforge.problem.formulate import formulate
from pairforge.roster import Roster, read_roster
from pairforge.scoring import Scores, score


@dataclass(frozen=True)
class Outcome:
    """A result with what it was made from, for reports."""

    config: Config
    roster: Roster
    result: Result
    explanations: tuple[PairExplanation, ...]


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
) -> Outcome:
    """As ``solve``, with roster and explanations; ``observe`` is told what is being done."""
    observe("Reading")
    config = config if isinstance(config, Config) else load_all(config, accept_proposals=accept_proposals)
    roster = read_roster(config, accept_proposals=accept_proposals)
    observe("Scoring")
    scores = score(roster, config)
    clashes = find_clashes(scores, roster, config)
    if clashes:
        result = conclude_without(config, roster, scores.resolution, clashes=clashes, matching=None)
        return Outcome(config, roster, result, ())
    problem = formulate(scores, roster, config)
    observe("Solving")
    matching = solve_problem(problem, time_limit=config.solver.time_limit)
    if matching.chosen is None:
        clashes = ()
        if matching.deficiency is not None:
            if not deficiency_holds(problem, matching.deficiency):
                raise FaultError("The engine found no matching, but its reason does not hold.")
            clashes = (clash_of_minimums(matching.deficiency, scores, roster, config),)
        result = conclude_without(config, roster, scores.resolution, clashes=clashes, matching=matching)
        return Outcome(config, roster, result, ())
    observe("Checking")
    proof = prove(problem, matching)
    mentees, mentors = (side[matching.chosen].astype("int64") for side in (problem.mentees, problem.mentors))
    audited = audit(roster, config, mentees, mentors, resolution=scores.resolution)
    unmatched = explain_unmatched(scores, roster, matching.chosen)
    result = conclude(
        config, roster, scores.resolution, Checked(problem, matching, proof, audited, unmatched)
    )
    return Outcome(config, roster, result, explain_pairs(scores, roster, matching.chosen))


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


@dataclass(frozen=True)
class CheckOutcome:
    """A check with the people it is about, for reports."""

    config: Config
    roster: Roster
    check: Check


def run_check(
    config: Config | str | PathLike[str],
    observe: Callable[[str], None] = lambda _: None,
    *,
    accept_proposals: bool = False,
) -> CheckOutcome:
    """As ``check``, with the roster; ``observe`` is told what is being done."""
    observe("Reading")
    config = config if isinstance(config, Config) else load_all(config, accept_proposals=accept_proposals)
    roster, proposals = _read_as_proposed(config, accept_proposals=accept_proposals)
    observe("Scoring")
    scores = score(roster, config)
    observe("Checking")
    clashes = find_clashes(scores, roster, config) or _minimums(scores, roster, config)
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


def _minimums(scores: Scores, roster: Roster, config: Config) -> tuple[Clash, ...]:
    """Why the minimums cannot all be reached; nothing if they can."""
    if not roster.minimum.any():
        return ()
    problem = formulate(scores, roster, config)
    deficiency = short_of_minimums(problem)
    if deficiency is None:
        return ()
    if not deficiency_holds(problem, deficiency):
        raise FaultError("The engine found the minimums short, but its reason does not hold.")
    return (clash_of_minimums(deficiency, scores, roster, config),)


def load_all(path: str | PathLike[str], *, accept_proposals: bool = False) -> Config:
    """Read the config; if it is wrong, read the spreadsheets too and tell all troubles at once."""
    try:
        return load_config(path)
    except ConfigError as error:
        troubles = list(error.troubles)
        if isinstance(error.rest, Config):
            try:
                read_roster(error.rest, accept_proposals=accept_proposals)
            except InputError as more:
                troubles += more.troubles
        raise InputError(troubles) from None
