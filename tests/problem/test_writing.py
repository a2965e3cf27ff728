"""From rules to constraints: what they share, what they are called, and what is too large for them."""

from __future__ import annotations

import numpy as np
import pytest

from pairforge.errors import InputError
from pairforge.problem.constraints import CountBounds, LeastIfUsed, LinearBounds, NoneOrLeast, Together
from pairforge.problem.formulate import formulate
from pairforge.scoring import score

MENTORS = [
    {"id": "ann", "capacity": 3, "Site": "north", "Role": "lead"},
    {"id": "bob", "capacity": 4, "Site": "south", "Role": "second", "min": 1},
    {"id": "cat", "capacity": 3, "Site": "south", "Role": "guest"},
]
MENTEES = [
    {"id": "dan", "Team": "red", "Hours": 2},
    {"id": "eve", "Team": "blue", "Hours": 3},
    {"id": "fay", "Team": "red", "Hours": 2},
    {"id": "gus", "Team": "", "Hours": 2},
    {"id": "hal", "Team": "green", "Hours": 2, "wants": 0},
]
PRIORITIES = ["matched", "breaks", "total"]


@pytest.fixture
def problem_of(in_memory):
    """A function from parts of a config to the problem of three mentors and five mentees."""

    def build(people=MENTEES, **more):
        config, roster = in_memory(MENTORS, people, **({"priorities": PRIORITIES} | more))
        return formulate(score(roster, config), roster, config)

    return build


def refused(problem_of, **more):
    """What is told of a config with these parts."""
    with pytest.raises(InputError) as caught:
        problem_of(**more)
    return [(trouble.what, trouble.remedy) for trouble in caught.value.troubles]


def test_rules_share_their_cells(problem_of):
    """Rules and priorities on the same column count the same cells, and those of cohorts are the mentors."""
    problem = problem_of(
        cohorts=[
            {"kind": "at_most", "column": "Team", "same": 2},
            {"kind": "at_least", "column": "Team", "value": "Red", "count": 1, "hard": True},
            {"kind": "not_alone", "column": "Team"},
            {"kind": "size", "max": 2},
        ],
        priorities=["matched", "breaks", {"kind": "variety", "column": "Team"}, "total"],
    )
    most, least, alone, size = problem.constraints
    assert most.family is least.parts is alone.family is problem.stages[2].families[0]
    assert size.family is least.wholes
    assert size.family.of_pair is problem.mentors


def test_rules_have_names_and_prices(problem_of):
    """A constraint is called like its rule, and only a soft one has a price."""
    problem = problem_of(
        cohorts=[
            {"kind": "at_most", "column": "Team", "same": 2, "price": 5},
            {"kind": "size", "name": "twos", "even": True, "min_if_used": 2, "hard": True},
        ]
    )
    told = [(constraint.label, constraint.price) for constraint in problem.constraints]
    assert told == [("at_most Team (2 of a value)", 5), ("twos", None), ("twos", None)]


def test_only_values_of_those_who_want_somebody_count(problem_of):
    """Nobody need have a mentee who wants no mentor, and blanks are no value."""
    problem = problem_of(cohorts=[{"kind": "at_least", "column": "Team", "each": 1, "hard": True}])
    (constraint,) = problem.constraints
    assert isinstance(constraint, LeastIfUsed)
    assert constraint.least.tolist() == 3 * [1, 0, 1]  # blue, green, red
    assert constraint.parts.of_pair.reshape(4, 3)[3].tolist() == [-1, -1, -1]


def test_a_named_value_alone_is_bound(problem_of):
    """The cells of the other values are bound by nothing."""
    problem = problem_of(cohorts=[{"kind": "not_alone", "column": "Team", "value": "red", "hard": True}])
    (constraint,) = problem.constraints
    assert isinstance(constraint, NoneOrLeast)
    assert constraint.least.tolist() == 3 * [1, 1, 2]


def test_lists_that_overlap_are_constraints_of_their_own(problem_of):
    """Of a, b, c the couples are a, b and b, c: one cannot stand twice in one constraint."""
    mentees = [{**row, "wants": 1} for row in MENTEES]
    named = {"kind": "together", "mentees": ["fay", "dan", "eve"], "hard": True}
    first, second = problem_of(mentees, cohorts=[named]).constraints
    assert isinstance(first, Together)
    assert isinstance(second, Together)
    weights = [family.weights.reshape(5, 3)[:, 0].tolist() for family in (first.family, second.family)]
    assert weights == [[1, -1, 0, 0, 0], [0, 1, -1, 0, 0]]


