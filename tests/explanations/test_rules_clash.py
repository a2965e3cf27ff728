"""Rules that cannot all hold: a few that clash, and that can all be kept without any one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pairforge import FaultError, check, solve
from pairforge.certificate import is_refuted
from pairforge.config import Config
from pairforge.engines import solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.explanations import find_rules_clash
from pairforge.pairing import Clash, LevelPrices, RowPrices, Status, StoppedBy
from pairforge.problem.formulate import formulate
from pairforge.reporting.words import clash_told
from pairforge.roster import read_roster
from pairforge.scoring import score

TEAMS = "ABABAB"


def programme(*, least: int = 0, capacity: int = 3, **asked: Any) -> dict[str, Any]:
    """Six mentees of two teams, one of whom is a woman, and three mentors at two sites."""
    mentors = [
        {"id": f"m{idx}", "capacity": capacity, "min": least, "Team": "A", "Site": ["X", "X", "Y"][idx]}
        for idx in range(3)
    ]
    mentees = [
        {"id": f"e{idx}", "Team": team, "Sex": "m" if idx else "w", "Age": idx}
        for idx, team in enumerate(TEAMS)
    ]
    content = {
        "version": 1,
        "mentors": {"people": mentors},
        "mentees": {"people": mentees},
        "criteria": [{"kind": "same", "column": "Team"}],
        "priorities": ["matched", "total"],
    }
    return content | asked


def hard(kind: str, **settings: Any) -> dict[str, Any]:
    """A cohort rule that must hold."""
    return {"kind": kind, "hard": True, **settings}


def lock(mentee: str, mentor: str) -> dict[str, Any]:
    """A locked pair."""
    return {"kind": "lock", "mentee": mentee, "mentor": mentor}


WOMAN = hard("at_least", column="Sex", value="w", count=1)
ONE_OF_A_TEAM = hard("at_most", column="Team", same=1)
TWO_OF_A_TEAM = hard("at_most", column="Team", same=2)
IDLE = hard("size", max=3)

PLANTED: dict[str, tuple[dict[str, Any], dict[str, int], tuple[str, ...], tuple[str, ...]]] = {
    "a woman for each of two mentors": (
        programme(least=1, cohorts=[TWO_OF_A_TEAM, WOMAN, IDLE]),
        {"at_least Sex (1 of w)": 1, "minimum": 2},
        (),
        ("m0", "m1"),
    ),
    "together and apart": (
        programme(
            cohorts=[
                IDLE,
                hard("together", mentees=["e0", "e1"]),
                hard("apart", mentees=["e1", "e0"]),
            ],
            rules=[lock("e0", "m1"), lock("e3", "m0")],
        ),
        {"together (e0, e1)": 1, "apart (e1, e0)": 1, "lock": 1},
        ("e0",),
        ("m1",),
    ),
    "too few for all": (
        programme(capacity=4, cohorts=[hard("size", min=3), TWO_OF_A_TEAM]),
        {"size (at least 3)": 1},
        (),
        (),
    ),
    "two locks of a team": (
        programme(
            rules=[lock("e0", "m2"), lock("e1", "m2"), lock("e2", "m2")], cohorts=[ONE_OF_A_TEAM, IDLE]
        ),
        {"at_most Team (1 of a value)": 1, "lock": 2},
        ("e0", "e2"),
        ("m2",),
    ),
    "an odd minimum": (
        programme(least=1, capacity=1, cohorts=[hard("size", even=True)]),
        {"size (even)": 1, "minimum": 1},
        (),
        ("m0",),
    ),
    "most from one team": (
        programme(
            cohorts=[TWO_OF_A_TEAM, hard("not_alone", column="Team", value="B")],
            fairness=[{"kind": "matched_share", "column": "Team", "value": "A", "at_least": 0.9}],
            rules=[lock("e1", "m0"), lock("e2", "m0")],
        ),
        {"matched_share (Team, A)": 1, "lock": 1},
        ("e1",),
        ("m0",),
    ),
    "a site that is to be full and empty": (
        programme(
            capacities=[{"column": "Site", "at_most": 2}],
            cohorts=[hard("size", min=2), IDLE],
        ),
        {"capacity Site (at most 2)": 1, "size (at least 2)": 1},
        (),
        (),
    ),
    "a count that is too high": (
        programme(
            fairness=[
                {"kind": "count", "of": "mentee", "column": "Age", "at_least": 15},
                {"kind": "count", "of": "mentee", "column": "Team", "value": "B", "at_most": 2},
            ]
        ),
        {"count (mentee Age)": 1, "count (mentee Team, B)": 1},
        (),
        (),
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_the_rules_that_clash_do_so_and_not_without_any_one_of_them(name):
    """Solved anew from a config with only these rules, and with one less."""
    content, rules, mentees, mentors = PLANTED[name]
    clash = clash_of(content)
    assert clash.minimal
    assert (clash.rules, clash.mentees, clash.mentors) == (rules, mentees, mentors)
    assert solve(only(content, clash)).status is Status.INFEASIBLE
    for label in clash.rules:
        assert solve(only(content, clash, without=label)).status is Status.OPTIMAL, label


@pytest.mark.parametrize("name", PLANTED)
def test_check_finds_the_same_rules(name):
    """`pairforge check` says it before anybody solves anything."""
    content = PLANTED[name][0]
    assert check(Config.model_validate(content)).clashes == (clash_of(content),)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "a woman for each of two mentors",
            "No matching keeps all of these: `at_least Sex (1 of w)` and the minimums of m0 and m1. Without "
            "any one of them, the others can be kept. Relax or remove one of them.",
        ),
        (
            "together and apart",
            "No matching keeps all of these: `together (e0, e1)`, `apart (e1, e0)` and the lock of e0 with "
            "m1. Without any one of them, the others can be kept. Relax or remove one of them.",
        ),
        (
            "too few for all",
            "`size (at least 3)` cannot hold by itself: no matching keeps it with these places and eligible "
            "pairs, whatever else is given up. Relax it.",
        ),
    ],
)
def test_a_clash_is_told_in_the_words_of_the_config(name, told):
    """Rules by their labels, people by name."""
    content = PLANTED[name][0]
    assert clash_told(clash_of(content), read_roster(Config.model_validate(content))) == told


def test_without_time_all_rules_are_told_and_that_there_may_be_too_many():
    """A search that is ended leaves what still clashes, and says so."""
    config = Config.model_validate(PLANTED["together and apart"][0])
    problem, roster = formulated(config)
    matching = solve_problem(problem, time_limit=60)
    clash = find_rules_clash(problem, matching, roster, Deadline(0))
    assert clash is not None
    assert not clash.minimal
    assert list(clash.rules) == ["size (at most 3)", "together (e0, e1)", "apart (e1, e0)", "lock"]
    assert "was ended by its limit" in clash_told(clash, roster)


def test_nothing_is_said_of_a_search_that_was_stopped():
    """Nobody knows whether there is a matching then."""
    problem, roster = formulated(Config.model_validate(PLANTED["together and apart"][0]))
    matching = solve_problem(problem, time_limit=60)
    stopped = replace(matching, levels=(), stopped_by=StoppedBy.TIME)
    assert find_rules_clash(problem, stopped, roster, Deadline(60)) is None
    assert find_rules_clash(problem, replace(stopped, stopped_by=None), roster, Deadline(60)) is None


def test_a_reason_that_does_not_hold_is_a_fault():
    """Prices that prove nothing are not believed."""
    problem, roster = formulated(Config.model_validate(PLANTED["together and apart"][0]))
    matching = solve_problem(problem, time_limit=60)
    assert is_refuted(problem, matching.levels)
    none = matching.levels[0].root.rows[:0]
    forged = (LevelPrices("feasible", None, RowPrices(none, none, none, none, none)),)
    assert not is_refuted(problem, forged)
    with pytest.raises(FaultError, match="its reason does not hold"):
        find_rules_clash(problem, replace(matching, levels=forged), roster, Deadline(60))


def formulated(config: Config) -> tuple[Any, Any]:
    """A problem and its roster."""
    roster = read_roster(config)
    return formulate(score(roster, config), roster, config), roster


def clash_of(content: dict[str, Any]) -> Clash:
    """The only clash of a programme."""
    result = solve(Config.model_validate(content))
    assert result.status is Status.INFEASIBLE
    assert result.conflict is not None
    (clash,) = result.conflict
    assert clash.code == "rules_clash"
    return clash


def only(content: dict[str, Any], clash: Clash, *, without: str | None = None) -> Config:
    """The config with the rules of a clash alone, and perhaps without one of them."""
    config = Config.model_validate(content)
    kept = set(clash.rules) - {without}
    locks = [rule for rule in content.get("rules", ()) if {rule["mentee"]} & set(clash.mentees)]
    people = [
        mentor | ({} if mentor["id"] in clash.mentors and "minimum" in kept else {"min": 0})
        for mentor in content["mentors"]["people"]
    ]
    less: dict[str, Any] = {
        key: [
            written
            for written, entry in zip(content.get(key, ()), getattr(config, key), strict=True)
            if entry.label in kept
        ]
        for key in ("cohorts", "fairness", "capacities")
    }
    less["rules"] = locks if "lock" in kept else []
    return Config.model_validate({**content, "mentors": {"people": people}, **less})
