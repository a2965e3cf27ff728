"""Rules on cohorts that are nested: the network engine against exhaustive search, in every order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from tests.engines.judging import judge
from tests.problem.building import BANDS, random_problem
from tests.problem.exhaustive import Listing
from tests.problem.rules import random_bounds, random_family, random_variety

from pairforge.engines.deadline import Deadline
from pairforge.engines.network import NetworkEngine
from pairforge.problem import (
    Balance,
    Breaks,
    Forests,
    Leximin,
    Matched,
    Problem,
    Stage,
    Total,
    WorstOff,
    WorstShare,
)

ORDERS: tuple[tuple[Stage | str, ...], ...] = (
    (Matched(), Breaks(), Total()),
    (BANDS, Breaks(), Total()),
    (Breaks(), Total()),
    (Total(), Breaks()),
    (Matched(), Total(), Breaks()),
    (Matched(), "variety", Total()),
    (Matched(), "variety", Breaks(), Total()),
    (Matched(), Breaks(), "variety", Balance(), Total()),
    (Matched(keep=Fraction(7, 10)), Breaks(), Total()),
    (Matched(), WorstOff(), Breaks(), "variety", Total()),
    (Leximin(3), Breaks(), Total()),
    (Matched(), Breaks(), Leximin(), Balance()),
    (Matched(), Breaks(), WorstShare(Fraction(1, 3)), Total()),
    (Matched(), Balance(), WorstOff(), Breaks(), Total()),
    (Matched(), WorstShare(Fraction(1, 2)), "variety", Breaks()),
)


def random_cases(first: int, last: int) -> Iterator[tuple[int, Problem]]:
    """Small problems with one to three rules, in turn with each order of priorities."""
    for seed in range(first, last):
        rng = np.random.default_rng([6, seed])
        order = ORDERS[seed % len(ORDERS)]
        plain = tuple(stage for stage in order if not isinstance(stage, str))
        problem = random_problem(rng, plain, most_mentees=6, most_mentors=4)
        stages = tuple(random_variety(problem, rng) if isinstance(one, str) else one for one in order)
        rules = [
            random_bounds(random_family(problem, rng), rng, label=f"rule {idx}", price=price)
            for idx, price in enumerate(rng.choice([None, None, 1, 3], int(rng.integers(1, 4))).tolist())
        ]
        yield seed, replace(problem, stages=stages, constraints=tuple(rules))


def agrees(seed: int, problem: Problem) -> str:
    """Solve and prove a problem, and compare it with the search; what kind of case it was."""
    if not isinstance(problem.structure, Forests):
        assert NetworkEngine().refuses(problem) is not None
        return "crossing"
    assert NetworkEngine().refuses(problem) is None
    matching = NetworkEngine().solve(problem, Deadline(60), lambda _: None)
    try:
        return "solved" if judge(problem, Listing(problem), matching) else "infeasible"
    except Exception as error:
        error.add_note(f"problem {seed}")
        raise


def test_nested_rules_are_solved_exactly():
    """Values, matching and tie-break are those of the search, and all is proved."""
    kinds = [agrees(seed, problem) for seed, problem in random_cases(0, 300)]
    assert min(map(kinds.count, ("solved", "infeasible", "crossing"))) > 10


@pytest.mark.full
def test_nested_rules_are_solved_exactly_many_times():
    """As before, on three thousand problems."""
    for seed, problem in random_cases(300, 3_300):
        agrees(seed, problem)
