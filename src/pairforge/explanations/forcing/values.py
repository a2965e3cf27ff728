"""What would happen if a pair had to be, could not be, or a mentor had another number of places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How an answer was found."""

    EXCHANGE = "exchange"
    """By shortest paths between mentors: exact, and proves that nothing is better than the plan."""
    RESIDUAL = "residual"
    """By shortest paths between all people: exact, for mentees with several mentors."""
    RE_SOLVE = "re-solve"
    """By solving the programme once more; exact where the proof closes, else within what it says."""


class PairStatus(StrEnum):
    """Whether a pair is in the optimal matchings."""

    ESSENTIAL = "essential"
    """In every one of them."""
    TIED = "tied"
    """In the plan, but not in every one of them."""
    POSSIBLE = "possible"
    """Not in the plan, but in some of them."""
    NEVER = "never"
    """In none of them."""


@dataclass(frozen=True)
class StageLoss:
    """By how much one priority would be worse.

    Parameters
    ----------
    stage
        Its label in the config.
    labels
        What each of its numbers counts; of ``leximin`` the levels.
    numbers
        What each number, as it is maximized, loses against the plan; less than nothing if it gains. None
        where there is nothing to compare.
    least
        What each of them loses at least if all before it lose what they do; the same as ``numbers`` where
        that is proved, None where nothing is known.
    told
        The loss as people read it, in scores, pairs or squares: one number, or one for each of ``labels``
        where the priority is a list.
    """

    stage: str
    labels: tuple[str | int, ...]
    numbers: tuple[int | None, ...]
    least: tuple[int | None, ...]
    told: float | tuple[float | None, ...] | None


Loss = tuple[StageLoss, ...]
"""One entry for each priority, in their order; positive is worse, and the first that is not 0 decides."""


def is_nothing(loss: Loss) -> bool:
    """Whether nothing is lost and nothing gained."""
    return all(number == 0 for one in loss for number in one.numbers)


@dataclass(frozen=True)
class Move:
    """Somebody who would go from one mentor to another, by id; None is without a mentor (for that place)."""

    mentee: str
    from_: str | None
    to: str | None


@dataclass(frozen=True)
class WhyNot:
    """Why a mentee does not have a mentor.

    Parameters
    ----------
    mentee, mentor
        Who it is about, by id.
    loss
        What the best plan with this pair loses against the plan; None if no plan has it, or none was found.
    chain
        Who would move, the mentee first: the plan with these moves loses just that.
    blocked_by
        Why no plan has it: labels of the rules that exclude the pair, ``lock`` (locked elsewhere), or
        ``rules`` (with it capacities, minimums, locks, limits and rules on groups cannot all hold).
    how
        How that was found; None if a rule excludes the pair.
    status
        Whether the pair is in optimal matchings; None where that is not proved.
    proved
        Whether it is certain: that no plan has it, or that none with it loses less.
    """

    mentee: str
    mentor: str
    loss: Loss | None
    chain: tuple[Move, ...]
    blocked_by: tuple[str, ...]
    how: How | None
    status: PairStatus | None
    proved: bool


@dataclass(frozen=True)
class Margin:
    """How sure a chosen pair is.

    Parameters
    ----------
    mentee, mentor
        The pair, by id.
    loss
        What the best plan without it loses; None if every plan has it, or no other was found.
    chain
        Who would move then.
    how
        How that was found.
    status
        ``essential`` or ``tied``; None where that is not proved.
    proved
        Whether it is certain that every plan has it, or that none without it loses less.
    """

    mentee: str
    mentor: str
    loss: Loss | None
    chain: tuple[Move, ...]
    how: How
    status: PairStatus | None
    proved: bool


@dataclass(frozen=True)
class CriterionChange:
    """By how much the value of one criterion would have to be higher for a pair to happen.

    Parameters
    ----------
    criterion
        Its label.
    value
        The pair's value, or the mean that stands for a blank answer.
    more
        By how much it would have to be higher, in [0, 1] (``scores``: in scores).
    possible
        Whether the criterion can give that much; otherwise it alone cannot do it.
    """

    criterion: str
    value: float
    more: float
    possible: bool


@dataclass(frozen=True)
class Threshold:
    """From which score on a pair would happen, everything else being the same.

    Parameters
    ----------
    mentee, mentor
        The pair, by id.
    points
        The fewest points more with which the pair is in some optimal plan; with fewer it is in none. None: no
        score can do it, because a rule or an earlier priority is in the way, or it was not found out.
    certain
        The fewest with which it is in every one, mostly one more; None if none are enough to be sure of it.
    score
        ``points`` in scores.
    by_criterion
        What that means for each criterion.
    how
        How that was found; None if the pair is not eligible.
    proved
        Whether it is certain.
    """

    mentee: str
    mentor: str
    points: int | None
    certain: int | None
    score: float | None
    by_criterion: tuple[CriterionChange, ...]
    how: How | None
    proved: bool


@dataclass(frozen=True)
class SeatWorth:
    """What a place with a mentor is worth.

    Parameters
    ----------
    mentor
        By id.
    one_more
        What is lost without one place more, thus gained with it; None if it was not found out.
    one_fewer
        What is lost with one place fewer; None if that is impossible, or it was not found out.
    how
        How that was found.
    proved
        Whether both are certain.
    """

    mentor: str
    one_more: Loss | None
    one_fewer: Loss | None
    how: How
    proved: bool
