"""The whole walk with earlier rounds: who had little gets more now, and nobody is badly served twice."""

from __future__ import annotations

import io
import itertools
import json
import random
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from tests.roster.rounds.results import result_of

import pairforge
from pairforge import FaultError
from pairforge.auditing import measures
from pairforge.pairing import Result
from pairforge.pipeline import run
from pairforge.reporting import terminal
from pairforge.reporting.document import result_json, result_schema
from pairforge.reporting.fairness import fairness_table
from pairforge.reporting.tables import summary_table
from pairforge.reporting.writing import write_results

STANDINGS = {
    "worst_off": ["matched", "worst_off"],
    "leximin": ["leximin"],
    "worst_tenth": ["matched", "worst_tenth"],
}


@pytest.fixture
def solved(programme: Callable[..., Path]) -> Callable[..., Result]:
    """Solve a programme with these scores (mentee, mentor, score), one place each, and earlier results."""

    def solve(
        scores: Sequence[tuple[str, str, float]], rounds: Sequence[str], priorities: list[Any], **config: Any
    ) -> Result:
        people = [sorted({one[side] for one in scores}) for side in (0, 1)]
        lines = [f"{mentee},{mentor},{score}" for mentee, mentor, score in scores]
        files = {f"round{idx}.json": text for idx, text in enumerate(rounds)}
        path = programme(
            [{"id": mentor, "capacity": 1} for mentor in people[1]],
            [{"id": mentee} for mentee in people[0]],
            {
                "criteria": [{"kind": "scores", "file": "pairs.csv"}],
                "priorities": priorities,
                **({"history": [*files]} if files else {}),
                **config,
            },
            files=files | {"pairs.csv": "\n".join(["mentee,mentor,score", *lines])},
        )
        return pairforge.solve(path)

    return solve


def who_has(result: Result) -> dict[str, str]:
    """The mentor of each mentee."""
    return {pair.mentee: pair.mentor for pair in result.pairs}


ALIKE = [("Ana", "good", 4), ("Ana", "poor", 2), ("Bo", "good", 4), ("Bo", "poor", 2)]


@pytest.mark.parametrize("priorities", STANDINGS.values(), ids=STANDINGS)
@pytest.mark.parametrize(("worse_off", "other"), [("Ana", "Bo"), ("Bo", "Ana")])
def test_who_had_little_gets_the_better_one_now(solved, priorities, worse_off, other) -> None:
    """Two who are alike but for the last round, of which one half counts."""
    last = result_of([(worse_off, "good", 1), (other, "good", 4.5)])
    result = solved(ALIKE, [last], priorities)
    assert who_has(result) == {worse_off: "good", other: "poor"}
    assert result.measures["standings"] == {"worst_off": 4.25, "worst_tenth": 4.25}
    assert result.status == "optimal"


@pytest.mark.parametrize("priorities", STANDINGS.values(), ids=STANDINGS)
def test_who_had_nobody_comes_before_who_had_little(solved, priorities) -> None:
    """An empty place counts as 0."""
    last = result_of([("Bo", "good", 0.5)], {"Ana": (1, 0)})
    assert who_has(solved(ALIKE, [last], priorities))["Ana"] == "good"


@pytest.mark.parametrize("priorities", STANDINGS.values(), ids=STANDINGS)
def test_a_round_that_lies_back_counts_less(solved, priorities) -> None:
    """Ana was worse off in the last round, Bo in the one before by as much."""
    last = result_of([("Ana", "good", 1), ("Bo", "good", 4)])
    before = result_of([("Ana", "good", 4), ("Bo", "good", 1)])
    assert who_has(solved(ALIKE, [last, before], priorities))["Ana"] == "good"
    assert who_has(solved(ALIKE, [before, last], priorities))["Bo"] == "good"


@pytest.mark.parametrize("priorities", STANDINGS.values(), ids=STANDINGS)
def test_who_is_new_stands_between(solved, priorities) -> None:
    """Behind who had less than the mean, before who had more."""
    for own, first in ((1, "Ana"), (4, "Bo")):
        last = result_of([("Ana", "good", own), ("gone", "good", 2.5)])
        assert who_has(solved(ALIKE, [last], priorities))[first] == "good"


