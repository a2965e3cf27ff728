"""Larger problems against the independent model."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.engines.independent_model import model_values
from tests.engines.judging import numbers
from tests.problem.building import make_problem
from tests.problem.kinds import FLOWS, KINDS, is_allowed, write_stages
from tests.problem.rules import nested_rules

from pairforge.certificate import prove
from pairforge.engines import solve_problem
from pairforge.problem import Problem

MENTEES, MENTORS = 40, 12
OF_SMALLEST = {"worst_off", "worst_tenth", "leximin"}


def programme(seed: int) -> Problem:
    """40 mentees and 12 mentors with structured points and many ties; more mentees than seats in some."""
    rng = np.random.default_rng([15, seed])
    asked_for = list(FLOWS)[seed % len(FLOWS)]
    several = seed % 3 == 2 and KINDS[asked_for].entry.kind not in OF_SMALLEST
    topics, weight = rng.random((MENTEES, 6)) < 0.4, rng.integers(1, 4, 6)
    shared = (topics[:, None, :] & (rng.random((MENTORS, 6)) < 0.5)[None, :, :]) @ weight
    points = shared - int(rng.choice([0, 3]))
    allowed = rng.random((MENTEES, MENTORS)) < rng.choice([0.3, 0.8, 1.0])
    wants = rng.integers(0, 4, MENTEES) if several else (rng.random(MENTEES) < 0.9).astype(int)
    minimum = rng.integers(0, 4, MENTORS) * (rng.random(MENTORS) < 0.4)
    capacity = minimum + rng.integers(0, 5, MENTORS)
    locked: list[tuple[int, int]] = []
    left, room = wants.copy(), capacity.copy()
    for mentee, mentor in np.argwhere(allowed & (rng.random(allowed.shape) < 0.01)).tolist():
        if left[mentee] and room[mentor]:
            locked.append((mentee, mentor))
            left[mentee], room[mentor] = left[mentee] - 1, room[mentor] - 1
    problem = make_problem(
        [
            [int(points[mentee, mentor]) if allowed[mentee, mentor] else None for mentor in range(MENTORS)]
            for mentee in range(MENTEES)
        ],
        wants=wants.tolist(),
        capacity=capacity.tolist(),
        minimum=minimum.tolist(),
        locked=locked,
        standing=rng.integers(0, 6, MENTEES).tolist() if seed % 4 == 3 else None,
        seed=seed,
    )
    stages = write_stages(rng, problem)
    for _ in range(10_000):
        order = tuple(rng.permutation(list(FLOWS))[: int(rng.integers(2, 5))].tolist())
        if asked_for not in order:
            continue
        asked = tuple(stages[label] for label in order)
        if is_allowed(order, has_history=problem.standing is not None):
            problem = replace(problem, stages=asked)
            if seed % 2:
                problem = nested_rules(problem, rng)
            if not (problem.of_smallest and (problem.wants > 1).any()):
                return problem
    raise AssertionError("no order of priorities is allowed")


def check(seed: int) -> bool:
    """Assert that engine and model agree; return whether there is a matching."""
    problem = programme(seed)
    expected = model_values(problem)
    matching = solve_problem(problem, time_limit=60)
    assert (matching.chosen is None) == (expected is None)
    if expected is None:
        return False
    proof = prove(problem, matching)
    for stage, one, most in zip(problem.stages, proof.stages, expected, strict=True):
        assert numbers(stage, [level.bound for level in one.levels]) == most, f"{seed}, {stage.name}"
    assert proof.optimal
    assert proof.ties_proved
    return True


@pytest.mark.parametrize("seed", range(8))
def test_engine_and_model_agree(seed):
    """40 mentees and 12 mentors, two to four priorities: every number of every stage is the model's."""
    check(seed)


@pytest.mark.full
@pytest.mark.parametrize("batch", range(10))
def test_engine_and_model_agree_in_full(batch):
    """The same on a hundred."""
    assert sum(check(seed) for seed in range(100 + 10 * batch, 110 + 10 * batch)) > 4


def test_every_kind_is_among_them():
    """The hundred have every kind of priority, each of them in several orders."""
    met = [stage.name for seed in range(100, 200) for stage in programme(seed).stages]
    assert all(met.count(label) > 5 for label in FLOWS)
