"""The sum of the smallest standings: a bound for every threshold, and a face for each that reaches it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.bound import (
    Objective,
    constant_of,
    exact_sum,
    no_prices,
    optimal_face,
    reduced_gains,
)
from pairforge.certificate.face import Face
from pairforge.certificate.proof import LevelProof, StageProof
from pairforge.certificate.settling import Faces, fits_rows, without_empty
from pairforge.pairing import StagePrices
from pairforge.problem import Problem, WorstShare
from pairforge.problem.problem import IntArray

_SAFE = 1 << 60


def prove_worst_share(
    problem: Problem, stage: WorstShare, faces: Faces | None, given: tuple[StagePrices, ...], chosen: IntArray
) -> tuple[StageProof, Faces | None]:
    """The largest bound over all thresholds; the optima are a union over those that reach it.

    Every optimum reaches its value at the largest of its smallest standings, so a threshold at which no
    pair of its face stands adds nothing and is left out.
    """
    value = stage.value(problem, chosen)
    if faces is None or _largest_gain(problem, stage) >= _SAFE:
        return StageProof(stage.name, (LevelProof(stage.name, value, None, proved=False),)), None
    if not len(chosen):
        return StageProof(stage.name, (LevelProof(stage.name, value, value, proved=True),)), faces
    faces = without_empty(faces)
    pool = tuple(prices for prices in given if prices.scale == 1 and fits_rows(prices, faces[0]))
    pool = pool or (no_prices(problem, stage.name),)
    count = stage.count(len(chosen))
    bounds: list[int] = []
    optima: list[Face] = []
    for face in faces:
        thresholds, lowest, which = threshold_bounds(problem, stage, face, pool, count)
        bounds.append(int(lowest.max()))
        for idx in np.flatnonzero(lowest == value).tolist():
            optima += threshold_face(problem, stage, face, pool[which[idx]], int(thresholds[idx]))
    bound = max(bounds)
    proved = bound == value
    level = LevelProof(stage.name, value, bound, proved, pool)
    return StageProof(stage.name, (level,)), tuple(optima) if proved else None


def threshold_bounds(
    problem: Problem, stage: WorstShare, face: Face, pool: tuple[StagePrices, ...], count: int
) -> tuple[IntArray, NDArray[Any], IntArray]:
    """For each standing that a pair of the face has: the smallest bound by any prices, and by which."""
    thresholds = np.unique(problem.standings[np.concatenate([face.free, face.fixed])])
    by_prices = np.stack(
        [bounds_by_threshold(problem, stage, face, prices, count, thresholds) for prices in pool]
    )
    return thresholds, by_prices.min(axis=0), by_prices.argmin(axis=0)


def bounds_by_threshold(
    problem: Problem, stage: WorstShare, face: Face, prices: StagePrices, count: int, thresholds: IntArray
) -> NDArray[Any]:
    """``upper_bound`` at each threshold t for the gains at t, plus ``weight`` x ``count`` x t.

    A free pair with standing s and reduced gain r > 0 where it falls short of nothing adds r up to t = s,
    then ``weight`` less for each point of t, until nothing is left.
    """
    weight = stage.weight
    constant = constant_of(problem, face, prices)
    if stage.total_weight:
        constant += stage.total_weight * exact_sum(problem.points[face.fixed])
    fixed = problem.standings[face.fixed]
    full = reduced_gains(problem, face, stage.total_weight * problem.points[face.free], prices)
    some = full > 0
    left, standing = full[some], problem.standings[face.free[some]]
    num = len(thresholds)
    changes = np.zeros(num + 1, dtype=np.int64)
    short_from = np.searchsorted(thresholds, standing, "right")
    wide = _exact_type(weight, count, (left, standing, thresholds, fixed))
    level: NDArray[Any] = np.zeros(num + 1, dtype=wide)
    np.add.at(level, np.zeros(len(left), dtype=np.int64), left.astype(wide))
    if weight:
        none_from = np.searchsorted(thresholds, standing + -(-left // weight), "left")
        np.add.at(changes, short_from, 1)
        np.add.at(changes, none_from, -1)
        np.add.at(level, short_from, (weight * standing.astype(wide)))
        np.add.at(level, none_from, -(left.astype(wide) + weight * standing.astype(wide)))
        fixed_from = np.searchsorted(thresholds, fixed, "right")
        np.add.at(changes, fixed_from, 1)
        np.add.at(level, fixed_from, weight * fixed.astype(wide))
    slopes = count - np.cumsum(changes[:num])
    sums = np.cumsum(level[:num]) + weight * slopes.astype(wide) * thresholds.astype(wide)
    return sums + constant if abs(constant) < _SAFE else sums.astype(object) + constant


def threshold_face(
    problem: Problem, stage: WorstShare, face: Face, prices: StagePrices, threshold: int
) -> list[Face]:
    """The matchings of a face that reach the bound of prices at a threshold; none if nobody stands there."""
    fixed_gain = exact_sum(stage.gain(problem, threshold, face.fixed))
    objective = Objective(stage.gain(problem, threshold, face.free), fixed_gain)
    optimal = optimal_face(problem, face, objective, prices)
    stands = (problem.standings[np.concatenate([optimal.free, optimal.fixed])] == threshold).any()
    return [optimal] if stands else []


def _largest_gain(problem: Problem, stage: WorstShare) -> int:
    """What a pair can gain or lose at most, at any threshold."""
    ends = problem.standings.max(initial=0), problem.standings.min(initial=0)
    most_points = int(np.abs(problem.points).max(initial=0))
    return stage.weight * (int(ends[0]) - int(ends[1])) + stage.total_weight * most_points


def _exact_type(weight: int, count: int, arrays: tuple[IntArray, ...]) -> type:
    """64 bits where all sums fit, otherwise Python's integers."""
    largest = max(int(np.abs(array).max(initial=0)) for array in arrays)
    most = count + sum(map(len, arrays))
    return np.int64 if 4 * max(weight, 1) * largest * most < _SAFE else object
