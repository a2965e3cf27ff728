"""Choices and tags that share a place, against slow twins in plain Python."""

from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.criteria.evidence import words

from pairforge.auditing.measures import measure
from pairforge.auditing.pairs import ChosenPairs
from pairforge.config import Config
from pairforge.criteria import build_criteria
from pairforge.roster import read_roster

MENTORS = ["M0", "M1", "M2", "M3"]
MENTOR_TAGS = st.lists(st.sampled_from(MENTORS), unique=True, max_size=3)
ROW = st.lists(st.sampled_from(["", "1", "2", "3"]), min_size=4, max_size=4)
KINDS = [
    {"kind": "ranking", "columns": "Ranks", "name": "wishes"},
    {"kind": "overlap", "mentee": "Ranks", "mentor": "Tags", "ordered": True, "name": "goals"},
]


def programme(rows, tags, best="lowest"):
    """A config and its roster: mentees who rank four mentors, who in turn have some of the ids as tags."""
    mentees = [
        {"id": f"E{idx}", **{f"Like {mentor}": cell for mentor, cell in zip(MENTORS, row, strict=True)}}
        for idx, row in enumerate(rows)
    ]
    headings = [f"Like {mentor}" for mentor in MENTORS]
    names = {mentor: f"Like {mentor}" for mentor in MENTORS}
    config = Config.model_validate(
        {
            "version": 1,
            "mentors": {
                "people": [
                    {"id": mentor, "name": names[mentor], "Tags": [names[tag] for tag in own]}
                    for mentor, own in zip(MENTORS, tags, strict=True)
                ]
            },
            "mentees": {"people": mentees, "columns": {"Ranks": {"ranks": headings, "best": best}}},
            "criteria": KINDS,
        }
    )
    return config, read_roster(config)


def ranks_of(row, best):
    """The rank of each mentor whom a row ranks: one more than how many are ranked better."""
    given_ranks = {idx: int(cell) * (1 if best == "lowest" else -1) for idx, cell in enumerate(row) if cell}
    return {
        idx: 1 + sum(other < number for other in given_ranks.values()) for idx, number in given_ranks.items()
    }


@given(
    st.lists(ROW, min_size=1, max_size=4),
    st.lists(MENTOR_TAGS, min_size=4, max_size=4),
    st.sampled_from(["lowest", "highest"]),
)
def test_values_and_mean_are_those_of_the_twin(rows, tags, best):
    """A choice is worth what its rank is worth, and a tag weighs n + 1 less its rank."""
    config, roster = programme(rows, tags, best)
    ranks = [ranks_of(row, best) for row in rows]
    places = max(1, *map(len, ranks))
    expected = {"wishes": [], "goals": []}
    for own in ranks:
        for idx in range(len(MENTORS)):
            value = 1 - Fraction(own[idx] - 1, places) if idx in own else Fraction(0)
            expected["wishes"].append(value if own else None)
            weights = {MENTORS[tag]: len(own) + 1 - rank for tag, rank in own.items()}
            known = bool(own and tags[idx])
            covered = sum(weight for tag, weight in weights.items() if tag in tags[idx])
            expected["goals"].append(Fraction(covered, sum(weights.values())) if known else None)
    for criterion in build_criteria(config, roster):
        values = criterion.values(np.arange(len(rows))[:, None], np.arange(len(MENTORS))[None, :])
        wanted = expected[criterion.label]
        numbers = np.array([np.nan if value is None else float(value) for value in wanted])
        np.testing.assert_allclose(values.ravel(), numbers, rtol=0, atol=1e-14)
        known = [value for value in wanted if value is not None]
        mean = sum(known, Fraction(0)) / len(known) if known else Fraction(0)
        assert abs(Fraction(criterion.mean) - mean) <= Fraction(5, 10**5) + Fraction(1, 10**12)


def test_what_is_told_of_ties():
    """Two first choices are both no. 1, and the next is no. 3; the measures count them so."""
    config, roster = programme([["1", "2", "1", ""]], [["M0"]] * 4)
    wishes, _ = build_criteria(config, roster)
    assert [words(wishes, 0, idx) for idx in range(4)] == [
        ("choice no. 1 of the mentee",),
        ("choice no. 3 of the mentee",),
        ("choice no. 1 of the mentee",),
        (),
    ]
    everybody = ChosenPairs(roster, np.zeros(4, dtype=np.int64), np.arange(4))
    measures = measure(config, everybody, np.zeros(4, dtype=np.int64), 1000)
    assert Counter(measures["choices"]["wishes"]) == {"1": 2, "2": 0, "3": 1, "none": 1}


@pytest.mark.parametrize("row", [["1", "2", "3", ""], ["1", "1", "3", ""]])
def test_the_roster_differs_where_the_ranks_do(row):
    """The same choices in the same order, once with a tie: not the same roster."""
    _, roster = programme([["1", "2", "3", ""]], [["M0"]] * 4)
    _, other = programme([row], [["M0"]] * 4)
    assert (roster.sha256() == other.sha256()) == (row[1] == "2")
