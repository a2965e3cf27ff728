"""The auditor finds every rule that a matching breaks, and computes every figure by itself."""

from __future__ import annotations

import numpy as np
import pytest

from pairforge.auditing import audit
from pairforge.config import Config
from pairforge.roster import read_roster

PEOPLE = {
    "mentors": [
        {"id": "x", "team": "A", "langs": ["en"], "grade": "5", "capacity": 2, "min": 1, "likes": ["b"]}
        | {"free": "Mon 9-10", "boss": "y", "not": "a", "ok": "Yes"},
        {"id": "y", "team": "B", "langs": ["de", "EN"], "grade": "", "capacity": 1}
        | {"free": "", "boss": "", "not": "", "ok": "no"},
        {"id": "z", "team": "", "langs": [], "grade": "2", "capacity": 0},
    ],
    "mentees": [
        {"id": "a", "team": "a", "langs": ["En"], "grade": "3", "wants": 1, "wish": "x"}
        | {"free": "Mon 9:30-11", "boss": "out", "not": "", "ok": "yes"},
        {"id": "b", "team": "B", "langs": ["fr"], "grade": "4", "wants": 2, "wish": "y"}
        | {"free": "Tue 9-10", "boss": "x", "not": "y", "ok": ""},
        {"id": "x", "team": "C", "langs": ["en"], "grade": "", "wants": 1, "wish": ""},
    ],
}


def audited(pairs, rules=(), criteria=None, folder=None):
    """Audit pairs of ids over the small roster above."""
    config = Config.model_validate(
        {
            "version": 1,
            **PEOPLE,
            "criteria": criteria or [{"kind": "same", "column": "team", "weight": 2}],
            "rules": list(rules),
        }
    )
    config = config if folder is None else config.in_folder(folder)
    roster = read_roster(config)
    mentees = np.array([roster.mentees.ids.index(mentee) for mentee, _ in pairs], dtype=np.int64)
    mentors = np.array([roster.mentors.ids.index(mentor) for _, mentor in pairs], dtype=np.int64)
    return audit(roster, config, mentees, mentors, resolution=1000)


def test_a_matching_that_keeps_everything_has_no_breaks():
    """Nothing is found where nothing is wrong."""
    assert audited([("a", "x"), ("b", "y")]).breaks == ()


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([("a", "x"), ("a", "y")], ["more mentors than wanted (a)"]),
        ([("a", "y"), ("b", "y"), ("b", "x")], ["capacity (y)"]),
        ([("a", "x"), ("b", "z")], ["capacity (z)"]),
        ([("a", "y")], ["minimum (x)"]),
        ([("x", "x")], ["oneself (x and x)"]),
        ([("b", "x"), ("b", "x")], ["chosen twice (b and x)"]),
    ],
)
def test_places(pairs, told):
    """Capacities, minimums, wants, repeated pairs and oneself are checked whatever the rules."""
    assert [str(found) for found in audited(pairs).breaks] == told


