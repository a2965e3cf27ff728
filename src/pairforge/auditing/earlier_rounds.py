"""The figures of a matching that earlier rounds have a part in."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.pairs import ChosenPairs
from pairforge.config import Config
from pairforge.roster.past import Past


def standing_figures(
    pairs: ChosenPairs, points: NDArray[np.int64], resolution: int, worst: int
) -> dict[str, float | None]:
    """The smallest standings: scores of this round with what the mentees bring along.

    Parameters
    ----------
    pairs, points
        The matching, and the points of each pair, shape (num_pairs,).
    resolution
        Points that make a score of 1.
    worst
        How many pairs are the worst off.

    Returns
    -------
    dict
        ``worst_off`` and ``worst_tenth``; None where nobody is matched.
    """
    carried = _past(pairs).carried
    standings = sorted(
        one + round(carried[mentee] * resolution)
        for one, mentee in zip(points.tolist(), pairs.mentees.tolist(), strict=True)
    )
    if not standings:
        return {"worst_off": None, "worst_tenth": None}
    return {
        "worst_off": standings[0] / resolution,
        "worst_tenth": round(sum(standings[:worst]) / resolution / worst, 6),
    }


def twice_running(
    config: Config, pairs: ChosenPairs, points: NDArray[np.int64], resolution: int
) -> dict[str, Any]:
    """Who was badly served in the last round, without a mentor or in the lowest band, and is so again.

    Returns
    -------
    dict
        ``people`` are ids; ``places`` are those that they want and that are empty or filled in the lowest
        band; ``below`` is the score where that ends, None where nothing says which scores are poor.
    """
    past, roster = _past(pairs), pairs.roster
    below = config.badly_served_below
    good = Counter(
        mentee
        for mentee, one in zip(pairs.mentees.tolist(), points.tolist(), strict=True)
        if below is None or Fraction(one, resolution) >= below
    )
    again = {
        mentee: wanted - good[mentee]
        for mentee, wanted in enumerate(roster.wants.tolist())
        if _was_badly_served(past, mentee, below) and good[mentee] < wanted
    }
    return {
        "below": None if below is None else float(below),
        "places": sum(again.values()),
        "people": [roster.mentees.ids[mentee] for mentee in again],
    }


def _was_badly_served(past: Past, mentee: int, below: Fraction | None) -> bool:
    score = past.last[mentee]
    return bool(past.unmatched[mentee]) or (score is not None and below is not None and score < below)


def _past(pairs: ChosenPairs) -> Past:
    past = pairs.roster.past
    assert past is not None, "there are earlier rounds"
    return past
