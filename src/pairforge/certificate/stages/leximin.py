"""Level by level from below, the fewest pairs."""

from __future__ import annotations

from collections import Counter
from functools import partial

import numpy as np

from pairforge.certificate.bound import Objective
from pairforge.certificate.face import Face, without
from pairforge.certificate.proof import LevelProof, StageProof
from pairforge.certificate.settling import Faces, settle
from pairforge.pairing import StagePrices
from pairforge.problem import Leximin, Problem
from pairforge.problem.problem import IntArray


def prove_leximin(
    problem: Problem, stage: Leximin, faces: Faces | None, given: tuple[StagePrices, ...], chosen: IntArray
) -> tuple[StageProof, Faces | None]:
    """Each occupied level's bound over the optima of those below; an empty one needs no proof.

    Nobody can be at a level where the matching has nobody, in any matching that is as good up to there.
    """
    of_pair = stage.levels(problem, np.arange(problem.num_pairs))
    pools: dict[int | None, list[StagePrices]] = {}
    for prices in given:
        pools.setdefault(prices.level, []).append(prices)
    proofs: list[LevelProof] = []
    if faces is not None:
        settled = settle(problem, faces, count_of_pairs, pools.get(None, []), stage.name)
        proved = settled.bound == len(chosen)
        proofs.append(LevelProof("unmatched", len(chosen), settled.bound, proved, settled.prices))
        faces = settled.faces if proved and settled.exact else None
    else:
        proofs.append(LevelProof("unmatched", len(chosen), None, proved=False))
    counts = Counter(of_pair[chosen].tolist())
    below: int | None = None
    for level in sorted({*counts, *(level for level in pools if level is not None)}):
        count = counts[level]
        if faces is None:
            proofs.append(LevelProof(level, -count, None, proved=False))
            continue
        faces = empty_between(faces, of_pair, below, level)
        objective = partial(count_at, of_pair, level)
        settled = settle(problem, faces, objective, pools.get(level, []), stage.name, level)
        proved = settled.bound == -count
        proofs.append(LevelProof(level, -count, settled.bound, proved, settled.prices))
        faces = settled.faces if proved and settled.exact else None
        below = level
    if faces is not None and below is not None:
        faces = tuple(
            without(face, of_pair[face.free] <= below)
            for face in faces
            if (of_pair[face.fixed] <= below).all()
        )
    return StageProof(stage.name, tuple(proofs)), faces


def count_of_pairs(face: Face) -> Objective:
    """One for each pair."""
    return Objective(np.ones(len(face.free), dtype=np.int64), len(face.fixed))


def count_at(of_pair: IntArray, level: int, face: Face) -> Objective:
    """Minus one for each pair at a level; ``of_pair`` is the level of each pair of the problem."""
    free, fixed = of_pair[face.free] == level, of_pair[face.fixed] == level
    return Objective(-free.astype(np.int64), -int(fixed.sum()))


def empty_between(faces: Faces, of_pair: IntArray, low: int | None, high: int) -> Faces:
    """The matchings of the faces without a pair strictly between two levels."""
    kept = []
    for face in faces:
        levels = of_pair[face.fixed]
        inside = levels < high if low is None else (levels > low) & (levels < high)
        if not inside.any():
            levels = of_pair[face.free]
            outside = levels >= high if low is None else (levels <= low) | (levels >= high)
            kept.append(without(face, outside))
    return tuple(kept)
