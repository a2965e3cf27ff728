"""Level by level from below, the fewest pairs."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Objective, without
from pairforge.certificate.stages.leximin import count_at, count_of_pairs, empty_between
from pairforge.engines.network.head_start import steep
from pairforge.engines.network.search import Branch, Search
from pairforge.problem import Leximin

IntArray = NDArray[np.int64]

_ROOM = 1 << 58
_MOST_STEPS = 16


def finish_leximin(search: Search, stage: Leximin) -> bool:
    """Minimize the pairs at each level over the optima of those below, by optimal faces.

    A level where nobody is needs no flow; one of which prices prove that nobody more can leave it needs
    none either. Any other gets a flow whose costs rise steeply over this level and the next ones.
    """
    problem = search.problem
    of_pair = stage.levels(problem, np.arange(problem.num_pairs))
    if not search.maximize(count_of_pairs, stage.name):
        return False
    level = _next_level(search, of_pair, None)
    below: int | None = None
    while level is not None:
        if search.deadline.expired():
            return False
        search.branches = tuple(
            Branch(face, branch.chosen)
            for branch in search.branches
            for face in empty_between((branch.face,), of_pair, below, level)
        )
        objective = partial(count_at, of_pair, level)
        if not search.maximize(objective, stage.name, level, partial(_steep_from, search, of_pair, level)):
            return False
        below = level
        level = _next_level(search, of_pair, level)
    if below is not None:
        search.branches = tuple(
            Branch(without(branch.face, of_pair[branch.face.free] <= below), branch.chosen)
            for branch in search.branches
        )
    return True


def _next_level(search: Search, of_pair: IntArray, below: int | None) -> int | None:
    """The lowest level above ``below`` where a matching has somebody."""
    levels = np.concatenate([of_pair[branch.chosen] for branch in search.branches])
    rest = levels if below is None else levels[levels > below]
    return int(rest.min()) if len(rest) else None


def _steep_from(search: Search, of_pair: IntArray, level: int, branch: Branch) -> Objective:
    """Costs that rise steeply towards a level over those above it where the matching has somebody."""
    occupied = np.unique(of_pair[branch.chosen])
    steps = occupied[occupied >= level][:_MOST_STEPS]
    nodes = search.problem.forests.num_nodes + 1
    return Objective(steep(of_pair[branch.face.free], steps, _ROOM // nodes), 0)
