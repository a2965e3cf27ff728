"""How groups of mentees fared: by hand, and against a slow twin that counts in plain Python."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.auditing import ChosenPairs, group_figures, measure
from pairforge.config import Config
from pairforge.roster import Roster

WISHES = {"kind": "ranking", "name": "wishes", "columns": ["First", "Second"]}
MENTORS = [{"id": "x", "capacity": 99}, {"id": "y", "capacity": 99}]
Programme = tuple[Config, Roster]


def pairs_of(roster: Roster, ids: list[tuple[str, str]]) -> ChosenPairs:
    """Pairs of ids by position."""
    mentees = [roster.mentees.ids.index(mentee) for mentee, _ in ids]
    mentors = [roster.mentors.ids.index(mentor) for _, mentor in ids]
    return ChosenPairs(roster, np.array(mentees, dtype=np.int64), np.array(mentors, dtype=np.int64))


@pytest.fixture
def example(in_memory) -> Programme:
    """Six women, five who said nothing, one man, of whom some state choices."""
    women = [
        {"id": f"a{idx}", "Gender": word, "First": "x", "Second": "y"}
        for idx, word in enumerate(["Woman", "woman", "woman ", "WOMAN", "woman", "Woman"])
    ]
    silent = [{"id": f"b{idx}", "Gender": "", "First": "x", "Second": ""} for idx in range(5)]
    mentees = [*women, *silent, {"id": "c", "Gender": "man", "First": "", "Second": ""}]
    return in_memory(MENTORS, mentees, [WISHES], audit=["Gender"])


def test_figures_of_every_group_by_hand(example: Programme) -> None:
    """Counts, rates and means of each answer, small groups too, those without an answer last."""
    config, roster = example
    pairs = pairs_of(roster, [("a0", "x"), ("a1", "y"), ("a2", "y"), ("b0", "x"), ("c", "y")])
    man, woman, silent = group_figures(config, pairs, np.array([1000, 500, 501, 1000, 0]))["Gender"]
    assert [group.group for group in (man, woman, silent)] == ["man", "woman", None]
    assert [len(group.members) for group in (man, woman, silent)] == [1, 6, 5]
    assert [group.match_rate for group in (man, woman, silent)] == [1.0, 0.5, 0.2]
    assert [group.mean(1000) for group in (man, woman, silent)] == [0.0, 0.667, 1.0]
    assert [group.top_choice_rate("wishes") for group in (man, woman, silent)] == [None, 1 / 6, 0.2]


def test_what_is_shared_leaves_out_the_small_group_and_the_next(example: Programme) -> None:
    """The one man is not shown, nor the 5 from whom he could be told; means of under 5 people neither."""
    config, roster = example
    pairs = pairs_of(roster, [("a0", "x"), ("a1", "y"), ("a2", "y"), ("b0", "x"), ("c", "y")])
    measures = measure(config, pairs, np.array([1000, 500, 501, 1000, 0]), 1000)
    assert measures["groups"] == {
        "Gender": {
            "groups": [
                {
                    "group": "woman",
                    "people": 6,
                    "matched": 3,
                    "match_rate": 0.5,
                    "mean": None,
                    "top_choice": {"wishes": 0.166667},
                }
            ],
            "withheld": {"groups": 2, "people": 6},
        }
    }


def test_of_several_mentors_each_pair_counts_for_the_mean(in_memory) -> None:
    """A mean is per pair, a rate per person."""
    mentees = [{"id": f"a{idx}", "wants": 2, "Site": "Oslo"} for idx in range(5)]
    config, roster = in_memory(MENTORS, mentees, audit=["Site"])
    both = [(f"a{idx}", mentor) for idx in range(5) for mentor in ("x", "y")]
    shared = measure(config, pairs_of(roster, both), np.arange(10) * 1000, 1000)["groups"]["Site"]
    assert shared == {
        "groups": [
            {"group": "Oslo", "people": 5, "matched": 5, "match_rate": 1.0, "mean": 4.5, "top_choice": {}}
        ],
        "withheld": None,
    }


def test_an_answer_that_everybody_writes_otherwise_is_shown_as_most_do(in_memory) -> None:
    """The order of rows decides nothing: the commonest spelling, then the first by letter."""
    sites = ["oslo", "OSLO", "Oslo", "oslo", "Oslo"]
    mentees = [{"id": f"a{idx}", "Site": site} for idx, site in enumerate(sites)]
    config, roster = in_memory([{"id": "x"}], mentees, audit=["Site"])
    (only,) = group_figures(config, pairs_of(roster, []), np.empty(0, dtype=np.int64))["Site"]
    assert (only.group, only.match_rate, only.mean(1000)) == ("Oslo", 0.0, None)


@st.composite
def audited_programmes(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[tuple[str, str, int]]]:
    """Mentees with two audited answers and up to two choices, and any pairs with points."""
    answers = st.sampled_from(["", "p", "q", "r"])
    wishes = st.sampled_from([("", ""), ("x", ""), ("", "y"), ("x", "y"), ("y", "x")])
    mentees = [
        {"id": f"e{idx:02}", "One": draw(answers), "Two": draw(answers), "wants": 2}
        | dict(zip(("First", "Second"), draw(wishes), strict=True))
        for idx in range(draw(st.integers(1, 30)))
    ]
    ids = [(mentee["id"], mentor) for mentee in mentees for mentor in ("x", "y")]
    chosen = draw(st.lists(st.sampled_from(ids), unique=True))
    return mentees, [(*pair, draw(st.integers(-3, 9)) * 1000) for pair in chosen]


@given(audited_programmes())
def test_figures_equal_those_of_a_slow_twin(in_memory, drawn) -> None:
    """Each shown figure is what counting rows gives, and each group that is not shown is counted as such."""
    mentees, chosen = drawn
    config, roster = in_memory(MENTORS, mentees, [WISHES], audit=["One", "Two"])
    pairs = pairs_of(roster, [(mentee, mentor) for mentee, mentor, _ in chosen])
    points = np.array([won for *_, won in chosen], dtype=np.int64)
    figures = group_figures(config, pairs, points)
    shared = measure(config, pairs, points, 1000)["groups"]
    for heading in ("One", "Two"):
        slow = {}
        for answer in sorted({mentee[heading] for mentee in mentees}):
            rows = [mentee for mentee in mentees if mentee[heading] == answer]
            slow[answer or None] = slow_figures(rows, chosen)
        assert {
            group.group: {
                "people": len(group.members),
                "matched": len(group.matched),
                "match_rate": round(group.match_rate, 6),
                "mean": group.mean(1000),
                "top": group.top_choice_rate("wishes"),
            }
            for group in figures[heading]
        } == slow
        shown = {group.pop("group"): group for group in shared[heading]["groups"]}
        for answer, group in shown.items():
            assert (group["people"], group["matched"]) == (slow[answer]["people"], slow[answer]["matched"])
            assert group["match_rate"] == slow[answer]["match_rate"]
            assert group["mean"] in (None, slow[answer]["mean"])
        left_out = shared[heading]["withheld"] or {"groups": 0, "people": 0}
        assert left_out == {
            "groups": len(slow) - len(shown),
            "people": len(mentees) - sum(group["people"] for group in shown.values()),
        }


def slow_figures(rows: list[dict[str, Any]], chosen: list[tuple[str, str, int]]) -> dict[str, Any]:
    """The figures of some mentees, one after the other."""
    matched, won, choosers, happy = 0, [], 0, 0
    for row in rows:
        mine = [(mentor, points) for mentee, mentor, points in chosen if mentee == row["id"]]
        matched += bool(mine)
        won += [points / 1000 for _, points in mine]
        wishes = [wish for wish in (row["First"], row["Second"]) if wish]
        choosers += bool(wishes)
        happy += bool(wishes) and wishes[0] in [mentor for mentor, _ in mine]
    return {
        "people": len(rows),
        "matched": matched,
        "match_rate": round(matched / len(rows), 6),
        "mean": round(sum(won) / len(won), 6) if won else None,
        "top": happy / choosers if choosers else None,
    }
