"""Programmes that are hard: impossible, nearly so, contradictory, too large or numerically nasty."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import numpy as np
from tests.problem.building import dense_problem, make_problem

from pairforge.problem import (
    Balance,
    Breaks,
    GroupGap,
    Matched,
    Problem,
    Stage,
    Total,
    Variety,
    WorstOff,
    WorstShare,
)
from pairforge.problem.constraints import CountBounds, Family, LeastIfUsed
from pairforge.problem.formulate import formulate
from pairforge.scoring import score

TEAMS, GENDERS, SITES = ("Sales", "IT", "HR", "Legal", "Law"), ("woman", "man", "man"), ("Rome", "Oslo")
CRITERIA = [
    {"name": "years", "kind": "closeness", "mentee": "Years", "mentor": "Years", "weight": 3},
    {"name": "topic", "kind": "same", "mentee": "Topic", "mentor": "Topic", "weight": 1},
]
Write = Callable[..., Any]
Case = Callable[[Write], Problem]


def formulated(
    in_memory: Write,
    num_mentees: int,
    num_mentors: int,
    *,
    capacity: int = 4,
    minimum: int = 0,
    seed: int = 0,
    answers: Callable[[int], Mapping[str, Any]] = lambda _: {},
    rules: Sequence[Mapping[str, Any]] = (),
    **more: Any,
) -> Problem:
    """A programme of random people with a config, as numbers; ``answers`` gives a mentee's own ones."""
    random = Random(seed)

    def person() -> dict[str, Any]:
        return {"Years": random.randrange(400) / 8, "Topic": random.choice("abcde")}

    mentees = [
        {
            "id": f"e{idx:04}",
            "Team": random.choice(TEAMS),
            "Gender": random.choice(GENDERS),
            "Level": str(random.randrange(4)),
            **person(),
            **answers(idx),
        }
        for idx in range(num_mentees)
    ]
    mentors = [
        {
            "id": f"m{idx:04}",
            "Site": SITES[idx % 2],
            "Role": ("Senior", "Junior")[idx % 2],
            "capacity": capacity,
            "Fewest": minimum,
            **person(),
        }
        for idx in range(num_mentors)
    ]
    sides = {"mentors": {"min": "Fewest"}, **more}
    config, roster = in_memory(mentors, mentees, CRITERIA, rules, **sides)
    return formulate(score(roster, config), roster, config)


def locks(*pairs: tuple[int, int]) -> list[dict[str, Any]]:
    """Rules that ask for pairs."""
    return [
        {"kind": "lock", "mentee": f"e{mentee:04}", "mentor": f"m{mentor:04}"} for mentee, mentor in pairs
    ]


def listed(kind: str, *mentees: int, hard: bool = True, **more: Any) -> dict[str, Any]:
    """A rule on some mentees."""
    return {"kind": kind, "mentees": [f"e{idx:04}" for idx in mentees], "hard": hard, **more}


def hard(kind: str, **settings: Any) -> dict[str, Any]:
    """A hard rule."""
    return {"kind": kind, "hard": True, **settings}


# ------------------------------------------------------------------------------------------- impossible


