"""The floor keeps the pairs whose score reaches it, to the last point, and is told like any other rule."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.test_scores import CRITERIA, eligible, programmes

from pairforge import check, solve
from pairforge.config import Config, load_config
from pairforge.errors import InputError
from pairforge.reporting.words import clash_told, why_unmatched
from pairforge.roster import read_roster
from pairforge.scoring import score

TEAMS: dict[str, Any] = {
    "mentors": [{"id": "x", "team": "A", "site": "p"}, {"id": "y", "team": "B", "site": "p"}],
    "mentees": [{"id": "a", "team": "A", "site": "p"}, {"id": "b", "team": "C", "site": "q"}],
    "criteria": [
        {"kind": "same", "column": "team", "weight": 2},
        {"kind": "same", "column": "site", "name": "place", "weight": 1},
    ],
}
"""Scores: a and x 3, a and y 1, b 0 with both."""


def floor(least: float, **more: Any) -> Config:
    """The small programme with a floor, and more."""
    limits = [{"kind": "floor", "score": least}]
    return Config.model_validate({"version": 1, **TEAMS, "fairness": limits, **more})


@settings(max_examples=100)
@given(programmes(), st.sampled_from([-1, 0, 0.3, 1.7, 2, 4.3, 5.05, 6]))
def test_pairs_below_the_floor_are_not_eligible(in_memory, drawn, least):
    """Of the pairs that the rules allow, those remain whose points are enough, with the same points."""
    mentors, mentees, rules = drawn
    mentees = [mentee | {"wants": min(mentee["wants"], 1)} for mentee in mentees]
    plain = score(*reversed(in_memory(mentors, mentees, CRITERIA, rules)))
    limits = [{"kind": "floor", "score": least}]
    config, roster = in_memory(mentors, mentees, CRITERIA, rules, fairness=limits)
    scores = score(roster, config)
    kept = [Fraction(won, plain.resolution) >= Fraction(str(least)) for won in plain.points.tolist()]
    assert scores.points.tolist() == plain.points[kept].tolist()
    assert scores.mentees.tolist() == plain.mentees[kept].tolist()
    assert scores.mentors.tolist() == plain.mentors[kept].tolist()
    everybody = (np.arange(len(mentees))[:, None], np.arange(len(mentors))[None, :])
    (mask,) = [mask for mask in scores.masks if mask.label == "floor"]
    assert mask.allows(*everybody)[plain.mentees, plain.mentors].tolist() == kept


def test_a_score_that_is_the_floor_reaches_it():
    """0.1 + 0.2 is 0.3, whatever a binary fraction says."""
    criteria = [
        {"kind": "same", "column": "team", "weight": 0.1},
        {"kind": "same", "column": "site", "name": "place", "weight": 0.2},
    ]
    config = floor(0.3, criteria=criteria)
    assert eligible(score(read_roster(config), config), read_roster(config)) == {("a", "x")}


def test_listed_scores_have_a_floor_and_pairs_that_are_not_listed_have_none(tmp_path):
    """The floor excludes the listed pair below it; a pair that is not listed has no score to be below it."""
    (tmp_path / "pairs.csv").write_text("mentee,mentor,score\na,x,-1\nb,y,2\n", encoding="utf-8")
    config = floor(0, criteria=[{"kind": "scores", "file": "pairs.csv"}]).in_folder(tmp_path)
    roster = read_roster(config)
    scores = score(roster, config)
    assert eligible(scores, roster) == {("b", "y")}
    (mask,) = [mask for mask in scores.masks if mask.label == "floor"]
    assert mask.allows(np.array([[0], [1]]), np.array([[0, 1]])).tolist() == [[False, True], [True, True]]


def test_whoever_has_nobody_because_of_the_floor_is_told_so():
    """The reason counts the mentors below the floor, in ``solve`` and in ``check``."""
    config = floor(1)
    (entry,) = solve(config).unmatched
    assert (entry.mentee, entry.reason.code, entry.reason.rules) == ("b", "no_eligible_mentor", {"floor": 2})
    told = "By the rules no mentor is eligible: the score is below the floor (2)."
    assert why_unmatched(entry) == told
    found = check(config)
    assert [(one.person, one.rules) for one in found.partners if one.stuck] == [("b", {"floor": 2})]
    assert [(one.rule, one.pairs, one.excluded, one.only_by_it) for one in found.rules] == [
        ("floor", 4, 2, 2)
    ]
    assert found.seats.fillable == 1


def test_a_lock_below_the_floor_is_a_clash():
    """A lock cannot be kept below the floor."""
    config = floor(1, rules=[{"kind": "lock", "mentee": "b", "mentor": "x"}])
    result = solve(config)
    assert result.status == "infeasible"
    (clash,) = result.conflict
    assert (clash.code, clash.rules) == ("lock_breaks_rule", {"floor": 1})
    assert clash_told(clash, read_roster(config)) == (
        "The lock of b with x breaks: the score is below the floor. "
        "Remove the lock, or make an exception there."
    )


def test_minimums_that_the_floor_leaves_short_name_it():
    """A mentor whose mentees are all below the floor cannot reach the minimum."""
    mentors = [mentor | {"min": 1} for mentor in TEAMS["mentors"]]
    result = solve(floor(2, mentors=mentors))
    (clash,) = result.conflict
    assert (clash.code, clash.mentors, clash.rules) == ("minimums", ("y",), {"floor": 2})
    assert check(floor(2, mentors=mentors)).clashes == (clash,)


def test_limits_where_somebody_wants_several_mentors_are_refused_with_their_place(programme):
    """What a mentee gets would be a sum, so the limit is refused, with the line of the config."""
    path = programme(
        [{"id": "x", "team": "A"}, {"id": "y", "team": "B"}],
        [{"id": "a", "team": "A", "wants": 2, "W": "x"}, {"id": "b", "team": "A", "wants": 1, "W": "y"}],
        """\
        version: 1
        criteria:
        - {kind: same, column: team}
        - {kind: ranking, columns: W}
        fairness:
        - {kind: floor, score: 0.5}
        - {kind: top_choice_share, at_least: 0.5}
        """,
    )
    with pytest.raises(InputError) as caught:
        read_roster(load_config(path))
    assert [(trouble.line, trouble.what) for trouble in caught.value.troubles] == [
        (
            6,
            "The limit `floor` cannot be kept exactly yet where mentees want more than one mentor "
            "(with several mentors a mentee's score is the sum over all of them): a.",
        ),
        (
            7,
            "The limit `top_choice_share` cannot be kept exactly yet where mentees want more than one mentor "
            "(with several mentors a mentee could be counted several times): a.",
        ),
    ]
    remedy = "Let every mentee want one mentor, or take the limit out of `fairness`."
    assert {trouble.remedy for trouble in caught.value.troubles} == {remedy}
