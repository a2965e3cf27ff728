"""A proposed config as commented YAML."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.advice.init import Entry, Interview, Proposal, propose
from pairforge.advice.init.listing import Listing
from pairforge.config import parse_yaml
from pairforge.reporting.config_text import config_text

TINY = Path(__file__).parents[2] / "sample_data" / "tiny"

EXPECTED = """\
# Proposed by pairforge from what was found in the files. Read it, change it, and then:
#
#     pairforge check pairforge.yaml     can this work?
#     pairforge solve pairforge.yaml     the pairings
#
# A line marked `unsure` is a guess: look at it. Paths are relative to this file.

version: 1
name: Mentoring programme

# The mentors, and how many mentees each can take.
mentors:
  file: mentors.csv
  id: Email
  name: Name
  email: Email
  capacity: Seats

# The mentees.
mentees:
  file: mentees.csv
  id: Email
  name: Name
  email: Email

# What makes a pair good. Each line gives a pair between 0 and its weight; the weights are your
# choice, and only how they compare matters.
criteria:
  # whom the mentees wished for, best first
  - {name: choices, kind: ranking, by: mentee, columns: [First choice, Second choice], weight: 5}
  # how much of the mentee's list the mentor covers
  - {name: goals, kind: overlap, mentee: Goals, mentor: Skills, weight: 4}
  # somebody from elsewhere opens another network
  - {name: new network, kind: different, column: Department, weight: 2}

# What matters, most important first:
# fewest without a mentor, then fewest poor pairs (under 40 % of the sum of weights) and fair ones
# (under 70 %), then fewest breaks of soft rules, then the sum of scores
priorities: [bands, breaks, total]

# Where the results go.
output: {folder: results}
"""


def test_the_tiny_programme():
    """The whole text, as a coordinator gets it."""
    proposal = propose(TINY, ["mentors.csv", "mentees.csv"], Interview())
    assert config_text(proposal, "pairforge.yaml") == EXPECTED


SCALARS = st.one_of(st.text(), st.integers(-99, 99), st.sampled_from([0.5, 2.25]))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4),
        st.dictionaries(st.text(min_size=1, max_size=9), inner, min_size=1, max_size=4),
        st.builds(Entry, inner.filter(lambda value: not isinstance(value, Entry)), st.text(), st.text()),
    ),
    max_leaves=12,
)


def _as_text(value: object) -> object:
    """The value as the parser reads it: numbers are text."""
    if isinstance(value, Entry):
        return _as_text(value.value)
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    return str(value)


@given(
    st.dictionaries(
        st.sampled_from(["mentors", "criteria", "audit", "x y", "name"]),
        VALUES.map(lambda value: value if isinstance(value, Entry) else Entry(value)),
        min_size=1,
    )
)
def test_every_tree_is_read_back(content):
    """Whatever stands in headings, answers and remarks, the YAML says what the tree says and no more."""
    nobody = Listing("mentee", {}, ())
    proposal = Proposal(content, nobody, nobody, (("mentee", "a\nb: [", "x"),), (), ("a\rb", "c"))
    text = config_text(proposal, "x.yaml")
    assert parse_yaml(text, "x.yaml").content == _as_text(content)


@pytest.mark.parametrize("hostile", ["x\n- {kind: never}", "x\u2028version: 2", "\x1b[31mred", "\u202eevil"])
def test_remarks_cannot_become_yaml(hostile):
    """A heading that holds a line break or steers a terminal stays inside its comment."""
    nobody = Listing("mentee", {}, ())
    content = {"version": Entry(1, why=hostile, unsure=hostile)}
    text = config_text(Proposal(content, nobody, nobody, (("mentee", hostile, hostile),), (), None), "x.yaml")
    assert parse_yaml(text, "x.yaml").content == {"version": "1"}
    assert not set(text) & set("\x1b\u202e\u2028")
