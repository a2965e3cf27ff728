"""How mixed cohorts are, and how far apart groups fare, by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pairforge.auditing import ChosenPairs, audit, compositions, measure
from pairforge.config import Config
from pairforge.roster import Roster

MENTORS = [{"id": "x", "capacity": 9}, {"id": "y", "capacity": 9}, {"id": "z"}]
TEAMS = ["Sales", "sales ", "SALES", "IT", "", "IT"]
MENTEES = [{"id": f"e{idx}", "Team": team, "Site": "Oslo"} for idx, team in enumerate(TEAMS)]
RULES = [
    {"kind": "at_most", "column": "Team", "same": 2},
    {"kind": "not_alone", "column": "team", "value": "it"},
    {"kind": "size", "max": 4},
]
PRIORITIES = ["matched", "breaks", {"kind": "variety", "columns": ["Site", "Team"]}, "total"]


def pairs_of(roster: Roster, mentors: str) -> ChosenPairs:
    """The mentor of each mentee, one letter each; a dash for none."""
    ids = [(idx, roster.mentors.ids.index(one)) for idx, one in enumerate(mentors) if one != "-"]
    mentees, others = np.array(ids, dtype=np.int64).reshape(-1, 2).T
    return ChosenPairs(roster, mentees, others)


@pytest.fixture
def programme_of(in_memory) -> Any:
    """The small programme above, with more in its config."""

    def build(**more: Any) -> tuple[Config, Roster]:
        built: tuple[Config, Roster] = in_memory(MENTORS, MENTEES, **more)
        return built

    return build


def test_what_is_told_of_all_cohorts(programme_of):
    """Values, twos who share one, and who has theirs alone, for each column once, however it is written."""
    config, roster = programme_of(cohorts=RULES, priorities=PRIORITIES)
    pairs = pairs_of(roster, "xxyyy-")
    measures = measure(config, pairs, np.zeros(5, dtype=np.int64), 1000)
    assert measures["cohorts"] == {
        "Team": {"distinct": {"1": 1, "2": 1}, "alike": 1, "alone": 2},
        "Site": {"distinct": {"1": 2}, "alike": 4, "alone": 0},
    }


def test_without_columns_nothing_is_told_of_cohorts(programme_of):
    """A rule on sizes compares no answers."""
    config, roster = programme_of(cohorts=[{"kind": "size", "max": 4, "hard": True}])
    assert "cohorts" not in measure(config, pairs_of(roster, "x-----"), np.zeros(1, dtype=np.int64), 1000)


def test_what_is_in_each_cohort(programme_of):
    """Answers as most wrote them, with counts; a blank is none, and what is audited is left out."""
    asked = {"cohorts": RULES, "priorities": PRIORITIES}
    config, roster = programme_of(**asked)
    pairs = pairs_of(roster, "xxyyy-")
    assert compositions(config, pairs) == {
        "Team": ({"SALES": 2}, {"IT": 1, "SALES": 1}, {}),
        "Site": ({"Oslo": 2}, {"Oslo": 3}, {}),
    }
    config, roster = programme_of(**asked, audit=["TEAM"])
    assert list(compositions(config, pairs)) == ["Site"]


def test_soft_breaks_come_in_the_order_of_the_config(programme_of):
    """Rule by rule, mentor by mentor, with what the audit adds up for the priorities."""
    config, roster = programme_of(cohorts=RULES, priorities=PRIORITIES)
    pairs = pairs_of(roster, "xxxxxz")
    found = audit(roster, config, pairs.mentees, pairs.mentors, resolution=1000)
    assert [(one.rule, one.mentor, one.value, one.count, one.amount) for one in found.soft_breaks] == [
        ("at_most Team (2 of a value)", "x", "SALES", 3, 1),
        ("not_alone team (it)", "x", "IT", 1, 1),
        ("not_alone team (it)", "z", "IT", 1, 1),
        ("size (at most 4)", "x", None, 5, 1),
    ]
    assert found.reached == {"breaks": -4, "variety (Site, Team)": -13}
    assert found.measures["soft_rules"] == {"breaks": 4, "price": 4}


@pytest.mark.parametrize(
    ("more", "mentors", "told"),
    [
        ({"cohorts": [{"kind": "size", "max": 2, "hard": True}]}, "xxx---", ["size (at most 2) (x)"]),
        (
            {"cohorts": [{"kind": "apart", "mentees": ["e0", "e1", "e5"], "hard": True}]},
            "xyyyyy",
            ["apart (e0, e1, e5) (e1, e5 and y)"],
        ),
        (
            {"cohorts": [{"kind": "together", "mentees": ["e0", "e1"], "hard": True}]},
            "x-----",
            ["together (e0, e1) (e0, e1)"],
        ),
    ],
)
def test_hard_rules_are_told_with_the_people(programme_of, more, mentors, told):
    """Which rule, whose cohort, and who."""
    config, roster = programme_of(**more)
    pairs = pairs_of(roster, mentors)
    found = audit(roster, config, pairs.mentees, pairs.mentors, resolution=1000)
    assert [str(one) for one in found.breaks] == told
    assert found.soft_breaks == ()


def test_shared_capacities_count_places(in_memory):
    """Of the mentors with one answer together, too many and too few; a blank is no answer."""
    mentors = [
        {"id": one, "capacity": 9, "Site": site}
        for one, site in zip("wxyz", ["Oslo", "OSLO", "Rome", ""], strict=True)
    ]
    mentees = [{"id": f"e{idx}", "takes": idx + 1} for idx in range(4)]
    config, roster = in_memory(
        mentors,
        mentees,
        mentees={"places": "takes"},
        capacities=[
            {"column": "Site", "places": {"oslo": 3}},
            {"column": "Site", "at_least": 3, "name": "enough"},
        ],
    )
    found = [
        list(map(str, audit(roster, config, pairs.mentees, pairs.mentors, resolution=1000).breaks))
        for pairs in (pairs_of(roster, mentors) for mentors in ("wxy-", "w-xy", "--z-", "---w"))
    ]
    oslo, rome, too_few = "capacity Site (oslo 3): OSLO", "enough: Rome", "enough: OSLO"
    assert found == [[], [oslo], [too_few, rome], [oslo, rome]]
    pairs = pairs_of(roster, "xxxx")
    told = audit(roster, config, pairs.mentees, pairs.mentors, resolution=1000).breaks
    assert [str(one) for one in told] == ["capacity (x)", oslo, rome]


def test_gaps_of_groups_are_shown_without_the_small_ones(in_memory):
    """The gap knows the two of IT; the list has neither them nor the next, and no mean of three people."""
    people = ["IT"] * 2 + ["HR"] * 6 + ["Law"] * 5 + [""] * 3
    mentees = [{"id": f"e{idx:02}", "Team": team, "W": ["x"]} for idx, team in enumerate(people)]
    mentees.append({"id": "none", "Team": "Law", "W": ["x"], "wants": 0})
    criteria = [
        {"kind": "ranking", "name": "wishes", "columns": ["W"], "weight": 2},
        {"kind": "different", "name": "other", "column": "Team"},
    ]
    mentors = [{"id": "x", "capacity": 20, "Team": "HR"}]
    gap = {"kind": "group_gap", "column": "Team"}
    config, roster = in_memory(
        mentors,
        mentees,
        criteria,
        fairness=[gap | {"at_most": 3}, gap | {"measure": "match_rate", "at_most": 1}],
        priorities=["matched", gap, gap | {"measure": "top_k_rate"}, "total"],
    )
    pairs = pairs_of(roster, "xx" + "xxx---" + "x----" + "xxx" + "-")
    found = audit(roster, config, pairs.mentees, pairs.mentors, resolution=1000)
    scores = found.measures["group_gaps"]["group_gap (Team, mean score)"]
    assert scores == {
        "measure": "mean_score",
        "gap": 2.4,
        "at_most": 3.0,
        "criteria": {"wishes": 1.6, "other": 1.0},
        "groups": [{"group": "HR", "people": 6, "mean": None}],
        "withheld": 2,
    }
    rates = found.measures["group_gaps"]["group_gap (Team, match rate)"]
    assert (rates["gap"], rates["at_most"]) == (0.8, 1.0)
    assert rates["groups"] == [{"group": "HR", "people": 6, "mean": 0.5}]
    assert found.reached == {
        "group_gap (Team, mean score)": -2400,
        "group_gap (Team, top 1 rate)": -800_000,
    }
    assert found.breaks == ()


def test_a_gap_is_rounded_up_and_a_limit_is_not(in_memory):
    """A third is more than 0.333, and 333,334 millionths."""
    mentees = [{"id": f"e{idx}", "Team": team} for idx, team in enumerate("aaabbb")]
    gap = {"kind": "group_gap", "column": "Team", "measure": "match_rate"}
    found = []
    for at_most in (0.333, 0.3333333333333333, 0.334):
        config, roster = in_memory(
            MENTORS, mentees, fairness=[gap | {"at_most": at_most}], priorities=["matched", gap, "total"]
        )
        pairs = pairs_of(roster, "xx-x--")
        audited = audit(roster, config, pairs.mentees, pairs.mentors, resolution=1000)
        found.append(len(audited.breaks))
        assert audited.reached == {"group_gap (Team, match rate)": -333_334}
    assert found == [1, 1, 0]