def test_nobody_is_badly_served_twice_where_that_can_be(solved) -> None:
    """Ana had nobody; now she gets the pair that is not poor, though the total would be better otherwise."""
    scores = [("Ana", "good", 4), ("Ana", "poor", 1), ("Bo", "good", 5), ("Bo", "poor", 1)]
    last = result_of([("Bo", "good", 1.5)], {"Ana": (1, 0)})
    priorities = ["matched", {"kind": "twice_running", "below_score": 1.2}, "total"]
    result = solved(scores, [last], priorities)
    assert who_has(result) == {"Ana": "good", "Bo": "poor"}
    assert result.stages[1].value == 0
    assert result.measures["twice_running"] == {"below": 1.2, "places": 0, "people": []}
    assert result.measures["best_total"]["twice_running"] == {"below": 1.2, "places": 1, "people": ["Ana"]}


def test_where_it_cannot_be_the_people_are_named(solved) -> None:
    """Both were badly served, and only one mentor is good."""
    last = result_of([("Ana", "good", 1)], {"Bo": (1, 0)})
    scores = [("Ana", "good", 4), ("Ana", "poor", 1), ("Bo", "good", 5), ("Bo", "poor", 1)]
    priorities = ["matched", {"kind": "twice_running", "below_score": 1.2}, "total"]
    result = solved(scores, [last], priorities)
    assert result.stages[1].value == 1
    assert result.measures["twice_running"] == {"below": 1.2, "places": 1, "people": ["Ana"]}


def test_the_default_priorities_with_earlier_rounds(programme) -> None:
    """Places first, then nobody twice running: 40 % of 5 is 2, and Ana had 1.75 of 5."""
    mentees = [{"id": "Ana", "T": "a", "U": "x"}, {"id": "Bo", "T": "a", "U": "b"}]
    mentors = [{"id": "good", "T": "a", "U": "b"}, {"id": "poor", "T": "z", "U": "z"}]
    criteria = [{"kind": "same", "column": column, "name": column, "weight": 2.5} for column in "TU"]
    files = {"last.json": result_of([("Ana", "m", 3.5), ("Bo", "m", 10)], full_score=10)}
    with_history = programme(mentors, mentees, {"criteria": criteria, "history": "last.json"}, files=files)
    result = pairforge.solve(with_history)
    assert [stage.name for stage in result.stages] == ["matched", "twice_running", "bands", "breaks", "total"]
    assert who_has(result) == {"Ana": "good", "Bo": "poor"}
    assert result.stages[1].value == 0
    without = pairforge.solve(programme(mentors, mentees, {"criteria": criteria}))
    assert [stage.name for stage in without.stages] == ["bands", "breaks", "total"]
    assert who_has(without) == {"Ana": "poor", "Bo": "good"}
    assert result.full_score == 5.0


def test_one_round_after_the_other(programme, tmp_path) -> None:
    """What a run writes is what the next one reads; who had the poor mentor takes turns."""
    config = {
        "criteria": [{"kind": "scores", "file": "pairs.csv"}],
        "priorities": ["matched", "worst_off", "total"],
    }
    lines = [f"{mentee},{mentor},{score}" for mentee, mentor, score in ALIKE]
    files = {"pairs.csv": "\n".join(["mentee,mentor,score", *lines])}
    had_good = []
    for number in range(1, 5):
        history = [f"{earlier}.json" for earlier in range(number - 1, 0, -1)]
        path = programme(
            [{"id": "good"}, {"id": "poor"}],
            [{"id": "Ana"}, {"id": "Bo"}],
            config | ({"history": history} if history else {}),
            files=files,
        )
        outcome = run(path)
        folder = tmp_path / str(number)
        write_results(folder, outcome.config, outcome.roster, outcome.result, outcome.explanations)
        text = (folder / "result.json").read_text(encoding="utf-8")
        files[f"{number}.json"] = text
        had_good += [mentee for mentee, mentor in who_has(outcome.result).items() if mentor == "good"]
        roles = [source["role"] for source in outcome.result.inputs if "history" in source["role"]]
        assert roles == [f"history {age}" for age in range(1, number)]
    assert had_good[0] != had_good[1]
    assert sorted(had_good) == ["Ana", "Ana", "Bo", "Bo"]


