"""The price of the soft rules that are broken."""

from __future__ import annotations

from pairforge.certificate.counting import prove_counts
from pairforge.certificate.proof import StageProof
from pairforge.certificate.settling import Faces
from pairforge.pairing import StagePrices
from pairforge.problem import Breaks, Problem
from pairforge.problem.problem import IntArray


def prove_breaks(
    problem: Problem, stage: Breaks, faces: Faces | None, given: tuple[StagePrices, ...], chosen: IntArray
) -> tuple[StageProof, Faces | None]:
    """Each pair too few or too many of a set costs the price of its rule."""
    value = -sum(constraint.cost(chosen) for constraint in problem.constraints)
    return prove_counts(problem, stage, value, faces, given)
