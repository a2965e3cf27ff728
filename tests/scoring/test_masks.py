"""Masks: one for every rule that excludes pairs, and three that need no rule."""

from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.config import load_config
from pairforge.config.rules import RuleConfig
from pairforge.roster import read_roster
from pairforge.scoring import masks as module
from pairforge.scoring.masks import RULES, build_masks


def test_every_rule_has_a_mask():
    """All kinds of rules but locks exclude pairs, and none is forgotten."""
    models = get_args(get_args(RuleConfig)[0])
    kinds = {get_args(model.model_fields["kind"].annotation)[0] for model in models}
    assert set(RULES) == kinds - {"lock"}


def test_every_rule_has_a_file_of_its_name():
    """So that a rule is found where it is looked for."""
    assert {kind: mask.__module__.rpartition(".")[2] for kind, mask in RULES.items()} == {  # type: ignore[attr-defined]
        kind: kind for kind in RULES
    }
    assert module.__name__ == "pairforge.scoring.masks"


def test_masks_in_their_order(programme):
    """First what needs no rule, then the rules as they stand in the config; a lock is none."""
    config = load_config(
        programme(
            [{"id": "M1", "Team": "a", "Years": 3}],
            [{"id": "E1", "Team": "b", "Years": 1}],
            {
                "criteria": [
                    {"kind": "same", "column": "Team"},
                    {"kind": "scores", "name": "committee", "file": "p.csv"},
                ],
                "rules": [
                    {"kind": "gap", "column": "Years", "min": 1},
                    {"kind": "lock", "mentee": "E1", "mentor": "M1"},
                    {"kind": "differ", "column": "Team"},
                ],
            },
            files={"p.csv": "mentee,mentor,score\nE1,M1,1\n"},
        )
    )
    found = [mask.label for mask in build_masks(config, read_roster(config))]
    assert found == ["resting", "oneself", "not listed in committee", "gap Years", "differ Team"]


LETTERS = st.sampled_from(["", "a", "b", "A"])


