"""Pairs of an earlier result, used as a list of pairs."""

import json

from pairforge.config import load_config
from pairforge.pipeline import run
from pairforge.reporting.document import result_json
from pairforge.roster import read_roster
from pairforge.roster.tables.earlier import read_earlier_pairs


def test_pairs_of_a_result(programme):
    """A result.json of one run is the list of vetoes of the next."""
    first = run(programme())
    document = result_json(first.result)
    config = {"rules": [{"kind": "never", "file": "last.json"}]}
    roster = read_roster(load_config(programme(config=config, files={"last.json": document})))
    (pairs,) = roster.pair_lists.values()
    assert [(roster.mentees.ids[mentee], roster.mentors.ids[mentor]) for mentee, mentor in pairs] == [
        (pair.mentee, pair.mentor) for pair in first.result.pairs
    ]


def test_ids_and_scores_stay_as_they_are():
    """A leading zero stays, and a score is the decimal number that stands in the file."""
    pairs = [{"mentee": "007", "mentor": "M1", "score": 0.1, "parts": {"x": 0.1}}, {"mentee": "8"}]
    table = read_earlier_pairs(json.dumps({"pairs": pairs}).encode(), "r.json")
    assert table is not None
    assert table.headings == ("mentee", "mentor", "score")
    assert table.cells.to_numpy().tolist() == [["007", "M1", "0.1"], ["8", "", ""]]
    assert table.trouble(0, 0, "Wrong.", "").place == 'r.json, column "mentee"'


def test_a_result_without_pairs_is_an_empty_list():
    """Nobody was paired: there is nothing to avoid."""
    table = read_earlier_pairs(b'{"pairs": []}', "r.json")
    assert table is not None
    assert len(table.cells) == 0


def test_other_files_are_no_results():
    """Lists of people, other mappings and broken files are left to the reader of YAML."""
    for content in (b"[]", b'{"people": []}', b"{", b"\xff", b'{"pairs": [1]}', b"- {id: x}", b"[" * 100_000):
        assert read_earlier_pairs(content, "r.json") is None
