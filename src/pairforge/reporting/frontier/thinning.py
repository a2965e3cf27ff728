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
    of_total, of_weighed = (
        _steps([point.total for point in points]),
        _steps([point.weighed for point in points]),
    )
    steps = list(map(max, of_total, of_weighed))
    keeps = {0, len(points) - 1}
    for idx in sorted(range(len(steps)), key=lambda idx: (-steps[idx], idx)):
        for end in (idx, idx + 1):
            if len(keeps) < most:
                keeps.add(end)
    return tuple(points[idx] for idx in sorted(keeps))


def _steps(values: list[float]) -> list[float]:
    """How far each value is from the next, as a share of the whole way."""
    width = max(abs(values[-1] - values[0]), 1e-9)
    return [abs(after - before) / width for before, after in pairwise(values)]
