"""The checker of `docs/certificate.md` on programmes of every kind, and on certificates that were altered."""

from __future__ import annotations

import ast
import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tests import checker_by_hand
from tests.checker_by_hand import check

from pairforge.config import Config, load_config
from pairforge.pipeline import solve
from pairforge.problem import (
    Balance,
    Bands,
    Breaks,
    Choices,
    Leximin,
    Matched,
    MentorsTotal,
    Problem,
    Stage,
    SumStage,
    Ties,
    Total,
    TwiceRunning,
    Variety,
    WorstOff,
    WorstShare,
)
from pairforge.problem.constraints import CountBounds, Family
from pairforge.problem.formulate import formulate
from pairforge.reporting.document import result_json
from pairforge.roster import Roster, read_roster
from pairforge.scoring import score

ROOT = Path(__file__).parent.parent


def material(config: Config) -> tuple[dict, dict]:
    """A result, and what its certificate speaks of."""
    roster = read_roster(config)
    problem = formulate(score(roster, config), roster, config)
    mentees, mentors = roster.mentees.ids, roster.mentors.ids
    ends = zip(problem.mentees.tolist(), problem.mentors.tolist(), strict=True)
    pairs = [(mentees[mentee], mentors[mentor]) for mentee, mentor in ends]
    points = dict(zip(pairs, problem.points.tolist(), strict=True))
    carried = [0] * len(mentees) if problem.standing is None else problem.standing.tolist()
    brings = dict(zip(mentees, carried, strict=True))
    weights = Ties().gain(problem, 0, np.arange(len(pairs)))
    document = json.loads(result_json(solve(config)))
    sets, cells = rows_of(document, problem, pairs)
    programme = {
        "sets": sets,
        "bounds": {row: ends for row, (ends, _) in cells.items()},
        "points": points,
        "standing": {pair: mine + brings[pair[0]] for pair, mine in points.items()},
        "wants": {("mentee", who): n for who, n in zip(mentees, problem.wants.tolist(), strict=True)},
        "locked": frozenset(pairs[pair] for pair in problem.locked.tolist()),
        "limits": [
            ({pair for pair, counts in zip(pairs, limit.inside.tolist(), strict=True) if counts}, limit.low)
            for limit in problem.limits
        ],
        "stages": [
            shape_of(stage, points, pairs, dict(zip(mentees, range(len(mentees)), strict=True)))
            for stage in problem.stages
        ],
        "ties": dict(zip(pairs, weights.tolist(), strict=True)),
    }
    for stage, shape in zip(problem.stages, programme["stages"], strict=True):
        if shape["shape"] == "counts":
            shape["costs"] = {
                row: cost_of(stage, row, soft)
                for row, (_, soft) in cells.items()
                if (row[0] == "mentor" if isinstance(stage, Balance) else soft)
            }
    return document, programme


def rows_of(document: dict, problem: Problem, pairs: list) -> tuple[dict, dict]:
    """The pairs of each set of the certificate; and the ends and the soft rules of each row, people too."""
    mentees, mentors = document["certificate"]["mentees"], document["certificate"]["mentors"]
    by_name, bounds, soft = {}, [], []
    for stage in problem.stages:
        if isinstance(stage, Variety):
            cells = [
                pairs_of(family, cell, pairs) for family in stage.families for cell in range(family.num_cells)
            ]
            by_name |= {(stage.name, number): inside for number, inside in enumerate(cells)}
            soft += [(inside, (stage.name,)) for inside in cells]
    for rule in problem.constraints:
        assert isinstance(rule, CountBounds)
        for cell, (low, high) in enumerate(zip(rule.low.tolist(), rule.high.tolist(), strict=True)):
            inside = by_name[rule.label, cell] = pairs_of(rule.family, cell, pairs)
            ends = (low, high) if rule.price is None else ("breaks", rule.price, low, high)
            (bounds if rule.price is None else soft).append((inside, ends))
    sets = {
        (f"{side} set", place): by_name[tuple(name)]
        for side in ("mentee", "mentor")
        for place, name in enumerate(document["certificate"]["sets"][f"{side}s"])
    }
    people = {("mentee", who): frozenset(pair for pair in pairs if pair[0] == who) for who in mentees}
    people |= {("mentor", who): frozenset(pair for pair in pairs if pair[1] == who) for who in mentors}
    places = dict(zip(people, [*problem.wants.tolist(), *problem.capacity.tolist()], strict=True))
    cells = {}
    for row, inside in (people | sets).items():
        most = min([len(inside), *(places[one] for one, own in people.items() if inside <= own)])
        most = places.get(row, most)
        ends = [(low, high) for own, (low, high) in bounds if own == inside]
        least, most = max([0, *(low for low, _ in ends)]), min([most, *(high for _, high in ends)])
        cells[row] = ((least, most), [paid for own, paid in soft if own == inside])
    return sets, cells


