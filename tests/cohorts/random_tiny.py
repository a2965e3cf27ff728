"""Random tiny programmes with rules of given kinds, alone or together, that any config may hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
from tests.cohorts.tiny import Rule, Tiny
from tests.cohorts.written import points_of_ranks

COHORT_KINDS = ("at_most", "at_least", "share", "not_alone", "distinct", "size", "together", "apart")
OTHER_KINDS = ("places", "capacities", "co_mentors", "matched_share", "count", "group_gap")


def random_tiny(random: Random, kinds: Sequence[str], *, hard: bool, resolution: int = 1) -> Tiny:
    """A programme of up to 7 x 4 (5 x 4 with co-mentors) with a rule of each of these kinds.

    Cohort rules are all hard or all soft and have names, so that two may say the same; the other kinds always
    hold. Nobody's points are negative, and they are multiples of ``resolution``.
    """
    tiny = _without_rules(random, several="co_mentors" in kinds, resolution=resolution)
    for number, kind in enumerate(kinds):
        if kind in COHORT_KINDS:
            rule = {"kind": kind, "name": f"rule {number}", **_COHORTS[kind](random, tiny)}
            rule |= {"hard": True} if hard else {"price": random.randint(1, 4)}
            tiny = replace(tiny, cohorts=[*tiny.cohorts, rule])
        else:
            tiny = _OTHERS[kind](random, tiny)
    return tiny


def _without_rules(random: Random, *, several: bool, resolution: int) -> Tiny:
    num_mentees, num_mentors = random.randint(3, 5 if several else 7), random.randint(2, 4)
    largest = random.choice([2, 9, 30])
    points = [[random.randint(0, largest) for _ in range(num_mentors)] for _ in range(num_mentees)]
    density = random.choice([0.7, 0.9, 1.0])
    eligible = [[random.random() < density for _ in range(num_mentors)] for _ in range(num_mentees)]
    if several:
        wants = [random.choice([1, 2, 2]) for _ in range(num_mentees)]
    else:
        wants = [int(random.random() < 0.95) for _ in range(num_mentees)]
    capacity = [random.randint(1, 4) for _ in range(num_mentors)]
    minimum = [int(random.random() < 0.1) for _ in range(num_mentors)]
    return Tiny(
        points=resolution * np.array(points, dtype=np.int64),
        eligible=np.array(eligible),
        wants=wants,
        capacity=capacity,
        minimum=minimum,
        mentees={
            "Team": _answers(random, num_mentees, ["red", "blue", "green"], blank=0.1),
            "Gender": _answers(random, num_mentees, ["woman", "man"], blank=0.05),
            "Hours": [str(random.randint(0, 3)) for _ in range(num_mentees)],
        },
        mentors={
            "Site": _answers(random, num_mentors, ["Berlin", "Paris"], blank=0.1),
            "Role": _answers(random, num_mentors, ["Senior", "Junior"], blank=0.1),
            "Rooms": [str(random.randint(0, 3)) for _ in range(num_mentors)],
        },
        resolution=resolution,
    )


def _answers(random: Random, size: int, values: list[str], *, blank: float) -> list[str]:
    """Answers of which at least the first person's is no blank."""
    answers = ["" if random.random() < blank else random.choice(values) for _ in range(size)]
    return [random.choice(values), *answers[1:]]


def _column(random: Random, tiny: Tiny) -> tuple[str, str]:
    """A column of the mentees, and a value that somebody gave there."""
    column = random.choice(["Team", "Gender"])
    return column, random.choice(sorted(set(tiny.mentees[column]) - {""}))


def _counted(each: str) -> Callable[[Random, Tiny], Rule]:
    def rule(random: Random, tiny: Tiny) -> Rule:
        column, value = _column(random, tiny)
        if random.random() < 0.5:
            return {"column": column, each: random.choice([1, 1, 2])}
        return {"column": column, "value": value, "count": random.choice([1, 1, 2])}

    return rule


def _of_value(random: Random, tiny: Tiny) -> Rule:
    column, value = _column(random, tiny)
    return {"column": column} | ({"value": value} if random.random() < 0.5 else {})


def _share(random: Random, tiny: Tiny) -> Rule:
    rule = {**_of_value(random, tiny), "tolerance": random.choice([0, 5, 10, 12.5, 30])}
    if "value" in rule and random.random() < 0.3:
        rule["share"] = random.choice([0, 25, 33.4, 50, 100])
    return rule


def _distinct(random: Random, tiny: Tiny) -> Rule:
    return {"column": _column(random, tiny)[0], "at_least": random.choice([2, 2, 3])}


def _size(random: Random, _: Tiny) -> Rule:
    rules = ({"min": 1}, {"max": 2}, {"even": True}, {"min_if_used": 2}, {"min_if_used": 3})
    return random.choice([*rules, {"max": 3, "even": True}, {"min_if_used": 2, "max": 3}])


