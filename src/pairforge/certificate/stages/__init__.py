"""The proof of each shape of stage."""

from __future__ import annotations

from pairforge.certificate.proof import StageProof
from pairforge.certificate.settling import Faces
from pairforge.certificate.stages.balance import prove_balance
from pairforge.certificate.stages.breaks import prove_breaks
from pairforge.certificate.stages.group_gap import prove_group_gap
from pairforge.certificate.stages.leximin import prove_leximin
from pairforge.certificate.stages.sums import prove_sums
from pairforge.certificate.stages.variety import prove_variety
from pairforge.certificate.stages.worst_off import prove_worst_off
from pairforge.certificate.stages.worst_share import prove_worst_share
from pairforge.pairing import StagePrices
from pairforge.problem import (
    Balance,
    Breaks,
    GroupGap,
    Leximin,
    Problem,
    Stage,
    SumStage,
    Variety,
    WorstOff,
    WorstShare,
)
from pairforge.problem.problem import IntArray

__all__ = ["prove_stage"]


def prove_stage(
    problem: Problem, stage: Stage, faces: Faces | None, given: tuple[StagePrices, ...], chosen: IntArray
) -> tuple[StageProof, Faces | None]:
    """What is certain of a stage, and its optima; None where they are not known.

    Parameters
    ----------
    faces
        The optima of the stages before, if they are known.
    given
        The engine's prices for this stage.
    chosen
        Positions of the matching, ascending.
    """
    match stage:
        case SumStage():
            return prove_sums(problem, stage, faces, given, chosen)
        case WorstOff():
            return prove_worst_off(problem, stage, faces, given, chosen)
        case Leximin():
            return prove_leximin(problem, stage, faces, given, chosen)
        case WorstShare():
            return prove_worst_share(problem, stage, faces, given, chosen)
        case Balance():
            return prove_balance(problem, stage, faces, given, chosen)
        case Breaks():
            return prove_breaks(problem, stage, faces, given, chosen)
        case Variety():
            return prove_variety(problem, stage, faces, given, chosen)
        case GroupGap():
            return prove_group_gap(stage, faces, chosen)