def pairs_of(family: Family, cell: int, pairs: list) -> frozenset:
    """The pairs of one set."""
    return frozenset(pairs[pair] for pair in np.flatnonzero(family.of_pair == cell).tolist())


def cost_of(stage: Stage, row: tuple, soft: list) -> Callable[[int], int]:
    """What a count of a row costs in a stage."""

    def cost(count: int) -> int:
        total = count**2 if isinstance(stage, Balance) and row[0] == "mentor" else 0
        for name, *numbers in soft:
            if name == stage.name and isinstance(stage, Variety):
                total += count * (count - 1) // 2
            elif name == stage.name:
                price, low, high = numbers
                total += price * (max(low - count, 0) + max(count - high, 0))
        return total

    return cost


def shape_of(stage: Stage, points: dict, pairs: list, position: dict) -> dict:
    """Which shape a priority has, and its numbers."""
    match stage:
        case WorstOff():
            return {"shape": "worst_off", "keep": stage.keep}
        case Leximin():
            return {"shape": "leximin", "width": stage.width}
        case WorstShare():
            mix = (stage.weight, stage.total_weight)
            return {"shape": "worst_tenth", "share": stage.share, "mix": mix, "points": points}
        case Balance() | Breaks() | Variety():
            return {"shape": "counts"}
    return {"shape": "sums", "keep": stage.keep, "gains": gains_of(stage, points, pairs, position)}


def gains_of(stage: SumStage, points: dict, pairs: list, position: dict) -> list[dict]:
    """The gains of each sum, as the page's table says."""
    one = dict.fromkeys(points, 1)
    match stage:
        case Matched():
            return [one]
        case Total():
            return [points]
        case MentorsTotal():
            return [dict(zip(pairs, stage.points.tolist(), strict=True))]
        case Bands():
            ends = zip((min(points.values()), *stage.thresholds), stage.thresholds, strict=False)
            return [one, *({p: -(low <= mine < high) for p, mine in points.items()} for low, high in ends)]
        case TwiceRunning():
            badly = {pair: bool(stage.badly_served[position[pair[0]]]) for pair in pairs}
            return [{pair: int(badly[pair] and points[pair] >= stage.threshold) for pair in pairs}]
        case Choices():
            rank = dict(zip(pairs, stage.ranks.tolist(), strict=True))
            if stage.profile == "top":
                return [{pair: int(0 < rank[pair] <= stage.depth) for pair in pairs}]
            if stage.profile == "greedy":
                return [{pair: int(rank[pair] == k) for pair in pairs} for k in range(1, stage.depth + 1)]
            others = (0, *range(stage.depth, 1, -1))
            return [one, *({pair: -(rank[pair] == k) for pair in pairs} for k in others)]
    raise AssertionError(f"{stage} is not on the page")


def wishes(rng: random.Random, people: list[str]) -> dict[str, str]:
    """Some of the people, in an order, as first, second and third choice."""
    chosen = rng.sample(people, rng.randint(0, 3))
    return dict(zip(("First", "Second", "Third"), [*chosen, "", "", ""], strict=False))


