"""What letters say and prove: posted prices, and what each person can check with them; no sentences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """A pair that a mentee has or could have, in the units of ``PostedPrices``.

    Parameters
    ----------
    mentor
        By id.
    points
        The pair's score in points.
    worth
        What the pair counts in all priorities.
    price
        The posted price that applies to this mentee.
    charge
        What a rule about this mentee alone adds to it; 0 without one.
    group
        For whom the price is, where a mentor has several: as in ``PostedPrice``.
    """

    mentor: str
    points: int
    worth: int
    price: int
    charge: int = 0
    group: str | None = None

    @property
    def left(self) -> int:
        """What the pair is worth beyond its price."""
        return self.worth - self.price - self.charge


@dataclass(frozen=True)
class SelfCheck:
    """What a mentee can check alone: no mentor leaves more than those that the mentee has.

    Parameters
    ----------
    mentee
        By id.
    own, others
        The mentors that the mentee has, and the eligible others, each by what is left (most first).
    locked
        Mentors given by a lock; there is nothing to compare.
    needed
        What ``own`` must leave at least so that a place is worth its price; None where one must be filled.
    spared
        What ``others`` may leave at most where the mentee has fewer than wanted; None otherwise.
    within
        By how much either may be missed, as ``PostedPrices`` says.
    """

    mentee: str
    own: tuple[Offer, ...]
    others: tuple[Offer, ...]
    locked: tuple[Offer, ...] = ()
    needed: int | None = None
    spared: int | None = None
    within: int = 0

    @property
    def least(self) -> int | None:
        """What is left with the mentor of the mentee's who leaves the least; None without one."""
        return min((offer.left for offer in self.own), default=None)

    @property
    def best_other(self) -> int | None:
        """What is left with the best of the others; None without one."""
        return max((offer.left for offer in self.others), default=None)

    @property
    def holds(self) -> bool:
        """Whether nothing better is to be had at these prices."""
        least, best, within = self.least, self.best_other, self.within
        return (
            (least is None or best is None or least + within >= best)
            and (least is None or self.needed is None or least + within >= self.needed)
            and (best is None or self.spared is None or best <= self.spared + within)
        )


@dataclass(frozen=True)
class SeatCheck:
    """What a mentor can check alone: a place costs something only if all are taken.

    Parameters
    ----------
    group
        Which of the mentor's mentees count, as in ``PostedPrice``; None for all of them.
    price
        What each of them pays for it; negative where it takes a subsidy to reach a minimum.
    count, low, high
        How many they are, and how many they must and may be.
    last, next
        What the last of them costs in priorities about groups, and what one more would; 0 without any.
    within
        How much may be paid for places that are empty or may be, as ``PostedPrices`` says.
    """

    group: str | None
    price: int
    count: int
    low: int
    high: int
    last: int = 0
    next: int = 0
    within: int = 0

    @property
    def holds(self) -> bool:
        """Whether the price is neither too high for places that are empty nor too low for those taken."""
        too_high = (self.high - self.count) * max(self.price - self.next, 0)
        too_low = (self.count - self.low) * max(self.last - self.price, 0)
        return too_high <= self.within and too_low <= self.within


@dataclass(frozen=True)
class MentorCheck:
    """The checks of one mentor, by id: for all mentees, then for each group."""

    mentor: str
    seats: tuple[SeatCheck, ...]

    @property
    def holds(self) -> bool:
        """Whether all of them hold."""
        return all(seat.holds for seat in self.seats)


@dataclass(frozen=True)
class PostedPrice:
    """What a place with a mentor (by id) costs a mentee; of a ``group`` where a rule tells groups apart."""

    mentor: str
    group: str | None
    price: int


@dataclass(frozen=True)
class PostedPrices:
    """The prices that everybody may see; with the letters they prove the matching to be the best.

    Parameters
    ----------
    unit
        What makes a score of 1; a power of ten.
    factors
        What one of each number of the priorities counts, in order: label and factor.
    prices
        One for each mentor (and group), in order of their ids.
    floor
        Points below which no pair counts, because of ``worst_off``; None without it.
    within
        By how much the matching can be worse than the best, so that checks hold up to that; 0 where the
        prices belong to the best matching itself.
    """

    unit: int
    factors: tuple[tuple[str, int], ...]
    prices: tuple[PostedPrice, ...]
    floor: int | None = None
    within: int = 0


@dataclass(frozen=True)
class Checks:
    """The posted prices, and what each person can check with them, in order of their ids."""

    posted: PostedPrices
    mentees: tuple[SelfCheck, ...]
    mentors: tuple[MentorCheck, ...]


@dataclass(frozen=True)
class NoPrices:
    """Why there are no prices by which people could check their matches.

    Parameters
    ----------
    code
        ``crossing``, ``limit``, ``stage``, ``keep`` or ``unproved``.
    about
        The rule, limit or priority; "" for ``unproved``.
    """

    code: str
    about: str
