"""Repair: changes to what is asked for, after which there is a matching."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What is asked for less strictly."""

    MINIMUM = "minimum"
    """A mentor's fewest places are lowered by ``amount``."""
    LIMIT = "limit"
    """A limit over the whole programme is lowered by ``amount`` people."""
    SEAT = "seat"
    """A mentor has ``amount`` places more."""
    LOCK = "lock"
    """A locked pair is not locked any more."""
    EXCEPTION = "exception"
    """A rule on pairs does not hold for one pair."""
    RULE = "rule"
    """A rule on groups, a capacity of several mentors or a limit is taken out."""


@dataclass(frozen=True)
class Change:
    """One change of what is asked for.

    Parameters
    ----------
    kind
        What is changed.
    label
        What the coordinator calls it.
    people
        By id: a mentor for a minimum or places, mentee and mentor for a lock or an exception; else nobody.
    amount
        By how much; 1 where that means nothing.
    """

    kind: ChangeKind
    label: str
    people: tuple[str, ...]
    amount: int


@dataclass(frozen=True)
class Repair:
    """Changes of which each is needed: with all of them there is a matching, and with fewer there is none.

    Parameters
    ----------
    changes
        What is to be changed.
    cost
        What the changes cost together.
    """

    changes: tuple[Change, ...]
    cost: int


@dataclass(frozen=True)
class Repairs:
    """The cheapest repairs.

    Parameters
    ----------
    found
        Up to three, cheapest first; none has all that one before it has.
    complete
        Whether it is certain that there are no cheaper ones, and that no change of one is needless; False if
        the search was ended before its time.
    """

    found: tuple[Repair, ...]
    complete: bool
