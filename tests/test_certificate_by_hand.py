"""What `docs/certificate.md` says is enough: a checker of the standard library alone, without floats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pairforge.pipeline import run
from pairforge.problem.formulate import formulate
from pairforge.reporting.document import result_json
from pairforge.scoring import score

ROOT = Path(__file__).parent.parent


def check(document: dict, points: dict, wants: dict, locked: set) -> None:
    """Check every stage of a result from its prices; plain integers and dictionaries only."""
    low = dict.fromkeys(wants, 0) | {("mentor", row["mentor"]): row["min"] for row in document["mentors"]}
    high = wants | {("mentor", row["mentor"]): row["capacity"] for row in document["mentors"]}
    chosen = {(pair["mentee"], pair["mentor"]) for pair in document["pairs"]}
    fixed, free = set(locked), set(points) - set(locked)
    certificate = document["certificate"]
    stages = {stage["name"]: stage for stage in certificate["stages"]}
    for claim in document["stages"]:
        stage = stages[claim["name"]]
        price = {
            ("mentee", who): y for who, y in zip(certificate["mentees"], stage["mentee_prices"], strict=True)
        }
        price |= {
            ("mentor", who): y for who, y in zip(certificate["mentors"], stage["mentor_prices"], strict=True)
        }
        threshold = stage["threshold"]
        if claim["name"] == "matched":
            gain = dict.fromkeys(points, 1)
        elif claim["name"] == "total":
            gain = points
        else:
            gain = {pair: -1 if threshold is not None and p < threshold else 0 for pair, p in points.items()}
        reduced = {
            pair: gain[pair] - price["mentee", pair[0]] - price["mentor", pair[1]] for pair in fixed | free
        }
        bound = sum(y * (high if y > 0 else low)[row] for row, y in price.items())
        bound += sum(reduced[pair] for pair in fixed) + sum(max(reduced[pair], 0) for pair in free)
        if claim["name"] == "worst_off":
            worst = min(points[pair] for pair in chosen)
            assert threshold is None or bound < 0
            assert worst == max(
                points[pair] for pair in fixed | free if threshold is None or points[pair] < threshold
            )
            free = {pair for pair in free if points[pair] >= worst}
            continue
        assert bound == sum(gain[pair] for pair in chosen)
        low, high = (
            {row: high[row] if price[row] > 0 else low[row] for row in price},
            {row: low[row] if price[row] < 0 else high[row] for row in price},
        )
        fixed |= {pair for pair in free if reduced[pair] > 0}
        free = {pair for pair in free if reduced[pair] == 0}


def material(name: str) -> tuple[dict, dict, dict, set]:
    """A result and what its certificate speaks of."""
    outcome = run(ROOT / "configs" / f"{name}.yaml")
    scores = score(outcome.roster, outcome.config)
    problem = formulate(scores, outcome.roster, outcome.config)
    mentees, mentors = outcome.roster.mentees.ids, outcome.roster.mentors.ids
    pairs = [
        (mentees[i], mentors[j])
        for i, j in zip(problem.mentees.tolist(), problem.mentors.tolist(), strict=True)
    ]
    points = dict(zip(pairs, problem.points.tolist(), strict=True))
    wants = {("mentee", who): count for who, count in zip(mentees, problem.wants.tolist(), strict=True)}
    locked = {pairs[pair] for pair in problem.locked.tolist()}
    return json.loads(result_json(outcome.result)), points, wants, locked


@pytest.mark.parametrize("name", ["quickstart", "readme", "university", "scores"])
def test_certificates_hold(name):
    """Every stage of every sample is proved by its prices alone."""
    check(*material(name))


@pytest.mark.parametrize("name", ["quickstart", "readme", "scores"])
def test_altered_certificates_do_not_hold(name):
    """One price or one pair changed, and the check fails."""
    document, *rest = material(name)
    worse = json.loads(json.dumps(document))
    worse["pairs"].pop()
    with pytest.raises(AssertionError):
        check(worse, *rest)
    busy = next(idx for idx, row in enumerate(document["mentors"]) if row["load"])
    document["certificate"]["stages"][0]["mentor_prices"][busy] += 3
    with pytest.raises(AssertionError):
        check(document, *rest)
