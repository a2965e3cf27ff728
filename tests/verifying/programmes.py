"""Random programmes of all kinds as spreadsheets and a config, for what must hold of every result."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.cohorts.random_tiny import COHORT_KINDS, OTHER_KINDS, random_tiny
from tests.cohorts.written import written

FLOWS: tuple[list[Any], ...] = (
    ["matched", "total"],
    ["bands", "total"],
    [{"kind": "matched", "keep": 0.6}, "total"],
    ["total", "matched"],
    ["matched", "worst_off", "total"],
    ["matched", {"kind": "worst_off", "keep": 0.4}, "total"],
    ["leximin"],
    [{"kind": "leximin", "step": 1.5}, "total"],
    ["matched", "worst_tenth", "total"],
    ["matched", {"kind": "worst_tenth", "share": 0.5}, "balance", "total"],
    ["matched", {"kind": "worst_tenth", "share": 0.4}, {"kind": "worst_tenth", "share": 0.7}],
    ["matched", {"kind": "worst_tenth", "share": 0.3, "mix": [3, 1]}, "total"],
    ["choices", "mentors_total"],
    [{"kind": "choices", "profile": "generous"}, "balance"],
    ["matched", {"kind": "choices", "profile": "top", "k": 2}, "balance", "mentors_total", "total"],
    ["matched", {"kind": "variety", "column": "topic"}, "breaks", "balance", "total"],
    ["leximin", "breaks"],
    ["matched", "worst_off", "breaks", {"kind": "variety", "column": "topic"}],
    [{"kind": "matched", "keep": 0.6}, "breaks", "total"],
    ["matched", {"kind": "total", "keep": 0.8}, "worst_off"],
    ["matched", {"kind": "group_gap", "column": "topic", "measure": "mean_score"}, "total"],
)
"""Orders for programmes without rules that cross; some are none for a network all the same."""

TINY: tuple[list[Any], ...] = (
    ["matched", "breaks", "total"],
    ["breaks", "matched", "total"],
    ["matched", "total", "breaks"],
    ["matched", {"kind": "total", "keep": 0.9}, "breaks"],
    [{"kind": "matched", "keep": 0.7}, "breaks", "total"],
    ["matched", "worst_off", "breaks", "total"],
    ["matched", {"kind": "worst_tenth", "share": 0.4}, "total"],
    ["leximin", "breaks"],
    ["matched", {"kind": "variety", "column": "Team"}, "balance", "total"],
    ["matched", {"kind": "group_gap", "column": "Gender", "measure": "mean_score"}, "total"],
)
"""Orders for programmes with one or two rules of any kind."""


def random_programme(seed: int) -> dict[str, Any]:
    """Arguments of the fixture ``programme``; about half of the programmes have rules that cross."""
    random = Random(seed)
    return (
        _flow(random, FLOWS[seed // 2 % len(FLOWS)])
        if seed % 2
        else _tiny(random, TINY[seed // 2 % len(TINY)])
    )


def _tiny(random: Random, priorities: list[Any]) -> dict[str, Any]:
    """A programme of up to 7 x 4 with hard or soft rules of one kind or two."""
    kinds = random.sample(COHORT_KINDS + OTHER_KINDS, random.choice([1, 1, 2]))
    several = "co_mentors" in kinds
    if several:
        priorities = [one for one in priorities if one != "leximin" and not _is(one, "worst_tenth")]
    tiny = random_tiny(random, kinds, hard="breaks" not in priorities or random.random() < 0.3)
    return written(tiny, priorities or ["matched", "total"])


def _flow(random: Random, priorities: list[Any]) -> dict[str, Any]:
    """A programme of up to 9 x 5 with few kinds of answers, so that there are many ties."""
    mentors = [f"M{idx}" for idx in range(random.randint(2, 5))]
    mentees = [f"E{idx}" for idx in range(random.randint(3, 9))]
    topics = ["law", "music", "sport"]
    named = any(one in ("worst_off", "leximin", "worst_tenth") or isinstance(one, dict) for one in priorities)
    several = random.random() < 0.3 and not named
    config: dict[str, Any] = {
        "mentors": {"capacity": "capacity", "min": "min"},
        "mentees": {"wants": "wants"},
        "criteria": [
            {"kind": "same", "column": "topic", "weight": 2},
            {"kind": "ranking", "by": "mentee", "columns": _CHOICES, "weight": 3, "name": "wishes"},
            {"kind": "ranking", "by": "mentor", "columns": _CHOICES, "weight": 1, "name": "their wishes"},
        ],
        "priorities": priorities,
    }
    if random.random() < 0.4:
        config["rules"] = [{"kind": "differ", "column": "team"}]
    if "breaks" in priorities:
        config["cohorts"] = [
            {"kind": "at_most", "column": "topic", "same": 1, "price": 2},
            {"kind": "size", "min": 2},
            *(
                [{"kind": "at_most", "column": "topic", "same": 2, "hard": True}]
                if random.random() < 0.5
                else []
            ),
        ]
    elif random.random() < 0.3 and not several:
        config["fairness"] = [{"kind": "top_choice_share", "k": 1, "at_least": 0.4}]
    return {
        "mentors": [
            {
                "id": who,
                "topic": random.choice(topics),
                "team": random.choice("xy"),
                "capacity": random.choice([1, 2, 2, 3]),
                "min": int(random.random() < 0.15),
                **_wishes(random, mentees),
            }
            for who in mentors
        ],
        "mentees": [
            {
                "id": who,
                "topic": random.choice(topics),
                "team": random.choice("xyz"),
                "wants": random.choice([1, 2]) if several else 1,
                **_wishes(random, mentors),
            }
            for who in mentees
        ],
        "config": config,
    }


def _is(entry: Any, kind: str) -> bool:
    return isinstance(entry, dict) and entry["kind"] == kind


_CHOICES = ["First", "Second", "Third"]


def _wishes(random: Random, people: list[str]) -> dict[str, str]:
    """Some of the people, in an order."""
    chosen = random.sample(people, random.randint(0, min(3, len(people))))
    return dict(zip(_CHOICES, [*chosen, "", "", ""], strict=False))
