"""Whether prices of rows prove that no matching keeps all constraints."""

from __future__ import annotations

import numpy as np

from pairforge.certificate.linear.bound import level_bound, row_bound
from pairforge.certificate.linear.system import Level, System
from pairforge.pairing import LevelPrices
from pairforge.problem import Problem

FEASIBLE = "feasible"
"""What such a proof is called instead of a stage."""


def feasible_level(system: System) -> Level:
    """Nothing for anything: a bound below 0 shows that there is no matching."""
    zeros = np.zeros(system.problem.num_pairs, dtype=np.int64)
    helpers = np.zeros(system.linear.num_helpers, dtype=np.int64)
    return Level(FEASIBLE, None, FEASIBLE, zeros, helpers, lambda _: 0)


def is_refuted(problem: Problem, levels: tuple[LevelPrices, ...]) -> bool:
    """Whether one of the proofs holds; everything is recomputed from the prices."""
    given = [prices for prices in levels if prices.stage == FEASIBLE]
    if not given:
        return False
    system = System(problem)
    level = feasible_level(system)
    for prices in given:
        root = row_bound(system, level, prices.root)
        if root is not None and level_bound(system, level, prices, root, -1) < 0:
            return True
    return False