def impossible() -> dict[str, Case]:
    """For each hard rule a programme in which it cannot hold."""
    women = {"Gender": "woman"}

    def few(idx: int) -> Mapping[str, Any]:
        return women if idx < 5 else {"Gender": "man"}

    def own_team(idx: int) -> Mapping[str, Any]:
        return {"Team": f"team {idx}"}

    used = {"minimum": 1}
    return {
        "at_most": lambda write: formulated(
            write,
            40,
            8,
            rules=locks((0, 0), (1, 0)),
            answers=lambda _: {"Team": "IT"},
            **used,
            cohorts=[hard("at_most", column="Team", same=1)],
        ),
        "at_least": lambda write: formulated(
            write,
            40,
            8,
            answers=few,
            **used,
            cohorts=[hard("at_least", column="Gender", value="woman", count=1)],
        ),
        "at_least, nearly": lambda write: formulated(
            write,
            24,
            6,
            capacity=4,
            answers=lambda idx: women if idx < 11 else {"Gender": "man"},
            **used,
            cohorts=[hard("at_least", column="Gender", each=2), hard("at_most", column="Team", same=2)],
        ),
        "not_alone": lambda write: formulated(
            write, 30, 6, answers=own_team, **used, cohorts=[hard("not_alone", column="Team")]
        ),
        "distinct": lambda write: formulated(
            write,
            20,
            6,
            **used,
            answers=lambda idx: {"Team": f"team {idx}" if idx < 10 else "IT"},
            cohorts=[hard("distinct", column="Team", at_least=3)],
        ),
        "share": lambda write: formulated(
            write,
            40,
            8,
            minimum=4,
            answers=few,
            cohorts=[hard("share", column="Gender", value="woman", share=90, tolerance=0)],
        ),
        "size, min": lambda write: formulated(write, 20, 8, cohorts=[hard("size", min=3)]),
        "size, even": lambda write: formulated(
            write, 20, 4, capacity=3, rules=locks((0, 0), (1, 0), (2, 0)), cohorts=[hard("size", even=True)]
        ),
        "size, min_if_used": lambda write: formulated(
            write, 20, 6, capacity=5, **used, cohorts=[hard("size", min_if_used=4)]
        ),
        "together and apart": lambda write: formulated(
            write, 30, 6, rules=locks((0, 0)), cohorts=[listed("together", 0, 1, 2), listed("apart", 2, 0)]
        ),
        "together": lambda write: formulated(
            write, 30, 6, rules=locks((0, 0), (9, 1)), cohorts=[listed("together", *range(10))]
        ),
        "apart": lambda write: formulated(
            write, 30, 6, rules=locks((0, 0), (1, 0)), cohorts=[listed("apart", 0, 1)]
        ),
        "capacities, at_most": lambda write: formulated(
            write,
            30,
            8,
            **used,
            capacities=[{"column": "Site", "at_most": 3}],
            cohorts=[hard("at_most", column="Team", same=1)],
        ),
        "capacities, at_least": lambda write: formulated(
            write,
            20,
            8,
            capacities=[{"column": "Site", "at_least": 11}],
            cohorts=[hard("at_most", column="Team", same=2)],
        ),
        "matched_share": lambda write: formulated(
            write,
            40,
            8,
            answers=few,
            **used,
            fairness=[{"kind": "matched_share", "column": "Gender", "value": "woman", "at_least": 0.7}],
            cohorts=[hard("at_most", column="Team", same=2)],
        ),
        "count": lambda write: formulated(
            write,
            40,
            8,
            answers=few,
            fairness=[{"kind": "count", "of": "mentee", "column": "Gender", "value": "woman", "at_least": 6}],
        ),
        "group_gap": lambda write: formulated(
            write,
            12,
            6,
            capacity=1,
            answers=lambda idx: women if idx < 7 else {"Gender": "man"},
            **used,
            fairness=[{"kind": "group_gap", "column": "Gender", "measure": "match_rate", "at_most": 0.001}],
        ),
    }


# --------------------------------------------------------------------------- possible, but only just so


def only_one(size: int) -> Problem:
    """A table in which everybody can be placed in one way only, and exact counts that cut across."""
    rng = np.random.default_rng(size)
    order, points = rng.permutation(size), rng.integers(0, 1000, (size, size))
    table = [
        [int(points[row, col]) if order[row] >= col else None for col in range(size)] for row in range(size)
    ]
    problem = make_problem(table, minimum=1)
    rules = []
    for modulus, number in ((4, 3), (5, 2)):
        team, site = rng.integers(0, number, size), np.arange(size) % modulus
        count = np.zeros(number * modulus, dtype=np.int64)
        np.add.at(count, team * modulus + site[order], 1)
        cells = (team[problem.mentees] * modulus + site[problem.mentors]).astype(np.int32)
        family = Family(cells, number * modulus)
        label = f"exactly {number} x {modulus}"
        rules.append(CountBounds(label=label, price=None, family=family, low=count, high=count))
    return replace(problem, constraints=tuple(rules))


