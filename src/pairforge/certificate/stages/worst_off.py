"""The smallest standing of a chosen pair."""

from __future__ import annotations

import numpy as np

from pairforge.certificate.bound import Objective, no_prices, upper_bound
from pairforge.certificate.face import Face, face_above
from pairforge.certificate.proof import LevelProof, StageProof
from pairforge.certificate.settling import Faces, fits_rows, without_empty, witnesses_of
from pairforge.certificate.splitting import split_faces
from pairforge.pairing import StagePrices
from pairforge.problem import Problem, WorstOff
from pairforge.problem.problem import IntArray


def prove_worst_off(
    problem: Problem, stage: WorstOff, faces: Faces | None, given: tuple[StagePrices, ...], chosen: IntArray
) -> tuple[StageProof, Faces | None]:
    """Nobody can be above the value if at least one pair must be at or below it, in every face."""
    value = int(problem.standings[chosen].min()) if len(chosen) else None
    if faces is None:
        return StageProof(stage.name, (LevelProof(stage.name, value, None, proved=False),)), None
    if value is None:
        return StageProof(stage.name, (LevelProof(stage.name, None, None, proved=True),)), faces
    faces = without_empty(faces)
    bounds = [_bound(problem, face, given) for face in faces]
    bound = max(bounds)
    witnesses = (pairs for pairs in witnesses_of(problem, faces, given) if len(pairs))
    reached = max(int(problem.standings[pairs].min()) for pairs in (chosen, *witnesses))
    kept = stage.kept(bound)
    proved = value >= kept and reached == bound
    used = given or (no_prices(problem, stage.name),)
    level = LevelProof(stage.name, value, bound, proved, used)
    reachable = (face for face, most in zip(faces, bounds, strict=True) if most >= kept)
    above = tuple(face_above(problem, face, kept) for face in reachable)
    return StageProof(stage.name, (level,)), above if proved else None


def below(problem: Problem, face: Face, threshold: int) -> Objective:
    """Minus one for each pair below a threshold, so that the most is 0 if and only if nobody need be."""
    free, fixed = problem.standings[face.free] < threshold, problem.standings[face.fixed] < threshold
    return Objective(-free.astype(np.int64), -int(fixed.sum()))


def _bound(problem: Problem, face: Face, given: tuple[StagePrices, ...]) -> int:
    standings = problem.standings[np.concatenate([face.free, face.fixed])]
    bounds: list[int] = [int(standings.max()), *problem.standings[face.fixed].tolist()]
    for group in _together(given):
        level = group[0].level
        if level is not None:
            lower = standings[standings < level]
            if len(lower) and all(
                _nobody_above(problem, part, level, number, group)
                for number, part in enumerate(split_faces((face,), group))
            ):
                bounds.append(int(lower.max()))
    bound: int = min(bounds)
    return bound


def _together(given: tuple[StagePrices, ...]) -> list[list[StagePrices]]:
    """Prices for the parts of one face, one after the other; by itself what is for no part."""
    groups: list[list[StagePrices]] = []
    for prices in given:
        if prices.face and groups and groups[-1][0].level == prices.level:
            groups[-1].append(prices)
        else:
            groups.append([prices])
    return groups


def _nobody_above(problem: Problem, face: Face, level: int, number: int, group: list[StagePrices]) -> bool:
    """Whether any of the prices for this part of a face shows that not everybody reaches the level."""
    return any(
        upper_bound(problem, face, below(problem, face, level), prices) < 0
        for prices in group
        if prices.face in (None, number) and fits_rows(prices, face)
    )
