"""Every kind of rule, hard and soft, alone and in pairs, under all orders, beside exhaustive search."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from random import Random

import pytest
from tests.cohorts.exhaustive import possible
from tests.cohorts.judging import (
    ORDERS,
    RESOLUTION,
    case_of,
    fits,
    half_hard,
    judge_general,
    judge_network,
    uneven,
)
from tests.cohorts.random_tiny import COHORT_KINDS, OTHER_KINDS, random_tiny

from pairforge.engines.network import NetworkEngine
from pairforge.errors import InputError

KINDS = (*COHORT_KINDS, *OTHER_KINDS)
SETS = (*((kind,) for kind in KINDS), *combinations(KINDS, 2))


def judged(programme, seed, kinds):
    """Let both engines solve a random programme; what became of it, in a word."""
    random = Random(seed)
    tiny = random_tiny(random, kinds, hard=random.random() < 0.5, resolution=RESOLUTION)
    tiny = uneven(tiny, random) if random.random() < 0.5 else tiny
    tiny = half_hard(tiny) if random.random() < 0.3 else tiny
    order = random.choice([order for order in ORDERS if fits(order, tiny)])
    try:
        case = case_of(tiny, order, programme)
    except InputError as error:
        if "nobody could have a mentor" not in str(error):
            raise
        assert not possible(tiny).any()
        return "refused"
    chosen = judge_general(case)
    if NetworkEngine().refuses(case.problem) is None:
        by_flow = judge_network(case)
        assert (chosen is None) == (by_flow is None)
        assert chosen is None or chosen.tolist() == by_flow.tolist()
        return "network"
    return "none" if chosen is None else "general"


SAMPLE = (*SETS, *(2 * SETS[: len(KINDS)]))


@pytest.mark.parametrize("seed", range(len(SAMPLE)), ids=["+".join(kinds) for kinds in SAMPLE])
def test_rules(programme, seed):
    """A programme with each two kinds of rules, and several with each kind by itself."""
    judged(programme, seed, SAMPLE[seed])


@pytest.mark.full
@pytest.mark.parametrize("part", range(10))
def test_rules_in_full(programme, part):
    """Five hundred programmes; what the network refuses is most of them."""
    seeds = range(50 * part, 50 * part + 50)
    found = Counter(judged(programme, seed, SETS[seed % len(SETS)]) for seed in seeds)
    assert found["general"] >= 25
