"""Constraints at random, for the tests of the structure, the certificate and the engines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pairforge.problem import Breaks, Forests, Problem, Variety
from pairforge.problem.constraints import Constraint, CountBounds, Family

IntArray = NDArray[np.int64]


def family_by(problem: Problem, mentee_group: IntArray, mentor_group: IntArray) -> Family:
    """A cell for each group of mentees and group of mentors; -1 is no group."""
    mentees, mentors = mentee_group[problem.mentees], mentor_group[problem.mentors]
    width = int(mentor_group.max(initial=0)) + 1
    cells = np.where((mentees >= 0) & (mentors >= 0), mentees * width + mentors, -1)
    return Family(cells.astype(np.int32), (int(mentee_group.max(initial=0)) + 1) * width)


def random_family(problem: Problem, rng: np.random.Generator) -> Family:
    """Cells of one person or many on either side, or any cells at all."""
    if rng.random() < 0.15:
        num_cells = int(rng.integers(1, 6))
        return Family(rng.integers(-1, num_cells, problem.num_pairs).astype(np.int32), num_cells)
    groups = []
    for size in (problem.num_mentees, problem.num_mentors):
        some, blank = rng.integers(0, 3, size), rng.random(size) < 0.1
        kinds = (np.arange(size), np.zeros(size, dtype=np.int64), some, np.where(blank, -1, some))
        groups.append(kinds[int(rng.integers(4))])
    return family_by(problem, *groups)


def random_bounds(family: Family, rng: np.random.Generator, *, label: str, price: int | None) -> CountBounds:
    """Bounds for the cells of a family, some of which bind nothing."""
    low = rng.integers(0, 2, family.num_cells) * (rng.random(family.num_cells) < rng.choice([0.0, 0.2, 0.5]))
    high = low + rng.integers(0, 3, family.num_cells)
    return CountBounds(label=label, price=price, family=family, low=low, high=high)


def nested_rules(problem: Problem, rng: np.random.Generator) -> Problem:
    """The problem with one to three rules that are a network, hard and soft ones."""
    while True:
        prices = rng.choice([None, 1, 3], int(rng.integers(1, 4))).tolist()
        rules = [
            random_bounds(random_family(problem, rng), rng, label=f"rule {idx}", price=price)
            for idx, price in enumerate(prices)
        ]
        stages = tuple({stage.name: stage for stage in (*problem.stages, Breaks())}.values())
        ruled = replace(problem, stages=stages, constraints=tuple(rules))
        if isinstance(ruled.structure, Forests):
            return ruled


def with_rules(problem: Problem, *constraints: Constraint) -> Problem:
    """The problem with constraints."""
    return replace(problem, constraints=constraints)


def random_variety(problem: Problem, rng: np.random.Generator) -> Variety:
    """A stage over the cohorts and one grouping of the mentees, or two nested ones."""
    mentors = np.arange(problem.num_mentors)
    coarse = rng.integers(-1, 2, problem.num_mentees)
    fine = np.where(coarse >= 0, 2 * coarse + rng.integers(0, 2, problem.num_mentees), -1)
    groups = [(coarse,), (fine,), (coarse, fine)][int(rng.integers(3))]
    return Variety(tuple(family_by(problem, one, mentors) for one in groups))
