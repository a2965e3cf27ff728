"""The difference between the means of groups."""

from __future__ import annotations

from pairforge.certificate.proof import LevelProof, StageProof
from pairforge.certificate.settling import Faces
from pairforge.problem import GroupGap
from pairforge.problem.problem import IntArray


def prove_group_gap(
    stage: GroupGap, faces: Faces | None, chosen: IntArray
) -> tuple[StageProof, Faces | None]:
    """No gap is below nothing; that is all that can be said without a search."""
    value = stage.value(chosen)
    bound = None if faces is None else 0
    proved = value == bound
    return StageProof(stage.name, (LevelProof(stage.name, value, bound, proved),)), None