@pytest.mark.parametrize(
    ("rule", "pairs", "told"),
    [
        ({"kind": "never", "mentee": "a", "mentor": "x"}, [("a", "x")], ["never (a and x)"]),
        ({"kind": "never", "mentee": "a", "mentor": "x"}, [("b", "x")], []),
        ({"kind": "lock", "mentee": "a", "mentor": "x"}, [("b", "x")], ["lock (a and x)"]),
        ({"kind": "lock", "mentee": "a", "mentor": "x"}, [("a", "x")], []),
        ({"kind": "differ", "column": "team"}, [("a", "x")], ["differ team (a and x)"]),
        ({"kind": "differ", "column": "team"}, [("b", "x")], []),
        ({"kind": "same", "column": "team"}, [("b", "x")], ["same team (b and x)"]),
        ({"kind": "same", "column": "team"}, [("a", "x")], []),
        ({"kind": "share", "column": "langs"}, [("b", "x")], ["share langs (b and x)"]),
        ({"kind": "share", "column": "langs"}, [("a", "x"), ("x", "y")], []),
        ({"kind": "meet", "column": "free"}, [("a", "x")], []),
        ({"kind": "meet", "column": "free", "minutes": 31}, [("a", "x")], ["meet free (a and x)"]),
        ({"kind": "meet", "column": "free"}, [("b", "x")], ["meet free (b and x)"]),
        ({"kind": "meet", "column": "free"}, [("a", "x"), ("b", "y")], ["meet free (b and y)"]),
        ({"kind": "reporting_line", "manager": "boss"}, [("a", "x")], []),
        ({"kind": "reporting_line", "manager": "boss"}, [("b", "x")], ["reporting_line (b and x)"]),
        (
            {"kind": "reporting_line", "manager": "boss"},
            [("a", "x"), ("b", "y")],
            ["reporting_line (b and y)"],
        ),
        ({"kind": "reporting_line", "manager": {"mentee": "boss"}}, [("a", "x"), ("b", "y")], []),
        ({"kind": "conflict", "column": "langs"}, [("a", "x")], ["conflict langs (a and x)"]),
        ({"kind": "conflict", "column": "langs"}, [("b", "x")], []),
        ({"kind": "conflict", "people": ["a", "b", "x"]}, [("b", "x")], ["conflict (b and x)"]),
        ({"kind": "conflict", "people": ["a", "y"]}, [("b", "x")], []),
        ({"kind": "veto", "mentee": "not", "mentor": "not"}, [("a", "x")], ["veto (a and x)"]),
        ({"kind": "veto", "mentee": "not"}, [("a", "x")], []),
        ({"kind": "veto", "mentee": "not"}, [("a", "x"), ("b", "y")], ["veto (b and y)"]),
        ({"kind": "consent", "column": "ok", "values": ["YES"]}, [("a", "x")], []),
        ({"kind": "consent", "column": "ok", "values": ["yes"]}, [("b", "x")], ["consent (b and x)"]),
        ({"kind": "consent", "mentor": "ok", "values": ["yes"]}, [("b", "x")], []),
        ({"kind": "gap", "column": "grade", "min": 2}, [("b", "x")], ["gap grade (b and x)"]),
        ({"kind": "gap", "column": "grade", "min": 2}, [("a", "x")], []),
        ({"kind": "gap", "column": "grade", "max": 1}, [("a", "x")], ["gap grade (a and x)"]),
        ({"kind": "gap", "column": "grade", "min": -9}, [("a", "y"), ("b", "x")], ["gap grade (a and y)"]),
    ],
)
def test_rules(rule, pairs, told):
    """Each rule is checked from the answers: held, broken, and where an answer is blank."""
    assert [str(found) for found in audited(pairs, [rule]).breaks] == told


def test_pairs_that_are_not_listed(tmp_path):
    """With listed scores a pair that is not listed is a break."""
    (tmp_path / "s.csv").write_text("mentee,mentor,score\na,x,1.5\n", encoding="utf-8")
    criteria = [{"kind": "scores", "file": "s.csv", "weight": 2}]
    found = audited([("a", "x"), ("b", "x")], criteria=criteria, folder=tmp_path)
    assert [str(broken) for broken in found.breaks] == ["not listed in scores (b and x)"]
    fine = audited([("a", "x")], criteria=criteria, folder=tmp_path)
    assert fine.points.tolist() == [3000]


def test_measures():
    """Every figure of a small matching, by hand; the worst off is a mentee, here with two mentors."""
    criteria = [
        {"kind": "same", "column": "team", "weight": 2},
        {"kind": "ranking", "name": "wishes", "columns": "wish"},
    ]
    found = audited([("a", "x"), ("b", "y"), ("b", "x")], criteria=criteria)
    assert found.points.tolist() == [3000, 3000, 0]
    assert {label: part.tolist() for label, part in found.parts.items()} == {
        "same": [2000, 2000, 0],
        "wishes": [1000, 1000, 0],
    }
    assert found.measures == {
        "mentees": 3,
        "mentors": 3,
        "wanted": 4,
        "seats": 3,
        "matched": 3,
        "mentees_matched": 2,
        "total": 6.0,
        "mean": 2.0,
        "worst_off": 3.0,
        "worst_tenth": 3.0,
        "worst_share": 0.1,
        "quartiles": [1.5, 3.0, 3.0],
        "gini": 0.333333,
        "choices": {"wishes": {"1": 2, "none": 1}},
        "loads": {"0": 1, "1": 1, "2": 1},
        "groups": {},
    }


def test_measures_of_nobody():
    """A matching without pairs has figures too; what does not exist is None."""
    config = Config.model_validate(
        {
            "version": 1,
            "mentors": [{"id": "x"}],
            "mentees": [{"id": "a"}],
            "criteria": [{"kind": "same", "column": "id"}],
        }
    )
    none = np.empty(0, dtype=np.int64)
    found = audit(read_roster(config), config, none, none, resolution=1000)
    assert (found.measures["matched"], found.measures["total"]) == (0, 0)
    absent = ("mean", "worst_off", "worst_tenth", "quartiles", "gini")
    assert [found.measures[key] for key in absent] == [None] * 5
