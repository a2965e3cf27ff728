"""One flow with all stages that add up in its costs: no proof, but usually an optimum of each of them."""

from __future__ import annotations

from math import isqrt

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Face, Objective
from pairforge.certificate.counting import less_costs
from pairforge.problem import Breaks, Leximin, Problem, SumStage, Variety
from pairforge.problem.distinct import distinct

IntArray = NDArray[np.int64]

_LARGEST = 1 << 60
_MARGIN = 3
_FRACTION = 10
_PRECISION = 30
_MOST_BITS = 6
_MOST_STEPS = 1024
"""Of more levels only some are told apart: millions of them take longer to look up than the flow takes."""


def combined(problem: Problem, face: Face) -> Objective:
    """The stages as one number, the more important ones multiplied.

    Where they do not fit into 64 bits together, the less important ones are left out. Stages that do not
    add up over pairs or counts are passed over; of ``leximin`` there is a cost that rises steeply towards
    the lowest level.
    """
    nodes = problem.forests.num_nodes + 1
    whole = Objective(np.zeros(len(face.free), dtype=np.int64), 0)
    for part in reversed(_parts(problem, face, _LARGEST // nodes)):
        smaller = whole.largest
        factor = _MARGIN * smaller + 1
        fits = (part.largest * factor + smaller) * nodes < _LARGEST
        whole = part.times(factor).plus(whole) if fits else part
    return whole


def steep(levels: IntArray, steps: IntArray, room: int) -> IntArray:
    """Minus a cost that multiplies from one step down to the next, as steeply as ``room`` allows.

    Whole numbers only: powers of floats are not the same on every machine, and the prices that are found
    would not be either.

    Parameters
    ----------
    levels
        Level of each pair.
    steps
        Levels in ascending order; a pair above the last costs nothing.
    room
        The largest cost; at least 1.
    """
    from_above = np.arange(len(steps), 0, -1)
    all_bits = (room ** (1 << _FRACTION)).bit_length() - 1  # the logarithm, as a binary fraction
    bits = from_above * all_bits // max(len(steps), 1)
    costs = _power_of_two(np.minimum(bits, from_above * (_MOST_BITS << _FRACTION)))
    return -np.append(costs, 0)[np.searchsorted(steps, levels)]


def _power_of_two(bits: IntArray) -> IntArray:
    """Two to the power of a binary fraction, rounded down: by one square root for each binary place."""
    whole = bits >> _FRACTION
    powers, root = np.full(len(bits), 1 << _PRECISION, dtype=np.int64), 2 << _PRECISION
    for place in reversed(range(_FRACTION)):
        root = isqrt(root << _PRECISION)
        powers = np.where(bits >> place & 1, powers * root >> _PRECISION, powers)
    raised: IntArray = powers << np.maximum(whole - _PRECISION, 0) >> np.maximum(_PRECISION - whole, 0)
    return raised


def _parts(problem: Problem, face: Face, room: int) -> list[Objective]:
    parts: list[Objective] = []
    for stage in problem.stages:
        if isinstance(stage, SumStage):
            gains = [stage.gain(problem, step, face.free) for step in range(len(stage.sums))]
        elif isinstance(stage, Leximin):
            levels = stage.levels(problem, face.free)
            steps = distinct(levels)[:-1]
            steps = steps[:: -(-len(steps) // _MOST_STEPS) or 1]
            gains = [np.ones(len(levels), dtype=np.int64), steep(levels, steps, room >> 8)]
        else:
            gains = []
            parts += [less_costs(problem, stage)(face)] if isinstance(stage, Breaks | Variety) else []
        parts += [Objective(part, 0) for part in gains]
    return parts
