"""Which choices the audit compares, and what is refused where nothing says it."""

from __future__ import annotations

from typing import Any

import pytest

from pairforge.config import load_config
from pairforge.config.stability import both_rankings
from pairforge.errors import ConfigError

BY_MENTEES = {"name": "wishes", "kind": "ranking", "columns": ["id"]}
BY_MENTORS = {"name": "likes", "kind": "ranking", "by": "mentor", "columns": ["id"]}
BY_BOTH = {"name": "both", "kind": "ranking", "by": "both", "columns": {"mentee": "id", "mentor": "id"}}


def told(programme: Any, criteria: list[dict[str, Any]], stability: Any) -> list[str]:
    """What is wrong with a config, a sentence and its remedy each."""
    with pytest.raises(ConfigError) as refused:
        load_config(programme(config={"criteria": criteria, "stability": stability}))
    return [f"{trouble.what} {trouble.remedy}" for trouble in refused.value.troubles]


@pytest.mark.parametrize(
    ("criteria", "stability", "labels"),
    [
        ([BY_MENTEES, BY_MENTORS], None, ("wishes", "likes", 1)),
        ([BY_BOTH], {"threshold": 2}, ("both", "both", 2)),
        ([BY_MENTEES], None, None),
        ([BY_MENTORS], None, None),
        ([BY_MENTEES, BY_BOTH], None, None),
        ([BY_MENTEES, BY_BOTH], {"mentees": "wishes"}, ("wishes", "both", 1)),
    ],
)
def test_which_choices_are_compared(programme, criteria, stability, labels):
    """The only criterion of each side, or the one that is named."""
    config = {"criteria": criteria} | ({} if stability is None else {"stability": stability})
    loaded = load_config(programme(config=config))
    found = both_rankings(loaded.stability, loaded.criteria)
    assert labels == (found and (found.mentees.label, found.mentors.label, found.threshold))


@pytest.mark.parametrize(
    ("criteria", "stability", "expected"),
    [
        (
            [BY_MENTEES],
            {},
            [
                "stability: there is no criterion that says what mentors wished. "
                "Add a criterion of `kind: ranking` with `by: mentor`, or take `stability` out."
            ],
        ),
        (
            [BY_MENTEES, BY_BOTH],
            {"mentors": "boht"},
            [
                "stability: several criteria say what mentees wished: wishes, both. "
                "Say which is meant, such as `mentees: wishes`.",
                'stability.mentors: "boht" is no criterion that says what mentors wished. '
                'Did you mean "both"? Possible: both.',
            ],
        ),
    ],
)
def test_what_does_not_say_which_choices_are_meant_is_refused(programme, criteria, stability, expected):
    """All reasons at once, each with what to write."""
    assert told(programme, criteria, stability) == expected


def test_what_is_only_for_the_audit_is_not_in_the_hash(programme):
    """A run asks for the same, whatever counts as preferring."""
    hashes = {
        load_config(programme(config={"criteria": [BY_MENTEES, BY_MENTORS], **more})).sha256()
        for more in ({}, {"stability": {"threshold": 3}})
    }
    assert len(hashes) == 1
