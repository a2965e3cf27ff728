"""Reading the ``result.json`` of an earlier round: strictly, and with everything told at once."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.roster.rounds.results import result_of

import pairforge
from pairforge.errors import InputError
from pairforge.pairing.result import SCHEMA_VERSION
from pairforge.reporting.document import result_json
from pairforge.roster.rounds import result_file
from pairforge.roster.rounds.result_file import read_result

ROOT = Path(__file__).parents[3]
AS_WRITTEN = "Name the result.json of that round as pairforge wrote it."
OTHER_ROUND = "Name the result of a round that took place, or take it out of `history`."
PAIR = {"mentee": "a", "mentor": "x", "score": 1}


def troubles(content: str | bytes) -> list[tuple[str, str]]:
    """What is wrong with a result, and what to do about it."""
    with pytest.raises(InputError) as caught:
        read_result(content if isinstance(content, bytes) else content.encode(), "last.json")
    assert {trouble.file for trouble in caught.value.troubles} == {"last.json"}
    return [(trouble.what, trouble.remedy) for trouble in caught.value.troubles]


def test_what_everybody_had() -> None:
    """The mean score of the places wanted; an empty place counts as 0."""
    pairs = [("a", "x", 2.1), ("b", "x", 3), ("b", "y", 4.0), ("c", "y", 1.5)]
    found = read_result(
        result_of(pairs, {"c": (3, 1), "d": (1, 0)}, full_score=4.2).encode(), "last/result.json"
    )
    assert found.scores == {"a": Fraction(21, 10), "b": Fraction(7, 2), "c": Fraction(1, 2), "d": 0}
    assert found.unmatched == {"d"}
    assert (found.largest, found.full_score, found.file) == (4, Fraction(42, 10), "last/result.json")
    assert found.mean == Fraction(61, 40)


@pytest.mark.parametrize("more", [{}, {"full_score": None}])
def test_an_older_result_does_not_say_what_a_full_score_was(more: dict[str, Any]) -> None:
    """Nor does one of scores that stood in a file."""
    found = read_result(result_of([("a", "x", -1)], **more).encode(), "last.json")
    assert (found.full_score, found.largest) == (None, -1)


def test_nobody_was_matched() -> None:
    """Everybody had 0."""
    found = read_result(result_of([], {"a": (1, 0), "b": (2, 0)}).encode(), "last.json")
    assert (found.scores, found.unmatched, found.largest) == ({"a": 0, "b": 0}, {"a", "b"}, 0)


def test_the_formats_agree() -> None:
    """What pairforge writes today can be read, and says what a full score is."""
    assert result_file.SCHEMA_VERSION == SCHEMA_VERSION
    result = pairforge.solve(ROOT / "configs" / "readme.yaml")
    found = read_result(result_json(result).encode(), "result.json")
    assert found.full_score == Fraction(str(result.full_score))
    assert len(found.scores) == result.measures["mentees"]
    assert sum(found.scores.values()) == Fraction(str(result.measures["total"]))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"id,name\n1,Ana\n",
        b"\xff\xfe\x00\xd8",
        b"[" * 100_000,
        b"9" * 10_000,
        b"[1, 2]",
        b'{"version": 1, "pairs": []}',
        b"null",
    ],
)
def test_what_is_no_result(content: bytes) -> None:
    """Another file, or a broken one."""
    assert troubles(content) == [("This is no result of pairforge.", AS_WRITTEN)]


def test_another_format() -> None:
    """A later version may mean something else by the same words."""
    assert troubles(result_of([], schema_version=2)) == [
        (
            'Results of the format "2" cannot be read.',
            "Use the version of pairforge that wrote it, or a newer one.",
        )
    ]


@pytest.mark.parametrize("status", ["infeasible", "unknown", "", ["optimal"]])
def test_a_run_without_a_matching(status: Any) -> None:
    """Nobody had anything, so it is no round."""
    what = f'No matching was found in that run: its status is "{status}".'
    assert troubles(result_of([], status=status)) == [(what, OTHER_ROUND)]


def test_a_round_of_nobody() -> None:
    """It has no mean."""
    assert troubles(result_of([])) == [("Nobody took part in that round.", OTHER_ROUND)]


def test_a_feasible_result_is_a_round() -> None:
    """Whether it was proved does not matter to those who were in it."""
    assert read_result(result_of([("a", "x", 1)], status="feasible").encode(), "f").scores == {"a": 1}


def test_everything_that_is_wrong_is_told() -> None:
    """Each field, with the number of its entry."""
    pairs = [
        PAIR,
        {"mentee": " ", "mentor": 7, "score": "1"},
        {**PAIR, "score": True},
        {**PAIR, "score": float("nan")},
        {**PAIR, "score": 10**400},
        "a with x",
    ]
    unmatched = [{"mentee": "b", "wanted": 0, "got": -1}, {"mentee": "c", "wanted": 1.5, "got": None}]
    content = json.dumps(
        {
            "schema_version": 1,
            "status": "optimal",
            "pairs": pairs,
            "unmatched": unmatched,
            "full_score": -2,
        }
    )
    assert troubles(content) == [
        (what, AS_WRITTEN)
        for what in (
            "Entry no. 2 of `pairs` has no `mentee`.",
            "Entry no. 2 of `pairs` has no `mentor`.",
            "Entry no. 2 of `pairs` has no `score` that is a number.",
            "Entry no. 3 of `pairs` has no `score` that is a number.",
            "Entry no. 4 of `pairs` has no `score` that is a number.",
            "Entry no. 5 of `pairs` has no `score` that is a number.",
            "Entry no. 6 of `pairs` has no `mentee`.",
            "Entry no. 6 of `pairs` has no `mentor`.",
            "Entry no. 6 of `pairs` has no `score` that is a number.",
            "Entry no. 1 of `unmatched` has no `wanted` that is a whole number from 1 on.",
            "Entry no. 1 of `unmatched` has no `got` that is a whole number from 0 on.",
            "Entry no. 2 of `unmatched` has no `wanted` that is a whole number from 1 on.",
            "Entry no. 2 of `unmatched` has no `got` that is a whole number from 0 on.",
            "The result has no `full_score` that is a number from 0 on.",
        )
    ]


@pytest.mark.parametrize("name", ["pairs", "unmatched"])
def test_a_list_that_is_none(name: str) -> None:
    """Missing parts are not taken for empty ones."""
    what = [(f"`{name}` is missing, or no list.", AS_WRITTEN)]
    document = json.loads(result_of([("a", "x", 1)])) | {name: {"0": PAIR}}
    assert troubles(json.dumps(document)) == what
    if name == "unmatched":
        del document[name]
        assert troubles(json.dumps(document)) == what


def test_what_contradicts_itself() -> None:
    """A result that somebody changed by hand."""
    pairs = [("a", "x", 1), ("a", "x", 2), ("b", "x", 1), ("c", "x", 1)]
    content = json.loads(result_of(pairs, {"b": (2, 0), "c": (1, 1), "d": (1, 0)}))
    content["unmatched"].append({"mentee": "d", "wanted": 1, "got": 0})
    assert troubles(json.dumps(content)) == [
        (what, AS_WRITTEN)
        for what in (
            'The pair of "a" with "x" stands 2 times.',
            '"d" stands 2 times in `unmatched`.',
            'By `unmatched` "b" got 0, and by `pairs` 1.',
            'By `unmatched` "c" wanted 1 and got 1, so no place stayed empty.',
        )
    ]
