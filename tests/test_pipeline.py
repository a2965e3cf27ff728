"""The whole walk: against exhaustive search, against shuffled rows, and with parts broken on purpose."""

from __future__ import annotations

import csv
import itertools
import json
import random
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import pairforge
from pairforge import FaultError, InputError, Status
from pairforge.pairing import StagePrices
from pairforge.pipeline import run
from pairforge.reporting.document import result_json
from pairforge.scoring import masks

ROOT = Path(__file__).parent.parent
SAMPLES = ("quickstart", "readme", "teams", "university", "scores")


@st.composite
def programmes(draw):
    """A small programme with listed scores: minimums, locks, vetoes, wants, ties, some of it impossible."""
    num_mentees, num_mentors = draw(st.integers(1, 7)), draw(st.integers(1, 5))
    stages = draw(
        st.sampled_from(
            [
                ["matched", "total"],
                ["total"],
                ["total", "matched"],
                ["matched"],
                ["matched", "worst_off", "total"],
                ["matched", "total", "worst_off"],
            ]
        )
    )
    most_wants = 1 if "worst_off" in stages else (3 if num_mentees <= 5 else 2)
    scores = {
        (mentee, mentor): draw(st.sampled_from(["-1.25", "-1", "0", "0.5", "1", "1", "2.75", "4"]))
        for mentee in range(num_mentees)
        for mentor in range(num_mentors)
        if draw(st.integers(0, 4))
    }
    mentors = []
    for mentor in range(num_mentors):
        capacity = draw(st.integers(0, 3))
        minimum = draw(st.integers(0, min(capacity, 2))) if draw(st.integers(0, 2)) == 0 else 0
        mentors.append({"id": f"M{mentor}", "capacity": capacity, "min": minimum})
    mentees = [
        {"id": f"p{mentee}", "wants": draw(st.integers(0, most_wants))} for mentee in range(num_mentees)
    ]
    rules = []
    for kind in ("never", "lock"):
        if draw(st.integers(0, 3)) == 0:
            mentee, mentor = draw(st.integers(0, num_mentees - 1)), draw(st.integers(0, num_mentors - 1))
            rules.append({"kind": kind, "mentee": f"p{mentee}", "mentor": f"M{mentor}"})
    return {"mentors": mentors, "mentees": mentees, "scores": scores, "rules": rules, "stages": stages}


