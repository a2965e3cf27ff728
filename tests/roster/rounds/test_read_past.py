"""What the mentees bring along from the rounds that the config names."""

from __future__ import annotations

import hashlib
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.roster.rounds.results import result_of

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import Notice, Roster, read_roster
from pairforge.roster.past import Past

WEIGHTED = [{"kind": "same", "column": "id", "weight": 5}]
LAST = result_of([("E1", "M1", 4.5), ("E2", "M2", 1), ("gone", "M2", 2)], {"E3": (1, 0)}, full_score=5)
BEFORE = result_of([("E1", "M1", 2), ("E3", "M1", 3)], {}, full_score=5)


@pytest.fixture
def past_of(roster_of):
    """The past of a programme with the mentees E1, E2 and E3, whose results are given by name."""

    def read(history: Any, files: dict[str, str], **config: Any) -> tuple[Past, Roster]:
        roster = roster_of(config={"history": history, "criteria": WEIGHTED, **config}, files=files)
        assert roster.past is not None
        return roster.past, roster

    return read


def of_history(roster: Roster) -> list[tuple[str, str | None, str]]:
    """The notices of the results."""
    return [
        (notice.kind, notice.file, notice.what)
        for notice in roster.notices
        if str(notice.file).endswith(".json")
    ]


def test_scores_are_discounted_by_their_age(past_of) -> None:
    """By hand: half of the last round, a quarter of the one before; E2 counts there with the mean, 2.5."""
    past, _ = past_of(["last.json", "before.json"], {"last.json": LAST, "before.json": BEFORE})
    assert past.carried == (
        Fraction("4.5") / 2 + Fraction(2, 4),
        Fraction(1, 2) + Fraction("2.5") / 4,
        0 + Fraction(3, 4),
    )
    assert past.last == (Fraction("4.5"), 1, 0)
    assert past.unmatched.tolist() == [False, False, True]


def test_the_order_of_the_results_counts(past_of) -> None:
    """The first is the last round; in it E2 took no part."""
    past, _ = past_of(["before.json", "last.json"], {"last.json": LAST, "before.json": BEFORE})
    assert past.last == (2, None, 3)
    assert past.unmatched.tolist() == [False, False, False]


@pytest.mark.parametrize(
    ("discount", "carried"), [(0, (0, 0, 0)), (1, (Fraction("6.5"), Fraction("3.5"), 3)), (0.3, None)]
)
def test_the_discount(past_of, discount, carried) -> None:
    """Nothing, everything alike, or exactly what is written."""
    files = {"last.json": LAST, "before.json": BEFORE}
    past, _ = past_of({"results": [*files], "discount": discount}, files)
    if carried is None:
        carried = (Fraction("1.53"), Fraction("0.525"), Fraction("0.27"))
    assert past.carried == carried
    assert past.last == (Fraction("4.5"), 1, 0)


def test_what_is_brought_along_is_rounded_to_millionths(past_of) -> None:
    """The mean of a third, discounted, has no end; what it was in the last round stays as it is."""
    last = result_of([("E1", "M1", 1), ("E2", "M2", 0)], {"E3": (1, 0)}, full_score=15)
    past, _ = past_of("last.json", {"last.json": last})
    assert past.carried == (Fraction("0.166667"), 0, 0)
    assert past.last == (Fraction(1, 3), 0, 0)


def test_no_history_is_no_past(roster_of) -> None:
    """And the hash of the roster is what it would be without earlier rounds at all."""
    assert roster_of().past is None


def test_who_is_new_is_told(past_of) -> None:
    """With the mean that counts instead; not if nothing is carried, and not of a round of others."""
    one = {"last.json": result_of([("E1", "M1", 4), ("gone", "M1", 3)], full_score=5)}
    _, roster = past_of("last.json", one)
    assert of_history(roster) == [
        (
            "assumed",
            "last.json",
            "2 mentees of this round took no part in that one. What its people had in the mean, 3.50, counts "
            "instead, so that being new is neither punished nor rewarded.",
        ),
        ("outside", "last.json", "1 of its mentees takes no part in this round."),
    ]
    _, roster = past_of({"results": "last.json", "discount": 0}, one)
    assert [kind for kind, _, _ in of_history(roster)] == ["outside"]
    past, roster = past_of("last.json", {"last.json": result_of([("gone", "M1", 4)], full_score=5)})
    assert [what[:26] for _, _, what in of_history(roster)] == ["None of its 1 mentees take"]
    assert past.carried == (2, 2, 2)


# --------------------------------------------------------------------------------------------- scales


