"""Whatever prices of rows an engine claims: nothing false is ever proved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.certificate.linear.judging import Truth, solved

from pairforge.certificate.linear.system import System
from pairforge.pairing import LevelPrices, RowPrices, Split
from pairforge.problem import TIES

IntArray = NDArray[np.int64]
Levels = tuple[LevelPrices, ...]

NONE = np.empty(0, dtype=np.int64)
NOTHING = RowPrices(NONE, NONE, NONE, NONE, NONE)
HUGE = (2**59, 2**60 - 1, 2**60, 2**62, 2**63 - 1)


class Forger:
    """Alters what an engine says of a solved problem, one thing at a time."""

    def __init__(self, truth: Truth, rng: np.random.Generator) -> None:
        self.truth, self.rng = truth, rng
        self.problem = truth.problem
        self.system = System(truth.problem)

    def forged(self, levels: Levels) -> Levels:
        """One or several things altered."""
        for _ in range(int(self.rng.choice([1, 1, 2, 4]))):
            how = WAYS[int(self.rng.integers(len(WAYS)))]
            levels = how(self, levels)
        return levels

    def _one(self, levels: Levels, alter: Callable[[LevelPrices], LevelPrices]) -> Levels:
        if not levels:
            return (LevelPrices(self._name(), self._level(None), NOTHING),)
        place = int(self.rng.integers(len(levels)))
        return (*levels[:place], alter(levels[place]), *levels[place + 1 :])

    def _rows(self, levels: Levels, alter: Callable[[RowPrices], RowPrices]) -> Levels:
        """Alter the prices of the root or of a part."""

        def altered(one: LevelPrices) -> LevelPrices:
            place = int(self.rng.integers(-1, len(one.parts)))
            if place < 0:
                return replace(one, root=alter(one.root))
            parts = (*one.parts[:place], alter(one.parts[place]), *one.parts[place + 1 :])
            return replace(one, parts=parts)

        return self._one(levels, altered)

    def _number(self, before: int = 0) -> int:
        """A number near another, or anything up to what 64 bits hold, or one bit short of it."""
        sign = int(self.rng.choice([-1, 1]))
        kind = int(self.rng.integers(4))
        if kind == 0:
            return before + sign
        if kind == 1:
            return sign * before
        return sign * (int(self.rng.integers(0, 50)) if kind == 2 else int(self.rng.choice(HUGE)))

    def _name(self) -> str:
        names = [stage.name for stage in self.problem.stages]
        return str(self.rng.choice([*names, TIES, "nonsense"]))

    def _level(self, before: int | None) -> int | None:
        near = [] if before is None else [before - 1, before + 1, before + 2]
        return self.rng.choice([None, 0, 1, 2**70, -(2**70), *near, *self.problem.standings.tolist()])

    def price(self, levels: Levels) -> Levels:
        """Another price of a row."""

        def alter(prices: RowPrices) -> RowPrices:
            if not len(prices.prices):
                return self._new_row(prices)
            changed = prices.prices.reshape(-1).copy()
            place = int(self.rng.integers(len(changed)))
            changed[place] = self._number(int(changed[place]))
            return replace(prices, prices=changed)

        return self._rows(levels, alter)

    def row(self, levels: Levels) -> Levels:
        """Another row for a price, or one row more, or all prices of other rows."""

        def alter(prices: RowPrices) -> RowPrices:
            if not len(prices.rows) or self.rng.random() < 0.4:
                return self._new_row(prices)
            return replace(prices, rows=prices.rows + int(self.rng.integers(-1, 2)))

        return self._rows(levels, alter)

    def _new_row(self, prices: RowPrices) -> RowPrices:
        row = int(self.rng.integers(-1, self.system.linear.num_rows + 2))
        place = int(np.searchsorted(prices.rows, row))
        size = int(prices.prices.max(initial=1))
        return replace(
            prices,
            rows=np.insert(prices.rows, place, row),
            prices=np.insert(prices.prices, place, self._number(size)),
        )

    def cut(self, levels: Levels) -> Levels:
        """A cut more, most often at a pair that is not in the cell, or prices of another sign."""

        def alter(prices: RowPrices) -> RowPrices:
            if len(prices.cut_prices) and self.rng.random() < 0.4:
                return replace(prices, cut_prices=-prices.cut_prices)
            if len(prices.cut_prices) and self.rng.random() < 0.4:
                return replace(prices, cut_pairs=np.roll(prices.cut_pairs, 1))
            helpers = [-1, 0, *self.system.linear.uses.values(), self.system.linear.num_helpers]
            new = (
                int(self.rng.choice(helpers)),
                int(self.rng.integers(-1, self.problem.num_pairs + 1)),
                self._number(-1),
            )
            arrays = (prices.cut_helpers, prices.cut_pairs, prices.cut_prices)
            made = [np.append(array, number) for array, number in zip(arrays, new, strict=True)]
            return replace(prices, cut_helpers=made[0], cut_pairs=made[1], cut_prices=made[2])

        return self._rows(levels, alter)

    def scale(self, levels: Levels) -> Levels:
        """Another scale."""
        scale = int(self.rng.choice([0, -1, 1, 2, 3, 1000, 2**40, *HUGE[:-1]]))
        return self._rows(levels, lambda prices: replace(prices, scale=scale))

    def shape(self, levels: Levels) -> Levels:
        """Arrays that do not belong together, or hold no whole numbers."""

        def alter(prices: RowPrices) -> RowPrices:
            name = str(self.rng.choice(["rows", "prices", "cut_helpers", "cut_pairs", "cut_prices"]))
            array = getattr(prices, name)
            variants = (array[1:], np.append(array, 0), array.astype(float), array[:, None], array[::-1])
            return replace(prices, **{name: variants[int(self.rng.integers(len(variants)))]})

        return self._rows(levels, alter)

    def splits(self, levels: Levels) -> Levels:
        """Fewer splits, or other ones, with as many parts or not."""

        def alter(one: LevelPrices) -> LevelPrices:
            if one.splits and self.rng.random() < 0.5:
                place = int(self.rng.integers(len(one.splits)))
                changed = {
                    "part": int(self.rng.integers(-1, len(one.parts) + 1)),
                    "kind": str(self.rng.choice(["pair", "cell", "helper", "nonsense"])),
                    "number": int(self.rng.integers(-1, 12)),
                    "most": self._number(one.splits[place].most),
                }
                name = str(self.rng.choice(list(changed)))
                altered = replace(one.splits[place], **{name: changed[name]})
                return replace(one, splits=(*one.splits[:place], altered, *one.splits[place + 1 :]))
            return replace(one, splits=one.splits[:-1])

        return self._one(levels, alter)

    def parts(self, levels: Levels) -> Levels:
        """New splits of everything, each part with the prices of the root or of none."""

        def alter(one: LevelPrices) -> LevelPrices:
            linear = self.system.linear
            counts = {"pair": self.problem.num_pairs, "cell": linear.num_cells, "helper": linear.num_helpers}
            splits, depth = [], [0]
            for size in range(1, int(self.rng.integers(2, 5))):
                kind = str(self.rng.choice([kind for kind, count in counts.items() if count]))
                part = int(self.rng.integers(size))
                most = int(self.rng.integers(-1, 3)) if kind != "pair" else int(self.rng.random() < 0.1)
                splits.append(Split(part, kind, int(self.rng.integers(counts[kind])), most))
                depth[part] += 1
                depth.append(depth[part])
            parts = []
            for decisions in depth:
                base = one.root if self.rng.random() < 0.6 else replace(NOTHING, scale=one.root.scale)
                prices = tuple(self._number(one.root.scale) for _ in range(decisions))
                parts.append(replace(base, split_prices=prices))
            return replace(one, splits=tuple(splits), parts=tuple(parts))

        return self._one(levels, alter)

    def split_prices(self, levels: Levels) -> Levels:
        """Other prices of splits."""

        def alter(prices: RowPrices) -> RowPrices:
            changed = tuple(self._number(price) for price in prices.split_prices)
            return replace(prices, split_prices=changed if self.rng.random() < 0.8 else (*changed, 0))

        return self._rows(levels, alter)

    def witness(self, levels: Levels) -> Levels:
        """A matching, or what is none."""
        pairs = np.arange(self.problem.num_pairs)
        matchings = self.truth.matchings
        some = np.flatnonzero(matchings[int(self.rng.integers(len(matchings)))])
        drawn = pairs[self.rng.random(len(pairs)) < 0.5]
        variants = (None, some, some, pairs, drawn, NONE, some[::-1], some.astype(float), pairs - 1)
        witness = variants[int(self.rng.integers(len(variants)))]
        return self._one(levels, lambda one: replace(one, witness=witness))

    def name(self, levels: Levels) -> Levels:
        """Another stage, or another level."""
        if self.rng.random() < 0.3:
            return self._one(levels, lambda one: replace(one, stage=self._name()))
        return self._one(levels, lambda one: replace(one, level=self._level(one.level)))

    def order(self, levels: Levels) -> Levels:
        """Some missing, doubled, swapped or with the prices of others."""
        if len(levels) < 2:
            return levels * 2
        one, other = self.rng.integers(0, len(levels), 2).tolist()
        swapped = list(levels)
        swapped[one] = replace(levels[one], root=levels[other].root)
        variants = (levels[1:], levels[::-1], (*levels, levels[one]), tuple(swapped), ())
        return variants[int(self.rng.integers(len(variants)))]


WAYS: tuple[Callable[[Forger, Levels], Levels], ...] = (
    Forger.price,
    Forger.price,
    Forger.row,
    Forger.cut,
    Forger.scale,
    Forger.shape,
    Forger.splits,
    Forger.parts,
    Forger.split_prices,
    Forger.witness,
    Forger.name,
    Forger.order,
)


def judge_forgeries(seed: int, times: int) -> int:
    """Judge some matchings with altered prices; how many of the proofs still held for the best one."""
    truth, levels, chosen = solved(seed)
    rng = np.random.default_rng([23, seed])
    forger = Forger(truth, rng)
    held = 0
    for _ in range(times):
        forged = forger.forged(levels)
        proof = truth.judge(forged, chosen)
        held += all(stage.proved for stage in proof.stages)
        other = truth.matchings[int(rng.integers(len(truth.matchings)))]
        truth.judge(forged, np.flatnonzero(other))
    return held


def judge_others(seed: int, most: int) -> None:
    """The honest prices prove each matching if and only if it is one of the best.

    Where ``keep`` allows for less than the best, there may be no prices, as the best needed none.
    """
    truth, levels, chosen = solved(seed)
    best = truth.best
    keeps_all = all(getattr(stage, "keep", 1) == 1 for stage in truth.problem.stages)
    assert tuple(chosen.tolist()) in best
    rng = np.random.default_rng(seed)
    rows = truth.matchings[rng.permutation(len(truth.matchings))[:most]]
    for one in (chosen, *map(np.flatnonzero, rows)):
        proof = truth.judge(levels, one)
        is_proved = all(stage.proved for stage in proof.stages)
        assert is_proved == (tuple(one.tolist()) in best) or not (is_proved or keeps_all)
        assert not proof.ties_proved or one.tolist() == chosen.tolist()


HARD = (
    9,
    14,
    24,
    26,
    36,
    40,
    41,
    50,
    51,
    58,
    65,
    89,
    96,
    97,
    100,
    121,
    123,
    124,
    133,
    187,
    227,
    271,
    328,
    330,
)
"""Problems whose proofs need splits or cuts."""

SEEDS = (*HARD, *(seed for seed in range(100) if seed not in HARD))


def test_hard_proofs_have_splits_and_cuts():
    """What is to be forged is there."""
    given = [one for seed in HARD for one in solved(seed)[1]]
    assert sum(bool(one.parts) for one in given) > 5
    assert sum(bool(len(one.root.cut_pairs)) for one in given) > 5


@pytest.mark.parametrize("batch", range(4))
def test_altered_prices(batch):
    """Two hundred proofs altered: they may be lost, never forged, and nothing else goes wrong."""
    held = sum(judge_forgeries(seed, times=2) for seed in SEEDS[batch:100:4])
    assert 5 < held < 45


@pytest.mark.full
@pytest.mark.parametrize("batch", range(20))
def test_altered_prices_in_full(batch):
    """Four thousand and more, half of them of proofs with splits or cuts."""
    for seed in (*HARD[batch::4], *range(1_000 + 10 * batch, 1_010 + 10 * batch)):
        judge_forgeries(seed, times=15)


@pytest.mark.parametrize("batch", range(4))
def test_honest_prices_of_another_matching(batch):
    """What comes with the prices of the best is called optimal if and only if it is as good."""
    for seed in SEEDS[batch:60:4]:
        judge_others(seed, most=12)


@pytest.mark.full
@pytest.mark.parametrize("batch", range(20))
def test_honest_prices_of_another_matching_in_full(batch):
    """The same for more problems and all their matchings."""
    for seed in range(2_000 + 20 * batch, 2_020 + 20 * batch):
        judge_others(seed, most=600)


@pytest.mark.parametrize("batch", range(2))
def test_levels_missing(batch):
    """A search that was stopped early proves no more than the numbers that it finished."""
    for seed in range(200 + 15 * batch, 215 + 15 * batch):
        truth, levels, chosen = solved(seed)
        for size in range(len(levels)):
            truth.judge(levels[:size], chosen)
            truth.judge(levels[size:], chosen)