@given(st.lists(LETTERS, min_size=1, max_size=5), st.lists(LETTERS, min_size=1, max_size=5), st.data())
def test_blocks_and_pairs_agree(in_memory, left, right, data):
    """Each mask says the same of a block, of some of its rows, and of single pairs."""
    numbers = {"": "", "a": "1", "b": "2", "A": "3"}
    mentees, mentors = (
        [
            {
                "id": f"{letter}{idx}",
                "Team": word,
                "Tags": [word] * bool(word),
                "Age": numbers[word],
                "Free": "Mon 9-10" if word == "a" else "",
                "Boss": "M0" if word == "a" and letter == "E" else "",
                "Not": "M0" if word == "b" else "",
            }
            for idx, word in enumerate(words)
        ]
        for letter, words in (("E", left), ("M", right))
    )
    rules = [
        {"kind": "differ", "column": "Team"},
        {"kind": "same", "column": "Team"},
        {"kind": "share", "column": "Tags"},
        {"kind": "gap", "column": "Age", "min": 0, "max": 1},
        {"kind": "never", "mentee": "E0", "mentor": "M0"},
        {"kind": "meet", "column": "Free"},
        {"kind": "conflict", "column": "Tags"},
        {"kind": "conflict", "people": ["E0", "M0"]},
        {"kind": "reporting_line", "manager": "Boss"},
        {"kind": "veto", "mentee": "Not"},
    ]
    if "a" in left and "a" in right:  # where nobody of a side gives it, it is refused
        rules.append({"kind": "consent", "column": "Team", "values": ["a"]})
    config, roster = in_memory(mentors, mentees, rules=rules)
    rows = np.array(data.draw(st.lists(st.integers(0, len(left) - 1), min_size=1, max_size=5)))
    columns = np.arange(len(right))
    for mask in build_masks(config, roster):
        whole = mask.allows(np.arange(len(left))[:, None], columns[None, :])
        assert whole.shape == (len(left), len(right))
        assert whole.dtype == bool
        np.testing.assert_array_equal(mask.allows(rows[:, None], columns[None, :]), whole[rows])
        pairs = np.repeat(rows, len(columns)), np.tile(columns, len(rows))
        np.testing.assert_array_equal(mask.allows(*pairs), whole[rows].reshape(-1))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"kind": "differ", "column": "Team"}, [[False, True, True], [True, True, True], [True, True, True]]),
        (
            {"kind": "same", "column": "Team"},
            [[True, False, False], [False, False, False], [False, False, False]],
        ),
        (
            {"kind": "share", "column": "Tags"},
            [[True, True, False], [False, False, False], [False, True, False]],
        ),
        (
            {"kind": "gap", "column": "Years", "min": 1},
            [[True, False, False], [True, False, False], [False] * 3],
        ),
        (
            {"kind": "gap", "column": "Years", "max": 1},
            [[False, True, False], [True, True, False], [False] * 3],
        ),
        ({"kind": "meet", "column": "Free"}, [[True, False, False], [False] * 3, [True, True, False]]),
        (
            {"kind": "meet", "column": "Free", "minutes": 60},
            [[False] * 3, [False] * 3, [True, True, False]],
        ),
        ({"kind": "conflict", "column": "Tags"}, [[False, False, True], [True] * 3, [True, False, True]]),
        ({"kind": "conflict", "people": ["E1", "M1 ", "M3"]}, [[False, True, False], [True] * 3, [True] * 3]),
        (
            {"kind": "reporting_line", "manager": "Boss"},
            [[True, False, True], [True] * 3, [False, False, True]],
        ),
        (
            {"kind": "reporting_line", "manager": {"mentee": "Boss"}},
            [[True, False, True], [True] * 3, [False, True, True]],
        ),
        ({"kind": "veto", "mentee": "Not"}, [[True, False, False], [True] * 3, [True] * 3]),
        ({"kind": "veto", "mentor": "Not"}, [[True] * 3, [False, True, True], [True] * 3]),
        (
            {"kind": "veto", "mentee": "Not", "mentor": "Not"},
            [[True, False, False], [False, True, True], [True] * 3],
        ),
        (
            {"kind": "consent", "column": "OK", "values": ["yes", "I agree"]},
            [[True, False, True], [False] * 3, [False] * 3],
        ),
        (
            {"kind": "consent", "mentor": "OK", "values": ["yes", "I agree"]},
            [[True, False, True]] * 3,
        ),
        ({"kind": "never", "mentee": "E2", "mentor": "M3"}, [[True] * 3, [True, True, False], [True] * 3]),
    ],
)
def test_each_rule_by_hand(in_memory, rule, expected):
    """Three mentees by three mentors; the last mentor and some of the mentees left blanks."""
    mentors = [
        {"id": "M1", "Team": "Law", "Tags": ["a"], "Years": "5"},
        {"id": "M2", "Team": "Art", "Tags": ["B", "c"], "Years": "2"},
        {"id": "M3", "Team": "", "Tags": [], "Years": ""},
    ]
    mentees = [
        {"id": "E1", "Team": " LAW ", "Tags": ["A", "b"], "Years": "2"},
        {"id": "E2", "Team": "Bio", "Tags": ["d"], "Years": "4"},
        {"id": "E3", "Team": "", "Tags": ["C"], "Years": ""},
    ]
    more = {
        "M1": {"Free": "Mon-Tue 9-10", "Boss": "M2", "Not": "e2; somebody else", "OK": "YES"},
        "M2": {"Free": "Tue 8-24", "Boss": "", "Not": "", "OK": "no"},
        "M3": {"Free": "", "Boss": "out", "Not": "", "OK": "i  agree"},
        "E1": {"Free": "Mon 9:30-10:30", "Boss": "M2", "Not": "M3; m2", "OK": "Yes"},
        "E2": {"Free": "Wed 9-10", "Boss": "out", "Not": "M9", "OK": ""},
        "E3": {"Free": "Tue 9-12", "Boss": "M1", "Not": "", "OK": "Maybe"},
    }
    mentors, mentees = ([person | more[person["id"]] for person in side] for side in (mentors, mentees))
    config, roster = in_memory(mentors, mentees, rules=[rule])
    *_, mask = build_masks(config, roster)
    assert mask.allows(np.arange(3)[:, None], np.arange(3)[None, :]).tolist() == expected