def crossing(problem: Problem, same: int, least: int, num_values: int = 8) -> tuple[Any, ...]:
    """At most so many of a team and, where there is anybody, at least so many of each of two groups."""
    rng = np.random.default_rng(problem.num_mentees)
    team = rng.integers(0, num_values, problem.num_mentees).astype(np.int32)
    group = (rng.random(problem.num_mentees) < 0.35).astype(np.int32)
    count = problem.num_mentors
    teams = Family(problem.mentors * num_values + team[problem.mentees], num_values * count)
    groups = Family(problem.mentors * 2 + group[problem.mentees], 2 * count)
    size = np.zeros(num_values * count, dtype=np.int64)
    rules: list[Any] = [CountBounds(label="team", price=None, family=teams, low=size, high=size + same)]
    if least:
        whole = np.repeat(np.arange(count), 2)
        wholes = Family(problem.mentors, count)
        each = np.full(2 * count, least)
        rules.append(
            LeastIfUsed(label="group", price=None, wholes=wholes, parts=groups, whole=whole, least=each)
        )
    return tuple(rules)


def possible() -> dict[str, Case]:
    """Programmes that have a matching, which is not easy to find or to prove best."""
    both = [hard("at_most", column="Team", same=2), hard("at_least", column="Gender", each=1)]
    soft = {"hard": False}

    def many(write: Write, size: tuple[int, int], number: int, priorities: list[Any]) -> Problem:
        random = Random(number)
        rules: list[dict[str, Any]] = []
        for idx in range(number):
            some = random.sample(range(size[0]), 3)
            kind = ("apart", "together")[idx % 2]
            rules.append(listed(kind, *some, hard=False, price=1 + idx % 7, name=f"rule {idx}"))
        rules.append({"kind": "share", "column": "Gender", **soft})
        rules.append({"kind": "distinct", "column": "Level", "at_least": 3, **soft})
        return formulated(write, *size, cohorts=rules, priorities=priorities)

    return {
        "only one, 12": lambda _: only_one(12),
        "only one, 30": lambda _: only_one(30),
        "only one, 120": lambda _: only_one(120),
        "no seat to spare": lambda write: formulated(
            write, 48, 12, cohorts=[hard("at_most", column="Team", same=1), hard("size", even=True)]
        ),
        "a chain that fits nobody": lambda write: formulated(
            write, 30, 8, cohorts=[listed("together", *range(10)), hard("at_most", column="Team", same=2)]
        ),
        "chains and their ends apart": lambda write: formulated(
            write,
            40,
            12,
            capacity=5,
            cohorts=[
                listed("together", *range(5 * idx, 5 * idx + 5), name=f"chain {idx}") for idx in range(6)
            ]
            + [listed("apart", 5 * idx, 5 * idx + 4, name=f"ends {idx}") for idx in range(6)],
        ),
        "all together, all apart, softly": lambda write: formulated(
            write,
            30,
            8,
            cohorts=[listed("together", *range(30), hard=False), listed("apart", *range(30), hard=False)],
            priorities=["matched", "breaks", "total"],
        ),
        "even of 11": lambda write: formulated(write, 11, 4, cohorts=[hard("size", even=True)]),
        "even of 61": lambda write: formulated(
            write,
            61,
            20,
            capacity=5,
            cohorts=[hard("size", even=True), hard("at_most", column="Team", same=2)],
        ),
        "even of 61, at least 4": lambda write: formulated(
            write, 61, 15, capacity=5, cohorts=[hard("size", even=True, min_if_used=4), *both]
        ),
        "200 soft rules": lambda write: many(write, (60, 15), 200, ["matched", "breaks", "total"]),
        "400 soft rules": lambda write: many(write, (100, 25), 400, ["matched", "breaks", "total"]),
        "soft rules after the total": lambda write: many(write, (40, 12), 80, ["matched", "total", "breaks"]),
        "a gap of nothing": lambda write: formulated(
            write,
            40,
            12,
            minimum=2,
            cohorts=both,
            fairness=[{"kind": "group_gap", "column": "Gender", "measure": "mean_score", "at_most": 0.0001}],
        ),
        "gap before the total": lambda write: formulated(
            write,
            40,
            12,
            cohorts=both,
            priorities=["matched", {"kind": "group_gap", "column": "Team"}, "total"],
        ),
        "everything": lambda write: formulated(
            write,
            60,
            15,
            capacity=5,
            cohorts=[
                *both,
                hard("not_alone", column="Level"),
                hard("size", even=True),
                {"kind": "share", "column": "Gender", "price": 3},
                {"kind": "distinct", "column": "Team", "at_least": 3, "price": 2},
                listed("apart", 0, 1, 2, 3),
                listed("together", 4, 5),
            ],
            capacities=[{"column": "Site", "at_most": 30}],
            fairness=[{"kind": "group_gap", "column": "Gender", "measure": "mean_score", "at_most": 0.2}],
            priorities=[
                "matched",
                "breaks",
                {"kind": "variety", "column": "Team"},
                "worst_off",
                "total",
                "balance",
            ],
        ),
        "leads and seconds": lambda write: formulated(
            write,
            40,
            20,
            mentees={"wants": 2},
            cohorts=[hard("at_most", column="Team", same=2)],
            co_mentors={"column": "Role", "lead": ["Senior"], "second": ["Junior"], "lead_first": True},
        ),
    }


