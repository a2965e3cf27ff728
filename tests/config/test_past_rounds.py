"""``history``: which results of earlier rounds count, and how much."""

from typing import Any

import pytest

from pairforge.config import Config, load_config
from pairforge.errors import ConfigError


def config(**more: Any) -> Config:
    """A config with some more keys."""
    sides = {"mentors": "mentors.csv", "mentees": "mentees.csv"}
    criteria = [{"kind": "same", "column": "Site"}]
    return Config.model_validate({"version": 1, **sides, "criteria": criteria, **more})


@pytest.mark.parametrize(
    ("written", "results", "discount"),
    [
        ("last/result.json", ["last/result.json"], 0.5),
        (["b.json", "a.json"], ["b.json", "a.json"], 0.5),
        ({"results": "a.json"}, ["a.json"], 0.5),
        ({"results": ["b.json", "a.json"], "discount": "0.9"}, ["b.json", "a.json"], 0.9),
        ({"results": "a.json", "discount": 0}, ["a.json"], 0),
        ({"results": "a.json", "discount": 1}, ["a.json"], 1),
    ],
)
def test_ways_to_write_it(written, results, discount):
    """A text or a list stands for the results, newest first."""
    history = config(history=written).history
    assert history is not None
    assert (history.results, history.discount) == (results, discount)


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("", "history: this is blank.", "List the results of earlier rounds, newest first, or remove it."),
        (" []", "history: this is empty.", "Name at least 1 there, or take it out."),
        (" [a, b, a]", 'history: the result "a" stands twice.', "Keep one of the two."),
        (" {results: [b, b]}", 'history.results: the result "b" stands twice.', "Keep one of the two."),
        (
            " {results: a, discount: 1.5}",
            "history.discount: a share goes from 0 to 1, and this is 1.5.",
            "If 1.5 % is meant, write 0.015.",
        ),
        (
            " {results: a, discount: -1}",
            "history.discount: input should be greater than or equal to 0",
            "Correct it.",
        ),
        (
            " {result: a}",
            'Unknown key "result" in history.',
            'Did you mean "results"? Known here: discount, results.',
        ),
    ],
)
def test_what_is_refused(programme, text, what, remedy):
    """Blank, twice the same, and a discount that would let old rounds grow."""
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config=f"version: 1\nhistory:{text}\n"))
    found = {trouble.what.split(" (it is")[0]: trouble.remedy for trouble in caught.value.troubles}
    assert found[what] == remedy
    assert {trouble.line for trouble in caught.value.troubles} == {2}


def test_the_hash_knows_the_discount_and_not_the_places():
    """Where the results are is no wish; whether there are any, and what they count, is."""
    priorities = ["matched", "total"]
    one = config(history="a.json", priorities=priorities)
    assert config(history=["b/c.json", "d.json"], priorities=priorities).sha256() == one.sha256()
    assert (
        config(history={"results": "a.json", "discount": 0.4}, priorities=priorities).sha256() != one.sha256()
    )
    assert config(priorities=priorities).sha256() != one.sha256()


@pytest.mark.parametrize("more", [{}, {"history": "a.json"}])
def test_a_dumped_config_is_one(more):
    """What a program takes out of a config can be made into the same config again."""
    made = config(**more, priorities=["matched", {"kind": "bands", "scores": [1, 2]}, "total"])
    again = Config.model_validate(made.model_dump())
    assert again.model_dump() == made.model_dump()
    assert again.sha256() == made.sha256()


def test_the_rest_of_a_config_with_a_wrong_history(programme):
    """The spreadsheets can still be read in the same run, without the earlier rounds and priorities."""
    with pytest.raises(ConfigError) as caught:
        load_config(programme(config="history: {results: []}\npriorities: [twice_running, total]\n"))
    rest: Any = caught.value.rest
    assert rest.history is None
    assert rest.mentors.file == "mentors.csv"
