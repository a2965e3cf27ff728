"""The exhaustive search itself, on programmes whose answer is plain."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from tests.cohorts.amounts import amounts
from tests.cohorts.exhaustive import best_of, holds, possible, reached
from tests.cohorts.limits import gaps
from tests.cohorts.measures import balance, breaks, group_gap, leximin, matched, total, variety, worst_off
from tests.cohorts.tiny import Tiny, all_matchings

POINTS = np.array([[9, 1], [8, 2], [7, 3], [6, 4]])
TEAM = {"Team": ["red", "red", "blue", ""]}


def one(*mentors: int, num_mentors: int = 2) -> np.ndarray:
    """A single matching from the mentor of each mentee, -1 for none."""
    chosen = np.zeros((1, len(mentors), num_mentors), dtype=bool)
    for mentee, mentor in enumerate(mentors):
        if mentor >= 0:
            chosen[0, mentee, mentor] = True
    return chosen


def test_all_matchings_are_listed_once():
    """Seven mentees and four mentors with room for all have 5 ** 7 matchings."""
    chosen = all_matchings(Tiny(points=np.zeros((7, 4), dtype=np.int64)))
    assert len(chosen) == 5**7
    assert len(np.unique(chosen.reshape(len(chosen), -1), axis=0)) == 5**7


@pytest.mark.parametrize("wants", [(1, 1, 1), (2, 1, 0), (2, 2, 2)])
@pytest.mark.parametrize("places", [(1, 1, 1), (2, 1, 1)])
def test_base_limits_are_kept_by_all_and_only_those_listed(wants, places):
    """A walk over all tables of yes and no finds the same matchings."""
    eligible = np.array([[True, True], [True, False], [True, True]])
    tiny = Tiny(
        points=np.ones((3, 2), dtype=np.int64),
        eligible=eligible,
        wants=wants,
        places=places,
        capacity=(2, 3),
        minimum=(1, 0),
        locked=[(2, 1)] if wants[2] else [],
    )
    expected = set()
    for bits in product((False, True), repeat=6):
        table = np.array(bits).reshape(3, 2)
        loads = np.array(places) @ table
        of_mentees = (table <= eligible).all() and (table.sum(axis=1) <= wants).all()
        if of_mentees and loads[0] in (1, 2) and loads[1] <= 3 and (table[2, 1] or not wants[2]):
            expected.add(bits)
    assert {tuple(row) for row in all_matchings(tiny).reshape(-1, 6).tolist()} == expected
    assert expected


@pytest.mark.parametrize(
    ("rule", "mentors", "amount"),
    [
        ({"kind": "at_most", "column": "Team", "same": 1}, (0, 0, 0, 0), 1),
        ({"kind": "at_most", "column": "Team", "same": 0}, (0, 0, 0, 0), 3),
        ({"kind": "at_most", "column": "Team", "same": 1}, (0, 1, 0, 1), 0),
        ({"kind": "at_most", "column": "Team", "value": "blue", "count": 0}, (0, 0, 1, 1), 1),
        ({"kind": "at_most", "column": "Team", "value": "green", "count": 0}, (0, 0, 1, 1), 0),
        ({"kind": "at_least", "column": "Team", "each": 1}, (0, 0, -1, -1), 1),
        ({"kind": "at_least", "column": "Team", "each": 2}, (0, 0, 0, 1), 1 + 4),
        ({"kind": "at_least", "column": "Team", "value": "red", "count": 1}, (-1, -1, 0, 1), 2),
        ({"kind": "at_least", "column": "Team", "each": 2}, (-1, -1, -1, -1), 0),
        ({"kind": "share", "column": "Team", "value": "red", "tolerance": 0}, (0, 0, 0, 0), 0),
        ({"kind": "share", "column": "Team", "value": "red", "tolerance": 0}, (0, 0, 1, 1), 2),
        ({"kind": "share", "column": "Team", "value": "red", "tolerance": 50}, (0, 0, 1, 1), 0),
        ({"kind": "share", "column": "Team", "value": "red", "tolerance": 0, "share": 100}, (0, -1, 0, 1), 2),
        ({"kind": "share", "column": "Team", "tolerance": 10}, (0, 0, -1, -1), 0),
        ({"kind": "share", "column": "Team", "tolerance": 5}, (0, 0, 0, -1), 0),
        ({"kind": "not_alone", "column": "Team"}, (0, 1, 0, 0), 3),
        ({"kind": "not_alone", "column": "Team", "value": "red"}, (0, 0, 1, 1), 0),
        ({"kind": "distinct", "column": "Team", "at_least": 2}, (0, 0, -1, 0), 1),
        ({"kind": "distinct", "column": "Team", "at_least": 2}, (0, -1, 0, 1), 2),
        ({"kind": "size", "min": 2}, (0, -1, -1, -1), 1 + 2),
        ({"kind": "size", "max": 2, "even": True}, (0, 0, 0, 1), 1 + 1 + 1),
        ({"kind": "size", "min_if_used": 3}, (0, -1, -1, -1), 2),
        ({"kind": "together", "mentees": ["E1", "E2", "E3"]}, (0, 1, 1, 0), 1),
        ({"kind": "together", "mentees": ["E1", "E2", "E3"]}, (0, -1, 0, 0), 2),
        ({"kind": "together", "mentees": ["E1", "E2"]}, (-1, -1, 0, 0), 0),
        ({"kind": "together", "column": "Team"}, (0, 1, 0, 0), 1),
        ({"kind": "together", "file": "buddies.csv"}, (0, 0, 1, 0), 1),
        ({"kind": "apart", "mentees": ["E1", "E2", "E3"]}, (0, 0, 0, 1), 2),
        ({"kind": "apart", "column": "Team"}, (0, 0, 0, 0), 1),
        ({"kind": "apart", "file": "buddies.csv"}, (0, 0, 0, 0), 2),
    ],
)
def test_amounts_by_hand(rule, mentors, amount):
    """Each kind counts what its definition says; a mentee without an answer is in no group."""
    tiny = Tiny(points=POINTS, mentees=TEAM, files={"buddies.csv": [["E1", "E2"], ["E3", "E4"]]})
    assert amounts(tiny, rule, one(*mentors)).tolist() == [amount]


def test_a_hard_rule_must_hold_and_a_soft_one_costs():
    """Alone at the better mentor is forbidden, or costs its price."""
    rule = {"kind": "size", "max": 1, "price": 5}
    soft = Tiny(points=POINTS, cohorts=[rule])
    assert best_of(soft, [matched, breaks, total]).values == (4, -10, 28)
    assert best_of(soft, [matched, total]).values == (4, 30)
    hard = Tiny(points=POINTS, cohorts=[{**rule, "hard": True}])
    assert best_of(hard, [matched, total]).values == (2, 13)
    assert best_of(Tiny(points=POINTS, cohorts=[{"kind": "size", "min": 3, "hard": True}]), [total]) is None
    assert holds(hard, [(0, 0), (3, 1)])
    assert not holds(hard, [(0, 0), (1, 0)])


def test_shared_capacities_count_places():
    """A mentee who takes two places counts twice at the site."""
    site = {"Site": ["Berlin", "Berlin"]}
    for rule, number in (({"at_most": 2}, 2), ({"places": {"Berlin": 3}}, 3), ({"places": {"Paris": 0}}, 4)):
        tiny = Tiny(points=POINTS, mentors=site, capacities=[{"column": "Site", **rule}])
        assert best_of(tiny, [matched]).values == (number,)
    tiny = Tiny(
        points=POINTS, mentors=site, places=(2, 2, 1, 1), capacities=[{"column": "Site", "at_most": 3}]
    )
    assert best_of(tiny, [matched, total]).values == (2, 16)
    tiny = Tiny(points=-POINTS, mentors=site, capacities=[{"column": "Site", "at_least": 3}])
    assert best_of(tiny, [total]).values == (-6,)


def test_a_lead_and_a_second():
    """Each mentee has at most one of each kind, and with ``lead_first`` no second alone."""
    points = np.array([[5, 4, 9, 9], [5, 4, 3, 9]])
    roles = {"Role": ["Senior", "Senior", "Junior", "Cook"]}
    rule = {"column": "Role", "lead": ["Senior"], "second": ["Junior"]}
    tiny = Tiny(points=points, wants=(2, 2), mentors=roles, co_mentors=rule)
    assert best_of(tiny, [total]).values == (5 + 9 + 5 + 3,)
    ineligible = np.array([[False, False, True, True], [True, True, True, True]])
    tiny = Tiny(points=points, wants=(2, 2), mentors=roles, co_mentors=rule, eligible=ineligible)
    assert best_of(tiny, [total]).values == (9 + 5 + 3,)
    first = Tiny(
        points=points,
        wants=(2, 2),
        mentors=roles,
        co_mentors={**rule, "lead_first": True},
        eligible=ineligible,
    )
    assert best_of(first, [total]).values == (5 + 3,)


def test_a_share_of_the_matched():
    """The share is of the pairs chosen, and exact."""
    for share, number in ((0.5, 4), (0.51, 3), ("2/3", 3), (0.67, 2)):
        rule = {"kind": "matched_share", "column": "Team", "value": "red", "at_least": share}
        assert best_of(Tiny(points=POINTS, mentees=TEAM, fairness=[rule]), [matched]).values == (number,)
    rule = {"kind": "matched_share", "column": "Team", "value": "red", "at_most": 0.4}
    assert best_of(Tiny(points=POINTS, mentees=TEAM, fairness=[rule]), [matched]).values == (3,)


def test_weighted_counts():
    """A count adds a number of each person, one for each with a value, or the weights of a file."""
    hours = {"Hours": ["3", "2", "", "1"], **TEAM}
    mentors = {"Site": ["Berlin", "Paris"]}
    files = {"weights.csv": [("E1", "M1", 2), ("E2", "M1", 3)]}
    for rule, best in (
        ({"of": "mentee", "column": "Hours", "at_most": 3}, (3, 21)),
        ({"of": "mentee", "column": "Team", "value": "red", "at_most": 1}, (3, 22)),
        ({"of": "mentor", "column": "Site", "value": "Berlin", "at_most": 1}, (4, 18)),
        ({"of": "mentor", "column": "Site", "value": "Paris", "at_least": 3}, (4, 18)),
        ({"file": "weights.csv", "at_most": 2}, (4, 24)),
    ):
        count = {"kind": "count", **rule}
        tiny = Tiny(points=POINTS, mentees=hours, mentors=mentors, files=files, fairness=[count])
        assert best_of(tiny, [matched, total]).values == best


def test_gaps_between_groups():
    """The whole group is in the denominator, the unmatched count 0 and blanks are no group."""
    tiny = Tiny(points=POINTS, mentees=TEAM, ranks={"wishes": np.array([[1, 0], [2, 1], [1, 2], [0, 1]])})
    rule = {"column": "Team", "measure": "mean_score"}
    assert gaps(tiny, rule, one(0, -1, 1, 0))[0].tolist() == [3]  # 9/2 and 3, times 2
    assert gaps(tiny, rule, one(0, -1, 1, 0))[1] == 2
    for measure, k, value in (
        ("mean_score", 1, -2),
        ("match_rate", 1, -500_000),
        ("top_k_rate", 1, -500_000),
    ):
        assert group_gap("Team", measure, k=k)(tiny, one(0, -1, 1, 0)).tolist() == [value]
    assert group_gap("Team", "top_k_rate", k=2)(tiny, one(0, -1, 1, 0)).tolist() == [-500_000]
    assert group_gap("Team", "top_k_rate", k=2)(tiny, one(0, 1, 1, 0)).tolist() == [0]


def test_a_gap_as_a_limit_and_as_a_priority():
    """The limit is in scores or shares, the priority in points or millionths, rounded up."""
    assert best_of(Tiny(points=POINTS, mentees=TEAM), [matched, group_gap("Team"), total]).values[:2] == (
        4,
        -2,
    )
    for at_most, values in ((0, (1, 6)), (0.1, (3, 17)), (0.14, (3, 17)), (0.15, (4, 30))):
        limit = {"kind": "group_gap", "column": "Team", "measure": "mean_score", "at_most": at_most}
        tiny = Tiny(points=POINTS, mentees=TEAM, resolution=10, fairness=[limit])
        assert best_of(tiny, [matched, total]).values == values
    limit = {"kind": "group_gap", "column": "Team", "measure": "match_rate", "at_most": 0.4}
    tiny = Tiny(points=-POINTS, mentees=TEAM, minimum=(1, 0), locked=[(0, 0)], fairness=[limit])
    assert best_of(tiny, [total]).values == (-9 - 2 - 3,)


def test_variety_counts_pairs_who_share_a_value():
    """Two of a team in one cohort are one pair, three are three."""
    tiny = Tiny(points=POINTS, mentees={"Team": ["red"] * 3 + ["blue"], "Site": ["", "A", "A", "A"]})
    assert variety(["Team"])(tiny, one(0, 0, 0, 0)).tolist() == [-3]
    assert variety(["Team", "Site"])(tiny, one(0, 0, 0, 0)).tolist() == [-6]
    assert variety(["Team", "Site"])(tiny, one(0, 1, 0, 1)).tolist() == [-2]
    assert best_of(tiny, [matched, variety(["Team", "Site"]), total]).values == (4, -2, 26)


def test_the_other_measures():
    """Those that networks have too are there for several mentors and for crossing rules."""
    tiny = Tiny(points=POINTS, capacity=(2, 2))
    assert best_of(tiny, [matched, worst_off, total]).values == (4, 3, 24)
    assert best_of(tiny, [leximin]).values == ((4, 3, 4, 8, 9),)
    assert reached(tiny, [(0, 0), (1, 0)], [matched, total, balance, worst_off]) == (2, 17, -4, 8)
    assert best_of(tiny, [matched, (total, Fraction(9, 10)), worst_off]).values == (4, 24, 3)


def test_nothing_is_optimal_but_the_optima():
    """The optima are all the matchings that reach the best values."""
    tiny = Tiny(points=np.array([[2, 2], [1, 1]]), capacity=(1, 1))
    best = best_of(tiny, [matched, total])
    assert len(possible(tiny)) == 7
    assert len(best.optima) == 2
    assert best.values == (2, 3)
