"""Tests of the router: which rules are a network, and the forests that they make."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from tests.problem.building import make_problem, random_problem
from tests.problem.rules import family_by, random_bounds, random_family, with_rules

from pairforge.problem import Breaks, Crossing, Forest, Forests, Matched, Problem, Total, Variety
from pairforge.problem.constraints import CountBounds, EvenCounts, Family, LeastIfUsed, NoneOrLeast
from pairforge.problem.structure import two_sides

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


# ------------------------------------------------------------------------------------------- by hand

MENTORS = np.arange(2)
DEPARTMENT = np.array([0, 0, 1, 1])
GENDER = np.array([0, 1, 0, 1])


def four_and_two(*, minimum: int = 0, locked: tuple[tuple[int, int], ...] = ()) -> Problem:
    """Four mentees, two mentors with room for all of them."""
    return make_problem([[1, 2]] * 4, capacity=4, minimum=minimum, locked=locked)


def at_most(label: str, family: Family, most: int, price: int | None = None) -> CountBounds:
    """The same upper bound for each cell."""
    high = np.full(family.num_cells, most, dtype=np.int64)
    return CountBounds(label=label, price=price, family=family, low=0 * high, high=high)


def test_without_rules_there_are_people_only():
    """Forests of a plain problem are its mentees and mentors, with the places they have."""
    problem = four_and_two(minimum=1)
    left, right = problem.forests.left, problem.forests.right
    assert (left.parent.tolist(), right.parent.tolist()) == ([-1] * 4, [-1] * 2)
    assert (left.low.tolist(), left.high.tolist()) == ([0] * 4, [1] * 4)
    assert (right.low.tolist(), right.high.tolist()) == ([1, 1], [4, 4])
    assert left.leaf_of_pair is problem.mentees
    assert right.leaf_of_pair is problem.mentors


def test_a_department_of_a_cohort_is_a_node_below_its_mentor():
    """One of two of a department in each cohort: two nodes below each mentor."""
    problem = four_and_two()
    rule = at_most("department", family_by(problem, DEPARTMENT, MENTORS), 1)
    forest = with_rules(problem, rule).forests.right
    assert forest.parent.tolist() == [-1, -1, 0, 1, 0, 1]
    assert forest.high.tolist() == [4, 4, 1, 1, 1, 1]
    assert [level.tolist() for level in forest.levels] == [[0, 1], [2, 3, 4, 5]]


def test_bounds_that_cannot_bind_are_no_nodes():
    """Two of a department of two are no bound, and nodes with the same pairs are one."""
    problem = four_and_two()
    family = family_by(problem, DEPARTMENT, MENTORS)
    assert with_rules(problem, at_most("loose", family, 2)).forests.right.num_nodes == 2
    cohort = family_by(problem, np.zeros(4, dtype=np.int64), MENTORS)
    twice = with_rules(problem, at_most("cohort", cohort, 3), at_most("again", cohort, 2)).forests.right
    assert (twice.num_nodes, twice.high.tolist()) == (2, [2, 2])


def test_two_groupings_of_a_cohort_cross():
    """Department and gender cross, unless nothing takes the price of a soft one."""
    problem = four_and_two()
    by_department, by_gender = (family_by(problem, group, MENTORS) for group in (DEPARTMENT, GENDER))
    rules = at_most("department", by_department, 1), at_most("gender", by_gender, 1, price=2)
    assert isinstance(with_rules(problem, *rules).structure, Forests)
    priced = replace(with_rules(problem, *rules), stages=(Breaks(), Total()))
    assert priced.structure == Crossing("gender", ("department",), ("department",))
    mixed = replace(with_rules(problem, rules[0]), stages=(Matched(), Variety((by_gender,))))
    assert mixed.structure == Crossing("variety", ("department",), ("department",))
    same = replace(with_rules(problem, rules[0]), stages=(Matched(), Variety((by_department,))))
    assert isinstance(same.structure, Forests)


def test_what_is_no_bound_on_counts_is_no_network():
    """Even numbers, weights other than 0 and 1, and sets that cut across both sides."""
    problem = four_and_two()
    cohort = family_by(problem, np.zeros(4, dtype=np.int64), MENTORS)
    even = with_rules(problem, at_most("size", cohort, 3), EvenCounts(label="even", family=cohort))
    assert even.structure == Crossing("even", (), ("size",))
    places = replace(cohort, weights=np.tile([1, 2], 4))
    assert with_rules(problem, at_most("places", places, 3)).structure == Crossing("places", (), ())
    some = replace(cohort, weights=np.tile([1, 0], 4))
    assert with_rules(problem, at_most("some", some, 3)).forests.right.high.tolist() == [3, 4]
    across = Family(np.array([0, 0, 0, -1, -1, 0, -1, -1], dtype=np.int32), 1)
    assert with_rules(problem, at_most("across", across, 2)).structure == Crossing("across", (), ())


def test_a_cohort_that_is_always_used_has_plain_bounds():
    """A minimum or a lock makes "at least one of department 1, if used" a lower bound."""
    locks = [(), ((0, 0),), ((0, 0), (1, 1))]
    for minimum, locked, expected in ((1, locks[0], True), (0, locks[2], True), (0, locks[1], False)):
        problem = four_and_two(minimum=minimum, locked=locked)
        cohort = family_by(problem, np.zeros(4, dtype=np.int64), MENTORS)
        part = family_by(problem, np.where(DEPARTMENT == 1, 0, -1), MENTORS)
        ones = np.ones(2, dtype=np.int64)
        some = LeastIfUsed(label="some", wholes=cohort, parts=part, whole=np.arange(2), least=ones)
        several = NoneOrLeast(label="two", family=cohort, least=2 * ones)
        for rule, low in ((some, [0, 0, 1, 1]), (several, [2, 2])):
            found = with_rules(problem, rule)
            assert isinstance(found.structure, Forests) == expected
            if expected:
                people = np.maximum(low[:2], minimum).tolist()
                assert found.forests.right.low.tolist() == people + low[2:]


def test_sides_of_a_graph():
    """A vertex whose side is given draws its neighbours to the other; odd circles have no sides."""
    assert two_sides([], {}, 2) == [False, False]
    assert two_sides([(0, 1), (1, 2)], {0: True}, 4) == [True, False, True, False]
    assert two_sides([(0, 1), (1, 2), (0, 2)], {}, 3) is None
    assert two_sides([(0, 1)], {0: True, 1: True}, 2) is None
    assert two_sides([(1, 2)], {2: False}, 3) == [False, True, False]
