"""Sums over pairs, one after the other."""

from __future__ import annotations

from functools import partial
from math import ceil

from pairforge.certificate.bound import Objective, exact_sum
from pairforge.certificate.face import Face, Row, with_row
from pairforge.certificate.proof import LevelProof, StageProof
from pairforge.certificate.settling import Faces, settle, witnesses_of
from pairforge.pairing import StagePrices
from pairforge.problem import Matched, Problem, SumStage
from pairforge.problem.problem import IntArray


def prove_sums(
    problem: Problem, stage: SumStage, faces: Faces | None, given: tuple[StagePrices, ...], chosen: IntArray
) -> tuple[StageProof, Faces | None]:
    """Each sum's bound over the optima of those before.

    A face can keep a share of a number of pairs, not of any other sum: then nothing is known behind it.
    """
    levels: list[LevelProof] = []
    for step, one in enumerate(stage.sums):
        value = sum_of(problem, stage, step, chosen)
        if faces is None:
            levels.append(LevelProof(one.label, value, None, proved=False))
            continue
        prices = tuple(entry for entry in given if entry.level == step)
        objective = partial(objective_of, problem, stage, step)
        settled = settle(problem, faces, objective, prices, stage.name, step)
        if stage.keep < 1:
            witnesses = witnesses_of(problem, faces, prices)
            reached = max(sum_of(problem, stage, step, pairs) for pairs in (chosen, *witnesses))
            kept = kept_of(stage, settled.bound)
            proved = reached == settled.bound and value >= kept
            row = Row(None, kept, problem.num_pairs)
            is_known = proved and isinstance(stage, Matched)
            faces = tuple(with_row(face, row) for face in faces) if is_known else None
        else:
            proved = value == settled.bound
            faces = settled.faces if proved and settled.exact else None
        levels.append(LevelProof(one.label, value, settled.bound, proved, settled.prices))
    return StageProof(stage.name, tuple(levels)), faces


def objective_of(problem: Problem, stage: SumStage, step: int, face: Face) -> Objective:
    """A sum over the pairs of a face."""
    return Objective(stage.gain(problem, step, face.free), sum_of(problem, stage, step, face.fixed))


def sum_of(problem: Problem, stage: SumStage, step: int, pairs: IntArray) -> int:
    """What ``pairs`` add up to."""
    return exact_sum(stage.gain(problem, step, pairs))


def kept_of(stage: SumStage, best: int) -> int:
    """The least that later stages must keep: ``best`` - (1 - ``keep``) x abs(``best``)."""
    return ceil(best - (1 - stage.keep) * abs(best))
