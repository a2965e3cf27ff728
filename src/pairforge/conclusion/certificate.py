"""Prices as result.json holds them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Proof
from pairforge.pairing import LevelPrices, Matching, RowPrices, StagePrices
from pairforge.problem import GroupGap, Problem


def written_matching(problem: Problem, matching: Matching, proof: Proof) -> dict[str, Any]:
    """Another matching than that of the result, with the prices that prove it."""
    assert matching.chosen is not None
    return {
        "engine": matching.engine.name,
        "pairs": _people(problem, matching.chosen),
        "stages": [written_prices(problem, prices) for prices in proof.prices],
    }


def written_prices(problem: Problem, prices: StagePrices | LevelPrices) -> dict[str, Any]:
    """The prices of one number of a stage; people by their positions, ascending by id."""
    if isinstance(prices, StagePrices):
        return _of_nodes(problem, prices)
    witness = prices.witness
    return {
        "name": prices.stage,
        "level": prices.level,
        "root": _of_rows(problem, prices.root),
        "splits": [
            [split.part, split.kind, _split_number(problem, split.kind, split.number), split.most]
            for split in prices.splits
        ],
        "parts": [_of_rows(problem, part) for part in prices.parts],
        "witness": None if witness is None else _people(problem, witness),
        "helpers": prices.witness_helpers,
    }


def gap_helpers(problem: Problem, chosen: NDArray[np.int64]) -> tuple[int, ...]:
    """What the helpers of a network are: the differences that priorities make small."""
    return tuple(-stage.value(chosen) for stage in problem.stages if isinstance(stage, GroupGap))


def _of_nodes(problem: Problem, prices: StagePrices) -> dict[str, Any]:
    witness = prices.witness
    return {
        "name": prices.stage,
        "level": prices.level,
        "mentee_prices": _by_position(prices.mentee_prices),
        "mentor_prices": _by_position(prices.mentor_prices),
        "row_prices": list(prices.row_prices),
        "scale": prices.scale,
        "witness": None if witness is None else _people(problem, witness),
        "face": prices.face,
        "splits": [
            [face, int(problem.mentees[pair]), int(problem.mentors[pair])] for face, pair in prices.splits
        ],
    }


def _by_position(prices: NDArray[np.int64]) -> dict[str, int]:
    """The prices that are not 0; ``leximin`` has so many entries that the others would be most of it."""
    positions = np.flatnonzero(prices)
    return dict(zip(map(str, positions.tolist()), prices[positions].tolist(), strict=True))


def _of_rows(problem: Problem, prices: RowPrices) -> dict[str, Any]:
    pairs = _people(problem, prices.cut_pairs)
    cuts = zip(prices.cut_helpers.tolist(), pairs, prices.cut_prices.tolist(), strict=True)
    return {
        "row_prices": dict(zip(map(str, prices.rows.tolist()), prices.prices.tolist(), strict=True)),
        "cuts": [[helper, *pair, price] for helper, pair, price in cuts],
        "split_prices": list(prices.split_prices),
        "scale": prices.scale,
    }


def _split_number(problem: Problem, kind: str, number: int) -> int | list[int]:
    return _people(problem, np.array([number]))[0] if kind == "pair" else number


def _people(problem: Problem, pairs: NDArray[np.int64]) -> list[list[int]]:
    found: list[list[int]] = np.column_stack([problem.mentees[pairs], problem.mentors[pairs]]).tolist()
    return found