def _listed(random: Random, tiny: Tiny) -> Rule:
    if random.random() < 0.3:
        return {"column": _column(random, tiny)[0]}
    members = random.sample(tiny.ids("mentees"), random.choice([2, 2, 3]))
    return {"mentees": sorted(members)}


def _places(random: Random, tiny: Tiny) -> Tiny:
    capacity = [random.randint(1, 5) for _ in range(tiny.num_mentors)]
    return replace(
        tiny, places=[random.choice([1, 1, 2, 3]) for _ in range(tiny.num_mentees)], capacity=capacity
    )


def _capacities(random: Random, tiny: Tiny) -> Tiny:
    value = random.choice(sorted(set(tiny.mentors["Site"]) - {""}))
    bounds: list[dict[str, Any]] = [
        {"at_most": random.randint(1, 4)},
        {"places": {value: random.randint(0, 4)}},
        {"at_least": 1},
    ]
    rule = {"column": "Site", **random.choice(bounds)}
    return replace(tiny, capacities=[*tiny.capacities, rule])


def _co_mentors(random: Random, tiny: Tiny) -> Tiny:
    roles = [random.choice(["Senior", "Junior"]) for _ in range(tiny.num_mentors)]
    roles[:2] = ["Senior", "Junior"]
    if tiny.num_mentors == 4 and random.random() < 0.3:
        roles[3] = random.choice(["", "Observer"])
    rule: dict[str, Any] = {"column": "Role", "lead": ["Senior"], "second": ["Junior"]}
    rule |= {"lead_first": True} if random.random() < 0.5 else {}
    return replace(tiny, mentors={**tiny.mentors, "Role": roles}, co_mentors=rule)


def _matched_share(random: Random, tiny: Tiny) -> Tiny:
    column, value = _column(random, tiny)
    bound = {random.choice(["at_least", "at_most"]): random.choice([0.25, 0.334, 0.5, 0.6])}
    return _with_limit(tiny, {"kind": "matched_share", "column": column, "value": value, **bound})


def _count(random: Random, tiny: Tiny) -> Tiny:
    bound = {random.choice(["at_most", "at_most", "at_least"]): random.randint(1, 6)}
    column, value = _column(random, tiny)
    ways: list[dict[str, Any]] = [
        {"of": "mentee", "column": "Hours"},
        {"of": "mentor", "column": "Rooms"},
        {"of": "mentee", "column": column, "value": value},
    ]
    if random.random() < 0.75:
        return _with_limit(tiny, {"kind": "count", **random.choice(ways), **bound})
    mentees, mentors = tiny.ids("mentees"), tiny.ids("mentors")
    weights = [
        (mentee, mentor, random.randint(-1, 3))
        for mentee in mentees
        for mentor in mentors
        if random.random() < 0.5
    ] or [(mentees[0], mentors[0], 1)]
    tiny = replace(tiny, files={**tiny.files, "weights.csv": weights})
    return _with_limit(tiny, {"kind": "count", "file": "weights.csv", **bound})


def _group_gap(random: Random, tiny: Tiny) -> Tiny:
    rule: dict[str, Any] = {"kind": "group_gap", "column": random.choice(["Team", "Gender"])}
    several = int(tiny.wanted.max()) > 1  # with several mentors a rate is refused
    rule["measure"] = random.choice(["mean_score", *(() if several else ("match_rate", "top_k_rate"))])
    if rule["measure"] == "mean_score":
        rule["at_most"] = random.choice([0.5, 1, 2.5])
    else:
        rule["at_most"] = random.choice([0.1, 0.25, 0.5])
    if rule["measure"] == "top_k_rate":
        rule["k"] = random.randint(1, 2)
        ranks = np.zeros(tiny.points.shape, dtype=np.int64)
        for mentee in range(tiny.num_mentees):
            chosen = random.sample(range(tiny.num_mentors), random.randint(1, min(3, tiny.num_mentors)))
            ranks[mentee, chosen] = np.arange(len(chosen)) + 1
        tiny = replace(tiny, ranks={"wishes": ranks}, points=tiny.resolution * points_of_ranks(ranks))
    return _with_limit(tiny, rule)


def _with_limit(tiny: Tiny, rule: Rule) -> Tiny:
    return replace(tiny, fairness=[*tiny.fairness, rule])


_COHORTS: dict[str, Callable[[Random, Tiny], Rule]] = {
    "at_most": _counted("same"),
    "at_least": _counted("each"),
    "share": _share,
    "not_alone": _of_value,
    "distinct": _distinct,
    "size": _size,
    "together": _listed,
    "apart": _listed,
}
_OTHERS: dict[str, Callable[[Random, Tiny], Tiny]] = {
    "places": _places,
    "capacities": _capacities,
    "co_mentors": _co_mentors,
    "matched_share": _matched_share,
    "count": _count,
    "group_gap": _group_gap,
}
