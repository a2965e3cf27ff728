"""Count: what the pairs count together is within its bounds."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config import Config
from pairforge.config.fairness import Count
from pairforge.roster import fold


def breaks(
    limit: Count, config: Config, pairs: ChosenPairs, points: NDArray[np.int64], resolution: int
) -> list[Break]:
    """That the sum is too small or too large."""
    counted = sum(_weights(limit, pairs))
    too_few = limit.at_least is not None and counted < limit.at_least
    too_many = limit.at_most is not None and counted > limit.at_most
    return [Break(limit.label)] if too_few or too_many else []


def _weights(limit: Count, pairs: ChosenPairs) -> Iterator[int]:
    """What each pair counts."""
    for pair_ask in limit.pair_asks():
        listed = pairs.roster.pair_lists[pair_ask]
        assert listed.scores is not None
        weights = dict(zip(listed, map(round, listed.scores.tolist()), strict=True))
        yield from (weights.get(pair, 0) for pair in pairs)
    for ask in limit.asks():
        people = pairs.mentees if ask.side == "mentee" else pairs.mentors
        if limit.value is None:
            numbers = pairs.roster.numbers(ask).values.tolist()
            yield from (round(numbers[person]) for person in people.tolist())
        else:
            answers, value = pairs.roster.texts(ask).keys, fold(limit.value)
            yield from (int(answers[person] == value) for person in people.tolist())
