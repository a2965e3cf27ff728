"""What `docs/certificate.md` says is enough: a checker of the standard library alone, without floats."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from math import ceil
from pathlib import Path

import numpy as np
import pytest

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
    Stage,
    SumStage,
    Ties,
    Total,
    TwiceRunning,
    WorstOff,
    WorstShare,
)
from pairforge.problem.formulate import formulate
from pairforge.reporting.document import result_json
from pairforge.roster import Roster, read_roster
from pairforge.scoring import score

ROOT = Path(__file__).parent.parent


# ----------------------------------------------------- the checker: plain integers, sets and dictionaries


def check(document: dict, programme: dict) -> None:
    """Check every stage of a result from its prices."""
    chosen = frozenset((pair["mentee"], pair["mentor"]) for pair in document["pairs"])
    standing, rows = programme["standing"], [pairs for pairs, _ in programme["limits"]]
    low = dict.fromkeys(programme["wants"], 0) | {
        ("row", idx): n for idx, (_, n) in enumerate(programme["limits"])
    }
    high = programme["wants"] | {("row", idx): len(standing) for idx in range(len(rows))}
    for mentor in document["mentors"]:
        low["mentor", mentor["mentor"]], high["mentor", mentor["mentor"]] = mentor["min"], mentor["capacity"]
    locked = programme["locked"]
    faces = [(low, high, locked, set(standing) - locked)]
    assert lies_in(faces[0], rows, chosen)
    for claim, stage in zip(document["stages"], programme["stages"], strict=True):
        entries = [read(document["certificate"], one) for one in of_name(document, claim["name"])]
        faces = SHAPES[stage["shape"]](faces, rows, entries, stage, chosen, standing)
        assert claim["proved"]
    entries = [read(document["certificate"], one) for one in of_name(document, "ties")]
    if entries:
        bound, faces = settle(faces, rows, entries, programme["ties"])
        assert bound == sum(programme["ties"][pair] for pair in chosen)
    assert all(lies_in(face, rows, chosen) for face in faces) or document["ties"] == "unproved"


def check_sums(faces, rows, entries, stage, chosen, standing):
    """One step after the other; with `keep` a row instead of the optima."""
    for step, gain in enumerate(stage["gains"]):
        own = [entry for entry in entries if entry["level"] == step]
        bound, optima = settle(faces, rows, own, gain)
        reached = [sum(gain[pair] for pair in pairs) for pairs in (chosen, *witnesses(faces, rows, own))]
        kept = ceil(bound - (1 - stage["keep"]) * abs(bound))
        assert max(reached) == bound
        assert reached[0] >= kept
        if stage["keep"] < 1:
            row = ("row", len(rows))
            rows.append(set(standing))
            optima = [(low | {row: kept}, high | {row: len(standing)}, *rest) for low, high, *rest in faces]
        faces = optima
    return faces


def check_worst_off(faces, rows, entries, stage, chosen, standing):
    """Nobody can be above what somebody must be at or below."""
    if not chosen:
        return faces
    bounds = []
    for face in faces:
        pairs, limits = face[2] | face[3], [standing[pair] for pair in face[2]]
        for group in groups_of(entries):
            lower = [standing[pair] for pair in pairs if standing[pair] < group[0]["level"]]
            gain = {pair: -(mine < group[0]["level"]) for pair, mine in standing.items()}
            parts = enumerate(split([face], group))
            if lower and all(
                any(
                    bound_of(part, rows, entry, gain) < 0
                    for entry in group
                    if entry["face"] in (None, number)
                )
                for number, part in parts
            ):
                limits.append(max(lower))
        bounds.append(min([max(standing[pair] for pair in pairs), *limits]))
    worst = [min(standing[pair] for pair in pairs) for pairs in (chosen, *witnesses(faces, rows, entries))]
    kept = ceil(max(bounds) - (1 - stage["keep"]) * abs(max(bounds)))
    assert max(worst) == max(bounds)
    assert worst[0] >= kept
    return [
        (low, high, fixed, {pair for pair in free if standing[pair] >= kept})
        for (low, high, fixed, free), bound in zip(faces, bounds, strict=True)
        if bound >= kept
    ]


def groups_of(entries):
    """Entries of the same level for the parts of one face, one after the other."""
    groups = []
    for entry in entries:
        if entry["level"] is not None:
            if entry["face"] and groups and groups[-1][0]["level"] == entry["level"]:
                groups[-1].append(entry)
            else:
                groups.append([entry])
    return groups


def check_leximin(faces, rows, entries, stage, chosen, standing):
    """Level by level from below; what is between two levels of the matching is out."""
    level = {pair: points // stage["width"] for pair, points in standing.items()}
    claimed = {entry["level"] for entry in entries} - {None}
    steps = [None, *sorted(claimed | {level[pair] for pair in chosen})]
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        gain = {pair: 1 if step is None else -(mine == step) for pair, mine in level.items()}
        own = [entry for entry in entries if entry["level"] == step]
        bound, faces = settle(faces, rows, own, gain)
        assert bound == sum(gain[pair] for pair in chosen)
        above = {pair for pair, mine in level.items() if step is None or mine > step}
        passed = {pair for pair in above if following is None or level[pair] < following}
        faces = [(low, high, fixed, free - passed) for low, high, fixed, free in faces if not fixed & passed]
    return faces


def check_worst_tenth(faces, rows, entries, stage, chosen, standing):
    """A bound for every face and threshold; the optima are those of all that reach the largest."""
    count, (smallest, total), points = ceil(stage["share"] * len(chosen)), stage["mix"], stage["points"]
    if not count:
        return faces
    found = []
    for face, level in product(faces, sorted(set(standing.values()))):
        if any(standing[pair] == level for pair in face[2] | face[3]):
            gain = {
                pair: smallest * min(mine - level, 0) + total * points[pair]
                for pair, mine in standing.items()
            }
            bound, _ = settle([face], rows, entries, gain, exact=False)
            found.append((smallest * count * level + bound, face, level, gain))
    best = max(bound for bound, *_ in found)
    worst = sorted(standing[pair] for pair in chosen)[:count]
    assert best == smallest * sum(worst) + total * sum(points[pair] for pair in chosen)
    reached = ((face, level, gain) for bound, face, level, gain in found if bound == best)
    optima = [(level, settle([face], rows, entries, gain)[1][0]) for face, level, gain in reached]
    return [face for level, face in optima if any(standing[pair] == level for pair in face[2] | face[3])]


def check_balance(faces, rows, entries, stage, chosen, standing):
    """Squares of the mentors' loads instead of gains."""
    bound, optima = settle(faces, rows, entries, dict.fromkeys(standing, 0), squares=True)
    mentors = [mentor for _, mentor in chosen]
    assert bound == -sum(mentors.count(mentor) ** 2 for mentor in set(mentors))
    return optima


