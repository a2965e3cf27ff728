"""How many pairs can count for a limit at most, and whether that is enough."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Objective, whole_face
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.prices import find_prices
from pairforge.errors import FaultError
from pairforge.pairing import Shortfall
from pairforge.problem import Problem

IntArray = NDArray[np.int64]


def short_of_limits(problem: Problem) -> Shortfall | None:
    """The first limit that no matching keeps; None if each can be kept, or there is no matching at all."""
    for idx, limit in enumerate(problem.limits):
        most = most_for_limit(problem, idx)
        if most is not None and int(limit.inside[most].sum()) < limit.low:
            return prove_shortfall(problem, idx, most)
    return None


def most_for_limit(problem: Problem, idx: int) -> IntArray | None:
    """A matching in which the most pairs count for a limit: one flow; None if no matching exists."""
    face = replace(whole_face(problem), rows=())
    return best_flow(problem, face, Objective(problem.limits[idx].inside[face.free].astype(np.int64), 0))


def prove_shortfall(problem: Problem, idx: int, most: IntArray) -> Shortfall:
    """That ``most`` has too few for a limit, and that no matching has more.

    Raises
    ------
    FaultError
        If ``most`` is not the best.
    """
    limit = problem.limits[idx]
    face = replace(whole_face(problem), rows=())
    objective = Objective(limit.inside[face.free].astype(np.int64), int(limit.inside[face.fixed].sum()))
    prices = find_prices(problem, face, objective, most, limit.name)
    if prices is None:
        raise FaultError("The flow solver did not find the most pairs that count for a limit.")
    return Shortfall(idx, limit.low, int(limit.inside[most].sum()), prices)
