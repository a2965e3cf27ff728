"""Whatever an engine claims: nothing false is ever proved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.certificate.faces import IntArray
from tests.certificate.truth import ORDERS, UNDER_A_LIMIT, Truth, answer, solved

from pairforge.pairing import Matching, StagePrices
from pairforge.problem import TIES, Problem

LARGEST = 2**60 - 1
ALL = range(len(ORDERS))
SOME = [seed for seed in ALL if seed % 6 == 0 or len(ORDERS[seed]) != 2]
HUGE = (2**62, -(2**62), 2**70, -(2**70))


def every_change(problem: Problem, matching: Matching, rng: np.random.Generator) -> Iterator[Matching]:
    """The matching with each single number of its prices altered, by a little, by much, and to the limits."""
    for number, prices in enumerate(matching.stages):
        for altered in _altered(problem, prices, rng):
            yield replace(
                matching, stages=(*matching.stages[:number], altered, *matching.stages[number + 1 :])
            )


def _altered(problem: Problem, prices: StagePrices, rng: np.random.Generator) -> Iterator[StagePrices]:
    for side in ("mentee_prices", "mentor_prices"):
        for person in range(len(getattr(prices, side))):
            for change in (-1, 1, int(rng.integers(-1000, 1000)), -LARGEST, LARGEST):
                altered = getattr(prices, side).copy()
                altered[person] = change if abs(change) == LARGEST else altered[person] + change
                yield replace(prices, **{side: altered})
    rows = prices.row_prices or (0,)
    for place in range(len(rows)):
        for change in (-1, 1, LARGEST, -LARGEST, 2**70):
            yield replace(prices, row_prices=(*rows[:place], rows[place] + change, *rows[place + 1 :]))
    yield replace(prices, row_prices=(*prices.row_prices, 0))
    near = () if prices.level is None else (prices.level - 1, prices.level + 1)
    levels = rng.choice([*problem.standings.tolist(), 0], 2).tolist()
    yield from (replace(prices, level=level) for level in (None, 0, 1, *near, *levels, *HUGE))
    yield from (replace(prices, scale=scale) for scale in (0, -1, 2, 3, 1000, 2**40, *HUGE))
    yield from (replace(prices, face=face) for face in (None, -1, 0, 1, 2, *HUGE))
    yield from (replace(prices, splits=splits) for splits in _splits(problem, prices, rng))
    yield from (replace(prices, witness=witness) for witness in _witnesses(problem, prices, rng))


def _splits(
    problem: Problem, prices: StagePrices, rng: np.random.Generator
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Splits by any pairs, fewer or in another order than the engine's, and by what is no pair or no face."""
    first, second, third = rng.integers(0, problem.num_pairs, 3).tolist()
    yield from ((), ((0, first),), ((0, first), (1, second), (0, third)))
    yield from (prices.splits[1:], prices.splits[::-1])
    yield from (((place, pair),) for place, pair in ((-1, 0), (2**70, 0), (0, -1), (0, 2**70)))
    yield ((0, problem.num_pairs),)


def _witnesses(
    problem: Problem, prices: StagePrices, rng: np.random.Generator
) -> Iterator[IntArray | Any | None]:
    """Matchings, sets of pairs that are none, and things that are no sets of pairs."""
    pairs = np.arange(problem.num_pairs)
    yield None
    yield pairs
    yield np.array([], dtype=np.int64)
    yield np.repeat(pairs[:1], 2)
    yield np.repeat(pairs, 2)
    yield np.array([-1, problem.num_pairs])
    yield pairs.astype(np.float64)
    yield pairs[:, None]
    for _ in range(4):
        yield pairs[rng.random(len(pairs)) < rng.random()]
    if prices.witness is not None and len(prices.witness):
        yield prices.witness[1:]
        yield prices.witness[::-1]
        yield np.sort(np.append(prices.witness, prices.witness[0]))


def some_matchings(truth: Truth, matching: Matching, rng: np.random.Generator, most: int) -> list[IntArray]:
    """The engine's matching, and others at random."""
    rows = truth.matchings[rng.permutation(len(truth.matchings))[:most]]
    assert matching.chosen is not None
    return [matching.chosen, *map(np.flatnonzero, rows)]


@pytest.mark.parametrize("seed", SOME)
def test_every_other_matching_with_the_optimum_s_prices(seed):
    """Whatever matching comes with the right prices: it is called optimal if and only if it is."""
    judge_every_matching(seed, most=20)


@pytest.mark.parametrize("seed", SOME[::9])
def test_single_numbers_altered(seed):
    """Any number of the answer altered: a proof may be lost, never forged."""
    judge_every_change(seed, most=1)


@pytest.mark.parametrize("seed", SOME[::2])
def test_prices_missing_repeated_or_under_another_name(seed):
    """Entries left out, doubled, swapped, reversed or named otherwise prove nothing false."""
    judge_every_mixture(seed, most=1)


