"""The auditor finds every fairness limit that a matching breaks."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest

from pairforge.auditing import audit
from pairforge.auditing.limits import LIMITS
from pairforge.config import Config
from pairforge.config.fairness import LimitConfig
from pairforge.roster import read_roster

PEOPLE: dict[str, Any] = {
    "mentors": [{"id": "x", "team": "A", "capacity": 4}, {"id": "y", "team": "B", "capacity": 4}],
    "mentees": [
        {"id": "a", "team": "A", "W": ["x", "y"]},
        {"id": "b", "team": "B", "W": ["x", "y"]},
        {"id": "c", "team": "C", "W": []},
        {"id": "d", "team": "A", "W": ["y"], "wants": 0},
        {"id": "e", "team": "B", "W": ["y"]},
    ],
    "criteria": [
        {"kind": "same", "column": "team", "weight": 0.3},
        {"kind": "ranking", "name": "wishes", "columns": "W", "weight": 0},
    ],
}


def breaks(limit: dict[str, Any], pairs: list[tuple[str, str]]) -> list[str]:
    """What the auditor finds in pairs of ids."""
    config = Config.model_validate({"version": 1, **PEOPLE, "fairness": [limit]})
    roster = read_roster(config)
    mentees = np.array([roster.mentees.ids.index(mentee) for mentee, _ in pairs], dtype=np.int64)
    mentors = np.array([roster.mentors.ids.index(mentor) for _, mentor in pairs], dtype=np.int64)
    return list(map(str, audit(roster, config, mentees, mentors, resolution=1000).breaks))


def test_every_kind_of_limit_has_a_check():
    """The auditor knows every kind that the schema knows."""
    models = get_args(get_args(LimitConfig)[0])
    assert {get_args(model.model_fields["kind"].annotation)[0] for model in models} == set(LIMITS)


@pytest.mark.parametrize(
    ("least", "told"), [(0, []), (0.3, ["floor (c and y)"]), (0.301, ["floor (a and x)", "floor (c and y)"])]
)
def test_pairs_below_the_floor_are_found(least, told):
    """A score that is the floor reaches it; each pair below is named."""
    assert breaks({"kind": "floor", "score": least}, [("a", "x"), ("c", "y")]) == told


@pytest.mark.parametrize(
    ("at_least", "depth", "told"),
    [
        (0.3, 1, []),
        (0.34, 1, ["top_choice_share"]),
        (1, 1, ["top_choice_share"]),
        (0.6, 2, []),
        (0.67, 2, ["top_choice_share (top 2)"]),
    ],
)
def test_too_few_first_choices_are_found(at_least, depth, told):
    """Of a, b and e, who stated choices and want somebody, a has the first and b the second."""
    limit = {"kind": "top_choice_share", "at_least": at_least, "k": depth}
    assert breaks(limit, [("a", "x"), ("b", "y"), ("c", "x"), ("e", "x")]) == told


def test_where_nobody_stated_choices_there_is_nothing_to_keep():
    """A share of nobody is nobody."""
    nobody = [mentee | {"W": []} for mentee in PEOPLE["mentees"]]
    config = Config.model_validate(
        {
            "version": 1,
            **PEOPLE,
            "mentees": nobody,
            "fairness": [{"kind": "top_choice_share", "at_least": 1}],
        }
    )
    roster = read_roster(config)
    nothing = np.empty(0, dtype=np.int64)
    assert audit(roster, config, nothing, nothing, resolution=1000).breaks == ()
