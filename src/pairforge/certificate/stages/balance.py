"""The sum of the squared loads of the mentors."""

from __future__ import annotations

import numpy as np

from pairforge.certificate.bound import Objective
from pairforge.certificate.face import Face
from pairforge.certificate.proof import LevelProof, StageProof
from pairforge.certificate.settling import Faces, settle
from pairforge.pairing import StagePrices
from pairforge.problem import Balance, Problem
from pairforge.problem.problem import IntArray


def prove_balance(
    problem: Problem, stage: Balance, faces: Faces | None, given: tuple[StagePrices, ...], chosen: IntArray
) -> tuple[StageProof, Faces | None]:
    """A bound by separable convex duality."""
    loads = np.bincount(problem.mentors[chosen], minlength=problem.num_mentors)
    value = -int(loads @ loads)
    if faces is None:
        return StageProof(stage.name, (LevelProof(stage.name, value, None, proved=False),)), None
    settled = settle(problem, faces, squared_loads, given, stage.name)
    proved = value == settled.bound
    level = LevelProof(stage.name, value, settled.bound, proved, settled.prices)
    return StageProof(stage.name, (level,)), settled.faces if proved and settled.exact else None


def squared_loads(face: Face) -> Objective:
    """Nothing for a pair, less the squared loads."""
    return Objective(np.zeros(len(face.free), dtype=np.int64), 0, squares=True)