def test_the_reports_name_who_is_badly_served_again(programme) -> None:
    """In the sheet of fairness, in the summary and on the screen, beside the best total."""
    path = programme(
        "id\nM1\n",
        "id,name\ne1,Ana\ne2,Bo\ne3,=Cy\n",
        {"history": "last.json", "priorities": ["matched", "total"]},
        files={"last.json": result_of([], {"e1": (1, 0), "e2": (1, 0), "e3": (1, 0)})},
    )
    outcome = run(path)
    (served,) = [pair.mentee for pair in outcome.result.pairs]
    names = {"e1": "Ana", "e2": "Bo", "e3": "=Cy"}
    told = ", ".join(name for identifier, name in names.items() if identifier != served)
    rows = fairness_table(outcome.roster, outcome.result).rows
    again = next(row for row in rows if row[1] == "Badly served twice running")
    assert again == ("Earlier rounds", "Badly served twice running", 2, "the same", None, told)
    standings = [row[1:3] for row in rows if row[0] == "Earlier rounds"][:2]
    assert standings == [("Worst standing", 1.0), ("Worst tenth of standings", 1.0)]
    summary = {row[0]: row for row in summary_table(outcome.config, outcome.roster, outcome.result).rows}
    assert summary["Badly served twice running"] == ("Badly served twice running", 2, "the same", told)
    screen = Console(width=80, file=io.StringIO())
    screen.print(terminal.summary(outcome.config, outcome.roster, outcome.result, ()))
    assert isinstance(screen.file, io.StringIO)
    shown = " ".join(screen.file.getvalue().split())
    assert f"Badly served twice running 2 ({told.replace(', ', ' and ')})" in shown
    document = json.loads(result_json(outcome.result))
    schema = json.loads(result_schema())
    parts = {name: schema["properties"][name] for name in ("full_score", "inputs", "measures")}
    schema |= {"properties": parts, "additionalProperties": True}
    jsonschema.validate(document, schema)
    document["measures"]["twice_running"]["people"] = 2
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def test_an_auditor_who_counts_others_stops_the_run(solved, monkeypatch) -> None:
    """The stage and the audit are computed apart; where they differ, nothing is handed out."""
    honest = measures.twice_running

    def dishonest(*args: Any) -> dict[str, Any]:
        found = honest(*args)
        return found | {"places": found["places"] + 1}

    last = result_of([("Ana", "good", 1)], {"Bo": (1, 0)})
    priorities = ["matched", {"kind": "twice_running", "below_score": 3}, "total"]
    assert solved(ALIKE, [last], priorities).stages[1].value == 1
    monkeypatch.setattr(measures, "twice_running", dishonest)
    with pytest.raises(
        FaultError, match=r"^The auditor finds others badly served twice running than was solv"
    ):
        solved(ALIKE, [last], priorities)


# ------------------------------------------------------------------------- against exhaustive search


def matchings(num_mentees: int, capacities: Sequence[int]) -> list[tuple[int | None, ...]]:
    """Every way to give each mentee a mentor or nobody."""
    options = [None, *range(len(capacities))]
    return [
        chosen
        for chosen in itertools.product(options, repeat=num_mentees)
        if all(chosen.count(mentor) <= seats for mentor, seats in enumerate(capacities))
    ]


def worth(
    kind: str, had: Mapping[int, tuple[Fraction, Fraction]], carried: Sequence[Fraction], poor: set[int]
) -> Any:
    """What a matching is worth by one priority, more is better; ``had`` is score and threshold by mentee."""
    standings = sorted(carried[mentee] + score for mentee, (score, _) in had.items())
    if kind == "matched":
        return len(had)
    if kind == "total":
        return sum(score for score, _ in had.values())
    if kind == "worst_off":
        return standings[:1]
    if kind == "worst_tenth":
        return sum(standings[: ceil(Fraction(1, 2) * len(standings))])
    if kind == "leximin":
        return (len(standings), standings)
    return -sum(1 for mentee in poor if mentee not in had or had[mentee][0] < had[mentee][1])


