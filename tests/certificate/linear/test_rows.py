"""The rows of every constraint, with their helpers, say exactly what the constraint says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from tests.certificate.linear.helpers import best_helpers, worth
from tests.problem.crossing import KINDS, random_crossing
from tests.problem.exhaustive import all_matchings, breaches, stage_table

from pairforge.certificate.linear.system import System
from pairforge.problem import Breaks, Problem
from pairforge.problem.constraints import Constraint
from pairforge.problem.linear import Linear


def cases(seeds: range, kind: str, hard: bool) -> Iterator[tuple[Problem, Constraint]]:
    """Problems without rules that have matchings, each with a rule of a kind to be tried on them."""
    for seed in seeds:
        rng = np.random.default_rng([11, seed])
        problem = replace(random_crossing(rng), constraints=(), limits=())
        while len(all_matchings(problem)) < 2:
            problem = replace(random_crossing(rng), constraints=(), limits=())
        yield problem, KINDS[kind](problem, rng, None if hard else 1 + seed % 3)


def judge_rows(problem: Problem, rule: Constraint, most: int) -> tuple[int, int]:
    """Judge a rule's rows on some matchings of a problem; how many keep it and how many break it."""
    linear = Linear(problem)
    rule.write(linear)
    found = [0, 0]
    matchings = all_matchings(problem)
    order = np.random.default_rng(len(matchings)).permutation(len(matchings))
    for row in matchings[order[:most]]:
        chosen = np.flatnonzero(row)
        broken = breaches(row[None, :], rule)[0]
        assert rule.breaches(chosen).tolist() == broken.tolist()
        helpers = best_helpers(linear, -linear.helper_cost, chosen)
        found[bool(broken.any())] += 1
        if rule.price is None:
            assert (helpers is not None) == (not broken.any())
        else:
            assert helpers is not None, "a soft rule can always be broken"
            assert -worth(-linear.helper_cost, helpers) == rule.price * broken.sum() == rule.cost(chosen)
    return found[0], found[1]


@pytest.mark.parametrize("hard", [True, False], ids=["hard", "soft"])
@pytest.mark.parametrize("kind", KINDS)
def test_rows_hold_if_and_only_if_the_rule_does(kind, hard):
    """Helpers exist only for what keeps a hard rule; for a soft one they cost the price of its breaches."""
    found = [judge_rows(*case, most=10) for case in cases(range(25), kind, hard)]
    kept, broken = np.sum(found, axis=0)
    assert kept > 10
    assert broken > 10


@pytest.mark.full
@pytest.mark.parametrize("hard", [True, False], ids=["hard", "soft"])
@pytest.mark.parametrize("kind", KINDS)
def test_rows_hold_if_and_only_if_the_rule_does_in_full(kind, hard):
    """The same for more problems."""
    for case in cases(range(100, 400), kind, hard):
        judge_rows(*case, most=30)


def judge_system(seed: int, most: int) -> int:
    """All rules of a problem together, and the rows that are repeated where a cell is used."""
    problem = random_crossing(np.random.default_rng([12, seed]))
    if not any(isinstance(stage, Breaks) for stage in problem.stages):
        problem = replace(problem, stages=(*problem.stages, Breaks()))
    system = System(problem)
    matchings = all_matchings(problem)
    order = np.random.default_rng(seed).permutation(len(matchings))[:most]
    paid = stage_table(problem, matchings[order], Breaks())[:, 0]
    for row, cost in zip(matchings[order], paid.tolist(), strict=True):
        chosen = np.flatnonzero(row)
        assert system.holds(chosen)
        helpers = best_helpers(system.linear, -system.linear.helper_cost, chosen)
        assert helpers is not None, "no matching is cut off"
        assert worth(-system.linear.helper_cost, helpers) == cost
    return len(order)


def test_no_matching_is_cut_off():
    """Every matching keeps all rows, those of ``tighten`` too, at the price of its breaches."""
    assert sum(judge_system(seed, most=12) for seed in range(100)) > 100


@pytest.mark.full
def test_no_matching_is_cut_off_in_full():
    """The same for more problems."""
    assert sum(judge_system(seed, most=60) for seed in range(1_000, 1_600)) > 1_000


def test_only_matchings_hold():
    """``System.holds`` is true of the matchings of a problem and of nothing else."""
    held = 0
    for seed in range(120):
        rng = np.random.default_rng([13, seed])
        problem = random_crossing(rng)
        system = System(problem)
        matchings = {tuple(np.flatnonzero(row).tolist()) for row in all_matchings(problem)}
        for _ in range(30):
            chosen = np.flatnonzero(rng.random(problem.num_pairs) < rng.choice([0.2, 0.5]))
            held += system.holds(chosen)
            assert system.holds(chosen) == (tuple(chosen.tolist()) in matchings)
    assert held > 50
