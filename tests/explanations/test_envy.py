"""Envy and blocking pairs, against counting by hand and by the definition."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from pairforge.auditing import ChosenPairs
from pairforge.explanations.envy import Blocking, Envy, blocking, envies
from pairforge.problem.formulate import formulate
from pairforge.scoring import score

WISHES = [
    {"kind": "ranking", "name": "wishes", "columns": ["first", "second"], "weight": 2},
    {"kind": "ranking", "name": "theirs", "by": "mentor", "columns": ["wish"], "weight": 1},
    {"kind": "different", "column": "team", "weight": 5},
]
MENTORS = [
    {"id": "Max", "team": "A", "wish": "ana", "capacity": 1},
    {"id": "Mia", "team": "B", "wish": "ben", "capacity": 2},
]
MENTEES = [
    {"id": "ana", "team": "B", "first": "Max", "second": "Mia"},
    {"id": "ben", "team": "A", "first": "Max", "second": "Mia"},
]


def chosen_of(scores, roster, pairs):
    """Positions of pairs given by ids, ascending."""
    mentees, mentors = roster.mentees.ids, roster.mentors.ids
    return np.sort([scores.find(mentees.index(mentee), mentors.index(mentor)) for mentee, mentor in pairs])


def test_envy_names_who_has_the_place(in_memory):
    """Ana wished for Max first and would score more there than Ben, who has the place; Ben envies nobody."""
    config, roster = in_memory(MENTORS, MENTEES, WISHES)
    scores = score(roster, config)
    problem = formulate(scores, roster, config)
    chosen = chosen_of(scores, roster, [("ana", "Mia"), ("ben", "Max")])
    assert envies(scores, roster, config, problem, chosen) == (Envy("ana", "Max", "ben", 1, 2, 8.0, 2.0),)
    better = chosen_of(scores, roster, [("ana", "Max"), ("ben", "Mia")])
    assert envies(scores, roster, config, problem, better) == ()


def test_a_lock_is_not_envied(in_memory):
    """Who is there by a lock does not stand in the way."""
    rules = [{"kind": "lock", "mentee": "ben", "mentor": "Max"}]
    config, roster = in_memory(MENTORS, MENTEES, WISHES, rules)
    scores = score(roster, config)
    problem = formulate(scores, roster, config)
    chosen = chosen_of(scores, roster, [("ana", "Mia"), ("ben", "Max")])
    assert envies(scores, roster, config, problem, chosen) == ()


def test_blocking_pairs_say_how_much_both_gain(in_memory):
    """Ana and Max would both rather have each other: she by one rank, he rather than somebody not chosen."""
    config, roster = in_memory(MENTORS, MENTEES, WISHES)
    pairs = ChosenPairs(roster, np.array([0, 1]), np.array([1, 0]))
    assert blocking(roster, config, pairs, 1000) == (Blocking("ana", "Max", 1, 1, 1, None),)


def test_without_wishes_there_is_nothing_to_envy(in_memory):
    """Nobody stated a preference, so nothing is said of any."""
    config, roster = in_memory(MENTORS, MENTEES, WISHES[2:])
    scores = score(roster, config)
    problem = formulate(scores, roster, config)
    chosen = chosen_of(scores, roster, [("ana", "Mia"), ("ben", "Max")])
    assert envies(scores, roster, config, problem, chosen) == ()
    assert blocking(roster, config, ChosenPairs(roster, np.array([0]), np.array([1])), 1000) == ()


@pytest.mark.parametrize("seed", range(30))
def test_envy_by_its_definition(in_memory, seed):
    """Random wishes and plans: exactly the pairs of the definition are told."""
    random = Random(seed)
    names = [f"M{idx}" for idx in range(4)]
    mentors = [{"id": name, "team": random.choice("AB"), "wish": "", "capacity": 2} for name in names]
    mentees = []
    for idx in range(7):
        first, second = random.sample([*names, ""], 2)
        mentees.append({"id": f"E{idx}", "team": random.choice("AB"), "first": first, "second": second})
    config, roster = in_memory(mentors, mentees, WISHES)
    scores = score(roster, config)
    problem = formulate(scores, roster, config)
    places = random.sample([*names, *names, ""], 7)
    plan = {one["id"]: place for one, place in zip(mentees, places, strict=True) if place}
    chosen = chosen_of(scores, roster, plan.items())

    def worth(mentee: str, mentor: str) -> float:
        pair = scores.find(roster.mentees.ids.index(mentee), roster.mentors.ids.index(mentor))
        return int(scores.points[pair]) / scores.resolution

    expected = set()
    for one in mentees:
        listed = [name for name in (one["first"], one["second"]) if name]
        own = plan.get(one["id"])
        for name in listed[: listed.index(own)] if own in listed else listed:
            holders = [mentee for mentee, mentor in plan.items() if mentor == name]
            if any(worth(mentee, name) < worth(one["id"], name) for mentee in holders):
                expected.add((one["id"], name))
    found = envies(scores, roster, config, problem, chosen)
    assert {(one.mentee, one.mentor) for one in found} == expected
    for one in found:
        assert plan[one.held_by] == one.mentor
        assert one.held_score == worth(one.held_by, one.mentor) < one.score == worth(one.mentee, one.mentor)