def test_places_that_are_the_same_for_all_are_counts(problem_of):
    """Where everybody takes two places, capacities are halved and minimums too, rounded to what can be."""
    mentees = [{**row, "Hours": 2} for row in MENTEES]
    problem = problem_of(mentees, **_places(at_most=5, at_least=3))
    assert problem.capacity.tolist() == [1, 2, 1]
    assert problem.minimum.tolist() == [0, 1, 0]
    (site,) = problem.constraints
    assert site.family.weights is None
    assert (site.low.tolist(), site.high.tolist()) == ([2, 2], [2, 2])


def test_places_that_differ_are_weights(problem_of):
    """Where some take more, counts of pairs say only part of it, and sums of places the rest."""
    problem = problem_of(**_places(at_most=6))
    assert problem.capacity.tolist() == [1, 2, 1]
    assert problem.minimum.tolist() == [0, 0, 0]
    places, site = problem.constraints
    assert places.label == "places"
    assert (places.low.tolist(), places.high.tolist()) == ([0, 1, 0], [3, 4, 3])
    assert site.family.weights.reshape(4, 3)[:, 0].tolist() == [2, 3, 2, 2]
    assert site.high.tolist() == [6, 6]


def test_who_is_neither_lead_nor_second_is_in_no_pair(problem_of):
    """The others are counted for each mentee, leads and seconds apart."""
    problem = problem_of(
        co_mentors={"column": "Role", "lead": ["Lead"], "second": ["second"], "lead_first": True}
    )
    assert problem.mentors.reshape(4, 2).tolist() == 4 * [[0, 1]]
    each, first = problem.constraints
    assert isinstance(each, CountBounds)
    assert isinstance(first, LinearBounds)
    assert each.family.of_pair.tolist() == [0, 1, 2, 3, 4, 5, 6, 7]
    assert first.breaches(np.array([1, 2, 3])).tolist() == [1, 0, 0, 0, 0]


def test_numbers_that_are_too_long_are_told_all_at_once(problem_of):
    """Shares with very many digits would not fit into 64 bits."""
    share = {"kind": "share", "column": "Team", "tolerance": 1.2345678901234567, "hard": True}
    limit = {"kind": "matched_share", "column": "Team", "value": "red", "at_least": 3e-18}
    assert refused(problem_of, cohorts=[share], fairness=[limit]) == [
        (
            "The numbers of `share Team (within 1.2345678901234567 points)` are too long to be reckoned with "
            "exactly.",
            "Write `tolerance` and `share` with fewer digits.",
        ),
        (
            "The numbers of `matched_share (Team, red)` are too long to be reckoned with exactly.",
            "Write the share with fewer digits.",
        ),
    ]


def test_prices_that_are_too_large_are_told(problem_of):
    """What all breaks together could cost must fit into 64 bits; a large price by itself is told by name."""
    rules = [
        {"kind": "at_most", "column": "Team", "same": 1, "price": 10**18},
        {"kind": "size", "max": 1, "price": 3},
    ]
    assert refused(problem_of, cohorts=rules) == [
        (
            "The breaks of `at_most Team (1 of a value)` could cost more than can be reckoned with exactly.",
            "Write smaller prices in the same ratio, or ask for fewer people.",
        )
    ]


def test_bounds_beyond_all_counts_are_no_fault(problem_of):
    """A rule may allow more than there could ever be."""
    problem = problem_of(
        cohorts=[{"kind": "at_most", "column": "Team", "same": 10**30}],
        fairness=[{"kind": "count", "of": "mentee", "column": "Hours", "at_most": 10**30}],
        capacities=[{"column": "Site", "at_most": 10**30}],
    )
    everybody = np.arange(problem.num_pairs)
    assert not any(constraint.breaches(everybody).any() for constraint in problem.constraints)


def _places(**bounds):
    return {"mentees": {"places": "Hours"}, "capacities": [{"column": "Site", **bounds}]}
