"""The engines before the judge: what they find of a tiny programme, beside exhaustive search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from tests.cohorts.exhaustive import Best, Priority, best_of
from tests.cohorts.measures import (
    balance,
    breaks,
    group_gap,
    leximin,
    matched,
    total,
    variety,
    worst_off,
    worst_share,
)
from tests.cohorts.tiny import IntArray, Tiny
from tests.cohorts.written import written

from pairforge.certificate import StageProof, prove
from pairforge.certificate.linear.prove import prove_linear
from pairforge.config import load_config
from pairforge.engines.deadline import Deadline
from pairforge.engines.general import GeneralEngine
from pairforge.engines.network import NetworkEngine
from pairforge.pairing import Matching
from pairforge.problem import Problem
from pairforge.problem.formulate import formulate
from pairforge.roster import read_roster
from pairforge.scoring import score

RESOLUTION = 10**6
"""Points of a score of 1, as small programmes have them."""

Asked = dict[str, Any] | str
Order = tuple[tuple[Asked, Priority], ...]


def keeping(kind: str, keep: float) -> tuple[Asked, Priority]:
    """A priority of which a share is kept."""
    measure = {"matched": matched, "worst_off": worst_off, "total": total}[kind]
    return {"kind": kind, "keep": keep}, (measure, Fraction(str(keep)))


MATCHED, TOTAL, BREAKS = ("matched", matched), ("total", total), ("breaks", breaks)
WORST_OFF, LEXIMIN, BALANCE = ("worst_off", worst_off), ("leximin", leximin), ("balance", balance)
WORST = ({"kind": "worst_tenth", "share": 0.4}, worst_share(Fraction(2, 5)))
TEAMS = ({"kind": "variety", "column": "Team"}, variety(["Team"]))
MIXED = ({"kind": "variety", "columns": ["Team", "Gender"]}, variety(["Team", "Gender"]))
SCORES_ALIKE = ({"kind": "group_gap", "column": "Gender"}, group_gap("Gender"))
RATES_ALIKE = (
    {"kind": "group_gap", "column": "Team", "measure": "match_rate"},
    group_gap("Team", "match_rate"),
)

ORDERS: tuple[Order, ...] = (
    (MATCHED, BREAKS, TOTAL),
    (BREAKS, MATCHED, TOTAL),
    (MATCHED, TOTAL, BREAKS),
    (TOTAL, BREAKS, MATCHED),
    (MATCHED, WORST_OFF, BREAKS, TOTAL),
    (MATCHED, BREAKS, WORST_OFF, BALANCE, TOTAL),
    (MATCHED, keeping("worst_off", 0.7), BREAKS, TOTAL),
    (keeping("matched", 0.8), BREAKS, TOTAL),
    (BREAKS, LEXIMIN),
    (LEXIMIN, BREAKS),
    (MATCHED, BREAKS, WORST, TOTAL),
    (MATCHED, WORST, BREAKS),
    (MATCHED, BALANCE, BREAKS, TOTAL),
    (MATCHED, TEAMS, BREAKS, TOTAL),
    (MATCHED, BREAKS, MIXED, TOTAL),
    (MATCHED, SCORES_ALIKE, BREAKS, TOTAL),
    (MATCHED, BREAKS, SCORES_ALIKE, TOTAL),
    (MATCHED, RATES_ALIKE, BREAKS, TOTAL),
)


OF_ONE_MENTOR = (LEXIMIN, WORST, RATES_ALIKE)
"""What is refused where somebody wants several mentors."""


def fits(order: Order, tiny: Tiny) -> bool:
    """Whether a config may ask for this order."""
    return int(tiny.wanted.max()) <= 1 or not any(entry in order for entry in OF_ONE_MENTOR)


def uneven(tiny: Tiny, random: Random) -> Tiny:
    """The same programme with scores that are no round numbers, where they are not those of choices."""
    if tiny.ranks:
        return tiny
    more = [[random.randrange(RESOLUTION) for _ in range(tiny.num_mentors)] for _ in range(tiny.num_mentees)]
    return replace(tiny, points=tiny.points + np.array(more, dtype=np.int64))


def half_hard(tiny: Tiny) -> Tiny:
    """The same programme where of two cohort rules the first is hard and the second soft."""
    if len(tiny.cohorts) < 2:
        return tiny
    one, other = ({key: rule[key] for key in rule if key not in {"hard", "price"}} for rule in tiny.cohorts)
    return replace(tiny, cohorts=[{**one, "hard": True}, {**other, "price": 2}])


@dataclass(frozen=True)
class Case:
    """A tiny programme, as numbers of pairforge and of exhaustive search."""

    tiny: Tiny
    problem: Problem
    best: Best | None


def case_of(tiny: Tiny, order: Order, programme: Callable[..., Path]) -> Case:
    """Write a programme, read it, and list all its matchings."""
    config = load_config(programme(**written(tiny, [asked for asked, _ in order])))
    roster = read_roster(config)
    scores = score(roster, config)
    assert scores.resolution == RESOLUTION == tiny.resolution
    return Case(tiny, formulate(scores, roster, config), best_of(tiny, [measure for _, measure in order]))


def judge_general(case: Case) -> IntArray | None:
    """The general engine finds an optimum and proves it, or that there is no matching."""
    matching = GeneralEngine().solve(case.problem, Deadline(60), lambda _: None)
    _judge(case, matching)
    if matching.chosen is not None:
        proof = prove_linear(case.problem, matching.levels, matching.chosen)
        _must_be_proved(proof.stages)
    return matching.chosen


def judge_network(case: Case) -> IntArray | None:
    """Where it refuses nothing, so does the network engine."""
    matching = NetworkEngine().solve(case.problem, Deadline(60), lambda _: None)
    _judge(case, matching)
    if matching.chosen is not None:
        proof = prove(case.problem, matching)
        _must_be_proved(proof.stages)
        assert proof.ties_proved, "it is the only one"
    return matching.chosen


def _judge(case: Case, matching: Matching) -> None:
    assert matching.stopped_by is None, matching.stopped_by
    if case.best is None:
        assert matching.chosen is None, "there is no matching"
        return
    assert matching.chosen is not None, "there is a matching"
    one = np.zeros(case.tiny.points.shape, dtype=bool)
    one[case.problem.people(matching.chosen)] = True
    assert (case.best.optima == one).all(axis=(1, 2)).any(), "it is an optimum"


def _must_be_proved(stages: Sequence[StageProof]) -> None:
    unproved = [
        f"{stage.stage}: {level.label} is {level.value}, and may be {level.bound}"
        for stage in stages
        for level in stage.levels
        if not level.proved
    ]
    assert not unproved, unproved
