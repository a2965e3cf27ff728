"""Tiny programmes as spreadsheets and a config, for what must say of them what exhaustive search says."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from tests.cohorts.tiny import IntArray, Tiny


def written(tiny: Tiny, priorities: Sequence[Any]) -> dict[str, Any]:
    """Arguments of the fixture ``programme``: rows of both sides, the config and the files that it names.

    Without ranks the scores stand in a file in which only eligible pairs are listed. With ranks the one
    criterion is that ranking, and points must be ``points_of_ranks``.
    """
    files: dict[str, list[dict[str, Any]]] = {}
    rules = [_pair(tiny, mentee, mentor, kind="lock") for mentee, mentor in tiny.locked]
    config: dict[str, Any] = {
        "mentors": {"capacity": "Places", "min": "Fewest"},
        "mentees": {"wants": "Wants"},
        "cohorts": list(tiny.cohorts),
        "fairness": list(tiny.fairness),
        "capacities": list(tiny.capacities),
        "priorities": list(priorities),
    }
    if tiny.places is not None:
        config["mentees"]["places"] = "Takes"
    if tiny.co_mentors is not None:
        config["co_mentors"] = dict(tiny.co_mentors)
    if tiny.ranks:
        (name,) = tiny.ranks
        depth = _depth(tiny.ranks[name])
        columns = [f"Choice {rank + 1}" for rank in range(depth)]
        ranking = {"name": name, "kind": "ranking", "by": "mentee", "columns": columns, "weight": depth}
        config["criteria"] = [ranking]
        if (tiny.points != tiny.resolution * points_of_ranks(tiny.ranks[name])).any():
            raise ValueError("points are not those of the ranks.")
        eligible = _eligible(tiny)
        rules += [_pair(tiny, mentee, mentor, kind="never") for mentee, mentor in np.argwhere(~eligible)]
    else:
        config["criteria"] = [{"name": "fit", "kind": "scores", "file": "pairs.csv", "weight": 1}]
        files["pairs.csv"] = [
            _pair(tiny, mentee, mentor, score=_score(tiny, mentee, mentor))
            for mentee, mentor in np.argwhere(_eligible(tiny))
        ]
    for rule in (*tiny.cohorts, *tiny.fairness):
        if "file" in rule:
            files[rule["file"]] = _rows(tiny.files[rule["file"]], weighted=rule["kind"] == "count")
    config = {key: value for key, value in config.items() if value != []} | (
        {"rules": rules} if rules else {}
    )
    return {"mentors": _mentors(tiny), "mentees": _mentees(tiny), "config": config, "files": files}


def points_of_ranks(ranks: IntArray) -> IntArray:
    """The points of a ranking by itself, with a weight of as many as there are choices."""
    return np.where(ranks > 0, _depth(ranks) + 1 - ranks, 0)


def _depth(ranks: IntArray) -> int:
    return max(1, int(ranks.max(initial=0)))


def _eligible(tiny: Tiny) -> Any:
    return np.ones(tiny.points.shape, dtype=np.bool_) if tiny.eligible is None else tiny.eligible


def _score(tiny: Tiny, mentee: int, mentor: int) -> str:
    score = Fraction(int(tiny.points[mentee, mentor]), tiny.resolution)
    return str(score.numerator) if score.denominator == 1 else str(float(score))


def _pair(tiny: Tiny, mentee: int, mentor: int, **more: Any) -> dict[str, Any]:
    return {"mentee": tiny.ids("mentees")[mentee], "mentor": tiny.ids("mentors")[mentor], **more}


def _rows(rows: Sequence[Sequence[Any]], *, weighted: bool) -> list[dict[str, Any]]:
    if weighted:
        return [{"mentee": mentee, "mentor": mentor, "weight": weight} for mentee, mentor, weight in rows]
    return [{"person": name, "group": f"list {idx + 1}"} for idx, row in enumerate(rows) for name in row]


def _mentors(tiny: Tiny) -> list[dict[str, Any]]:
    everything = int((tiny.weight * tiny.wanted).sum())
    capacity = [everything] * tiny.num_mentors if tiny.capacity is None else tiny.capacity
    minimum = [0] * tiny.num_mentors if tiny.minimum is None else tiny.minimum
    return [
        {"id": name, "Places": capacity[idx], "Fewest": minimum[idx]}
        | {column: answers[idx] for column, answers in tiny.mentors.items()}
        for idx, name in enumerate(tiny.ids("mentors"))
    ]


def _mentees(tiny: Tiny) -> list[dict[str, Any]]:
    rows = []
    for idx, name in enumerate(tiny.ids("mentees")):
        row: dict[str, Any] = {"id": name, "Wants": int(tiny.wanted[idx]), "Takes": int(tiny.weight[idx])}
        row |= {column: answers[idx] for column, answers in tiny.mentees.items()}
        for ranks in tiny.ranks.values():
            for rank in range(1, _depth(ranks) + 1):
                chosen = np.flatnonzero(ranks[idx] == rank)
                row[f"Choice {rank}"] = tiny.ids("mentors")[chosen[0]] if len(chosen) else ""
        rows.append(row)
    return rows