@pytest.mark.parametrize("seed", range(28))
def test_under_a_limit(seed):
    """The same where a limit has a price and faces may be told apart."""
    judge_every_matching(seed, most=20, limited=True)
    judge_every_mixture(seed, most=1, limited=True)
    if seed % 7 == 0:
        judge_every_change(seed, most=1, limited=True)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(200))
def test_under_a_limit_in_full(seed):
    """The same for more problems, every matching and every number."""
    judge_every_matching(1000 + seed, most=400, limited=True)
    judge_every_change(1000 + seed, most=4, limited=True)
    judge_every_mixture(1000 + seed, most=4, limited=True)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(3 * len(ORDERS)))
def test_every_order_of_priorities_in_full(seed):
    """The same for every order of priorities that a config may have, three problems each."""
    judge_every_matching(1000 + seed, most=400)
    judge_every_change(1000 + seed, most=4)
    judge_every_mixture(1000 + seed, most=4)


def programme(seed: int, *, limited: bool) -> tuple[Truth, Matching]:
    """A solved problem with one of the orders of priorities."""
    orders = UNDER_A_LIMIT if limited else ORDERS
    return solved(seed, orders[seed % len(orders)], limited=limited)


def judge_every_matching(seed: int, most: int, *, limited: bool = False) -> None:
    """Judge matchings with the engine's prices."""
    truth, matching = programme(seed, limited=limited)
    assert truth.judge(matching).optimal
    for row in truth.matchings[:most]:
        chosen = np.flatnonzero(row)
        proof = truth.judge(replace(matching, chosen=chosen))
        assert proof.optimal == (tuple(chosen.tolist()) in truth.best_sets[-2])


def judge_every_change(seed: int, most: int, *, limited: bool = False) -> None:
    """Judge some matchings with each change of the engine's prices."""
    truth, matching = programme(seed, limited=limited)
    rng = np.random.default_rng(seed)
    for altered in every_change(truth.problem, matching, rng):
        for chosen in some_matchings(truth, matching, rng, most):
            truth.judge(replace(altered, chosen=chosen))


def judge_every_mixture(seed: int, most: int, *, limited: bool = False) -> None:
    """Judge some matchings with the entries of the engine's prices mixed up."""
    truth, matching = programme(seed, limited=limited)
    given_stages = matching.stages
    names = [(prices.stage, prices.level) for prices in given_stages]
    places = range(len(given_stages))
    variants = [(), given_stages[::-1], given_stages * 2]
    variants += [(*given_stages[:place], *given_stages[place + 1 :]) for place in places]
    orders = [names[::-1], names[1:] + names[:1], [("nonsense", 0)] * len(names)]
    orders += [
        [names[{place: other, other: place}.get(one, one)] for one in places]
        for place in places
        for other in (place - 1, len(names) // 2)
    ]
    variants += [
        tuple(
            replace(prices, stage=stage, level=level)
            for prices, (stage, level) in zip(given_stages, order, strict=True)
        )
        for order in orders
    ]
    rng = np.random.default_rng(seed)
    for stages in variants:
        for chosen in some_matchings(truth, matching, rng, most):
            truth.judge(replace(matching, chosen=chosen, stages=stages))


@given(st.data())
def test_random_prices_prove_nothing_false(data):
    """Prices drawn at random, several for every stage and the ties, never make a worse matching optimal."""
    seed = data.draw(st.integers(0, len(ORDERS) - 1))
    truth, matching = solved(seed, ORDERS[seed])
    problem = truth.problem
    price = st.integers(-12, 12) | st.sampled_from([-LARGEST, LARGEST])
    mentees = st.lists(price, min_size=problem.num_mentees, max_size=problem.num_mentees)
    mentors = st.lists(price, min_size=problem.num_mentors, max_size=problem.num_mentors)
    levels = st.none() | st.integers(0, 5) | st.sampled_from([*problem.standings.tolist(), *HUGE])
    rows = st.lists(price, max_size=2).map(tuple)
    scale = st.sampled_from([1, 1, 2, 5])
    names = [stage.name for stage in problem.stages] + [TIES]
    stages = [
        StagePrices(
            name,
            np.array(data.draw(mentees), dtype=np.int64),
            np.array(data.draw(mentors), dtype=np.int64),
            data.draw(levels),
            data.draw(rows),
            data.draw(scale),
        )
        for name in data.draw(st.lists(st.sampled_from(names), max_size=6))
    ]
    row = truth.matchings[data.draw(st.integers(0, len(truth.matchings) - 1))]
    truth.judge(answer(np.flatnonzero(row), *stages))
    truth.judge(replace(matching, chosen=np.flatnonzero(row), stages=(*stages, *matching.stages)))
    truth.judge(replace(matching, stages=(*matching.stages, *stages)))
