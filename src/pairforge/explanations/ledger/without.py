"""A programme without one of the things that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from pairforge.config import Config
from pairforge.config.fairness import Floor
from pairforge.config.priorities.order import check_order
from pairforge.explanations.asked import is_places
from pairforge.explanations.ledger.values import LedgerKind
from pairforge.problem import Problem, Stage
from pairforge.problem.constraints import CountBounds
from pairforge.problem.formulate import formulate
from pairforge.roster import Roster
from pairforge.scoring import Scores, score


@dataclass(frozen=True)
class Programme:
    """A programme as it was solved."""

    scores: Scores
    roster: Roster
    config: Config
    problem: Problem


@dataclass(frozen=True)
class Taken:
    """One thing that can be taken out.

    Parameters
    ----------
    kind, label, people
        As in ``LedgerEntry``.
    make
        Writes the programme without it; None if the others have no meaning without it.
    stage
        The priority that it is, by position; None if it is none.
    """

    kind: LedgerKind
    label: str
    people: tuple[str, ...]
    make: Callable[[], Problem] | None
    stage: int | None = None


def each_taken(programme: Programme) -> Iterator[Taken]:
    """All that can be taken out: rules, limits and priorities first, single locks and minimums last."""
    config = programme.config
    for idx, rule in enumerate(config.rules):
        if rule.kind != "lock":
            taken = config.without("rules", idx)
            yield _by_config(programme, LedgerKind.RULE, rule.label, taken, is_mask=True)
    if config.co_mentors is not None:
        label, taken = config.co_mentors.label, config.without("co_mentors")
        yield _by_config(programme, LedgerKind.RULE, label, taken, is_mask=True)
    for kind, key in (
        (LedgerKind.COHORT, "cohorts"),
        (LedgerKind.CAPACITY, "capacities"),
        (LedgerKind.LIMIT, "fairness"),
    ):
        for idx, entry in enumerate(getattr(config, key)):
            is_floor = isinstance(entry, Floor)
            yield _by_config(programme, kind, entry.label, config.without(key, idx), is_mask=is_floor)
    yield from _priorities(programme)
    yield from _locks(programme)
    yield from _minimums(programme)


def _by_config(programme: Programme, kind: LedgerKind, label: str, config: Config, *, is_mask: bool) -> Taken:
    """What an entry of the config asks for; without a mask other pairs are eligible, too."""

    def make() -> Problem:
        scores, roster = programme.scores, programme.roster
        return formulate(score(roster, config) if is_mask else scores, roster, config)

    return Taken(kind, label, (), make)


def _priorities(programme: Programme) -> Iterator[Taken]:
    config, problem = programme.config, programme.problem
    has_soft = any(not cohort.hard for cohort in config.cohorts)
    for idx, entry in enumerate(config.priorities):
        others = config.without("priorities", idx).priorities
        faults = check_order(others, has_history=config.history is not None, has_soft=has_soft)
        stages = (*problem.stages[:idx], *problem.stages[idx + 1 :])
        can = bool(others) and not faults

        def make(stages: tuple[Stage, ...] = stages) -> Problem:
            return replace(problem, stages=stages)

        yield Taken(LedgerKind.PRIORITY, entry.label, (), make if can else None, idx)


def _locks(programme: Programme) -> Iterator[Taken]:
    problem, roster = programme.problem, programme.roster
    for place, pair in enumerate(problem.locked.tolist()):

        def make(place: int = place) -> Problem:
            return replace(problem, locked=np.delete(problem.locked, place))

        people = roster.mentees.ids[problem.mentees[pair]], roster.mentors.ids[problem.mentors[pair]]
        yield Taken(LedgerKind.LOCK, "lock", people, make)


def _minimums(programme: Programme) -> Iterator[Taken]:
    problem, roster = programme.problem, programme.roster
    for mentor in np.flatnonzero(roster.minimum > 0).tolist():

        def make(mentor: int = mentor) -> Problem:
            return without_minimum(problem, mentor)

        yield Taken(LedgerKind.MINIMUM, "minimum", (roster.mentors.ids[mentor],), make)


def without_minimum(problem: Problem, mentor: int) -> Problem:
    """The problem in which a mentor may have nobody."""
    is_other = np.arange(problem.num_mentors) != mentor
    constraints = tuple(
        replace(one, low=one.low * is_other)
        if is_places(problem, one) and isinstance(one, CountBounds)
        else one
        for one in problem.constraints
    )
    return replace(problem, minimum=problem.minimum * is_other, constraints=constraints)