@given(
    st.lists(st.lists(st.integers(0, 8), min_size=3, max_size=3), min_size=2, max_size=5),
    st.lists(st.integers(1, 2), min_size=3, max_size=3),
    st.lists(st.none() | st.integers(0, 8), min_size=5, max_size=5),
    st.sampled_from(
        [
            ["matched", "worst_off", "total"],
            ["matched", "worst_tenth", "total"],
            ["leximin"],
            ["matched", "twice_running", "worst_off", "total"],
            ["matched", "twice_running", "total"],
            ["twice_running", "matched", "worst_tenth", "twice_running 2"],
        ]
    ),
    st.sampled_from(["0", "0.5", "0.7"]),
)
def test_equals_exhaustive_search(in_memory, tmp_path_factory, scores, seats, last, kinds, discount) -> None:
    """The matching is worth as much as the best one, stage by stage; scores are multiples of a half."""
    folder = tmp_path_factory.mktemp("programme")
    took_part = {idx: score for idx, score in enumerate(last[: len(scores)]) if score is not None}
    rows = [f"e{idx},m{mentor},{row[mentor] / 2}" for idx, row in enumerate(scores) for mentor in range(3)]
    (folder / "pairs.csv").write_text("\n".join(["mentee,mentor,score", *rows]), encoding="utf-8")
    pairs = [(f"e{idx}", "m", score / 2) for idx, score in took_part.items() if score]
    empty = {f"e{idx}": (1, 0) for idx, score in took_part.items() if not score}
    (folder / "last.json").write_text(result_of([*pairs, ("x", "m", 2)], empty), encoding="utf-8")
    thresholds = {"twice_running": Fraction(2), "twice_running 2": Fraction(3)}
    written = {
        "worst_tenth": {"kind": "worst_tenth", "share": 0.5},
        "twice_running": {"kind": "twice_running", "below_score": 2},
        "twice_running 2": {"kind": "twice_running", "below_score": 3},
    }
    config, _ = in_memory(
        [{"id": f"m{idx}", "capacity": seat} for idx, seat in enumerate(seats)],
        [{"id": f"e{idx}"} for idx in range(len(scores))],
        [{"kind": "scores", "file": "pairs.csv"}],
        folder=folder,
        history={"results": "last.json", "discount": discount},
        priorities=[written.get(kind, kind) for kind in kinds],
    )
    result = pairforge.solve(config)
    halves = {idx: Fraction(score, 2) for idx, score in took_part.items()}
    mean = (sum(halves.values(), Fraction(0)) + 2) / (len(halves) + 1)
    carried = [round(Fraction(discount) * halves.get(idx, mean), 6) for idx in range(len(scores))]

    def worths(chosen: Sequence[int | None]) -> list[Any]:
        found = []
        for kind in kinds:
            below = thresholds.get(kind, Fraction(0))
            had = {
                idx: (Fraction(scores[idx][mentor], 2), below)
                for idx, mentor in enumerate(chosen)
                if mentor is not None
            }
            poor = {idx for idx, score in halves.items() if score == 0 or score < below}
            found.append(worth(kind, had, carried, poor))
        return found

    given_to = who_has(result)
    chosen = [int(given_to[f"e{idx}"][1:]) if f"e{idx}" in given_to else None for idx in range(len(scores))]
    assert worths(chosen) == max(worths(other) for other in matchings(len(scores), seats))
    assert result.status == "optimal"


def test_rows_in_any_order_give_the_same_answer(programme) -> None:
    """Those of the spreadsheets and of the results of earlier rounds."""
    drawn = random.Random(7)
    scores = [(f"e{idx}", f"m{mentor}", drawn.randint(0, 6)) for idx in range(8) for mentor in range(5)]
    had = [(f"e{idx}", "m", drawn.randint(0, 6)) for idx in range(6)]
    found = set()
    for _ in range(10):
        for listed in (scores, had):
            drawn.shuffle(listed)
        mentees = [{"id": f"e{idx}"} for idx in drawn.sample(range(8), 8)]
        lines = "\n".join(["mentee,mentor,score", *(",".join(map(str, one)) for one in scores)])
        path = programme(
            [{"id": f"m{idx}", "capacity": 2} for idx in drawn.sample(range(5), 5)],
            mentees,
            {
                "criteria": [{"kind": "scores", "file": "pairs.csv"}],
                "priorities": ["leximin"],
                "history": "last.json",
            },
            files={"pairs.csv": lines, "last.json": result_of(had)},
        )
        result = pairforge.solve(path)
        found.add((result.roster_sha256, tuple(sorted(who_has(result).items()))))
    assert len(found) == 1


def test_each_notice_says_of_which_round_it_is(programme) -> None:
    """Of two rounds without somebody, both are named on the screen."""
    path = programme(
        "id\nM1\n",
        "id\ne1\nnew\n",
        {"history": ["a.json", "b.json"], "priorities": ["matched", "total"]},
        files={
            "a.json": result_of([], {"e1": (1, 0)}),
            "b.json": result_of([], {"e1": (1, 0), "e2": (1, 0)}),
        },
    )
    outcome = run(path)
    screen = Console(width=80, file=io.StringIO())
    screen.print(terminal.summary(outcome.config, outcome.roster, outcome.result, ()))
    assert isinstance(screen.file, io.StringIO)
    shown = " ".join(screen.file.getvalue().split())
    assert "Notice a.json: 1 mentee of this round took no part in that one." in shown
    assert "Notice b.json: 1 mentee of this round took no part in that one." in shown
