"""When to stop."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pairforge.pairing import StoppedBy


@dataclass
class Deadline:
    """A time limit that started when this was made, and a limit of work that does not depend on the clock.

    Parameters
    ----------
    seconds
        The limit.
    work
        The other one; None: no limit.
    """

    seconds: float
    work: float | None = None
    _start: float = field(default_factory=time.monotonic)
    _done: float = 0.0

    def left(self) -> float:
        """Seconds left, at least 0."""
        return max(0.0, self._start + self.seconds - time.monotonic())

    def work_left(self) -> float:
        """Work left, at least 0; endless without a limit."""
        return float("inf") if self.work is None else max(0.0, self.work - self._done)

    def spend(self, work: float) -> None:
        """So much work was done."""
        self._done += work

    @contextmanager
    def at_most(self, work: float = float("inf"), share: float = 1.0) -> Iterator[Deadline]:
        """A deadline for a part of what is to be done: so much work, and a share of what is left."""
        work = min(work, share * self.work_left())
        part = Deadline(share * self.left(), None if work == float("inf") else work)
        yield part
        self.spend(part._done)

    def expired(self) -> bool:
        """Whether the time is up, or the work is done."""
        return self.left() == 0.0 or self.work_left() == 0.0

    @property
    def stopped_by(self) -> StoppedBy | None:
        """Which of the two limits is reached, if one is."""
        if self.work_left() == 0.0:
            return StoppedBy.WORK
        return StoppedBy.TIME if self.left() == 0.0 else None
