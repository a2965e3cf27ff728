"""Proposals are YAML that says what was proposed, and several of them are one piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.config import parse_yaml
from pairforge.config.proposals import merged_proposals, spelling_proposal
from pairforge.errors import Trouble


def trouble(proposal):
    """A trouble with this proposal."""
    return Trouble(what="", remedy="", proposal=proposal)


CELL_TEXT = st.text(
    st.characters(min_codepoint=32, exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), max_size=60
)


@given(CELL_TEXT, CELL_TEXT)
def test_a_spelling_is_read_back(text, identifier):
    """Whatever stands in a cell, the lines say just that: colons, quotes, hashes, numbers, any script."""
    read = parse_yaml(spelling_proposal("mentor", text, identifier), "x").content
    assert read == {"mentors": {"spellings": {text: identifier}}}


@pytest.mark.parametrize(
    "text", ["007", "null", "~", "no", "a: b", "- x", "#1", '"', "'", "{x}", "!t", "a" * 120]
)
def test_texts_that_yaml_takes_for_something_else(text):
    """Numbers, nothing, comments and brackets are quoted."""
    read = parse_yaml(spelling_proposal("mentee", text, text), "x").content
    assert read == {"mentees": {"spellings": {text: text}}}


def test_proposals_are_merged():
    """Each key stands once, lists grow, and what is no mapping is kept as it is."""
    merged = merged_proposals(
        [
            trouble(spelling_proposal("mentor", "Ana Lopes", "a@x.org")),
            trouble(None),
            trouble("mentors: {answered: {column: When, order: day first}}"),
            trouble(spelling_proposal("mentee", "Zo", "z")),
            trouble(spelling_proposal("mentor", "Bob N", "007")),
            trouble(spelling_proposal("mentor", "Ana Lopes", "a@x.org")),
            trouble("rules: [{kind: share, column: A}]"),
            trouble("rules: [{kind: share, column: B}, {kind: share, column: A}]"),
            trouble("mentors: ["),
        ]
    )
    content, rest = merged.rsplit("\n", 1)
    assert rest == "mentors: ["
    assert parse_yaml(content, "x").content == {
        "mentors": {
            "spellings": {"Ana Lopes": "a@x.org", "Bob N": "007"},
            "answered": {"column": "When", "order": "day first"},
        },
        "mentees": {"spellings": {"Zo": "z"}},
        "rules": [{"kind": "share", "column": "A"}, {"kind": "share", "column": "B"}],
    }


def test_nothing_proposed():
    """Without a proposal there is nothing to paste."""
    assert merged_proposals([trouble(None)]) == ""