@pytest.mark.parametrize(
    ("then", "now", "carried", "told"),
    [
        (5, 5, "1", []),
        (10, 5, "0.5", [("repaired", "Its scores are out of 10, converted to the 5 of now.")]),
        (2.5, 5, "2", [("repaired", "Its scores are out of 2.5, converted to the 5 of now.")]),
        (None, 5, "1", []),
        (0, 5, "1", []),
        (
            None,
            1.5,
            "1",
            [
                (
                    "assumed",
                    "Its scores go up to 2, and those of this round only to 1.5; they count as they stand, "
                    "because it does not say what a full score was.",
                )
            ],
        ),
    ],
)
def test_other_weights_then(past_of, then, now, carried, told) -> None:
    """Scores are converted where both full scores are known; otherwise what looks wrong is told."""
    last = result_of([("E1", "M1", 2), ("E2", "M1", 2), ("E3", "M1", 2)], full_score=then)
    criteria = [{"kind": "same", "column": "id", "weight": now}]
    past, roster = past_of("last.json", {"last.json": last}, criteria=criteria)
    assert past.carried == (Fraction(carried),) * 3
    assert past.last == (2 * Fraction(carried),) * 3
    assert [(kind, what) for kind, _, what in of_history(roster)] == told


@pytest.mark.parametrize(("then", "told"), [(None, 0), (5, 1)])
def test_scores_from_a_file_have_no_scale(past_of, then, told) -> None:
    """They count as they stand, which is told if those of the earlier round were others."""
    last = result_of([("E1", "M1", 2), ("E2", "M1", 2), ("E3", "M1", 2)], full_score=then)
    files = {"last.json": last, "p.csv": "mentee,mentor,score\nE1,M1,70\n"}
    past, roster = past_of("last.json", files, criteria=[{"kind": "scores", "file": "p.csv"}])
    assert past.carried == (1, 1, 1)
    sentence = "Its scores are out of 5, and those of this round stand in a file; they count as they stand."
    assert of_history(roster) == [("assumed", "last.json", sentence)] * told


# ----------------------------------------------------------------------- the run that they are part of


def test_each_result_is_an_input(past_of) -> None:
    """With its place, newest first, and its hash."""
    _, roster = past_of(["last.json", "before.json"], {"last.json": LAST, "before.json": BEFORE})
    assert [(one.role, one.path, one.sha256) for one in roster.inputs[-2:]] == [
        ("history 1", "last.json", hashlib.sha256(LAST.encode()).hexdigest()),
        ("history 2", "before.json", hashlib.sha256(BEFORE.encode()).hexdigest()),
    ]


def test_the_hash_of_the_roster_knows_what_was_understood(past_of, roster_of) -> None:
    """Not how the file is written or who has left, but every score, and who had nobody."""
    _, roster = past_of("a.json", {"a.json": LAST})
    hashed = roster.sha256()
    again = result_of(
        [("E2", "M9", 1.0), ("E1", "M7", 4.5), ("other", "M2", 2)], {"E3": (2, 0)}, full_score=5
    )
    assert past_of("b.json", {"b.json": again + "\n"})[1].sha256() == hashed
    other = LAST.replace("4.5", "4.25")
    poor = result_of([("E1", "M1", 4.5), ("E2", "M2", 1), ("E3", "M2", 0), ("gone", "M2", 2)], full_score=5)
    for changed in (other, poor):
        assert past_of("a.json", {"a.json": changed})[1].sha256() != hashed
    assert roster_of(config={"criteria": WEIGHTED}).sha256() != hashed


def test_everything_wrong_is_told_at_once(programme) -> None:
    """Spreadsheets and results alike."""
    config = load_config(
        programme(
            mentees="id,name\nE1,Ana\n,Bo\n",
            config={"history": ["none.json", "bad.json", "half.json"], "criteria": WEIGHTED},
            files={"bad.json": "[]", "half.json": result_of([("E1", "M1", True)])},
        )
    )
    with pytest.raises(InputError) as caught:
        read_roster(config)
    assert [(trouble.file, trouble.what) for trouble in caught.value.troubles] == [
        ("mentees.csv", "The id is blank."),
        ("none.json", "There is no such file."),
        ("bad.json", "This is no result of pairforge."),
        ("half.json", "Entry no. 1 of `pairs` has no `score` that is a number."),
    ]


def test_results_are_checked_where_the_people_cannot_be_read(programme) -> None:
    """The sheet of the mentees is missing, and so is the result."""
    config = load_config(programme(config={"mentees": {"file": "no.csv"}, "history": "none.json"}))
    with pytest.raises(InputError) as caught:
        read_roster(config)
    assert [trouble.file for trouble in caught.value.troubles] == ["no.csv", "none.json"]


def test_one_round_under_two_names_is_refused(programme) -> None:
    """It would count twice."""
    config = load_config(
        programme(config={"history": ["a.json", "./b.json"]}, files={"a.json": LAST, "b.json": LAST})
    )
    with pytest.raises(InputError) as caught:
        read_roster(config)
    assert str(caught.value) == (
        "./b.json: This is the same result as a.json, so one round would count twice. Name each round once."
    )


