"""Every kind of rule, hard and soft, alone and in pairs, under all orders, beside exhaustive search."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from random import Random

import pytest
from tests.cohorts.exhaustive import possible
from tests.cohorts.judging import ORDERS, RESOLUTION, case_of, fits, judge_general, judge_network
from tests.cohorts.random_tiny import COHORT_KINDS, OTHER_KINDS, random_tiny

from pairforge.engines.network import NetworkEngine
from pairforge.errors import InputError

KINDS = (*COHORT_KINDS, *OTHER_KINDS)
SETS = (*((kind,) for kind in KINDS), *combinations(KINDS, 2))


def judged(programme, seed, kinds):
    """Let both engines solve a random programme; what became of it, in a word."""
    random = Random(seed)
    tiny = random_tiny(random, kinds, hard=random.random() < 0.5, resolution=RESOLUTION)
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


@pytest.mark.parametrize("kinds", SETS, ids="+".join)
def test_rules(programme, kinds):
    """One programme with each kind of rule, and one with each two kinds."""
    judged(programme, 2026, kinds)


@pytest.mark.full
@pytest.mark.parametrize("part", range(10))
def test_rules_in_full(programme, part):
    """Five hundred programmes; both engines solve many, and some cannot be."""
    seeds = range(50 * part, 50 * part + 50)
    found = Counter(judged(programme, seed, SETS[seed % len(SETS)]) for seed in seeds)
    assert found["general"] >= 25
    assert found["network"]