SHAPES = {
    "sums": check_sums,
    "worst_off": check_worst_off,
    "leximin": check_leximin,
    "worst_tenth": check_worst_tenth,
    "balance": check_balance,
}


def settle(faces, rows, entries, gain, *, squares=False, exact=True):
    """The bound over all faces by the best entry for each, and the faces of what reaches it."""
    entries = entries or [NOTHING]
    best = []
    for number, face in enumerate(split(faces, entries)):
        meant = [entry for entry in entries if entry["face"] in (None, number)]
        scaled = [bound_of(face, rows, entry, gain, squares=squares) for entry in meant]
        first = min(range(len(meant)), key=lambda idx: Fraction(scaled[idx], meant[idx]["scale"]))
        best.append((face, meant[first], scaled[first]))
    bound = max(scaled // entry["scale"] for _, entry, scaled in best)
    reached = [one for one in best if one[2] // one[1]["scale"] == bound]
    assert not exact or all(scaled == bound * entry["scale"] for _, entry, scaled in reached)
    return bound, [optima_of(face, rows, entry, gain, squares=squares) for face, entry, _ in reached]


def split(faces, entries):
    """The same matchings in more faces."""
    faces = list(faces)
    for place, pair in (one for entry in entries for one in entry["splits"]):
        if place < len(faces) and pair in faces[place][3]:
            low, high, fixed, free = faces[place]
            faces[place] = (low, high, fixed, free - {pair})
            faces.append((low, high, fixed | {pair}, free - {pair}))
    return faces


def bound_of(face, rows, entry, gain, *, squares=False):
    """Weak duality, before it is divided by the scale."""
    low, high, fixed, free = face
    bound = 0
    for row in low:
        price = entry["prices"].get(row, 0)
        if squares and row[0] == "mentor":
            bound += max(price * load - entry["scale"] * load**2 for load in range(low[row], high[row] + 1))
        else:
            bound += price * (high if price > 0 else low)[row]
    return (
        bound
        + sum(reduced(pair, rows, entry, gain) for pair in fixed)
        + sum(max(0, reduced(pair, rows, entry, gain)) for pair in free)
    )


def optima_of(face, rows, entry, gain, *, squares=False):
    """What gains exactly the bound."""
    low, high, fixed, free = face
    price = {row: entry["prices"].get(row, 0) for row in low}
    least = {row: high[row] if price[row] > 0 else low[row] for row in low}
    most = {row: low[row] if price[row] < 0 else high[row] for row in low}
    for row in (row for row in low if squares and row[0] == "mentor"):
        worth = {z: price[row] * z - entry["scale"] * z**2 for z in range(low[row], high[row] + 1)}
        loads = [load for load, most_worth in worth.items() if most_worth == max(worth.values())]
        least[row], most[row] = min(loads), max(loads)
    left = {pair: reduced(pair, rows, entry, gain) for pair in free}
    return least, most, fixed | {pair for pair in free if left[pair] > 0}, {p for p in free if left[p] == 0}


def reduced(pair, rows, entry, gain):
    """The gain of a pair less the prices of its rows."""
    within = [("row", idx) for idx, pairs in enumerate(rows) if pair in pairs]
    own = [("mentee", pair[0]), ("mentor", pair[1]), *within]
    return entry["scale"] * gain[pair] - sum(entry["prices"].get(row, 0) for row in own)


def lies_in(face, rows, pairs):
    """Whether a matching keeps all bounds of a face."""
    low, high, fixed, free = face
    sizes = dict.fromkeys(low, 0) | {("row", idx): len(pairs & inside) for idx, inside in enumerate(rows)}
    for mentee, mentor in pairs:
        sizes["mentee", mentee] += 1
        sizes["mentor", mentor] += 1
    return fixed <= pairs <= fixed | free and all(low[row] <= sizes[row] <= high[row] for row in low)


def witnesses(faces, rows, entries):
    """The witnesses that are matchings of a face."""
    given = [entry["witness"] for entry in entries if entry["witness"] is not None]
    return [pairs for pairs in given if any(lies_in(face, rows, pairs) for face in faces)]


def read(certificate, entry):
    """An entry with its prices by row."""
    mentees, mentors = certificate["mentees"], certificate["mentors"]
    prices = {("mentee", mentees[int(idx)]): price for idx, price in entry["mentee_prices"].items()}
    prices |= {("mentor", mentors[int(idx)]): price for idx, price in entry["mentor_prices"].items()}
    prices |= {("row", idx): price for idx, price in enumerate(entry["row_prices"])}
    pairs = entry["witness"]
    witness = None if pairs is None else frozenset((mentees[i], mentors[j]) for i, j in pairs)
    assert entry["scale"] > 0
    return entry | {
        "prices": prices,
        "witness": witness,
        "splits": [(place, (mentees[i], mentors[j])) for place, i, j in entry["splits"]],
    }


def of_name(document, name):
    """The entries of a priority."""
    return [entry for entry in document["certificate"]["stages"] if entry["name"] == name]


NOTHING = {"level": None, "prices": {}, "scale": 1, "witness": None, "face": None, "splits": []}


# ---------------------------------------------------- what has to be known of a programme, and the programmes


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
    programme = {
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
    return json.loads(result_json(solve(config))), programme


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
        case Balance():
            return {"shape": "balance"}
    return {"shape": "sums", "keep": stage.keep, "gains": gains_of(stage, points, pairs, position)}


def gains_of(stage: SumStage, points: dict, pairs: list, position: dict) -> list[dict]:
    """The gains of each sum, as the page's table says."""
    one = dict.fromkeys(points, 1)
    match stage:
        case Matched():
            return [one]
        case Breaks():
            return [dict.fromkeys(points, 0)]
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
