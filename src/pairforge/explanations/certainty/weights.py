"""For which weights the plan stays the best: parametric in one criterion at a time."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from pairforge.certificate import Proof
from pairforge.config import Config
from pairforge.criteria import points
from pairforge.engines.deadline import Deadline
from pairforge.explanations.certainty.holding import (
    Holding,
    NotKnownError,
    depends_otherwise,
    without_divisor,
)
from pairforge.explanations.certainty.values import WeightEnd, WeightRange
from pairforge.problem import Problem
from pairforge.problem.problem import IntArray
from pairforge.scoring import Scores
from pairforge.scoring.resolution import LIMIT

_NOW = Fraction(1)


def weight_ranges(
    scores: Scores, config: Config, problem: Problem, chosen: IntArray, proof: Proof, *, time_limit: float
) -> tuple[WeightRange, ...]:
    """The range of each criterion's weight, in the order of the config.

    Newton's method on the lines of a parametric programme (Dinkelbach 1967, "On nonlinear fractional
    programming"): where another plan is better at some weight, the two are equally good at one nearer to the
    weight as it is, where it is asked again. Nothing is said where scores count in another way than by
    their sum, or the plan is not proved.

    Parameters
    ----------
    scores, config, problem
        What was solved.
    chosen, proof
        The plan (positions, ascending), and what is certain of it.
    time_limit
        Seconds for all of it.
    """
    because = depends_otherwise(problem, config)
    holding = Holding(problem, chosen, Deadline(time_limit))
    is_known = because is None and proof.optimal
    found = []
    for criterion in scores.criteria:
        low = high = None
        if is_known and not holding.counts_scores:
            low, high = WeightEnd(Fraction(0), Fraction(0)), WeightEnd(None, None)
        elif is_known:
            mentees, mentors = problem.people(np.arange(problem.num_pairs))
            part = points(criterion, mentees, mentors, scores.resolution)
            lines = _Lines(holding, *without_divisor(problem.points - part, part))
            low, high = lines.low(), lines.high()
        found.append(WeightRange(criterion.label, criterion.weight, low, high, because))
    return tuple(found)


class _Lines:
    """What plans are worth at each weight: ``base`` + t ``part``."""

    def __init__(self, holding: Holding, base: IntArray, part: IntArray) -> None:
        self.holding, self.base, self.part = holding, base, part

    def high(self) -> WeightEnd:
        """The largest weight: first it is asked which plan is the best where it is beyond everything."""
        try:
            other = self.holding.better(self.part, self.base)
            return WeightEnd(None, None) if other is None else self._between(other)
        except NotKnownError:
            return WeightEnd(_NOW, None)

    def low(self) -> WeightEnd:
        """The smallest weight: first it is asked which plan is the best without the criterion."""
        try:
            other = self.holding.better(self.base)
            end = Fraction(0)
            return WeightEnd(end, end) if other is None else self._between(other)
        except NotKnownError:
            return WeightEnd(_NOW, None)

    def _between(self, other: IntArray) -> WeightEnd:
        """The end, where another plan is better somewhere beyond it."""
        while True:
            end = self._crossing(other)
            near = self._near(end)
            try:
                better = None if near == _NOW else self.holding.better(self._at(near))
            except NotKnownError:
                return WeightEnd(_NOW, end)
            if better is None:
                return WeightEnd(near, end)
            other = better

    def _crossing(self, other: IntArray) -> Fraction:
        """Where another plan, which is worse now, is as good."""
        chosen = self.holding.chosen
        less = int(self.base[chosen].sum()) - int(self.base[other].sum())
        more = int(self.part[other].sum()) - int(self.part[chosen].sum())
        return Fraction(less, more)

    def _at(self, factor: Fraction) -> IntArray:
        gains: IntArray = factor.denominator * self.base + factor.numerator * self.part
        return gains

    def _near(self, end: Fraction) -> Fraction:
        """The factor itself, or one between it and 1 that can be reckoned with."""
        largest = max(int(np.abs(one).max(initial=1)) for one in (self.base, self.part))
        nodes = self.holding.problem.forests.num_nodes + 2
        most = (LIMIT - 1) // (nodes * 2 * max(largest, 1))
        if max(end.numerator, end.denominator) <= most:
            return end
        unit = max(1, most // (int(end) + 1))
        steps = end * unit
        whole = int(steps) if end > 1 else -int(-steps // 1)
        return max(_NOW, Fraction(whole, unit)) if end > 1 else min(_NOW, Fraction(whole, unit))
