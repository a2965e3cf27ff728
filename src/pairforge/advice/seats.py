"""Seats against demand: in all, under each rule by itself, and under all rules together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.advice.answers import GroupAnswers, answers_of_group
from pairforge.advice.rules import Exclusions, eligible_bits
from pairforge.config import Ask, Config
from pairforge.engines import Shortage, find_shortages, most_places
from pairforge.explanations.conflict import locked_pairs
from pairforge.roster import Roster
from pairforge.scoring import Scores


@dataclass(frozen=True)
class Seats:
    """Places wanted and seats in the whole programme.

    ``fillable`` is the most that can be filled, locked pairs included (unless they contradict the rules).
    """

    wanted: int
    seats: int
    fillable: int


@dataclass(frozen=True)
class GroupShortage:
    """Mentees whose eligible mentors have too few seats for all of them.

    Parameters
    ----------
    rule
        The rule that leaves them no others, by itself; None if it takes all rules together.
    mentees, mentors
        The people, by id.
    needed
        Places that the mentees want from these mentors, even if all others who are eligible for them were
        to take them.
    seats
        What the mentors have.
    minimal
        Whether it is proved that no smaller group of these mentors is short by itself.
    answers
        What the people answered in the columns of the rule.
    """

    rule: str | None
    mentees: tuple[str, ...]
    mentors: tuple[str, ...]
    needed: int
    seats: int
    minimal: bool
    answers: tuple[GroupAnswers, ...]


def check_seats(
    scores: Scores, roster: Roster, config: Config, exclusions: Exclusions
) -> tuple[Seats, tuple[GroupShortage, ...]]:
    """The most places that can be filled, and the groups that are short, those of single rules first."""
    asks: dict[str, list[Ask]] = {}
    for rule in config.rules:
        asks.setdefault(rule.label, []).extend(rule.asks())
    found = [
        _told(shortage, rule, asks.get(rule, []), roster)
        for rule, allowed in exclusions.allowed.items()
        for shortage in find_shortages(allowed, roster.wants, roster.capacity).shortages
    ]
    known = {group.mentees for group in found}
    eligible = eligible_bits(scores, roster)
    supply = find_shortages(eligible, roster.wants, roster.capacity)
    together = [_told(shortage, None, [], roster) for shortage in supply.shortages]
    found += [group for group in together if group.mentees not in known]
    fillable = _fillable_with_locks(locked_pairs(config, roster), eligible, roster)
    seats = Seats(
        wanted=int(roster.wants.sum()),
        seats=int(roster.capacity.sum()),
        fillable=supply.fillable if fillable is None else fillable,
    )
    return seats, tuple(found)


def _fillable_with_locks(
    locks: list[tuple[int, int]], eligible: NDArray[np.uint8], roster: Roster
) -> int | None:
    """The most places that can be filled with these pairs fixed; None without any, or if they clash."""
    mentees, mentors = np.array(locks, dtype=np.int64).reshape(-1, 2).T
    wants = roster.wants - np.bincount(mentees, minlength=len(roster.mentees))
    capacity = roster.capacity - np.bincount(mentors, minlength=len(roster.mentors))
    bit = np.uint8(128) >> (mentors % 8).astype(np.uint8)
    if (
        not locks
        or wants.min() < 0
        or capacity.min() < 0
        or not (eligible[mentees, mentors // 8] & bit).all()
    ):
        return None
    others = eligible.copy()
    np.bitwise_and.at(others, (mentees, mentors // 8), ~bit)
    return len(locks) + most_places(others, wants, capacity)


def _told(shortage: Shortage, rule: str | None, asks: list[Ask], roster: Roster) -> GroupShortage:
    mentees, mentors = shortage.mentees.tolist(), shortage.mentors.tolist()
    return GroupShortage(
        rule=rule,
        mentees=tuple(roster.mentees.ids[idx] for idx in mentees),
        mentors=tuple(roster.mentors.ids[idx] for idx in mentors),
        needed=shortage.needed,
        seats=shortage.seats,
        minimal=shortage.minimal,
        answers=(
            *answers_of_group(roster, [ask for ask in asks if ask.side == "mentee"], mentees),
            *answers_of_group(roster, [ask for ask in asks if ask.side == "mentor"], mentors),
        ),
    )