def write_programme(folder: Path, programme: dict) -> Path:
    """Write a programme with listed scores; returns its config."""
    with (folder / "pairs.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["mentee", "mentor", "score"])
        writer.writerows((f"p{i}", f"M{j}", score) for (i, j), score in programme["scores"].items())
    config = {
        "version": 1,
        "mentors": programme["mentors"],
        "mentees": programme["mentees"],
        "criteria": [{"kind": "scores", "file": "pairs.csv"}],
        "rules": programme["rules"],
        "priorities": programme["stages"],
    }
    path = folder / "config.yaml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return path


def exhaustive(programme: dict) -> tuple | None:
    """The best value of each stage over all matchings, or None if there is none."""
    pairs = {rule["kind"]: set() for rule in programme["rules"]}
    for rule in programme["rules"]:
        pairs[rule["kind"]].add((int(rule["mentee"][1:]), int(rule["mentor"][1:])))
    eligible = set(programme["scores"]) - pairs.get("never", set())
    locked = pairs.get("lock", set())
    if not locked <= eligible:
        return None
    num_mentors = len(programme["mentors"])
    states = {(0,) * num_mentors: {(0, None, Fraction(0))}}
    for mentee, person in enumerate(programme["mentees"]):
        options = [mentor for mentor in range(num_mentors) if (mentee, mentor) in eligible]
        musts = {mentor for (other, mentor) in locked if other == mentee}
        following: dict = {}
        for size in range(int(person["wants"]) + 1):
            for chosen in itertools.combinations(options, size):
                if not musts <= set(chosen):
                    continue
                scores = [Fraction(programme["scores"][mentee, mentor]) for mentor in chosen]
                for loads, values in states.items():
                    after = tuple(load + (idx in chosen) for idx, load in enumerate(loads))
                    if any(
                        load > mentor["capacity"]
                        for load, mentor in zip(after, programme["mentors"], strict=True)
                    ):
                        continue
                    following.setdefault(after, set()).update(
                        (
                            count + size,
                            min([*scores, *([] if worst is None else [worst])], default=None),
                            total + sum(scores),
                        )
                        for count, worst, total in values
                    )
        states = following
        if musts and not states:
            return None
    order = {"matched": 0, "worst_off": 1, "total": 2}
    values = [
        tuple(value[order[stage]] for stage in programme["stages"])
        for loads, found in states.items()
        if all(load >= mentor["min"] for load, mentor in zip(loads, programme["mentors"], strict=True))
        for value in found
    ]
    return max(values, key=lambda value: [Fraction(10**9) if v is None else v for v in value], default=None)


def check_against_exhaustive(programme: dict, folder: Path) -> None:
    """Solve from files, and compare every stage with the exhaustive optimum."""
    best = exhaustive(programme)
    result = pairforge.solve(write_programme(folder, programme))
    if best is None:
        assert result.status is Status.INFEASIBLE
        assert result.conflict
        return
    assert result.status is Status.OPTIMAL
    assert [
        None if stage.value is None else Fraction(stage.value).limit_denominator(10**6)
        for stage in result.stages
    ] == list(best)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(programme=programmes())
def test_every_stage_equals_exhaustive_search(programme, tmp_path_factory):
    """From files to result.json, every stage value is the exhaustive optimum, or there is a conflict."""
    check_against_exhaustive(programme, tmp_path_factory.mktemp("programme"))


@pytest.mark.full
@settings(max_examples=5000, deadline=None, derandomize=True)
@given(programme=programmes())
def test_every_stage_equals_exhaustive_search_at_length(programme, tmp_path_factory):
    """The same with many more programmes."""
    check_against_exhaustive(programme, tmp_path_factory.mktemp("programme"))


def test_a_published_example_is_solved_better(tmp_path):
    """W = [[4,1,7],[5,8,5],[4,1,5],[6,7,8]], each mentor 1 to 2 mentees: 27; two phases have 26."""
    scores = [[4, 1, 7], [5, 8, 5], [4, 1, 5], [6, 7, 8]]
    programme = {
        "mentors": [{"id": f"M{idx}", "capacity": 2, "min": 1} for idx in range(3)],
        "mentees": [{"id": f"p{idx}"} for idx in range(4)],
        "scores": {(i, j): str(scores[i][j]) for i in range(4) for j in range(3)},
        "rules": [],
        "stages": ["matched", "total"],
    }
    result = pairforge.solve(write_programme(tmp_path, programme))
    assert [(stage.name, stage.value, stage.bound, stage.proved) for stage in result.stages] == [
        ("matched", 4, 4, True),
        ("total", 27, 27, True),
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_programmes_are_proved_optimal(name):
    """Every config in the repository solves, is proved, and its parts add up to its scores."""
    result = pairforge.solve(ROOT / "configs" / f"{name}.yaml")
    assert result.status is Status.OPTIMAL
    assert all(stage.proved and stage.value == stage.bound for stage in result.stages)
    for pair in result.pairs:
        assert sum(pair.parts.values()) == pytest.approx(pair.score, abs=1e-9)
    assert result.measures["total"] == pytest.approx(sum(pair.score for pair in result.pairs))


def shuffled_copy(path: Path, target: Path, rng: random.Random) -> None:
    """The same CSV with its rows in another order."""
    content = path.read_bytes()
    encoding = "cp1252" if b";Role" in content or b"Windows" in content else "utf-8"
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text, encoding = content.decode("cp1252"), "cp1252"
    delimiter = ";" if text.splitlines()[0].count(";") > text.splitlines()[0].count(",") else ","
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    body = rows[1:]
    rng.shuffle(body)
    with target.open("w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter=delimiter).writerows([rows[0], *body])


@pytest.mark.parametrize("name", SAMPLES)
def test_order_of_rows_changes_only_the_inputs(name, tmp_path):
    """With the rows of every file shuffled, result.json differs in `inputs` alone."""
    for source in (ROOT / "sample_data").rglob("*.csv"):
        target = tmp_path / "sample_data" / source.relative_to(ROOT / "sample_data")
        target.parent.mkdir(parents=True, exist_ok=True)
        shuffled_copy(source, target, random.Random(7))
    (tmp_path / "configs").mkdir()
    config = tmp_path / "configs" / f"{name}.yaml"
    config.write_bytes((ROOT / "configs" / f"{name}.yaml").read_bytes())
    before = json.loads(result_json(pairforge.solve(ROOT / "configs" / f"{name}.yaml")))
    after = json.loads(result_json(pairforge.solve(config)))
    assert before.pop("inputs") != after.pop("inputs")
    assert before == after


def test_order_of_listed_people_changes_only_the_inputs(tmp_path):
    """People listed in the config itself may stand in any order too."""
    programme = {
        "mentors": [{"id": f"M{idx}", "capacity": 2} for idx in range(3)],
        "mentees": [{"id": f"p{idx}"} for idx in range(6)],
        "scores": {(i, j): "1" for i in range(6) for j in range(3)},
        "rules": [],
        "stages": ["matched", "total"],
    }
    turned = {key: programme[key][::-1] for key in ("mentors", "mentees")}
    documents = []
    for name, content in (("a", programme), ("b", {**programme, **turned})):
        (tmp_path / name).mkdir()
        documents.append(json.loads(result_json(pairforge.solve(write_programme(tmp_path / name, content)))))
    assert documents[0].pop("inputs") != documents[1].pop("inputs")
    assert documents[0] == documents[1]


def test_same_run_gives_the_same_bytes():
    """Two runs of the same programme write the same document."""
    first, second = (result_json(pairforge.solve(ROOT / "configs" / "quickstart.yaml")) for _ in range(2))
    assert first == second


def tampered_with(monkeypatch, change):
    """Let the engine's matching pass through `change` before anybody sees it."""
    from pairforge.pipeline import solving

    honest = solving.solve_problem

    def solve_problem(problem, **limits):
        return change(problem, honest(problem, **limits))

    monkeypatch.setattr(solving, "solve_problem", solve_problem)


def replaced(matching, chosen):
    """The same claims for other pairs."""
    return replace(matching, chosen=np.array(sorted(chosen), dtype=np.int64))


def without_one(problem, matching):
    """One pair fewer: a matching that keeps all the rules but is worse."""
    return replaced(matching, matching.chosen[1:].tolist())


def worst_exchange(problem, matching):
    """Everybody's pairs exchanged for the worst that still fit."""
    room, chosen = problem.capacity.copy(), []
    for mentee in range(problem.num_mentees):
        row = range(problem.starts[mentee], problem.starts[mentee + 1])
        for pair in sorted(row, key=lambda pair: problem.points[pair]):
            if room[problem.mentors[pair]]:
                room[problem.mentors[pair]] -= 1
                chosen.append(pair)
                break
    return replaced(matching, chosen)


def with_forged_prices(problem, matching):
    """A worse matching whose prices were made up to look like a proof."""
    worse = without_one(problem, matching)
    forged = tuple(
        StagePrices(prices.stage, prices.mentee_prices * 0, prices.mentor_prices * 0, prices.level)
        for prices in worse.stages
    )
    return replace(worse, stages=forged)


def with_one_more(problem, matching):
    """A pair too many: some mentee or mentor is in more pairs than there are places."""
    free = sorted(set(range(problem.num_pairs)) - set(matching.chosen.tolist()))
    return replaced(matching, [*matching.chosen.tolist(), free[0]])


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("change", [without_one, worst_exchange, with_forged_prices])
def test_a_worse_matching_is_never_called_optimal(name, change, monkeypatch):
    """The certificate catches an engine that returns a worse matching (or the minimums do)."""
    tampered_with(monkeypatch, change)
    try:
        result = pairforge.solve(ROOT / "configs" / f"{name}.yaml")
    except FaultError:
        return
    assert result.status is Status.FEASIBLE
    assert not all(stage.proved for stage in result.stages)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_matching_beyond_the_places_is_a_fault(name, monkeypatch):
    """A matching that breaks a capacity or what is wanted never leaves the walk."""
    tampered_with(monkeypatch, with_one_more)
    with pytest.raises(FaultError, match=r"more mentors than wanted|capacity or minimum"):
        pairforge.solve(ROOT / "configs" / f"{name}.yaml")


class AllowAll:
    """A mask that has forgotten its rule."""

    def __init__(self, config, roster):
        self.label = config.label

    def allows(self, mentees, mentors):
        return np.ones(np.broadcast_shapes(mentees.shape, mentors.shape), dtype=bool)


FORGOTTEN = {
    "differ": {"kind": "differ", "column": "team"},
    "same": {"kind": "same", "column": "site"},
    "share": {"kind": "share", "column": "languages"},
    "gap": {"kind": "gap", "column": "grade", "min": 1},
    "never": {"kind": "never", "mentee": "ana", "mentor": "bob"},
}


@pytest.mark.parametrize("kind", FORGOTTEN)
def test_the_auditor_catches_a_rule_that_scoring_forgot(kind, monkeypatch):
    """A rule lost on the way to the engine is found by the auditor, and no result leaves the walk."""
    ana = {"id": "ana", "team": "A", "site": "Oslo", "languages": ["nb"], "grade": 3}
    bob = {"id": "bob", "team": "a", "site": "Rome", "languages": ["it"], "grade": 3}
    config = pairforge.Config.model_validate(
        {
            "version": 1,
            "mentees": [ana],
            "mentors": [bob],
            "criteria": [{"kind": "same", "column": "team"}],
            "rules": [FORGOTTEN[kind]],
        }
    )
    assert pairforge.solve(config).pairs == ()
    monkeypatch.setitem(masks.RULES, kind, AllowAll)
    with pytest.raises(FaultError, match=rf"The matching breaks what was asked for.*{kind}.*\(ana and bob\)"):
        pairforge.solve(config)


def test_the_auditor_catches_a_lost_lock(monkeypatch):
    """A lock that the problem has forgotten is found by the auditor."""
    from pairforge.pipeline import solving

    honest = solving.formulate
    monkeypatch.setattr(
        solving,
        "formulate",
        lambda *parts: replace(honest(*parts), locked=np.empty(0, dtype=np.int64)),
    )
    with pytest.raises(FaultError, match="lock"):
        pairforge.solve(ROOT / "configs" / "scores.yaml")


def test_the_auditor_catches_wrong_scores(monkeypatch):
    """Points that changed on the way to the engine are found by the auditor."""
    from pairforge.pipeline import solving

    honest = solving.formulate

    def formulate(*parts):
        problem = honest(*parts)
        return replace(problem, points=problem.points + 1)

    monkeypatch.setattr(solving, "formulate", formulate)
    with pytest.raises(FaultError, match="scores differ"):
        pairforge.solve(ROOT / "configs" / "readme.yaml")


def test_problems_of_config_and_data_are_told_together(tmp_path):
    """A misspelt key, a misspelt kind and a bad capacity come in one message."""
    (tmp_path / "mentors.csv").write_text("id,Seats\nM1,many\nM1,1\n", encoding="utf-8")
    (tmp_path / "mentees.csv").write_text("id,Goals\np1,\n", encoding="utf-8")
    config = tmp_path / "config.yaml"
    config.write_text(
        "version: 1\nmentors: {file: mentors.csv, capacity: Seats}\nmentees: {file: mentees.csv}\n"
        "criteria:\n  - {kind: same, column: id, wieght: 2}\n  - {kind: overlp, column: Goals}\n"
        "  - {kind: different, column: id}\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError, match="wieght") as caught:
        pairforge.solve(config)
    told = str(caught.value)
    assert 'line 5: Unknown key "wieght"' in told
    assert 'line 6: There is no kind "overlp"' in told
    assert 'mentors.csv, row 2, column "Seats": "many" is not a number.' in told
    assert 'mentors.csv, row 3, column "id": The id "M1" already stands in row 2' in told


def test_worst_off_with_several_mentors_each_counts_their_sum(tmp_path):
    """`worst_off` where somebody wants two mentors judges the sum of both scores, proved by rows."""
    programme = {
        "mentors": [{"id": "M0", "capacity": 2}, {"id": "M1", "capacity": 2}],
        "mentees": [{"id": "p0", "wants": 2}, {"id": "p1"}, {"id": "p2"}],
        "scores": {(0, 0): "1", (0, 1): "2", (1, 0): "4", (1, 1): "1", (2, 0): "1", (2, 1): "5"},
        "rules": [],
        "stages": ["matched", "worst_off", "total"],
    }
    config = write_programme(tmp_path, programme)
    result = pairforge.solve(config)
    assert (result.status, result.engine.name) == (Status.OPTIMAL, "general")
    assert {stage.name: stage.value for stage in result.stages} == {
        "matched": 4,
        "worst_off": 3,
        "total": 12,
    }
    with pytest.raises(InputError, match="would not be a network flow"):
        run(config, engine="network")


def test_observer_hears_the_steps():
    """`run` says what it is doing, in order."""
    heard: list[str] = []
    run(ROOT / "configs" / "readme.yaml", heard.append)
    assert heard == ["Reading", "Scoring", "Solving", "Checking", "Comparing"]


def test_seed_decides_ties_only():
    """Another seed may give other pairs, but the same stage values."""
    config = pairforge.load_config(ROOT / "configs" / "quickstart.yaml")
    results = [
        pairforge.solve(config.model_copy(update={"solver": config.solver.model_copy(update={"seed": seed})}))
        for seed in range(3)
    ]
    assert len({tuple(stage.value for stage in result.stages) for result in results}) == 1


def test_a_config_built_in_a_program(tmp_path):
    """Developers can build a config from plain values; paths are relative to a folder of their choice."""
    (tmp_path / "pairs.csv").write_text("mentee,mentor,score\na,x,1\n", encoding="utf-8")
    config = pairforge.Config.model_validate(
        {
            "version": 1,
            "mentors": [{"id": "x"}],
            "mentees": [{"id": "a"}],
            "criteria": [{"kind": "scores", "file": "pairs.csv"}],
        }
    ).in_folder(tmp_path)
    result = pairforge.solve(config)
    assert [(pair.mentee, pair.mentor) for pair in result.pairs] == [("a", "x")]
    assert list(result.pairs_frame().columns) == ["mentee", "mentor", "score", "locked", "part scores"]
