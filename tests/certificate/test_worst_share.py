"""Bounds of the sum of the smallest, threshold by threshold."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.certificate.faces import (
    BoolArray,
    IntArray,
    as_sets,
    best_prices,
    in_face,
    random_face,
    random_prices,
    values_in,
)
from tests.problem.building import make_problem, random_problem
from tests.problem.exhaustive import all_matchings

from pairforge.certificate import Face, Objective, exact_sum, no_prices, upper_bound, whole_face
from pairforge.certificate.bound import scaled_bound
from pairforge.certificate.stages.worst_share import ThresholdBounds, bounds_by_threshold
from pairforge.problem import Problem, WorstShare


def standings_of(problem: Problem) -> IntArray:
    """Points and what is brought along."""
    return problem.points + (0 if problem.standing is None else problem.standing[problem.mentees])


def objective_of_threshold(problem: Problem, stage: WorstShare, threshold: int, face: Face) -> Objective:
    """What pairs add at a threshold: what they fall short of it, and their points as far as these count."""
    short = [min(standing - threshold, 0) for standing in standings_of(problem).tolist()]
    gains = stage.weight * np.array(short, dtype=np.int64) + stage.total_weight * problem.points
    return Objective(gains[face.free], exact_sum(gains[face.fixed]))


def cases(seed: int, rows: str) -> tuple[Problem, Face, BoolArray, np.random.Generator] | None:
    """A random problem, a face of it and the matchings that it holds, all with the same number of pairs."""
    rng = np.random.default_rng(seed)
    problem = random_problem(rng, most_mentees=5, most_mentors=3, most_wanted=1)
    matchings = all_matchings(problem)
    if not len(matchings) or not problem.num_pairs:
        return None
    matching = matchings[rng.integers(len(matchings))]
    face = random_face(problem, matching, rng, rows=rows)
    held = matchings[in_face(problem, face, matchings)]
    return problem, face, held[held.sum(axis=1) == matching.sum()], rng


STAGES = [
    WorstShare(Fraction(1, 10)),
    WorstShare(Fraction(2, 5)),
    WorstShare(Fraction(1)),
    WorstShare(Fraction(1, 2), weight=2, total_weight=3),
    WorstShare(Fraction(1, 3), weight=0, total_weight=1),
    WorstShare(Fraction(1, 3), weight=2**40, total_weight=5),
]


@given(
    seed=st.integers(0, 2**32),
    stage=st.sampled_from(STAGES),
    largest=st.sampled_from([0, 1, 3, 10, 100, 2**60 - 1]),
    scale=st.sampled_from([1, 1, 2, 7]),
    rows=st.sampled_from(["none", "count", "some"]),
)
def test_bounds_at_every_threshold(seed, stage, largest, scale, rows):
    """Whatever the prices: each bound is that of the gains at its threshold, and no matching has more."""
    case = cases(seed, rows)
    if case is None:
        return
    problem, face, held, rng = case
    prices = random_prices(problem, face, rng, largest, scale)
    count = ceil(stage.share * int(held[0].sum()))
    ends = standings_of(problem).min(), standings_of(problem).max()
    thresholds = np.arange(ends[0], ends[1] + 1)[:40]
    bounds = bounds_by_threshold(problem, stage, face, prices, count, thresholds)
    for threshold, bound in zip(thresholds.tolist(), bounds.tolist(), strict=True):
        objective = objective_of_threshold(problem, stage, threshold, face)
        scaled = scaled_bound(problem, face, objective, prices)
        scaled += prices.scale * stage.weight * count * threshold
        assert bound == 2 * (scaled // prices.scale) + (scaled % prices.scale > 0)
    for row in held:
        standing = np.sort(standings_of(problem)[row])[:count]
        total = int(problem.points[row].sum())
        thresholds = np.unique(standings_of(problem))
        bounds = bounds_by_threshold(problem, stage, face, prices, count, thresholds) // 2
        assert bounds.max() >= stage.weight * int(standing.sum()) + stage.total_weight * total


@pytest.mark.parametrize("rows", ["none", "count"])
@pytest.mark.parametrize("seed", range(40))
def test_right_prices_reach_the_best_at_their_threshold(seed, rows):
    """The bound at the threshold of its prices is the most that there is, and the face holds what has it."""
    case = cases(seed, rows)
    if case is None:
        return
    problem, face, _, _ = case
    matchings = all_matchings(problem)
    held = matchings[in_face(problem, face, matchings)]
    for stage in STAGES[:4]:
        for threshold in np.unique(standings_of(problem)).tolist():
            objective = objective_of_threshold(problem, stage, threshold, face)
            values = np.array(values_in(problem, face, objective, held))
            prices = best_prices(problem, face, objective, held[int(values.argmax())])
            (bound,) = bounds_by_threshold(problem, stage, face, prices, 2, np.array([threshold]))
            best = int(values.max()) + stage.weight * 2 * threshold
            assert bound == 2 * best
            bounds = ThresholdBounds(problem, stage, face, 2)
            bounds.tighten(prices, best)
            left = [found for level, found in bounds.at(best) if level == threshold]
            best_ones = as_sets(held[values == values.max()])
            if left:
                assert as_sets(matchings[in_face(problem, left[0], matchings)]) == best_ones
            else:
                at_threshold = standings_of(problem) == threshold
                assert not any(at_threshold[list(pairs)].any() for pairs in best_ones)


def test_the_smallest_bound_of_all_prices_counts():
    """Thresholds where any prices show less than the best are left out; rounded bounds hold no optima."""
    problem = make_problem([[4], [7]])
    bounds = ThresholdBounds(problem, WorstShare(Fraction(1)), whole_face(problem), 1)
    assert bounds.is_open
    assert bounds.at(7) == []
    loose = replace(no_prices(problem, "worst_tenth"), mentor_prices=np.array([1]), scale=2)
    bounds.tighten(loose, 7)
    assert (bounds.most, bounds.most_promising) == (15, 7)
    assert bounds.at(7) == []
    bounds.tighten(no_prices(problem, "worst_tenth"), 7)
    assert (bounds.most, bounds.most_promising) == (14, 7)
    assert [threshold for threshold, _ in bounds.at(7)] == [7]
    bounds.tighten(no_prices(problem, "worst_tenth"), 8)
    assert not bounds.is_open


@pytest.mark.parametrize("size", [2**20, 2**56])
def test_bounds_of_large_numbers_are_exact(size):
    """Points near the end of what a problem may have, where 64 bits would not hold the sums."""
    problem = make_problem([[size, size - 3], [size - 1, -size]], capacity=2)
    stage, face = WorstShare(Fraction(1), weight=3), whole_face(problem)
    prices = no_prices(problem, "worst_tenth")
    prices.mentee_prices[:] = -size, size
    thresholds = np.unique(problem.points)
    bounds = bounds_by_threshold(problem, stage, face, prices, 2, thresholds).tolist()
    for threshold, bound in zip(thresholds.tolist(), bounds, strict=True):
        objective = objective_of_threshold(problem, stage, threshold, face)
        assert bound == 2 * (upper_bound(problem, face, objective, prices) + 6 * threshold)
