"""Larger problems against an independent model in scipy's `milp`."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack
from tests.problem.building import STAGE_ORDERS, make_problem

from pairforge.certificate import prove
from pairforge.engines import solve_problem
from pairforge.problem import Problem


class Model:
    """One Boolean per pair, a row per person, and an equation for each stage that is settled."""

    def __init__(self, problem: Problem) -> None:
        pairs = np.arange(problem.num_pairs)
        shape = (problem.num_mentees, problem.num_pairs), (problem.num_mentors, problem.num_pairs)
        ones = np.ones(problem.num_pairs)
        self.problem = problem
        self.rows = vstack(
            [
                csr_array((ones, (problem.mentees, pairs)), shape=shape[0]),
                csr_array((ones, (problem.mentors, pairs)), shape=shape[1]),
            ]
        )
        self.low = np.concatenate([np.zeros(problem.num_mentees), problem.minimum])
        self.high = np.concatenate([problem.wants, problem.capacity])
        self.smallest = np.isin(pairs, problem.locked).astype(float)
        self.largest = ones.copy()

    def best(self, gains: np.ndarray) -> int | None:
        """The greatest gain, or None if there is no matching."""
        found = milp(
            -gains.astype(float),
            integrality=np.ones(len(gains), dtype=np.int64),
            bounds=Bounds(self.smallest, self.largest),
            constraints=LinearConstraint(self.rows, self.low, self.high),
            options={"mip_rel_gap": 0},
        )
        if found.status == 2:
            return None
        assert found.status == 0, found.message
        return int(gains[np.round(found.x) == 1].sum())

    def settle(self, gains: np.ndarray, value: int) -> None:
        """Keep a stage at its optimum from now on."""
        self.rows = vstack([self.rows, csr_array(gains[None, :].astype(float))])
        self.low, self.high = np.append(self.low, value), np.append(self.high, value)

    def settle_worst_off(self) -> int:
        """Find the highest threshold that everybody can reach, by halving, and keep to it."""
        levels = np.unique(self.problem.points)
        reached, beyond = 0, len(levels)
        while beyond - reached > 1:
            middle = (reached + beyond) // 2
            self.largest = (self.problem.points >= levels[middle]).astype(float)
            if (self.smallest <= self.largest).all() and self.best(
                np.zeros_like(self.problem.points)
            ) is not None:
                reached = middle
            else:
                beyond = middle
        self.largest = (self.problem.points >= levels[reached]).astype(float)
        return int(levels[reached])


def model_values(problem: Problem) -> tuple[int, ...] | None:
    """Every stage's optimum by the model, one after the other; None if there is no matching."""
    model = Model(problem)
    values: list[int] = []
    for stage in problem.stages:
        if stage == "worst_off":
            values.append(model.settle_worst_off())
            continue
        gains = problem.points if stage == "total" else np.ones_like(problem.points)
        best = model.best(gains)
        if best is None:
            return None
        model.settle(gains, best)
        values.append(best)
    return tuple(values)


def programme(seed: int) -> Problem:
    """50 mentees and 15 mentors with structured points and many ties; more mentees than seats in some."""
    rng = np.random.default_rng([15, seed])
    stages = STAGE_ORDERS[seed % len(STAGE_ORDERS)]
    topics, weight = rng.random((50, 6)) < 0.4, rng.integers(1, 5, 6)
    shared = (topics[:, None, :] & (rng.random((15, 6)) < 0.5)[None, :, :]) @ weight
    points = shared * int(rng.choice([1, 10, 1000])) - int(rng.choice([0, 3]))
    allowed = rng.random((50, 15)) < rng.choice([0.3, 0.8, 1.0])
    wants = rng.integers(0, 2 if "worst_off" in stages else 4, 50)
    minimum = rng.integers(0, 4, 15) * (rng.random(15) < 0.4)
    capacity = minimum + rng.integers(0, 4, 15)
    locked: list[tuple[int, int]] = []
    left, room = wants.copy(), capacity.copy()
    for mentee, mentor in np.argwhere(allowed & (rng.random((50, 15)) < 0.01)).tolist():
        if left[mentee] and room[mentor]:
            locked.append((mentee, mentor))
            left[mentee], room[mentor] = left[mentee] - 1, room[mentor] - 1
    table = [
        [int(points[mentee, mentor]) if allowed[mentee, mentor] else None for mentor in range(15)]
        for mentee in range(50)
    ]
    return make_problem(
        table,
        wants=wants.tolist(),
        capacity=capacity.tolist(),
        minimum=minimum.tolist(),
        locked=locked,
        stages=stages,
        seed=seed,
    )


def check(seed: int) -> bool:
    """Assert that engine and model agree; return whether there is a matching."""
    problem = programme(seed)
    expected = model_values(problem)
    matching = solve_problem(problem, time_limit=60)
    assert (matching.chosen is None) == (expected is None)
    if expected is None:
        return False
    proof = prove(problem, matching)
    assert tuple(stage.value for stage in proof.stages) == expected
    assert proof.optimal
    assert proof.ties_proved
    return True


@pytest.mark.parametrize("seed", range(16))
def test_engine_and_model_agree(seed):
    """50 mentees and 15 mentors, every order of the priorities: every stage has the model's value."""
    check(seed)


@pytest.mark.full
@pytest.mark.parametrize("batch", range(10))
def test_engine_and_model_agree_in_full(batch):
    """The same on a hundred."""
    assert sum(check(seed) for seed in range(100 + 10 * batch, 110 + 10 * batch)) > 4
