"""What the auditor finds out with earlier rounds: smallest standings, and who is badly served again."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.auditing import ChosenPairs, measure
from pairforge.config import load_config
from pairforge.roster import read_roster
from pairforge.roster.past import Past

WEIGHTED = [{"kind": "same", "column": "id", "weight": 5}]


def past_of(carried: list[Any], last: list[Any], unmatched: list[bool]) -> Past:
    """A past out of numbers as they are written; None for whoever took no part."""
    scores = tuple(None if score is None else Fraction(str(score)) for score in last)
    return Past(tuple(Fraction(str(one)) for one in carried), scores, np.array(unmatched, dtype=bool))


@pytest.fixture(scope="session")
def measured(in_memory):
    """Measure pairs (mentee, mentor, points) of mentees with these wants and this past."""

    def measure_pairs(wants, past, pairs, *, share=0.1, below=None, criteria=WEIGHTED):
        mentees = [{"id": f"e{idx}", "wants": want} for idx, want in enumerate(wants)]
        mentors = [{"id": f"m{idx}", "capacity": 9} for idx in range(4)]
        config, roster = in_memory(mentors, mentees, criteria)
        bands = "bands" if below is None else {"kind": "bands", "scores": [below]}
        config = config.asking([bands, {"kind": "worst_tenth", "share": share}], [])
        columns = [np.array([pair[idx] for pair in pairs], dtype=np.int64) for idx in range(3)]
        chosen = ChosenPairs(replace(roster, past=past), columns[0], columns[1])
        return measure(config, chosen, columns[2], 1000)

    return measure_pairs


def test_without_earlier_rounds_there_is_nothing(measured) -> None:
    """The figures are absent, not 0."""
    assert not {"standings", "twice_running"} & measured([1], None, [(0, 0, 1000)]).keys()


def test_by_hand(measured) -> None:
    """40 % of 5 is 2: e0 was poor and is again, e1 was and is not, e2 had nobody and has nobody."""
    past = past_of([0.75, 1, 0, 0, 2.0005], [1.999, 0, 0, None, 2], [False, False, True, False, False])
    pairs = [(0, 0, 1999), (1, 0, 2000), (3, 1, 0), (4, 1, 0)]
    found = measured([1] * 5, past, pairs, share=0.5)
    assert found["twice_running"] == {"below": 2.0, "places": 2, "people": ["e0", "e2"]}
    assert found["standings"] == {"worst_off": 0.0, "worst_tenth": 1.0}


def test_nobody_is_matched(measured) -> None:
    """There is no smallest standing, and whoever had nobody is badly served again."""
    past = past_of([0, 1], [0, 5], [True, False])
    found = measured([1, 1], past, [])
    assert found["standings"] == {"worst_off": None, "worst_tenth": None}
    assert found["twice_running"]["people"] == ["e0"]


def test_whoever_wants_nobody_is_not_badly_served(measured) -> None:
    """Who is not looking for a mentor this time misses none."""
    assert measured([0], past_of([0], [0], [True]), [])["twice_running"]["people"] == []


def test_places_of_one_person_are_counted(measured) -> None:
    """Of three places one is good, one poor and one empty: two places, one person."""
    found = measured([3], past_of([0], [1], [False]), [(0, 0, 2000), (0, 1, 1999)])
    assert found["twice_running"] == {"below": 2.0, "places": 2, "people": ["e0"]}


def test_where_nothing_says_what_is_poor_only_empty_places_count(programme) -> None:
    """With scores from a file there is no lowest band unless the config gives one."""
    path = programme(
        config={"criteria": [{"kind": "scores", "file": "p.csv"}]},
        files={"p.csv": "mentee,mentor,score\nE1,M1,-70\nE2,M1,3\n"},
    )
    config = load_config(path)
    past = past_of([0, 0, 0], [-70, 0, 0], [False, True, True])
    chosen = ChosenPairs(replace(read_roster(config), past=past), np.array([0, 1]), np.array([0, 1]))
    found = measure(config, chosen, np.array([-70_000, -3_000]), 1000)["twice_running"]
    assert found == {"below": None, "places": 1, "people": ["E3"]}


@pytest.mark.parametrize(
    ("priorities", "below"),
    [
        (["matched", "twice_running", "total"], 2.0),
        (["bands", "total"], 2.0),
        (["matched", "total"], 2.0),
        ([{"kind": "bands", "thresholds": [30, 80]}], 1.5),
        ([{"kind": "bands", "scores": [0.7]}], 0.7),
        (["matched", {"kind": "twice_running", "below": 10}, {"kind": "bands", "scores": [0.7]}], 0.5),
        (["matched", {"kind": "twice_running", "below_score": 0.3}], 0.3),
    ],
)
def test_where_the_lowest_band_ends(in_memory, tmp_path, priorities, below) -> None:
    """As ``twice_running`` says, else as ``bands`` says, else at 40 per cent of the sum of weights."""
    (tmp_path / "last.json").write_text(
        '{"schema_version": 1, "status": "optimal", "unmatched": [], '
        '"pairs": [{"mentee": "e", "mentor": "m", "score": 1}]}',
        encoding="utf-8",
    )
    config, roster = in_memory(
        [{"id": "m"}], [{"id": "e"}], WEIGHTED, folder=tmp_path, priorities=priorities, history="last.json"
    )
    chosen = ChosenPairs(roster, np.array([0]), np.array([0]))
    assert measure(config, chosen, np.array([0]), 1000)["twice_running"]["below"] == below


@given(st.data())
def test_equals_a_slow_twin(measured, data) -> None:
    """Person by person and place by place, in plain numbers."""
    num = data.draw(st.integers(1, 6))
    wants = data.draw(st.lists(st.integers(0, 3), min_size=num, max_size=num))
    carried = data.draw(st.lists(st.integers(0, 9000), min_size=num, max_size=num))
    last = data.draw(st.lists(st.none() | st.integers(0, 5000), min_size=num, max_size=num))
    had_nobody = data.draw(st.lists(st.booleans(), min_size=num, max_size=num))
    below = data.draw(st.integers(0, 5000))
    share = data.draw(st.integers(1, 100))
    pairs = []
    for mentee, want in enumerate(wants):
        got = data.draw(st.lists(st.integers(0, 5000), max_size=want))
        pairs += [(mentee, mentor, points) for mentor, points in enumerate(got)]
    past = past_of(
        [Fraction(one, 1000) for one in carried],
        [None if one is None else Fraction(one, 1000) for one in last],
        had_nobody,
    )
    found = measured(wants, past, pairs, share=share / 100, below=below / 1000)
    again, places = [], 0
    for mentee, want in enumerate(wants):
        score = last[mentee]
        if not had_nobody[mentee] and (score is None or score >= below):
            continue
        bad = want - len([1 for other, _, points in pairs if other == mentee and points >= below])
        places += bad
        again += [f"e{mentee}"] if bad else []
    assert found["twice_running"] == {"below": below / 1000, "places": places, "people": again}
    standings = sorted(points + carried[mentee] for mentee, _, points in pairs)
    if standings:
        worst = standings[: -(-share * len(standings) // 100)]
        assert found["standings"]["worst_off"] == standings[0] / 1000
        assert found["standings"]["worst_tenth"] == pytest.approx(sum(worst) / 1000 / len(worst), abs=1e-6)
