"""What the programme would reach without one of the things that it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pairforge.explanations.forcing import Loss, StageLoss
from pairforge.pairing import StageResult


class LedgerKind(StrEnum):
    """What can be taken out of a programme."""

    RULE = "rule"
    """A rule on pairs."""
    COHORT = "cohort"
    """A rule on the mentees of one mentor."""
    CAPACITY = "capacity"
    """Places of several mentors together."""
    LIMIT = "limit"
    """A limit over the whole programme."""
    PRIORITY = "priority"
    """One of the priorities; the others stay in their order."""
    LOCK = "lock"
    """A locked pair."""
    MINIMUM = "minimum"
    """The fewest mentees of one mentor."""


class LedgerOutcome(StrEnum):
    """What came of taking it out."""

    FOUND = "found"
    """A plan without it."""
    NEEDED = "needed"
    """It is a priority that the others have no meaning without."""
    STOPPED = "stopped"
    """Nothing: the time was up."""


@dataclass(frozen=True)
class LedgerEntry:
    """What one rule, limit, lock, minimum or priority costs.

    Parameters
    ----------
    kind, label
        What it is, and what the coordinator calls it.
    people
        For a lock the mentee and the mentor, for a minimum the mentor, by id; else nobody.
    outcome
        Whether there is a plan to tell of.
    stages
        Every priority (but the one that is taken out) as it would be; None without a plan.
    gained
        The same against the plan as it is: positive is better without it, and the first number that is not 0
        decides. ``least`` has what would be gained at most.
    given_up
        For a priority: what it would itself gain, as a rule less than nothing, in the plan told of.
    changed
        Mentees, by id, who would have other mentors: of all plans that are best without it, one that takes
        the fewest pairs away or gives them to people who had none.
    proved
        Whether it is certain that no plan without it reaches more, and that none that reaches as much
        changes less.
    """

    kind: LedgerKind
    label: str
    people: tuple[str, ...]
    outcome: LedgerOutcome
    stages: tuple[StageResult, ...] | None
    gained: Loss | None
    given_up: StageLoss | None
    changed: tuple[str, ...]
    proved: bool
