"""Convex costs of counts: how good a stage that minimizes them can be."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from pairforge.certificate.bound import Objective
from pairforge.certificate.costs import CountStage, costs_of
from pairforge.certificate.face import Face
from pairforge.certificate.proof import LevelProof, StageProof
from pairforge.certificate.settling import Faces, settle
from pairforge.pairing import StagePrices
from pairforge.problem import Problem


def prove_counts(
    problem: Problem, stage: CountStage, value: int, faces: Faces | None, given: tuple[StagePrices, ...]
) -> tuple[StageProof, Faces | None]:
    """A bound by separable convex duality, for a matching that reaches ``value``."""
    if faces is None:
        return StageProof(stage.name, (LevelProof(stage.name, value, None, proved=False),)), None
    settled = settle(problem, faces, less_costs(problem, stage), given, stage.name)
    proved = value == settled.bound
    level = LevelProof(stage.name, value, settled.bound, proved, settled.prices)
    return StageProof(stage.name, (level,)), settled.faces if proved and settled.exact else None


def less_costs(problem: Problem, stage: CountStage) -> Callable[[Face], Objective]:
    """Nothing for a pair, less what counts cost."""
    left, right = costs_of(problem, stage)
    return lambda face: Objective(np.zeros(len(face.free), dtype=np.int64), 0, left, right)