def small_programme(seed: int) -> tuple[list[dict], list[dict], list[dict]]:
    """Mentors, mentees and criteria at random, so few kinds of answers that there are many ties."""
    rng = random.Random(seed)
    mentor_ids, mentee_ids = [f"M{idx}" for idx in range(4)], [f"E{idx}" for idx in range(7)]
    topics = ["law", "music", "sport"]
    mentors = [
        {
            "id": who,
            "topic": rng.choice(topics),
            "capacity": rng.choice([1, 2, 2, 3]),
            **wishes(rng, mentee_ids),
        }
        for who in mentor_ids
    ]
    mentees = [{"id": who, "topic": rng.choice(topics), **wishes(rng, mentor_ids)} for who in mentee_ids]
    columns = ["First", "Second", "Third"]
    criteria = [
        {"kind": "same", "column": "topic", "weight": 2},
        {"kind": "ranking", "by": "mentee", "columns": columns, "weight": 3, "name": "wishes"},
        {"kind": "ranking", "by": "mentor", "columns": columns, "weight": 1, "name": "their wishes"},
    ]
    return mentors, mentees, criteria


PRIORITIES = [
    ["matched", "total"],
    ["bands", "breaks", "total"],
    [{"kind": "matched", "keep": 0.6}, "total"],
    ["total", "matched"],
    ["matched", "worst_off", "total"],
    ["matched", {"kind": "worst_off", "keep": 0.4}, "total"],
    ["leximin"],
    [{"kind": "leximin", "step": 1.5}, "total"],
    ["matched", "worst_tenth", "total"],
    ["matched", {"kind": "worst_tenth", "share": 0.5}, "balance", "total"],
    ["matched", {"kind": "worst_tenth", "share": 0.4}, "worst_off", "choices"],
    ["matched", {"kind": "worst_tenth", "share": 0.4}, {"kind": "worst_tenth", "share": 0.7}],
    ["matched", {"kind": "worst_tenth", "share": 0.5}, "leximin"],
    ["matched", {"kind": "worst_tenth", "share": 0.3, "mix": [3, 1]}, "total"],
    ["choices", "mentors_total"],
    [{"kind": "choices", "profile": "generous"}, "balance"],
    ["matched", {"kind": "choices", "profile": "top", "k": 2}, "balance", "mentors_total", "total"],
]


def test_the_checker_needs_nothing_but_the_standard_library():
    """Nothing of pairforge, no solver and no numpy."""
    tree = ast.parse(Path(checker_by_hand.__file__).read_text(encoding="utf-8"))
    assert not any(isinstance(node, ast.Import) for node in ast.walk(tree))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert all(
        isinstance(node, ast.ImportFrom) and node.module in sys.stdlib_module_names for node in imports
    )


@pytest.mark.parametrize("name", ["quickstart", "readme", "university", "scores"])
def test_certificates_of_the_samples_hold(name):
    """Every stage of every sample is proved by its prices alone."""
    check(*material(load_config(ROOT / "configs" / f"{name}.yaml")))


@pytest.mark.parametrize("priorities", PRIORITIES, ids=json.dumps)
def test_certificates_of_all_priorities_hold(in_memory, priorities):
    """So is every kind of priority, of small programmes with many ties."""
    for seed in range(4):
        mentors, mentees, criteria = small_programme(seed)
        config, _ = in_memory(mentors, mentees, criteria, priorities=priorities)
        check(*material(config))


@pytest.mark.parametrize(
    "priorities",
    [["matched", "twice_running", "bands", "total"], ["matched", "worst_tenth", "leximin"]],
    ids=json.dumps,
)
def test_certificates_of_later_rounds_hold(in_memory, tmp_path, priorities):
    """With earlier rounds, what people bring along counts."""
    mentors, mentees, criteria = small_programme(5)
    config, _ = in_memory(mentors, mentees, criteria)
    (tmp_path / "last.json").write_text(result_json(solve(config)), encoding="utf-8")
    later, _ = in_memory(
        mentors, mentees, criteria, folder=tmp_path, priorities=priorities, history="last.json"
    )
    document, programme = material(later)
    assert programme["standing"] != programme["points"]
    check(document, programme)


