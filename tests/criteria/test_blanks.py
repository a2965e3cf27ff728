"""What blanks may turn out to be, and what columns that nobody named can do: nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.criteria.test_every_kind import ALL, GRADES, People, Person, block, made, programmes

from pairforge.criteria import build_criteria

__all__ = ["made"]

ANSWERS: dict[str, Any] = {
    "Tags": st.lists(st.sampled_from("abcdef"), unique=True, min_size=1, max_size=4),
    "Team": st.sampled_from("xyz"),
    "Age": st.sampled_from(["-1", "0", "0.5", "2", "3.25", "7"]),
    "Grade": st.sampled_from(GRADES),
    "Target": st.sampled_from(["r1", "r2", "r3"]),
    "Current": st.sampled_from(["r1", "r2", "r3"]),
    "Roles": st.lists(st.sampled_from(["r1", "r2", "r3", "r4"]), unique=True, min_size=1, max_size=3),
    "Likes": st.lists(st.sampled_from(["Team", "Current"]), unique=True, min_size=1),
    "Unlikes": st.lists(st.sampled_from(["Team", "Current"]), unique=True, min_size=1, max_size=1),
    "Free": st.sampled_from([["Mon 9-10"], ["Wed 0-24"]]),
    "Boss": st.sampled_from(["out", "far"]),
    "Text": st.sampled_from(["law", "Law and order", "R"]),
    "Wanted": st.sampled_from([["p: 2"], ["p: 4", "q: 1"]]),
    "Now": st.sampled_from([["p: 1"], ["q: 3", "r: 0"], ["p: 3", "q: 3", "r: 3", "s: 3"]]),
    "Important": st.sampled_from([["p: 1"], ["p: 0", "q: 3", "s: 1"], ["q: 0", "r: 1"]]),
    "Level": st.sampled_from([["p: 3"], ["q: 2", "r: 7"]]),
    "Teaches": st.sampled_from([["p"], ["q", "s"]]),
}
"""An answer to every column of the random programmes in which a blank is not an answer itself."""


@st.composite
def completions(draw: st.DrawFn) -> tuple[People, People]:
    """A programme, and the same with all blanks of the first mentee and the first mentor filled in."""
    people = draw(programmes())
    completed = []
    for side, other in zip(people, "EM", strict=True):
        first = dict(side[0])
        for column, answers in ANSWERS.items():
            first[column] = first[column] or draw(answers)
        if side[0]["Unlikes"] or side[0]["Likes"]:  # a blank beside a wish is no wish
            first["Likes"], first["Unlikes"] = side[0]["Likes"], side[0]["Unlikes"]
        first["Wish"] = first["Wish"] or draw(st.sampled_from([[], [f"{other}0"]]))
        completed.append([first, *side[1:]])
    return people, (completed[0], completed[1])


@given(completions())
def test_every_completion_lies_in_the_interval(made, programme):
    """Whatever the two would have answered, the value is one that the interval allowed."""
    before, after = programme
    pair = np.array([0]), np.array([0])
    old, new = (build_criteria(*made(*people, ALL)) for people in (before, after))
    for criterion, completed in zip(old, new, strict=True):
        low, high = criterion.interval(*pair)
        value = completed.values(*pair)
        value = np.where(np.isnan(value), low, value)
        assert low - 1e-12 <= value <= high + 1e-12, criterion.label


@given(programmes())
def test_the_interval_contains_the_value_and_is_a_point_where_nothing_is_blank(made, people):
    """Within [0, 1], around the value, and blank pairs can be anything."""
    everybody = np.arange(len(people[1]))[:, None], np.arange(len(people[0]))[None, :]
    for criterion in build_criteria(*made(*people, ALL)):
        low, high = criterion.interval(*everybody)
        values = block(criterion, people)
        known = ~np.isnan(values)
        assert ((low >= 0) & (low <= high) & (high <= 1 + 1e-12)).all()
        assert (low[~known] == 0).all(), criterion.label
        assert (low[known] <= values[known] + 1e-12).all(), criterion.label
        assert (values[known] <= high[known] + 1e-12).all(), criterion.label


@given(programmes())
def test_what_counts_lies_in_the_interval(made, people):
    """The value that scores a pair, the mean where it is blank, is one that the blanks could lead to."""
    everybody = np.arange(len(people[1]))[:, None], np.arange(len(people[0]))[None, :]
    for criterion in build_criteria(*made(*people, ALL)):
        low, high = criterion.interval(*everybody)
        values = block(criterion, people)
        counts = np.where(np.isnan(values), criterion.mean, values)
        assert ((low - 1e-12 <= counts) & (counts <= high + 1e-12)).all(), criterion.label


IGNORED = {"kind", "name", "weight", "order", "families", "ignore", "file", "prefer", "by", "best"}
IGNORED |= {"default_zone", "week"}


def columns_of(config: dict[str, Any]) -> set[str]:
    """Every heading that a criterion names."""
    found: set[str] = set()
    for key, value in config.items():
        if key in IGNORED:
            continue
        for inner in value.values() if isinstance(value, dict) else [value]:
            found |= set(inner.values()) if isinstance(inner, dict) else {inner}
    return {heading for heading in found if isinstance(heading, str)}


def tainted(people: People, named: set[str]) -> People:
    """The same people with everything else that they answered changed."""
    changes = {
        column: {"Tags": ["z"], "Roles": ["r9"], "Wish": []}.get(column, "9") for column in people[0][0]
    }
    sides: list[list[Person]] = []
    for side in people:
        sides.append(
            [
                {key: old if key in named | {"id"} else changes[key] for key, old in person.items()}
                for person in side
            ]
        )
    return sides[0], sides[1]


@given(programmes(), st.data())
def test_no_column_that_is_not_named_reaches_a_score(made, people, data):
    """With every other answer changed, values, mean, interval and evidence are the same to the last bit."""
    config = data.draw(st.sampled_from(ALL))
    everybody = np.arange(len(people[1]))[:, None], np.arange(len(people[0]))[None, :]
    (before,) = build_criteria(*made(*people, [config]))
    (after,) = build_criteria(*made(*tainted(people, columns_of(config)), [config]))
    assert before.values(*everybody).tobytes() == after.values(*everybody).tobytes()
    assert before.mean == after.mean
    for old, new in zip(before.interval(*everybody), after.interval(*everybody), strict=True):
        assert old.tobytes() == new.tobytes()
    assert before.evidence(0, 0) == after.evidence(0, 0)


@pytest.mark.parametrize("config", ALL, ids=[config["name"] for config in ALL])
def test_the_test_of_taint_names_columns(config):
    """Columns are found in every config but those of pairs, and changing those does change the programme."""
    named = columns_of(config)
    assert bool(named) == (config["kind"] != "history")
    assert named <= {"Tags", "Wish", "Zone", *ANSWERS}
