"""The sum of the squared loads of the mentors."""

from __future__ import annotations

import numpy as np

from pairforge.certificate.counting import prove_counts
from pairforge.certificate.proof import StageProof
from pairforge.certificate.settling import Faces
from pairforge.pairing import StagePrices
from pairforge.problem import Balance, Problem
from pairforge.problem.problem import IntArray


def prove_balance(
    problem: Problem, stage: Balance, faces: Faces | None, given: tuple[StagePrices, ...], chosen: IntArray
) -> tuple[StageProof, Faces | None]:
    """A load z of a mentor costs z x z."""
    loads = np.bincount(problem.mentors[chosen], minlength=problem.num_mentors)
    return prove_counts(problem, stage, -int(loads @ loads), faces, given)
