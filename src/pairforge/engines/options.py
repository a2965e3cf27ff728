"""Options: how long and how large a search may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """Limits of a search.

    Parameters
    ----------
    time_limit
        Seconds.
    work_limit
        Work that does not depend on the clock: about a second of a machine of today each; None: no limit.
    memory_limit
        Megabytes; None: no limit but that of the machine.
    """

    time_limit: float
    work_limit: float | None = None
    memory_limit: int | None = None
