"""Explanation values, each checked against what it claims."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import pairforge
from pairforge.config import Config
from pairforge.explanations import find_clashes
from pairforge.pipeline import run
from pairforge.roster import read_roster
from pairforge.scoring import score

ROOT = Path(__file__).parents[2]
SAMPLES = ("quickstart", "readme", "university", "scores")


def config(**changes):
    """Two mentors and two mentees of two teams, with changes."""
    plain = {
        "version": 1,
        "mentors": [{"id": "x", "team": "A", "capacity": 1}, {"id": "y", "team": "B", "capacity": 1}],
        "mentees": [{"id": "a", "team": "A"}, {"id": "b", "team": "B"}],
        "criteria": [{"kind": "different", "column": "team"}],
    }
    return Config.model_validate(plain | changes)


@pytest.mark.parametrize("name", SAMPLES)
def test_runner_up_and_rank_recompute(name):
    """The runner-up is the best eligible mentor not chosen; the rank counts the better ones."""
    outcome = run(ROOT / "configs" / f"{name}.yaml")
    roster = outcome.roster
    scores = score(roster, outcome.config)
    chosen = {(pair.mentee, pair.mentor) for pair in outcome.result.pairs}
    for told, pair in zip(outcome.explanations, outcome.result.pairs, strict=True):
        assert (told.mentee, told.mentor) == (pair.mentee, pair.mentor)
        mentee = roster.mentees.ids.index(pair.mentee)
        row = range(scores.starts[mentee], scores.starts[mentee + 1])
        value = {
            roster.mentors.ids[scores.mentors[e]]: int(scores.points[e]) / scores.resolution for e in row
        }
        others = {mentor: score for mentor, score in value.items() if (pair.mentee, mentor) not in chosen}
        assert told.eligible == len(value)
        assert told.rank == 1 + sum(score > pair.score for score in value.values())
        assert told.runner_up_score == max(others.values(), default=None)
        assert told.runner_up is None or others[told.runner_up] == told.runner_up_score


@pytest.mark.parametrize("name", SAMPLES)
def test_evidence_is_told_only_where_points_were_given(name):
    """A criterion with evidence gave points."""
    outcome = run(ROOT / "configs" / f"{name}.yaml")
    for told, pair in zip(outcome.explanations, outcome.result.pairs, strict=True):
        assert all(pair.parts[label] > 0 and tokens for label, tokens in told.evidence.items())


def test_the_score_lies_in_what_blanks_leave_open():
    """A blank team may turn out to be any: the score could be 0 or 1; without a blank it is what it is."""
    mentees = [{"id": "a", "team": "A"}, {"id": "b", "team": ""}]
    mentors = [{"id": "x", "team": "B", "capacity": 2}]
    told = {one.mentee: one for one in run(config(mentees=mentees, mentors=mentors)).explanations}
    assert (told["a"].lowest, told["a"].highest) == (1.0, 1.0)
    assert (told["b"].lowest, told["b"].highest) == (0.0, 1.0)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_score_lies_between_its_bounds(name):
    """Whatever is blank, the score counted is one that is possible."""
    outcome = run(ROOT / "configs" / f"{name}.yaml")
    for told, pair in zip(outcome.explanations, outcome.result.pairs, strict=True):
        assert told.lowest <= pair.score <= told.highest


def test_unmatched_without_a_seat():
    """Whoever is left over although mentors are eligible is told that they are full."""
    result = pairforge.solve(config(mentors=[{"id": "x", "team": "C", "capacity": 1}]))
    (entry,) = result.unmatched
    assert (entry.reason.code, entry.reason.eligible, entry.wanted, entry.got) == ("no_seat", 1, 1, 0)


def test_unmatched_by_the_rule_responsible():
    """A rule that excludes everybody by itself is named alone."""
    rules = [{"kind": "differ", "column": "team"}, {"kind": "never", "mentee": "a", "mentor": "x"}]
    result = pairforge.solve(config(rules=rules, mentors=[{"id": "x", "team": "A", "capacity": 5}]))
    reasons = {entry.mentee: entry.reason for entry in result.unmatched}
    assert reasons["a"].code == "no_eligible_mentor"
    assert reasons["a"].rules == {"differ team": 1, "never": 1}
    assert "b" not in reasons


def test_unmatched_by_several_rules_together():
    """Where no rule excludes everybody by itself, each is named with its count."""
    rules = [{"kind": "differ", "column": "team"}, {"kind": "never", "mentee": "a", "mentor": "y"}]
    result = pairforge.solve(config(rules=rules))
    assert {entry.mentee: entry.reason.rules for entry in result.unmatched} == {
        "a": {"differ team": 1, "never": 1}
    }


def test_unmatched_because_a_priority_is_better_without(tmp_path):
    """With `total` alone a pair below zero is left out although there is room."""
    (tmp_path / "pairs.csv").write_text("mentee,mentor,score\na,x,-1\nb,y,2\n", encoding="utf-8")
    plain = config(criteria=[{"kind": "scores", "file": "pairs.csv"}], priorities=["total"])
    result = pairforge.solve(plain.in_folder(tmp_path))
    assert {entry.mentee: entry.reason.code for entry in result.unmatched} == {"a": "better_without"}


def test_partly_matched_mentee_is_listed():
    """A mentee who wanted two mentors and got the only eligible one is listed with the rule."""
    result = pairforge.solve(
        config(
            mentees=[{"id": "a", "team": "A", "wants": 2}],
            rules=[{"kind": "differ", "column": "team"}],
        )
    )
    (entry,) = result.unmatched
    assert (entry.wanted, entry.got, entry.reason.code) == (2, 1, "no_eligible_mentor")
    assert entry.reason.rules == {"differ team": 1}


def test_mentors_one_has_already_are_no_free_seats():
    """Whoever wants two mentors, has one and finds the other full is short of a seat, not of a reason."""
    result = pairforge.solve(
        config(
            mentors=[{"id": "x", "team": "A", "capacity": 2}, {"id": "y", "team": "B", "capacity": 1}],
            mentees=[{"id": "a", "team": "A", "wants": 2}, {"id": "b", "team": "B"}],
            rules=[{"kind": "lock", "mentee": "b", "mentor": "y"}],
        )
    )
    (entry,) = result.unmatched
    assert (entry.mentee, entry.got, entry.reason.code, entry.reason.eligible) == ("a", 1, "no_seat", 2)


def test_rules_of_one_name_count_a_mentor_once():
    """Two vetoes of the same pair, and two gaps on one column, exclude each mentor once."""
    veto = {"kind": "never", "mentee": "a", "mentor": "x"}
    result = pairforge.solve(config(rules=[veto, veto, {"kind": "never", "mentee": "a", "mentor": "y"}]))
    assert {entry.mentee: entry.reason.rules for entry in result.unmatched} == {"a": {"never": 2}}


@pytest.mark.parametrize(
    ("least", "mentees", "available", "rules"),
    [
        pytest.param(2, ("a",), 1, {"never": 1, "lock": 1}, id="the lock is needed for that"),
        pytest.param(3, ("a", "b"), 2, {"never": 1}, id="without the lock there are too few, too"),
    ],
)
def test_locks_are_named_where_minimums_fail(least, mentees, available, rules):
    """Who is locked to the mentor counts as available; who is locked elsewhere is told as a lock."""
    result = pairforge.solve(
        config(
            mentors=[
                {"id": "x", "capacity": 3, "min": least, "team": ""},
                {"id": "y", "capacity": 1, "team": ""},
            ],
            mentees=[{"id": "a", "team": ""}, {"id": "b", "team": ""}, {"id": "c", "team": ""}],
            rules=[
                {"kind": "lock", "mentee": "a", "mentor": "x"},
                {"kind": "lock", "mentee": "b", "mentor": "y"},
                {"kind": "never", "mentee": "c", "mentor": "x"},
            ],
        )
    )
    assert result.conflict is not None
    (clash,) = result.conflict
    assert (clash.mentors, clash.mentees) == (("x",), mentees)
    assert (clash.needed, clash.available, clash.rules) == (least, available, rules)


@pytest.mark.parametrize(
    ("changes", "code", "mentees", "mentors", "rules"),
    [
        (
            {
                "rules": [
                    {"kind": "lock", "mentee": "a", "mentor": "x"},
                    {"kind": "differ", "column": "team"},
                ]
            },
            "lock_breaks_rule",
            ("a",),
            ("x",),
            {"differ team": 1},
        ),
        (
            {
                "mentors": [{"id": "a", "team": "A"}],
                "rules": [{"kind": "lock", "mentee": "a", "mentor": "a"}],
            },
            "lock_breaks_rule",
            ("a",),
            ("a",),
            {"oneself": 1},
        ),
        (
            {
                "mentors": [{"id": "x", "team": "A", "capacity": 0}],
                "rules": [{"kind": "lock", "mentee": "a", "mentor": "x"}],
            },
            "locks_exceed_capacity",
            ("a",),
            ("x",),
            {},
        ),
        (
            {"mentors": [{"id": "x", "capacity": 0, "min": 1, "team": ""}]},
            "minimum_exceeds_capacity",
            (),
            ("x",),
            {},
        ),
    ],
)
def test_clashes(changes, code, mentees, mentors, rules):
    """Contradictions are found without any search, with the people and rules involved."""
    plain = config(**changes)
    roster = read_roster(plain)
    (clash,) = find_clashes(score(roster, plain), roster, plain)
    assert (clash.code, clash.mentees, clash.mentors, clash.rules) == (code, mentees, mentors, rules)


def test_one_minimum_for_all_does_not_bind_resting_mentors():
    """`min: 1` for everybody leaves out a mentor with capacity 0."""
    mentors = {
        "people": [{"id": "x", "team": "A", "capacity": 0}, {"id": "y", "team": "B", "capacity": 2}],
        "min": 1,
    }
    result = pairforge.solve(config(mentors=mentors))
    assert [(mentor.mentor, mentor.min, mentor.load) for mentor in result.mentors] == [
        ("x", 0, 0),
        ("y", 1, 2),
    ]


def test_minimums_that_cannot_be_filled_name_the_smallest_group():
    """Only the mentors who are short together are named, with the mentees they may have and the rules."""
    mentors = [
        {"id": "x", "team": "A", "capacity": 3, "min": 2},
        {"id": "y", "team": "B", "capacity": 3, "min": 1},
    ]
    mentees = [{"id": f"p{idx}", "team": "B" if idx else "A"} for idx in range(5)]
    result = pairforge.solve(
        config(mentors=mentors, mentees=mentees, rules=[{"kind": "same", "column": "team"}])
    )
    assert result.conflict is not None
    (clash,) = result.conflict
    assert (clash.code, clash.mentors, clash.mentees) == ("minimums", ("x",), ("p0",))
    assert (clash.needed, clash.available, clash.rules) == (2, 1, {"same team": 4})


def test_explaining_changes_nothing():
    """The scores are the same after explaining as before."""
    plain = pairforge.load_config(ROOT / "configs" / "readme.yaml")
    roster = read_roster(plain)
    scores = score(roster, plain)
    before = scores.points.copy()
    run(plain)
    assert np.array_equal(scores.points, before)
