"""Of things that cannot all hold a few that cannot either, and can without any one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def fewest(clashing: Sequence[T], is_impossible: Callable[[list[T]], bool]) -> list[T]:
    """The fewest of some that clash, in the sense that none can be left out; the first ones are preferred.

    QuickXplain (Junker 2004, "QuickXplain: preferred explanations and relaxations for over-constrained
    problems"). Where the answers are too cautious, what is returned still clashes, but some of it could be
    left out.

    Parameters
    ----------
    clashing
        What cannot all hold.
    is_impossible
        Whether it is certain that some of them cannot all hold.
    """
    return [] if is_impossible([]) else _fewest([], [], list(clashing), is_impossible)


def _fewest(
    kept: list[T], added: list[T], clashing: list[T], is_impossible: Callable[[list[T]], bool]
) -> list[T]:
    """Those of ``clashing`` that clash together with ``kept``, to which ``added`` were added last."""
    if added and is_impossible(kept):
        return []
    if len(clashing) <= 1:
        return clashing
    half = len(clashing) // 2
    first, last = clashing[:half], clashing[half:]
    of_last = _fewest(kept + first, first, last, is_impossible)
    of_first = _fewest(kept + of_last, of_last, first, is_impossible)
    return of_first + of_last
