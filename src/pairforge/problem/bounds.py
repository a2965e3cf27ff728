"""Bounds of what is counted, as numbers that fit into 64 bits."""

from __future__ import annotations

from pairforge.problem.linear import NO_BOUND

__all__ = ["NO_BOUND", "within_reach"]

_BEYOND = NO_BOUND >> 1


def within_reach(number: int) -> int:
    """The number, or one that no count reaches either."""
    return max(-_BEYOND, min(number, _BEYOND))
