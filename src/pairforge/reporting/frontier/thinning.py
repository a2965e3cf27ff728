"""A few of many points: the ends, and those beside the largest steps."""

from __future__ import annotations

from itertools import pairwise

from pairforge.pairing import FrontierPoint


def thinned(points: tuple[FrontierPoint, ...], most: int) -> tuple[FrontierPoint, ...]:
    """At most ``most`` points, in their order.

    Parameters
    ----------
    points
        Of one curve, from end to end.
    most
        At least 2.
    """
    if len(points) <= most:
        return points
    height = max(abs(points[-1].worst_off - points[0].worst_off), 1e-9)
    heights = max(abs(points[-1].worst_tenth - points[0].worst_tenth), 1e-9)
    width = max(abs(points[-1].total - points[0].total), 1e-9)
    steps = [
        max(
            abs(after.total - before.total) / width,
            abs(after.worst_off - before.worst_off) / height if after.curve == "worst_off" else 0.0,
            abs(after.worst_tenth - before.worst_tenth) / heights if after.curve == "worst_tenth" else 0.0,
        )
        for before, after in pairwise(points)
    ]
    keeps = {0, len(points) - 1}
    for idx in sorted(range(len(steps)), key=lambda idx: (-steps[idx], idx)):
        for end in (idx, idx + 1):
            if len(keeps) < most:
                keeps.add(end)
    return tuple(points[idx] for idx in sorted(keeps))