RULED = [
    ["matched", "breaks", "total"],
    [{"kind": "matched", "keep": 0.6}, "breaks", "total"],
    ["matched", {"kind": "variety", "column": "topic"}, "breaks", "balance", "total"],
    ["leximin", "breaks"],
    ["matched", "worst_off", "breaks", {"kind": "variety", "column": "topic"}],
]


@pytest.mark.parametrize("priorities", RULED, ids=json.dumps)
def test_certificates_with_rules_on_cohorts_hold(in_memory, priorities):
    """Hard and soft rules on the topics of a cohort, and on its size, are rows with prices of their own."""
    priced = set()
    for seed in range(4):
        mentors, mentees, criteria = small_programme(seed)
        cohorts = [
            {"kind": "at_most", "column": "topic", "same": 2, "hard": True},
            {"kind": "at_most", "column": "topic", "same": 1, "price": 2},
            {"kind": "size", "min": 2},
        ]
        config, _ = in_memory(mentors, mentees, criteria, priorities=priorities, cohorts=cohorts)
        document, programme = material(config)
        check(document, programme)
        for entry in document["certificate"]["stages"]:
            priced |= {len(mentors) <= int(position) for position in entry["mentor_prices"]}
    assert priced == {True, False}


LIMITED = [
    ["matched", "total"],
    ["bands", "mentors_total"],
    ["matched", "worst_off", "total"],
    ["matched", {"kind": "worst_off", "keep": 0.4}, "total"],
    ["leximin"],
    [{"kind": "matched", "keep": 0.6}, "total"],
]


@pytest.mark.parametrize("priorities", LIMITED, ids=json.dumps)
def test_certificates_under_a_limit_hold(in_memory, priorities):
    """A limit on choices has a price of its own."""
    for seed in (9, 12, 16, 19, 24, 27):
        document, programme = limited(in_memory, seed, priorities)
        check(document, programme)


@pytest.mark.parametrize(
    ("seed", "priorities", "names"),
    [
        pytest.param(19, ["matched", "total"], {"total"}, id="total"),
        pytest.param(27, ["matched", "worst_off", "total"], {"worst_off", "total"}, id="worst_off"),
    ],
)
def test_certificates_with_splits_hold(in_memory, seed, priorities, names):
    """Where one price for the limit is not enough, faces are told apart by a pair."""
    document, programme = limited(in_memory, seed, priorities)
    assert {entry["name"] for entry in document["certificate"]["stages"] if entry["splits"]} == names
    check(document, programme)
    for entry in document["certificate"]["stages"]:
        entry["splits"] = []
    with pytest.raises((AssertionError, ValueError)):
        check(document, programme)


def limited(
    in_memory: Callable[..., tuple[Config, Roster]], seed: int, priorities: list
) -> tuple[dict, dict]:
    """A small programme in which half of the mentees who choose must get their first choice."""
    mentors, mentees, criteria = small_programme(seed)
    limit = {"kind": "top_choice_share", "k": 1, "at_least": 0.5}
    return material(in_memory(mentors, mentees, criteria, priorities=priorities, fairness=[limit])[0])


@pytest.mark.parametrize("priorities", PRIORITIES, ids=json.dumps)
def test_altered_certificates_do_not_hold(in_memory, priorities):
    """One price or one pair changed, and the check fails."""
    mentors, mentees, criteria = small_programme(1)
    config, _ = in_memory(mentors, mentees, criteria, priorities=priorities)
    document, programme = material(config)
    check(document, programme)
    worse = json.loads(json.dumps(document))
    worse["pairs"].pop()
    with pytest.raises(AssertionError):
        check(worse, programme)
    busy = next(idx for idx, row in enumerate(document["mentors"]) if row["load"])
    prices = document["certificate"]["stages"][0]["mentor_prices"]
    prices[str(busy)] = prices.get(str(busy), 0) + 3
    with pytest.raises(AssertionError):
        check(document, programme)