# ------------------------------------------------------------------------------------ numerically nasty


def nasty(stages: tuple[Stage, ...], digits: int, size: tuple[int, int] = (40, 10)) -> Problem:
    """Points of very different sizes, and rules that cross."""
    rng = np.random.default_rng(digits)
    points = rng.integers(1, 10, size) * 10 ** rng.integers(0, digits, size) + rng.integers(0, 2, size)
    problem = dense_problem(points, np.full(size[1], size[0] // size[1] + 1), stages)
    return replace(problem, constraints=crossing(problem, 2, 1))


def nasties() -> dict[str, Case]:
    """Sums that were made the best of, and are kept while the next stage goes on."""
    worst = WorstShare(Fraction(1, 10))
    return {
        "total, worst_off": lambda _: nasty((Matched(), Total(), WorstOff()), 9),
        "total, balance": lambda _: nasty((Matched(), Total(), Balance()), 9),
        "total alone": lambda _: nasty((Total(), Matched()), 13),
        "worst_tenth, total": lambda _: nasty((Matched(), worst, Total()), 7),
        "worst_off, total, balance": lambda _: nasty((Matched(), WorstOff(), Total(), Balance()), 6),
        "gap, total": lambda _: gapped(6),
        "total, gap": lambda _: gapped(6, last=True),
        "total, variety": lambda _: varied(8),
    }


def gapped(digits: int, *, last: bool = False) -> Problem:
    """The gap of two groups, of points of very different sizes."""
    problem = nasty((Matched(), Total()), digits)
    group = (np.arange(problem.num_mentees) % 3 == 0).astype(np.int32)
    sizes = np.bincount(group, minlength=2)
    gap = GroupGap(Family(group[problem.mentees], 2, problem.points), sizes)
    return replace(problem, stages=(Matched(), Total(), gap) if last else (Matched(), gap, Total()))


def varied(digits: int) -> Problem:
    """Variety after a total that is kept."""
    problem = nasty((Matched(), Total()), digits)
    family = problem.constraints[0].families()[0]
    return replace(problem, stages=(Matched(), Total(), Variety((family,)), Breaks()))


# -------------------------------------------------------------------------------------------- too large


def large(num_mentees: int, num_mentors: int) -> Problem:
    """All pairs eligible, and rules that cross."""
    rng = np.random.default_rng(5)
    points = rng.integers(0, 1000, (num_mentees, num_mentors)) + rng.integers(0, 300, num_mentors)
    seats = 2 + np.bincount(rng.integers(0, num_mentors, num_mentees // 2), minlength=num_mentors)
    problem = dense_problem(points, np.maximum(seats, num_mentees // num_mentors), (Matched(), Total()))
    return replace(problem, constraints=crossing(problem, 2, 1))
