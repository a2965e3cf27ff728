"""Random tiny programmes are not all alike, and pairforge reads what is written of them."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from random import Random

import pytest
from tests.cohorts.amounts import amounts
from tests.cohorts.exhaustive import best_of, possible
from tests.cohorts.measures import matched, total
from tests.cohorts.random_tiny import COHORT_KINDS, OTHER_KINDS, random_tiny
from tests.cohorts.tiny import all_matchings
from tests.cohorts.written import written

from pairforge import solve


@pytest.mark.parametrize("kind", COHORT_KINDS + OTHER_KINDS)
def test_each_kind_is_often_a_matter_of_something(kind):
    """A hard rule often forbids some matchings, and often not all."""
    found = Counter[str]()
    for seed in range(40):
        tiny = random_tiny(Random(seed), [kind], hard=True)
        num_all, num_possible = len(all_matchings(tiny)), len(possible(tiny))
        found["none" if not num_possible else "all" if num_possible == num_all else "some"] += 1
    assert found["some"] + (found["all"] if kind == "places" else 0) >= 12, found


@pytest.mark.parametrize("kind", COHORT_KINDS)
def test_each_soft_rule_is_broken_more_or_less(kind):
    """Every kind of cohort rule counts at least three different amounts somewhere."""
    seen = set()
    for seed in range(10):
        tiny = random_tiny(Random(seed), [kind], hard=False)
        seen |= set(amounts(tiny, tiny.cohorts[0], all_matchings(tiny)).tolist())
    assert len(seen) >= 3


def test_pairs_of_kinds_are_tiny_too():
    """All pairs of kinds can be listed; some of them cannot both hold, and most can."""
    answers = Counter[bool]()
    for seed, kinds in enumerate(combinations(COHORT_KINDS + OTHER_KINDS, 2)):
        answers[best_of(random_tiny(Random(seed), kinds, hard=True), [matched, total]) is not None] += 1
    assert answers[True] > 2 * answers[False] > 0


@pytest.mark.parametrize("seed", range(12))
def test_what_is_written_is_read(programme, seed):
    """Without rules that are not flows, pairforge finds in the spreadsheets what exhaustive search finds."""
    tiny = random_tiny(Random(seed), [], hard=True)
    best = best_of(tiny, [matched, total])
    result = solve(programme(**written(tiny, ["matched", "total"])))
    if best is None:
        assert result.status.value == "infeasible"
        return
    assert tuple(stage.value for stage in result.stages) == best.values
    assert len(result.pairs) == best.values[0]
