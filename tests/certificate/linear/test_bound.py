"""Bounds from prices of rows, whatever the prices are, beside all matchings with their best helpers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.certificate.linear.helpers import best_helpers, worth
from tests.certificate.linear.judging import Truth, with_matchings
from tests.problem.building import make_problem

from pairforge.certificate.linear.bound import (
    Decision,
    among_as_good,
    among_better,
    floored,
    level_bound,
    parts_of,
    row_bound,
)
from pairforge.certificate.linear.plans import WorstOffPlan, plan_of
from pairforge.certificate.linear.system import Level, System
from pairforge.pairing import LevelPrices, RowPrices, Split
from pairforge.problem import Matched, Total, WorstShare
from pairforge.problem.linear import NO_BOUND

IntArray = np.ndarray
NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class Known:
    """A level of a random problem, and some matchings that may be compared in it, with their best helpers."""

    system: System
    level: Level
    matchings: list[IntArray]
    helpers: list[IntArray]

    @property
    def values(self) -> list[int]:
        """What each of the matchings reaches."""
        return [self.level.value(chosen) for chosen in self.matchings]

    def in_part(self, decisions: tuple[Decision, ...]) -> list[int]:
        """Which of the matchings are in a part with their helpers."""
        return [
            number
            for number, (chosen, helpers) in enumerate(zip(self.matchings, self.helpers, strict=True))
            if all(keeps(self.system, decision, chosen, helpers) for decision in decisions)
        ]


def keeps(system: System, decision: Decision, chosen: IntArray, helpers: IntArray) -> bool:
    """Whether a matching with helpers is on its side of a split."""
    linear = system.linear
    match decision.kind:
        case "pair":
            count = int((chosen == decision.number).sum())
        case "helper":
            count = int(helpers[decision.number])
        case _:
            counts = np.concatenate([family.counts(chosen) for family in linear.families])
            count = int(counts[decision.number])
    return count <= decision.bound if decision.is_most else count >= decision.bound


def levels_of(truth: Truth, rng: np.random.Generator, most: int) -> Iterator[Known]:
    """The levels of a problem on the way of one of its best matchings, with some matchings in each."""
    (*_, first) = sorted(truth.best)
    best = np.array(first, dtype=np.int64)
    system = System(truth.problem)
    rows = truth.matchings[rng.permutation(len(truth.matchings))[:most]]
    candidates = [np.flatnonzero(row) for row in rows]
    for stage in truth.problem.stages:
        plan = plan_of(system, stage, best)
        if isinstance(plan, WorstOffPlan):
            reached = plan.reached(best)
            threshold = None if reached is None else plan.above(reached)
            if threshold is not None:
                trial = plan.trial()
                yield _known(trial.system, trial.level(threshold), candidates)
            plan.finish(reached)
            continue
        while (level := plan.next(best)) is not None:
            own = candidates
            if isinstance(stage, WorstShare):
                own = [chosen for chosen in candidates if len(chosen) == len(best)]
            yield _known(system, level, own)
            plan.keep(level, best, level.value(best))


def _known(system: System, level: Level, candidates: list[IntArray]) -> Known:
    kept = [chosen for chosen in candidates if system.holds(chosen)]
    found = [best_helpers(system.linear, level.helper_gains, chosen) for chosen in kept]
    helpers = [one for one in found if one is not None]
    assert len(helpers) == len(kept), "a matching has helpers"
    for chosen, one in zip(kept, helpers, strict=True):
        gained = level.constant + int(level.gains[chosen].sum()) + worth(level.helper_gains, one)
        assert gained == level.value(chosen), "the best helpers gain what the level says"
    return Known(system, level, kept, helpers)


def random_prices(
    system: System, rng: np.random.Generator, decisions: tuple[Decision, ...] = ()
) -> RowPrices:
    """Any prices that have the sign that rows without a bound ask for."""
    linear = system.linear
    size = int(rng.choice([1, 3, 40, 10**6]))
    prices = rng.integers(-size, size + 1, linear.num_rows) * (rng.random(linear.num_rows) < rng.random())
    prices = np.where(linear.high == NO_BOUND, np.minimum(prices, 0), prices)
    prices = np.where(linear.low == -NO_BOUND, np.maximum(prices, 0), prices)
    rows = np.flatnonzero(prices)
    cuts = _cuts(system, rng)
    signs = [1 if decision.is_most else -1 for decision in decisions]
    return RowPrices(
        rows=rows,
        prices=prices[rows],
        cut_helpers=cuts[0],
        cut_pairs=cuts[1],
        cut_prices=-rng.integers(0, size + 1, len(cuts[0])),
        split_prices=tuple(sign * int(rng.integers(0, size + 1)) for sign in signs),
        scale=int(rng.choice([1, 2, 7, 1000])),
    )


def _cuts(system: System, rng: np.random.Generator) -> tuple[IntArray, IntArray]:
    """Helpers that say that a cell is used, with pairs of the cell; some twice."""
    linear = system.linear
    helpers, pairs = [NONE], [NONE]
    for cell, helper in linear.uses.items():
        place = int(np.searchsorted(linear.offsets, cell, side="right")) - 1
        inside = np.flatnonzero(linear.families[place].of_pair == cell - linear.offsets[place])
        drawn = rng.choice(inside, int(rng.integers(0, 3))) if len(inside) else NONE
        helpers.append(np.full(len(drawn), helper))
        pairs.append(drawn)
    return np.concatenate(helpers), np.concatenate(pairs)


def random_splits(system: System, rng: np.random.Generator) -> tuple[Split, ...]:
    """Splits by pairs, cells and helpers, of any part."""
    linear = system.linear
    counts = {"pair": system.problem.num_pairs, "cell": linear.num_cells, "helper": linear.num_helpers}
    splits = []
    for size in range(1, int(rng.integers(1, 5))):
        kind = str(rng.choice([kind for kind, count in counts.items() if count]))
        most = 0 if kind == "pair" else int(rng.integers(-1, 3))
        splits.append(Split(int(rng.integers(size)), kind, int(rng.integers(counts[kind])), most))
    return tuple(splits)


def judge_bounds(known: Known, rng: np.random.Generator) -> int:
    """Any prices of the whole and of parts bound the matchings in it, and leave out no pair of a good one."""
    system, level = known.system, known.level
    root = row_bound(system, level, random_prices(system, rng))
    if root is None:
        return 0
    values = known.values
    most = floored(system, level, root)
    assert root.scaled >= root.scale * max(values, default=-(10**9))
    assert most >= max(values, default=most)
    splits = random_splits(system, rng)
    parts = parts_of(splits)
    places = [known.in_part(decisions) for decisions in parts]
    assert sorted(place for part in places for place in part) == list(range(len(values)))
    prices = tuple(random_prices(system, rng, decisions) for decisions in parts)
    for least in sorted({min(values, default=0) - 1, *values}):
        good = [chosen for chosen, value in zip(known.matchings, values, strict=True) if value >= least]
        among = among_as_good(root, least)
        assert all(among[chosen].all() for chosen in good)
        better = among_better(system, level, root, least)
        beyond = [chosen for chosen, value in zip(known.matchings, values, strict=True) if value > least]
        assert all(better[chosen].all() for chosen in beyond)
        for decisions, part, own in zip(parts, places, prices, strict=True):
            bounded = row_bound(system, level, own, decisions, among)
            assert bounded is None or all(
                bounded.scaled >= bounded.scale * values[number] for number in part if values[number] >= least
            )
        given = LevelPrices(level.stage, level.number, random_prices(system, rng), splits, prices)
        bound = level_bound(system, level, given, root, least)
        assert bound >= max(values, default=bound)
    return len(values)


def judge_problem(seed: int, most: int, times: int, mixed: bool = False) -> int:
    """Judge the bounds of all levels of a problem; how many matchings were compared.

    ``mixed``: the worst mentees and all of them count together, instead of its own stages.
    """
    rng = _rng(seed)
    truth = with_matchings(rng)
    if mixed:
        truth = _mixed(truth)
    return sum(judge_bounds(known, rng) for known in levels_of(truth, rng, most) for _ in range(times))


def _mixed(truth: Truth) -> Truth:
    stages = (Matched(), WorstShare(Fraction(1, 2), weight=3, total_weight=2))
    return Truth(replace(truth.problem, stages=stages), truth.matchings)


def test_any_prices_bound_a_mix_of_the_worst_and_all():
    """A stage of the trade-off between the two."""
    seeds = [seed for seed in range(30) if (with_matchings(_rng(seed)).problem.wants <= 1).all()]
    assert sum(judge_problem(seed, most=10, times=4, mixed=True) for seed in seeds) > 100


def _rng(seed: int) -> np.random.Generator:
    return np.random.default_rng([19, seed])


@pytest.mark.parametrize("batch", range(5))
def test_any_prices_bound_every_matching(batch):
    """Of the whole and of every part, over pairs that are left when what is worse is left out."""
    assert sum(judge_problem(seed, most=10, times=6) for seed in range(12 * batch, 12 * batch + 12)) > 200


@pytest.mark.full
@pytest.mark.parametrize("batch", range(10))
def test_any_prices_bound_every_matching_in_full(batch):
    """The same for more problems, prices and matchings."""
    for seed in range(1_000 + 100 * batch, 1_100 + 100 * batch):
        judge_problem(seed, most=30, times=20)


@given(st.data())
def test_parts_are_a_partition(data):
    """Whatever the splits, and some may be of no part: each point is in exactly one part."""
    things = [("pair", 0), ("pair", 1), ("cell", 0), ("helper", 3)]
    splits = tuple(
        Split(
            data.draw(st.integers(-2, 6)), *data.draw(st.sampled_from(things)), data.draw(st.integers(-1, 3))
        )
        for _ in range(data.draw(st.integers(0, 8)))
    )
    point = {
        key: data.draw(st.integers(-2, 5)) for key in [("pair", 0), ("pair", 1), ("cell", 0), ("helper", 3)]
    }
    inside = [
        all(
            point[one.kind, one.number] <= one.bound
            if one.is_most
            else point[one.kind, one.number] >= one.bound
            for one in decisions
        )
        for decisions in parts_of(splits)
    ]
    assert sum(inside) == 1


def test_a_lock_that_costs_much_is_never_left_out():
    """A pair that must be chosen stays among the better ones, though the prices make it lose much."""
    problem = make_problem([[0, 9], [5, 0], [6, 0]], capacity=[1, 2], locked=[(0, 0)], stages=(Total(),))
    system = System(problem)
    (level,) = [plan_of(system, Total(), NONE).next(NONE)]
    assert level is not None
    rows = np.arange(5)
    root = RowPrices(rows, np.array([1, 0, 0, 20, 0]), NONE, NONE, NONE)
    bounded = row_bound(system, level, root)
    assert bounded is not None
    assert bounded.reduced.tolist() == [0, 8, -15, 0, -14, 0]
    splits = (Split(0, "pair", 3, 0),)
    parts = (RowPrices(NONE, NONE, NONE, NONE, NONE, (0,)),) * 2
    given = LevelPrices("total", 0, root, splits, parts)
    assert level_bound(system, level, given, bounded, -1) >= 0


def test_prices_of_one_cell_that_would_overflow_are_refused():
    """Sixteen prices of one cell, each within 64 bits, whose sum is not."""
    problem = make_problem([[1], [1]], capacity=2, stages=(Matched(),))
    system = System(problem)
    level = plan_of(system, Matched(), NONE).next(NONE)
    assert level is not None
    size = 16
    decisions = (Decision("cell", 2, 2, is_most=True),) * size
    for price, fits in ((1, True), (2**60 - 1, False), (2**60, False), (2**56, False)):
        prices = RowPrices(NONE, NONE, NONE, NONE, NONE, (price,) * size)
        bounded = row_bound(system, level, prices, decisions)
        assert (bounded is not None) == fits
        assert bounded is None or bounded.scaled >= 2


def test_splits_beyond_64_bits_are_refused():
    """Bounds of helpers and cells that do not fit."""
    truth = with_matchings(np.random.default_rng(5))
    system = System(truth.problem)
    number = system.linear.add_helpers(np.array([3])).tolist()[0]
    level = plan_of(system, Matched(), NONE).next(NONE)
    assert level is not None
    prices = RowPrices(NONE, NONE, NONE, NONE, NONE, (0,))
    for bound in (2**62, -(2**62), 2**70, -(2**70)):
        for kind, is_most in (("helper", True), ("helper", False), ("cell", True), ("cell", False)):
            assert row_bound(system, level, prices, (Decision(kind, number, bound, is_most),)) is None
