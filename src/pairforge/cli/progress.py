"""A line that says what is being done, for runs of more than a second, on a terminal only."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Self

_PATIENCE = 1.0


class Progress:
    """A context that can be called with what is being done."""

    def __init__(self) -> None:
        from pairforge.reporting.terminal import console

        screen = console(to_stderr=True)
        self._status = screen.status("Starting") if screen.is_terminal else None
        self._timer = threading.Timer(_PATIENCE, self._status.start) if self._status else None

    def __call__(self, doing: str) -> None:
        """Say what is being done."""
        if self._status is not None:
            self._status.update(f"{doing} …")

    def __enter__(self) -> Self:
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._timer is not None and self._status is not None:
            self._timer.cancel()
            self._timer.join()
            self._status.stop()
