"""What each pair counts in all priorities, as one number: sums that come first count by large factors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Costs, Proof, costs_of
from pairforge.explanations.letters.values import NoPrices
from pairforge.problem import Balance, Breaks, Problem, Stage, SumStage, Total, Variety, WorstOff
from pairforge.problem.problem import IntArray

Exact = NDArray[Any]
"""Integers of 64 bits where that is enough, Python's otherwise."""


@dataclass(frozen=True, eq=False)
class Worth:
    """All priorities as one sum over pairs, less what counts of sets of pairs cost.

    Parameters
    ----------
    of_pair
        What each pair counts, shape (num_pairs,), of Python's integers.
    costs
        What counts of nodes cost, with the factor; on the mentees' side and on the mentors'.
    factors
        The label of each number of the priorities and what one of it counts, powers of ten, in order.
    unit
        What a point counts; 0 where no priority counts points.
    floor
        Points below which ``worst_off`` allows no pair; None without it.
    """

    of_pair: Exact
    costs: tuple[tuple[tuple[int, Costs], ...], tuple[tuple[int, Costs], ...]]
    factors: tuple[tuple[str, int], ...]
    unit: int
    floor: int | None


@dataclass(frozen=True, eq=False)
class _Number:
    """One number that is maximized: gains of pairs, less costs of counts on either side."""

    label: str
    gains: IntArray | None
    sides: tuple[Costs | None, Costs | None]
    is_total: bool

    def spread(self, places: int) -> int:
        """By how much two matchings can differ at most."""
        gains = np.zeros(1, dtype=np.int64) if self.gains is None else self.gains
        most = max(int(gains.max(initial=0)), 0) - min(int(gains.min(initial=0)), 0)
        steps = (int(np.abs(costs.steps).sum()) for costs in self.sides if costs is not None)
        return places * most + sum(steps)


def worth_of(problem: Problem, proof: Proof) -> Worth | NoPrices:
    """What pairs count; or which priority is no sum over pairs and no cost of counts.

    One more of a number counts more than all that the later ones can differ by, so that the greatest sum is
    the best matching by the priorities in their order (Sherali, Soyster 1983, "Preemptive and nonpreemptive
    multi-objective programming").
    """
    floor = None
    numbers: list[_Number] = []
    for stage, proved in zip(problem.stages, proof.stages, strict=True):
        refused = _refused(stage, is_last=stage is problem.stages[-1])
        if refused is not None:
            return refused
        if isinstance(stage, WorstOff):
            bound = proved.levels[0].bound
            floor = None if bound is None else stage.kept(bound)
        numbers += _numbers(problem, stage)
    places = int(min(problem.wants.sum(), problem.capacity.sum()))
    worth = np.zeros(problem.num_pairs, dtype=object)
    left: list[tuple[int, Costs]] = []
    right: list[tuple[int, Costs]] = []
    factors: list[tuple[str, int]] = []
    reach, unit = 0, 0
    for number in reversed(numbers):
        factor = 10 ** len(str(reach)) if reach else 1
        if number.gains is not None:
            worth = worth + factor * number.gains.astype(object)
        for found, costs in zip((left, right), number.sides, strict=True):
            if costs is not None:
                found.append((factor, costs))
        unit = factor if number.is_total else unit
        factors.append((number.label, factor))
        reach += factor * number.spread(places)
    return Worth(worth, (tuple(left), tuple(right)), tuple(reversed(factors)), unit, floor)


def _refused(stage: Stage, *, is_last: bool) -> NoPrices | None:
    if not isinstance(stage, SumStage | Balance | Breaks | Variety | WorstOff):
        return NoPrices("stage", stage.name)
    if isinstance(stage, SumStage) and stage.keep < 1 and not is_last:
        return NoPrices("keep", stage.name)
    return None


def _numbers(problem: Problem, stage: Stage) -> Iterator[_Number]:
    if isinstance(stage, SumStage):
        everything = np.arange(problem.num_pairs)
        for step, one in enumerate(stage.sums):
            gains = stage.gain(problem, step, everything)
            yield _Number(one.label, gains, (None, None), isinstance(stage, Total))
    elif isinstance(stage, Balance | Breaks | Variety):
        yield _Number(stage.name, None, costs_of(problem, stage), False)
