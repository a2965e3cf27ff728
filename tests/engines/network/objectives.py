"""What is maximized over a face, for the tests of flows and prices."""

from __future__ import annotations

import numpy as np

from pairforge.certificate import Face, Objective, costs_of
from pairforge.problem import Balance, Problem, SumStage


def objective_on(problem: Problem, face: Face, stage: SumStage | Balance, step: int = 0) -> Objective:
    """A sum of a stage over a face, or less the squared loads of the mentors."""
    if isinstance(stage, Balance):
        return Objective(np.zeros(len(face.free), dtype=np.int64), 0, *costs_of(problem, stage))
    fixed = sum(stage.gain(problem, step, face.fixed).tolist())
    return Objective(stage.gain(problem, step, face.free), fixed)
