"""What places are worth with all mentors, and whom to ask for one more; values, no sentences."""

from __future__ import annotations

from dataclasses import dataclass

from pairforge.explanations.forcing import SeatWorth, Why, best_to_ask


@dataclass(frozen=True)
class SeatReasons:
    """What places are worth.

    Parameters
    ----------
    seats
        One place more or fewer with each mentor who has any, in the order of the roster.
    best
        The mentors whom it would help most to ask for one more, best first.
    """

    seats: tuple[SeatWorth, ...]
    best: tuple[SeatWorth, ...]


def reasons_of_seats(why: Why) -> SeatReasons:
    """What places of a plan are worth."""
    seats = why.seats()
    return SeatReasons(seats, best_to_ask(seats))
