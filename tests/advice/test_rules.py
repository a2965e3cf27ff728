"""What each rule excludes, against counting pair by pair."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pairforge.advice.rules import RuleCheck, check_rules, eligible_bits
from pairforge.scoring import score

TEAMS = ["x", "y", ""]
TAGS = [["a"], ["b"], ["a", "b"], []]
RULES = [{"kind": "share", "column": "tags"}, {"kind": "differ", "column": "team"}]


def people(draw, places, at_least=1):
    """People with a team, tags and places."""
    row = st.tuples(st.sampled_from(TEAMS), st.sampled_from(TAGS), st.integers(0, 2))
    return [
        {"id": f"{places[0]}{idx}", "team": team, "tags": tags, places: count}
        for idx, (team, tags, count) in enumerate(draw(st.lists(row, min_size=at_least, max_size=6)))
    ]


@given(st.data())
def test_counts_against_a_slow_twin(in_memory, data):
    """Pairs excluded, and excluded by nothing else, as counted one by one; the bits say the same."""
    mentors, mentees = people(data.draw, "capacity"), people(data.draw, "wants")
    config, roster = in_memory(
        mentors, mentees, None, RULES, mentors={"capacity": "capacity"}, mentees={"wants": "wants"}
    )
    scores = score(roster, config)
    found = check_rules(scores, roster)
    masks = {mask.label: mask for mask in scores.masks}
    live = [
        (i, j)
        for i in range(len(mentees))
        for j in range(len(mentors))
        if mentees[i]["wants"] and mentors[j]["capacity"]
    ]
    excluded = {
        label: {(i, j) for i, j in live if not masks[label].allows(np.array([i]), np.array([j]))[0]}
        for label in ("share tags", "differ team")
    }
    share, differ = excluded.values()
    assert found.checks == (
        RuleCheck("share tags", len(live), len(share), len(share - differ)),
        RuleCheck("differ team", len(live), len(differ), len(differ - share)),
    )
    for label, pairs in excluded.items():
        assert (label in found.allowed) == bool(pairs)
        if pairs:
            table = np.unpackbits(found.allowed[label], axis=1, count=len(mentors))
            assert {(i, j) for i, j in live if not table[i, j]} == pairs
    eligible = np.unpackbits(eligible_bits(scores, roster), axis=1, count=len(mentors))
    assert list(zip(*map(np.ndarray.tolist, np.nonzero(eligible)), strict=True)) == sorted(
        set(live) - share - differ
    )


def test_blocks_make_no_difference(in_memory, monkeypatch):
    """Mentees one by one give what all at once give."""
    mentors = [{"id": f"m{idx}", "team": TEAMS[idx % 3], "tags": TAGS[idx % 4]} for idx in range(9)]
    mentees = [{"id": f"e{idx}", "team": TEAMS[idx % 2], "tags": TAGS[idx % 3]} for idx in range(11)]
    config, roster = in_memory(mentors, mentees, None, RULES)
    scores = score(roster, config)
    whole, bits = check_rules(scores, roster), eligible_bits(scores, roster)
    monkeypatch.setattr("pairforge.criteria.blocks._BLOCK", 1)
    parts = check_rules(scores, roster)
    assert parts.checks == whole.checks
    assert all(np.array_equal(parts.allowed[label], whole.allowed[label]) for label in whole.allowed)
    assert np.array_equal(eligible_bits(scores, roster), bits)


def test_two_rules_of_one_label_count_as_one(in_memory):
    """Two `never` pairs are one line; a pair that both name is excluded once."""
    never = [{"kind": "never", "mentee": "E1", "mentor": mentor} for mentor in ("M1", "M2")]
    config, roster = in_memory([{"id": "M1"}, {"id": "M2"}], [{"id": "E1"}, {"id": "E2"}], None, never)
    assert check_rules(score(roster, config), roster).checks == (RuleCheck("never", 4, 2, 2),)