@pytest.mark.parametrize("named", ["results/result.json", "./results/../results/result.json"])
def test_the_place_of_the_own_result_is_refused(programme, named) -> None:
    """The run would write over it, and the next one would read what this one wrote."""
    path = programme(config={"history": named})
    (path.parent / "results").mkdir()
    (path.parent / "results" / "result.json").write_text(LAST, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_roster(load_config(path))
    assert str(caught.value) == (
        f"{named}: The results of this run are written there, so this one would be lost, and the next run "
        "would take its own result for an earlier round. Copy it to another folder and name that, or say "
        "another `folder` in `output`."
    )


def test_another_folder_for_the_results_is_enough(programme) -> None:
    """What the remedy says."""
    path = programme(config={"history": "results/result.json", "output": {"folder": "autumn"}})
    (path.parent / "results").mkdir()
    (path.parent / "results" / "result.json").write_text(LAST, encoding="utf-8")
    assert read_roster(load_config(path)).past is not None


def test_a_spelling_that_only_a_result_needs_is_used(past_of) -> None:
    """So it is not told to stand nowhere."""
    last = {"last.json": result_of([("e-1", "M1", 1), ("E2", "M1", 2), ("E3", "M1", 3)], full_score=5)}
    past, roster = past_of("last.json", last, mentees={"spellings": {"e-1": "E1"}})
    assert past.last == (1, 2, 3)
    assert of_history(roster) == [("repaired", "last.json", '"e-1" read as E1, as `spellings` says.')]
    assert not [notice for notice in roster.notices if "stands nowhere" in notice.what]


def test_hostile_numbers_end_in_words(roster_of, programme) -> None:
    """Neither the largest float nor weights beyond it end in a traceback."""
    for score, full in ((1.7e308, 1e-300), (1.7e308, None), (1, 1e-308)):
        last = result_of([("E1", "M1", score)], full_score=full)
        criteria = [{"kind": "same", "name": str(idx), "column": "id", "weight": 1.7e308} for idx in (1, 2)]
        roster = roster_of(config={"history": "a.json", "criteria": criteria}, files={"a.json": last})
        assert roster.past is not None
        assert all(isinstance(notice, Notice) for notice in roster.notices)


# ----------------------------------------------------------------------------- against a slow twin


@st.composite
def rounds(draw: Any) -> list[dict[str, list[Any]]]:
    """Some rounds; for each mentee who took part the places wanted and the scores got."""
    scores = st.integers(-500, 5000).map(lambda number: number / 1000)
    places = st.lists(st.none() | scores, min_size=1, max_size=3)
    people = st.sampled_from(["E1", "E2", "E3", "gone", "left"])
    return draw(st.lists(st.dictionaries(people, places, min_size=1), min_size=1, max_size=4))


@given(rounds(), st.integers(0, 100), st.integers(0, 2**32))
def test_equals_a_slow_twin(in_memory, tmp_path_factory, past, per_cent, seed) -> None:
    """Places that stayed empty count 0, who took no part has the mean; in whatever order results list it."""
    folder = tmp_path_factory.mktemp("rounds")
    shuffled = random.Random(seed)
    for idx, people in enumerate(past):
        pairs = [
            (person, f"M{place}", score)
            for person, scores in people.items()
            for place, score in enumerate(scores)
            if score is not None
        ]
        empty = {
            person: (len(scores), len(scores) - scores.count(None))
            for person, scores in people.items()
            if None in scores
        }
        shuffled.shuffle(pairs)
        text = result_of(pairs, empty, full_score=None, seed=idx)
        (folder / f"{idx}.json").write_text(text, encoding="utf-8")
    history = {"results": [f"{idx}.json" for idx in range(len(past))], "discount": per_cent / 100}
    mentees = [{"id": f"E{idx}"} for idx in (3, 1, 2)]
    _, roster = in_memory([{"id": "M"}], mentees, WEIGHTED, folder=folder, history=history)
    for position, person in enumerate(["E1", "E2", "E3"]):
        expected = Fraction(0)
        for age, people in enumerate(past, start=1):
            own = {
                name: Fraction(sum(round(1000 * (score or 0)) for score in scores), 1000 * len(scores))
                for name, scores in people.items()
            }
            mean = sum(own.values(), Fraction(0)) / len(own)
            expected += Fraction(per_cent, 100) ** age * own.get(person, mean)
            if age == 1:
                assert roster.past.last[position] == own.get(person)
                alone = person in people and not [score for score in people[person] if score is not None]
                assert roster.past.unmatched[position] == alone
        assert abs(roster.past.carried[position] - expected) * 2 <= Fraction(1, 10**6)
        assert (roster.past.carried[position] * 10**6).denominator == 1


def test_who_was_badly_served() -> None:
    """Below the threshold, or without anybody even where 0 is not below it; not who took no part."""
    past = Past(
        (Fraction(0),) * 5,
        (Fraction(2), Fraction("1.999999"), None, Fraction(0), Fraction(3)),
        np.array([False, False, False, True, False]),
    )
    assert past.badly_served(Fraction(2)).tolist() == [False, True, False, True, False]
    assert past.badly_served(Fraction(-1)).tolist() == [False, False, False, True, False]


def test_paths_are_relative_to_the_config(programme, tmp_path: Path) -> None:
    """As those of all other files."""
    path = programme(config={"history": "rounds/1/result.json"})
    (path.parent / "rounds" / "1").mkdir(parents=True)
    (path.parent / "rounds" / "1" / "result.json").write_text(LAST, encoding="utf-8")
    past = read_roster(load_config(path)).past
    assert past is not None
    assert past.last[1] == Fraction(1, 5)
