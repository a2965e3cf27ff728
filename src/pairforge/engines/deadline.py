"""When to stop."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Deadline:
    """A time limit that started when this was made.

    Parameters
    ----------
    seconds
        The limit.
    """

    seconds: float
    _start: float = field(default_factory=time.monotonic)

    def left(self) -> float:
        """Seconds left, at least 0."""
        return max(0.0, self._start + self.seconds - time.monotonic())

    def expired(self) -> bool:
        """Whether the time is up."""
        return self.left() == 0.0
