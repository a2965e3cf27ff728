"""Mentees without a mentor although one has room: rules on groups are named where they stand in the way."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from pairforge import solve
from pairforge.auditing import audit
from pairforge.config import Config
from pairforge.explanations.in_the_way import InTheWay
from pairforge.problem.formulate import formulate
from pairforge.reporting.words import remedy_unmatched, why_unmatched
from pairforge.roster import read_roster
from pairforge.scoring import score

TEAMS = "AAAB"


def programme(**asked: Any) -> dict[str, Any]:
    """Three mentees of A, one of B, and two mentors with room for all."""
    mentors = [{"id": f"m{idx}", "capacity": 3, "Team": "AB"[idx], "Site": "X"} for idx in range(2)]
    mentees = [{"id": f"e{idx}", "Team": team, "Hours": 1 + (idx == 2)} for idx, team in enumerate(TEAMS)]
    content = {
        "version": 1,
        "mentors": {"people": mentors},
        "mentees": {"people": mentees},
        "criteria": [{"kind": "same", "column": "Team"}],
        "priorities": ["matched", "total"],
    }
    return content | asked


@pytest.mark.parametrize(
    ("asked", "code", "rules"),
    [
        (
            {"cohorts": [{"kind": "at_most", "column": "Team", "same": 1, "hard": True}]},
            "rules_of_groups",
            {"at_most Team (1 of a value)": 2},
        ),
        (
            {"capacities": [{"column": "Site", "at_most": 3}]},
            "rules_of_groups",
            {"capacity Site (at most 3)": 2},
        ),
        (
            {
                "capacities": [{"column": "Site", "at_most": 3}],
                "cohorts": [{"kind": "size", "max": 2, "hard": True}],
            },
            "rules_of_groups",
            {"capacity Site (at most 3)": 2, "size (at most 2)": 1},
        ),
        ({"cohorts": [{"kind": "size", "max": 1, "hard": True}]}, "rules_of_groups", {"size (at most 1)": 2}),
        (
            {
                "cohorts": [{"kind": "at_most", "column": "Team", "same": 1}],
                "priorities": ["breaks", "total"],
            },
            "better_without",
            {},
        ),
    ],
)
def test_rules_on_groups_are_named_where_they_stand_in_the_way(asked, code, rules):
    """A rule counts the mentors with a seat with whom the pair would break it; soft rules are priorities."""
    result = solve(Config.model_validate(programme(**asked)))
    assert result.unmatched
    for entry in result.unmatched:
        assert (entry.reason.code, entry.reason.rules) == (code, rules)


def test_it_is_told_which_rules_and_what_would_help():
    """In the words of the config."""
    asked = {"cohorts": [{"kind": "at_most", "column": "Team", "same": 1, "hard": True, "name": "mixed"}]}
    (entry,) = solve(Config.model_validate(programme(**asked))).unmatched
    told = "Wherever a mentor has room, the pair would break a rule on groups: mixed (2)."
    assert why_unmatched(entry) == told
    assert remedy_unmatched(entry) == "Relax the rule, or find a mentor whose group has room by these rules."


def test_a_seat_that_is_too_small_is_none():
    """Who takes two places does not fit where one is left."""
    config = programme()
    config["mentees"]["places"] = "Hours"
    config["rules"] = [{"kind": "lock", "mentee": mentee, "mentor": "m0"} for mentee in ("e0", "e1")]
    config["rules"] += [{"kind": "same", "column": "Team"}]
    (left,) = solve(Config.model_validate(config)).unmatched
    assert (left.mentee, left.reason.code) == ("e2", "no_seat")


@pytest.mark.parametrize("locked", ["e0", "e3"])
def test_what_is_found_out_is_what_the_auditor_finds(locked):
    """One more pair breaks the rules that an audit of all pairs with it finds broken."""
    rules = [
        {"kind": "at_most", "column": "Team", "same": 1, "hard": True, "name": "mixed"},
        {"kind": "apart", "mentees": ["e0", "e3"], "hard": True, "name": "apart"},
        {"kind": "not_alone", "column": "Hours", "value": "2", "hard": True, "name": "not alone"},
    ]
    config = Config.model_validate(programme(cohorts=rules, capacities=[{"column": "Site", "at_most": 1}]))
    roster = read_roster(config)
    scores = score(roster, config)
    problem = formulate(scores, roster, config)
    first = scores.find(roster.mentees.ids.index(locked), 0)
    in_the_way = InTheWay(problem, np.array([first]))
    capacity = config.capacities[0].label
    for pair in range(problem.num_pairs):
        if problem.mentees[pair] != problem.mentees[first]:
            chosen = np.sort([first, pair])
            found = audit(roster, config, *problem.people(chosen), resolution=scores.resolution).breaks
            labels = {broken.rule.removesuffix(": X") for broken in found}
            assert capacity in labels
            assert set(in_the_way.of(pair)) == labels
