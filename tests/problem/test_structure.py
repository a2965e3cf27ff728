"""Tests of the router: which rules are a network, and the forests that they make."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from tests.problem.building import random_problem
from tests.problem.rules import random_bounds, random_family, with_rules

from pairforge.problem import Forest, Forests, Problem
from pairforge.problem.constraints import (
    CountBounds,
)

Cells = list[frozenset[int]]


def random_rules(seed: int) -> Problem:
    """A small problem with one to four rules of bounds."""
    rng = np.random.default_rng([5, seed])
    problem = random_problem(rng, most_mentees=6, most_mentors=4)
    count = int(rng.integers(1, 5))
    prices = [None if rng.random() < 0.7 else int(rng.integers(1, 4)) for _ in range(count)]
    rules = [
        random_bounds(random_family(problem, rng), rng, label=f"rule {idx}", price=price)
        for idx, price in enumerate(prices)
    ]
    return with_rules(problem, *rules)


def binding_cells(problem: Problem, rule: CountBounds) -> Cells:
    """The sets of pairs of a rule that can be out of bounds, by counting."""
    found = []
    for cell in range(rule.family.num_cells):
        pairs = np.flatnonzero(rule.family.of_pair == cell)
        most = len(pairs)
        for people, places in ((problem.mentees, problem.wants), (problem.mentors, problem.capacity)):
            if len(set(people[pairs].tolist())) == 1:
                most = min(most, int(places[people[pairs[0]]]))
        if rule.low[cell] > 0 or rule.high[cell] < most:
            found.append(frozenset(pairs.tolist()))
    return found


def is_laminar(sets: Cells) -> bool:
    """Whether of any two sets that overlap one holds the other."""
    return all(not (one & two) or one <= two or two <= one for one, two in combinations(set(sets), 2))


def is_bihierarchy(problem: Problem) -> bool:
    """Whether each rule can be put on the mentees' or the mentors' side with all of that side laminar."""
    people = [
        [frozenset(np.flatnonzero(side == one).tolist()) for one in range(size)]
        for side, size in ((problem.mentees, problem.num_mentees), (problem.mentors, problem.num_mentors))
    ]
    rules = [binding_cells(problem, rule) for rule in problem.constraints if rule.price is None]
    for sides in product((0, 1), repeat=len(rules)):
        both = [list(one) for one in people]
        for cells, side in zip(rules, sides, strict=True):
            both[side] += cells
        if all(map(is_laminar, both)):
            return True
    return False


def agrees(seed: int) -> bool:
    """Whether the rules of a seed are a network; the router must say the same as the oracle."""
    problem = random_rules(seed)
    expected = is_bihierarchy(problem)
    assert isinstance(problem.structure, Forests) == expected, seed
    if expected:
        check_forests(problem)
    return expected


def check_forests(problem: Problem) -> None:
    """Each binding cell has a node with its pairs; counts and paths are those of the sets."""
    forests = problem.forests
    by_node: list[Cells] = []
    for forest, people in ((forests.left, problem.mentees), (forests.right, problem.mentors)):
        held = [set(np.flatnonzero(people == one).tolist()) for one in range(int(people.max(initial=-1)) + 1)]
        held += [set() for _ in range(forest.num_nodes - len(held))]
        for pair, leaf in enumerate(forest.leaf_of_pair.tolist()):
            while leaf >= 0:
                held[leaf].add(pair)
                leaf = int(forest.parent[leaf])
        by_node.append([frozenset(one) for one in held])
        check_forest(problem, forest, by_node[-1])
    for placed in forests.placed:
        for cell in placed.counted.cells.tolist():
            pairs = frozenset(np.flatnonzero(placed.counted.of_pair == cell).tolist())
            assert by_node[0 if placed.is_left else 1][int(placed.node[cell])] == pairs


def check_forest(problem: Problem, forest: Forest, held: Cells) -> None:
    """Counts and paths of a forest, and levels in which nobody stands before a parent."""
    rng = np.random.default_rng(problem.num_pairs)
    pairs = np.flatnonzero(rng.random(problem.num_pairs) < 0.5)
    assert forest.counts(pairs).tolist() == [len(one & set(pairs.tolist())) for one in held]
    prices = rng.integers(-9, 9, forest.num_nodes)
    of_pairs = forest.paths(prices)[forest.leaf_of_pair]
    assert of_pairs.tolist() == [
        sum(int(prices[node]) for node, inside in enumerate(held) if pair in inside)
        for pair in range(problem.num_pairs)
    ]
    assert sorted(np.concatenate(forest.levels).tolist()) == list(range(forest.num_nodes))


def test_the_router_is_right():
    """It sends what a brute-force search finds laminar to the network, and nothing else."""
    found = [agrees(seed) for seed in range(200)]
    assert 50 < sum(found) < 180


@pytest.mark.full
def test_the_router_is_right_a_thousand_times():
    """As before, on a thousand sets of rules."""
    for seed in range(200, 1_000):
        agrees(seed)
