"""A time limit for tests that is over at a certain moment of the search."""

from __future__ import annotations

from pairforge.engines.deadline import Deadline


class CountedDeadline(Deadline):
    """A deadline that is over the n-th time that somebody asks."""

    def __init__(self, times: int) -> None:
        super().__init__(60.0)
        self.asked: list[int] = []
        self.times = times

    def __setattr__(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    def left(self) -> float:
        """Nothing, once it was asked often enough."""
        self.asked.append(1)
        return 60.0 if len(self.asked) < self.times else 0.0
