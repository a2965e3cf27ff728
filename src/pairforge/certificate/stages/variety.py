"""The twos of mentees of one mentor who are alike."""

from __future__ import annotations

from pairforge.certificate.counting import prove_counts
from pairforge.certificate.proof import StageProof
from pairforge.certificate.settling import Faces
from pairforge.pairing import StagePrices
from pairforge.problem import Problem, Variety
from pairforge.problem.problem import IntArray


def prove_variety(
    problem: Problem, stage: Variety, faces: Faces | None, given: tuple[StagePrices, ...], chosen: IntArray
) -> tuple[StageProof, Faces | None]:
    """A count z of a value in a cohort costs z (z - 1) / 2."""
    return prove_counts(problem, stage, stage.value(chosen), faces, given)
