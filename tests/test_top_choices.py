"""From a config with a limit on first choices to its pairs, or to why that many cannot have one."""

from __future__ import annotations

from typing import Any

import pytest

from pairforge import check, solve
from pairforge.config import Config
from pairforge.pairing import Status
from pairforge.reporting.words import clash_told
from pairforge.roster import read_roster

PEOPLE: dict[str, Any] = {
    "mentors": [{"id": "x", "team": "A", "capacity": 2}, {"id": "y", "team": "B", "capacity": 2}],
    "mentees": [
        {"id": "a", "team": "A", "W": ["y", "x"]},
        {"id": "b", "team": "B", "W": ["x", "y"]},
        {"id": "c", "team": "A", "W": ["x"]},
        {"id": "d", "team": "C", "W": []},
    ],
    "criteria": [
        {"kind": "same", "column": "team", "weight": 3},
        {"kind": "ranking", "name": "wishes", "columns": "W", "weight": 1},
    ],
    "priorities": ["matched", "total"],
}
"""By the total a and c go to x, and b to y: of the three who chose, c alone has the first choice."""


def config(at_least: float, **more: Any) -> Config:
    """The small programme with a limit, and more."""
    limit = {"kind": "top_choice_share", "at_least": at_least} | more.pop("limit", {})
    return Config.model_validate({"version": 1, **PEOPLE, "fairness": [limit], **more})


@pytest.mark.parametrize(
    ("at_least", "pairs"),
    [
        (0.33, {"a": "x", "b": "y", "c": "x", "d": "y"}),
        (0.34, {"a": "y", "b": "y", "c": "x", "d": "x"}),
        (1, {"a": "y", "b": "x", "c": "x", "d": "y"}),
    ],
)
def test_enough_get_their_first_choice_and_the_rest_is_best(at_least, pairs):
    """The share is rounded up to people; within it the total is as good as can be, and proved."""
    result = solve(config(at_least))
    assert {pair.mentee: pair.mentor for pair in result.pairs} == pairs
    assert result.status is Status.OPTIMAL
    glad = result.measures["choices"]["wishes"]["1"]
    assert glad >= at_least * 3
    assert check(config(at_least)).clashes == ()


def test_a_share_that_cannot_be_had_is_a_conflict():
    """It says how many must and how many can, and which rules exclude how many of the wishes."""
    rules = [{"kind": "never", "mentee": "a", "mentor": "y"}]
    mentors = [mentor | {"capacity": 1} for mentor in PEOPLE["mentors"]]
    asked = config(0.5, rules=rules, mentors=mentors)
    result = solve(asked)
    assert result.status is Status.INFEASIBLE
    (clash,) = result.conflict
    assert (clash.code, clash.needed, clash.available, clash.rules) == (
        "top_choice_share",
        2,
        1,
        {"never": 1},
    )
    assert clash_told(clash, read_roster(asked)) == (
        "The limit `top_choice_share` asks that 2 mentees get one of the first choices, but at most 1 can, "
        "whatever else is given up. Excluded wishes: never (1). Lower `at_least`, raise `k`, or find more "
        "places with mentors whom many chose."
    )
    assert check(asked).clashes == (clash,)


def test_the_floor_and_the_share_hold_together():
    """A wish below the floor cannot be had, so that the share is out of reach."""
    limits = [{"kind": "floor", "score": 1}, {"kind": "top_choice_share", "at_least": 1}]
    asked = Config.model_validate({"version": 1, **PEOPLE, "fairness": limits})
    assert {pair.mentee: pair.mentor for pair in solve(asked).pairs} == {"a": "y", "b": "x", "c": "x"}
    limits[0]["score"] = 1.5
    (clash,) = solve(Config.model_validate({"version": 1, **PEOPLE, "fairness": limits})).conflict
    assert (clash.code, clash.needed, clash.available, clash.rules) == (
        "top_choice_share",
        3,
        1,
        {"floor": 2},
    )


def test_mentees_who_want_nobody_do_not_count():
    """Whoever chose but wants no mentor any more is nobody to be served."""
    mentees = [*PEOPLE["mentees"], {"id": "e", "team": "A", "W": ["y"], "wants": 0}]
    assert solve(config(1, mentees=mentees)).status is Status.OPTIMAL
