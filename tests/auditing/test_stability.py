"""Who would both rather have each other: by hand, and against a slow twin that tries every exchange."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.auditing import BEYOND_RANKS, ChosenPairs, blocking_pairs, measure
from pairforge.config import Config
from pairforge.roster import Roster

WISHES = [
    {"name": "wishes", "kind": "ranking", "columns": ["wish"]},
    {"name": "likes", "kind": "ranking", "by": "mentor", "columns": ["like"]},
]
Pair = tuple[str, str]


def pairs_of(roster: Roster, ids: Sequence[Pair]) -> ChosenPairs:
    """Pairs of ids by position."""
    mentees = [roster.mentees.ids.index(mentee) for mentee, _ in ids]
    mentors = [roster.mentors.ids.index(mentor) for _, mentor in ids]
    return ChosenPairs(roster, np.array(mentees, dtype=np.int64), np.array(mentors, dtype=np.int64))


def blocking(programme: tuple[Config, Roster], ids: Sequence[Pair]) -> list[tuple[str, str, int]]:
    """The blocking pairs of a matching, with by how many ranks both prefer each other."""
    config, roster = programme
    found = blocking_pairs(config, pairs_of(roster, ids), 1000)
    assert found is not None
    people = zip(found.mentees.tolist(), found.mentors.tolist(), found.strengths.tolist(), strict=True)
    return [(roster.mentees.ids[one], roster.mentors.ids[other], gain) for one, other, gain in people]


MENTORS = [
    {"id": "x", "like": ["a", "b", "c"], "site": "Oslo", "role": "S"},
    {"id": "y", "like": ["b", "a"], "site": "Rome", "role": "J"},
    {"id": "z", "like": [], "site": "Rome", "role": "Q"},
]
MENTEES = [
    {"id": "a", "wish": ["x", "y", "z"], "site": "Rome"},
    {"id": "b", "wish": ["y", "x"], "site": "Rome"},
    {"id": "c", "wish": ["z", "x"], "site": "Rome"},
]


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([("a", "x"), ("b", "y"), ("c", "z")], []),
        ([("a", "y"), ("b", "x")], [("a", "x", 1), ("b", "y", 1)]),
        ([("a", "z"), ("b", "x"), ("c", "y")], [("a", "x", 1), ("a", "y", 1), ("b", "y", 1)]),
        ([("c", "x")], [("a", "x", 2), ("a", "y", BEYOND_RANKS), ("b", "x", 1), ("b", "y", BEYOND_RANKS)]),
    ],
)
def test_blocking_pairs_by_hand(in_memory, pairs, found):
    """Ranks on both sides; z chose nobody, so nobody is rather had by z."""
    assert blocking(in_memory(MENTORS, MENTEES, WISHES), pairs) == found


def test_a_threshold_leaves_out_those_who_hardly_prefer_each_other(in_memory):
    """With two ranks on both sides only those stay who gain as much, or have nobody."""
    programme = in_memory(MENTORS, MENTEES, WISHES, stability={"threshold": 2})
    assert blocking(programme, [("a", "y"), ("b", "x")]) == []
    assert [pair[:2] for pair in blocking(programme, [("c", "x")])] == [("a", "x"), ("a", "y"), ("b", "y")]


@pytest.mark.parametrize(
    ("more", "rules", "found"),
    [
        ({}, [], [("a", "x"), ("b", "y")]),
        ({}, [{"kind": "never", "mentee": "a", "mentor": "x"}], [("b", "y")]),
        ({}, [{"kind": "differ", "column": "site"}], [("a", "x")]),
        ({}, [{"kind": "lock", "mentee": "a", "mentor": "y"}], [("a", "x"), ("b", "y")]),
        ({"fairness": [{"kind": "floor", "score": 2}]}, [], [("a", "x"), ("b", "y")]),
        ({"fairness": [{"kind": "floor", "score": 2.1}]}, [], []),
        ({"co_mentors": {"column": "role", "lead": ["S"], "second": ["Q"]}}, [], [("a", "x")]),
    ],
)
def test_pairs_that_could_not_be_do_not_block(in_memory, more, rules, found):
    """Rules on pairs, a floor and roles are kept in mind; a lock is not."""
    programme = in_memory(MENTORS, MENTEES, WISHES, rules, **more)
    assert [pair[:2] for pair in blocking(programme, [("a", "y"), ("b", "x")])] == found


def test_measures_count_them_for_every_threshold(in_memory):
    """One number for each threshold up to the longest list, and none where a side states no choices."""
    config, roster = in_memory(MENTORS, MENTEES, WISHES)
    pairs = pairs_of(roster, [("c", "x")])
    found = measure(config, pairs, np.array([1000]), 1000)["stability"]
    assert found == {
        "mentees": "wishes",
        "mentors": "likes",
        "threshold": 1,
        "blocking_pairs": 4,
        "by_threshold": {"1": 4, "2": 3, "3": 2},
    }
    config, roster = in_memory(MENTORS, MENTEES, WISHES[:1])
    assert "stability" not in measure(config, pairs_of(roster, [("c", "x")]), np.array([1000]), 1000)


@st.composite
def programmes(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any], Any]:
    """People with lists of choices, places that weigh more than one, maybe roles, and any matching."""
    mentor_ids = [f"m{idx}" for idx in range(draw(st.integers(1, 4)))]
    mentee_ids = [f"e{idx}" for idx in range(draw(st.integers(1, 5)))]

    def some(ids: list[str]) -> list[str]:
        return draw(st.lists(st.sampled_from(ids), unique=True, max_size=4))

    mentees = [
        {"id": one, "wish": some(mentor_ids), "wants": draw(st.integers(0, 2))}
        | {"places": draw(st.integers(1, 2))}
        for one in mentee_ids
    ]
    mentors = [
        {"id": one, "like": some(mentee_ids), "capacity": draw(st.integers(0, 4))}
        | {"role": draw(st.sampled_from("SJ"))}
        for one in mentor_ids
    ]
    roles: dict[str, Any] = {"column": "role", "lead": ["S", "L"], "second": ["J", "K"]}
    more: dict[str, Any] = {}
    if {mentor["role"] for mentor in mentors} == {"S", "J"} and draw(st.booleans()):
        roles |= {"lead": ["S"], "second": ["J"], "lead_first": draw(st.booleans())}
        more = {"co_mentors": roles}
    chosen: list[Pair] = []
    for pair in draw(st.permutations([(one, other) for one in mentee_ids for other in mentor_ids])):
        if draw(st.booleans()) and possible([*chosen, pair], mentees, mentors, more):
            chosen.append(pair)
    return mentors, mentees, more, chosen


def possible(chosen: Sequence[Pair], mentees: Any, mentors: Any, more: Any) -> bool:
    """Whether nobody has more than wanted or than there is room for, and roles fit."""
    takes = {mentee["id"]: mentee["places"] for mentee in mentees}
    role_of = {mentor["id"]: mentor["role"] for mentor in mentors}
    for mentor in mentors:
        if sum(takes[one] for one, other in chosen if other == mentor["id"]) > mentor["capacity"]:
            return False
    for mentee in mentees:
        roles = [role_of[other] for one, other in chosen if one == mentee["id"]]
        if len(roles) > mentee["wants"]:
            return False
        if more and (roles.count("S") > 1 or roles.count("J") > 1):
            return False
        if more and more["co_mentors"]["lead_first"] and roles == ["J"]:
            return False
    return True


@given(programmes())
def test_blocking_pairs_are_those_of_a_slow_twin(in_memory, drawn):
    """A pair blocks if either side could have the other by giving up at most one whom it likes less."""
    mentors, mentees, more, chosen = drawn
    config, roster = in_memory(mentors, mentees, WISHES, mentees={"places": "places"}, **more)
    wish = {mentee["id"]: mentee["wish"] for mentee in mentees}
    like = {mentor["id"]: mentor["like"] for mentor in mentors}
    takes = {mentee["id"]: mentee["places"] for mentee in mentees}
    capacity = {mentor["id"]: mentor["capacity"] for mentor in mentors}

    def gain(ranked: list[str], new: str, old: str | None) -> int:
        return ranked.index(old) - ranked.index(new) if old in ranked else BEYOND_RANKS

    expected = []
    for mentee in sorted(wish):
        for mentor in sorted(like):
            if (mentee, mentor) in chosen or mentor not in wish[mentee] or mentee not in like[mentor]:
                continue
            own = [other for one, other in chosen if one == mentee]
            ways = [None, *own]
            mentee_gains = [
                gain(wish[mentee], mentor, old)
                for old in ways
                if possible(
                    [(mentee, one) for one in own if one != old] + [(mentee, mentor)],
                    [person for person in mentees if person["id"] == mentee],
                    [{**one, "capacity": 99} for one in mentors],
                    more,
                )
            ]
            cohort = [one for one, other in chosen if other == mentor]
            mentor_gains = [
                gain(like[mentor], mentee, old)
                for old in [None, *cohort]
                if sum(takes[one] for one in cohort if one != old) + takes[mentee] <= capacity[mentor]
            ]
            strength = min(max(mentee_gains, default=0), max(mentor_gains, default=0))
            if strength > 0:
                expected.append((mentee, mentor, strength))
    assert blocking((config, roster), chosen) == expected
