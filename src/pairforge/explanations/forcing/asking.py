"""Which mentors to ask for one place more."""

from __future__ import annotations

from pairforge.explanations.forcing.values import SeatWorth

_Label = tuple[int, int, int]
"""A stage, whether it is a level of ``leximin``, and the level or the number's place."""


def best_to_ask(seats: tuple[SeatWorth, ...], most: int = 3) -> tuple[SeatWorth, ...]:
    """The mentors of whom one place more is worth the most, best first; none for whom it is worth nothing."""
    worth = {seat.mentor: _numbers(seat) for seat in seats}
    order = sorted({label for numbers in worth.values() for label in numbers})

    def gained(seat: SeatWorth) -> list[int]:
        return [worth[seat.mentor].get(label, 0) for label in order]

    helpful = [seat for seat in seats if any(gained(seat))]
    return tuple(sorted(helpful, key=gained, reverse=True)[:most])


def _numbers(seat: SeatWorth) -> dict[_Label, int]:
    found: dict[_Label, int] = {}
    for stage, one in enumerate(seat.one_more or ()):
        for place, (label, number) in enumerate(zip(one.labels, one.numbers, strict=True)):
            key = (stage, 1, label) if isinstance(label, int) else (stage, 0, place)
            found[key] = number or 0
    return found
