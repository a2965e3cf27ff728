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
from pairforge.problem.distinct import distinct
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
    if faces is None or largest_gain(problem, stage) >= _SAFE:
        return StageProof(stage.name, (LevelProof(stage.name, value, None, proved=False),)), None
    if not len(chosen):
        return StageProof(stage.name, (LevelProof(stage.name, value, value, proved=True),)), faces
    faces = without_empty(faces)
    gain = max(largest_gain(problem, stage), stage.weight)
    pool = tuple(one for one in given if fits_rows(one, faces[0]) and one.scale * gain < _SAFE)
    pool = pool or (no_prices(problem, stage.name),)
    count = stage.count(len(chosen))
    largest: list[int] = []
    optima: list[Face] = []
    for face in faces:
        bounds = ThresholdBounds(problem, stage, face, count)
        for prices in pool:
            bounds.tighten(prices, value)
        largest += [bounds.most] if bounds.is_open else []
        optima += bounds.optimal_faces(value)
    bound = max(largest) // 2 if largest else None
    proved = bound == value
    level = LevelProof(stage.name, value, bound, proved, pool)
    return StageProof(stage.name, (level,)), tuple(optima) if largest and max(largest) == 2 * value else None


class ThresholdBounds:
    """The smallest bound known at each threshold where a face may still hold something as good as the best.

    Only standings that a pair has are thresholds. Bounds are doubled, and one more where they were rounded
    down: then they do not say which matchings reach them.

    Parameters
    ----------
    count
        How many pairs are the worst off.
    """

    def __init__(self, problem: Problem, stage: WorstShare, face: Face, count: int) -> None:
        self._problem, self._stage, self._face, self._count = problem, stage, face, count
        self._thresholds = distinct(problem.standings[np.concatenate([face.free, face.fixed])])
        self._lowest: NDArray[Any] | None = None
        self._which: IntArray = np.zeros(len(self._thresholds), dtype=np.int64)
        self._pool: list[StagePrices] = []

    @property
    def is_open(self) -> bool:
        """Whether any threshold is left."""
        return len(self._thresholds) > 0

    @property
    def most(self) -> int:
        """The largest bound."""
        assert self._lowest is not None
        return int(self._lowest.max())

    @property
    def most_promising(self) -> int:
        """The threshold of the largest bound."""
        assert self._lowest is not None
        return int(self._thresholds[int(self._lowest.argmax())])

    def tighten(self, prices: StagePrices, best: int) -> None:
        """Take account of prices, and leave out thresholds where only less than ``best`` can be reached."""
        bounds = bounds_by_threshold(
            self._problem, self._stage, self._face, prices, self._count, self._thresholds
        )
        if self._lowest is None:
            self._lowest = bounds
        better = bounds < self._lowest
        self._which[better] = len(self._pool)
        self._pool.append(prices)
        lowest = np.where(better, bounds, self._lowest)
        left = lowest >= 2 * best
        self._thresholds, self._lowest, self._which = self._thresholds[left], lowest[left], self._which[left]

    def optimal_faces(self, best: int) -> list[Face]:
        """The matchings that reach ``best``, for each threshold at which somebody of them stands."""
        return [face for _, face in self.at(best)]

    def at(self, best: int) -> list[tuple[int, Face]]:
        """Each threshold with its matchings that reach ``best``."""
        if self._lowest is None:
            return []
        found = []
        for idx in np.flatnonzero(self._lowest == 2 * best).tolist():
            threshold = int(self._thresholds[idx])
            face = self._optimal(self._pool[self._which[idx]], threshold)
            if (self._problem.standings[np.concatenate([face.free, face.fixed])] == threshold).any():
                found.append((threshold, face))
        return found

    def _optimal(self, prices: StagePrices, threshold: int) -> Face:
        objective = objective_at(self._problem, self._stage, threshold, self._face)
        return optimal_face(self._problem, self._face, objective, prices)


def objective_at(problem: Problem, stage: WorstShare, threshold: int, face: Face) -> Objective:
    """What the pairs of a face add at a threshold."""
    fixed_gain = exact_sum(stage.gain(problem, threshold, face.fixed))
    return Objective(stage.gain(problem, threshold, face.free), fixed_gain)


def bounds_by_threshold(
    problem: Problem, stage: WorstShare, face: Face, prices: StagePrices, count: int, thresholds: IntArray
) -> NDArray[Any]:
    """At each threshold t the bound for the gains at t plus ``weight`` x ``count`` x t, as ``halves``.

    A free pair with standing s and reduced gain r > 0 where it falls short of nothing adds r up to t = s,
    then ``weight`` less for each point of t, until nothing is left. With a ``scale`` all of that is scaled.
    """
    weight = prices.scale * stage.weight
    constant = constant_of(problem, face, prices)
    constant += prices.scale * stage.total_weight * exact_sum(problem.points[face.fixed])
    fixed = problem.standings[face.fixed]
    full = reduced_gains(problem, face, stage.total_weight * problem.points[face.free], prices)
    num = len(thresholds)
    if not num:
        return np.zeros(0, dtype=np.int64)
    standing = problem.standings[face.free]
    some = full > (weight * np.maximum(thresholds[0] - standing, 0))
    left, standing = full[some], standing[some]
    changes = np.zeros(num + 1, dtype=np.int64)
    short_from = np.searchsorted(thresholds, standing, "right")
    wide = _exact_type(weight, count, left, (standing, thresholds, fixed))
    level: NDArray[Any] = np.zeros(num + 1, dtype=wide)
    level[0] = exact_sum(left)
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
    scaled = sums + constant if abs(constant) < _SAFE else sums.astype(object) + constant
    halves: NDArray[Any] = 2 * (scaled // prices.scale) + (scaled % prices.scale != 0)
    return halves


def largest_gain(problem: Problem, stage: WorstShare) -> int:
    """What a pair can gain or lose at most, at any threshold."""
    ends = problem.standings.max(initial=0), problem.standings.min(initial=0)
    most_points = int(np.abs(problem.points).max(initial=0))
    return stage.weight * (int(ends[0]) - int(ends[1])) + stage.total_weight * most_points


def _exact_type(weight: int, count: int, left: IntArray, standings: tuple[IntArray, ...]) -> type:
    """64 bits where all sums fit, otherwise Python's integers."""
    largest = max(int(np.abs(array).max(initial=0)) for array in standings)
    most = count + len(left) + sum(map(len, standings))
    fits = 4 * (max(weight, 1) * largest + int(left.max(initial=0))) * most < _SAFE
    return np.int64 if fits else object
