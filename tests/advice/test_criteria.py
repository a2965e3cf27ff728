"""Criteria that tell nobody apart."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.advice import criteria as module
from pairforge.advice.criteria import check_criteria
from pairforge.criteria import points
from pairforge.scoring import score

MENTORS = [
    {"id": "M1", "team": "x", "empty": "", "one": "a"},
    {"id": "M2", "team": "y", "empty": "", "one": "a"},
]
MENTEES = [
    {"id": "E1", "team": "x", "empty": "", "one": "a"},
    {"id": "E2", "team": "", "empty": "", "one": "a"},
]
TEAM = {"kind": "same", "column": "team", "name": "team"}


def checked(in_memory, criteria, rules=(), mentors=MENTORS, mentees=MENTEES):
    """The checks of a programme's criteria, by label."""
    config, roster = in_memory(mentors, mentees, criteria, rules)
    return {check.criterion: check for check in check_criteria(score(roster, config))}


def test_figures(in_memory):
    """Range and blanks are those of the eligible pairs."""
    check = checked(in_memory, [TEAM])["team"]
    assert (check.pairs, check.blank, check.lowest, check.highest) == (4, 2, 0.0, 1.0)
    assert (check.finding, check.same_as) == (None, None)


@pytest.mark.parametrize(
    ("criterion", "finding"),
    [
        ({"kind": "same", "column": "empty"}, "empty"),
        ({"kind": "same", "column": "one"}, "constant"),
        ({"kind": "same", "column": "team", "weight": 0}, "unweighted"),
        ({"kind": "same", "column": "team", "weight": 2}, None),
    ],
)
def test_findings(in_memory, criterion, finding):
    """What is the matter with a criterion beside another that works."""
    own = criterion | {"name": "it"}
    assert (
        checked(in_memory, [{"kind": "different", "mentee": "id", "mentor": "id"}, own])["it"].finding
        == finding
    )


def test_constant_where_known_and_blank_elsewhere(in_memory):
    """A blank counts as the mean, which is that constant up to rounding: one in three is 0.3333."""
    mentees = [{"id": "E1", "tags": ["a", "b", "c"]}, {"id": "E2", "tags": []}]
    mentors = [{"id": "M1", "tags": ["a"]}, {"id": "M2", "tags": ["b"]}]
    check = checked(in_memory, [{"kind": "overlap", "column": "tags"}], (), mentors, mentees)["overlap"]
    assert (check.finding, check.blank) == ("constant", 2)


def test_a_rule_makes_a_criterion_constant(in_memory):
    """What a rule demands of every pair, a criterion cannot reward."""
    mentors = [{"id": "M1", "team": "x"}, {"id": "M2", "team": "y"}]
    check = checked(
        in_memory,
        [TEAM],
        [{"kind": "same", "column": "team"}],
        mentors,
        [{"id": "E1", "team": "x"}, {"id": "E2", "team": "y"}],
    )["team"]
    assert check.finding == "constant"


def test_twins(in_memory):
    """The later of two criteria with the same values names the earlier one."""
    found = checked(in_memory, [TEAM, {"kind": "same", "column": "team", "name": "again", "weight": 3}])
    assert (found["team"].same_as, found["again"].same_as) == (None, "team")


def test_one_pair_tells_nothing(in_memory):
    """With a single eligible pair every criterion is constant, and none is to blame."""
    found = checked(in_memory, [{"kind": "same", "column": "one"}, TEAM], (), MENTORS[:1], MENTEES[:1])
    assert {check.finding for check in found.values()} == {None}


def test_blocks_make_no_difference(in_memory, monkeypatch):
    """Pair by pair gives what all at once give."""
    criteria = [TEAM, {"kind": "same", "column": "team", "name": "again"}, {"kind": "same", "column": "one"}]
    whole = checked(in_memory, criteria)
    monkeypatch.setattr(module, "_BLOCK", 1)
    assert checked(in_memory, criteria) == whole


@given(st.data())
def test_a_tie_break_never_changes_the_order(in_memory, data):
    """Against all pairs of pairs: it is one if and only if it turns none that differ in the rest."""
    level = st.integers(0, 4)
    mentors = [{"id": f"M{i}", "a": data.draw(level), "b": data.draw(level)} for i in range(3)]
    mentees = [{"id": f"E{i}", "a": data.draw(level), "b": data.draw(level)} for i in range(2)]
    weight = data.draw(st.sampled_from([0.01, 0.2, 0.3, 1.0]))
    config, roster = in_memory(
        mentors,
        mentees,
        [
            {"kind": "closeness", "column": "a", "best": [0, 0], "fade": 4, "name": "a"},
            {"kind": "closeness", "column": "b", "best": [0, 0], "fade": 4, "name": "b", "weight": weight},
        ],
    )
    scores = score(roster, config)
    part = points(
        scores.criteria[1],
        scores.mentees.astype(np.int64),
        scores.mentors.astype(np.int64),
        scores.resolution,
    )
    rest = scores.points - part
    finding = {check.criterion: check for check in check_criteria(scores)}["b"].finding
    steps = [abs(int(x - y)) for x, y in product(rest, rest) if x != y]
    spread = int(part.max() - part.min())
    if spread == 0:
        assert finding == "constant"
    else:
        assert (finding == "tie_break") == (bool(steps) and min(steps) > spread)
