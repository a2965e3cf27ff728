"""Problems at random with every class of constraint, most of which are no network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from tests.problem.building import random_problem
from tests.problem.rules import family_by, random_bounds, random_family, random_variety

from pairforge.problem import (
    Balance,
    Bands,
    Breaks,
    GroupGap,
    Leximin,
    Limit,
    Matched,
    Problem,
    Stage,
    Total,
    WorstOff,
    WorstShare,
)
from pairforge.problem.constraints import (
    Constraint,
    CountBounds,
    DistinctParts,
    EvenCounts,
    Family,
    LeastIfUsed,
    LinearBounds,
    NoneOrLeast,
    Together,
)

IntArray = NDArray[np.int64]
Write = Callable[[Problem, np.random.Generator, int | None], Constraint]

ORDERS: tuple[tuple[Stage | str, ...], ...] = (
    (Matched(), Total()),
    (Total(), Breaks()),
    (Breaks(), Matched(), Total()),
    (Matched(keep=Fraction(3, 4)), Total()),
    (Matched(keep=Fraction(1, 2)),),
    (Matched(), "variety", Total()),
    (Matched(), Breaks(), "variety"),
    ("gap", Total()),
    (Matched(), Total(), "gap"),
    (Bands((2, 5), ("poor", "fair")), Breaks()),
    (Matched(), Balance(), Total()),
    (Matched(), WorstOff(), Total()),
    (Matched(), Breaks(), WorstOff(keep=Fraction(1, 2)), Total()),
    (Matched(), WorstShare(Fraction(1, 3)), Total()),
    (Matched(), Total(), WorstShare(Fraction(1, 2))),
    (Leximin(), Breaks()),
    (Breaks(), Leximin(2), Total()),
    (Breaks(),),
)
"""Orders in which every shape of stage stands first or last, and beside soft rules."""

SEVERAL: tuple[tuple[Stage | str, ...], ...] = (
    *(order for order in ORDERS if not any(isinstance(one, Leximin | WorstShare) for one in order)),
    (Matched(), WorstOff(keep=Fraction(1, 2)), Breaks()),
)
"""Those that are defined where mentees want several mentors."""


def random_crossing(rng: np.random.Generator, *, kinds: tuple[str, ...] = (), most: int = 3) -> Problem:
    """A small problem with one to ``most`` rules at random, or one of each of ``kinds``; some infeasible."""
    several = rng.random() < 0.3
    orders = SEVERAL if several else ORDERS
    order = orders[int(rng.integers(len(orders)))]
    size = {"most_mentees": 4, "most_mentors": 3} if several else {"most_mentees": 6, "most_mentors": 3}
    problem = random_problem(rng, **size, most_wanted=2 if several else 1)
    if any(isinstance(stage, WorstOff) for stage in order) and several:
        points = problem.points - problem.points.min(initial=0)
        problem = replace(problem, points=points, standing=None)
    stages = tuple(_stage(problem, stage, rng) for stage in order)
    drawn = kinds or tuple(rng.choice(list(KINDS), int(rng.integers(1, most + 1))).tolist())
    rules = [KINDS[kind](problem, rng, rng.choice([None, 1, 2, 5])) for kind in drawn]
    limits: tuple[Limit, ...] = ()
    if rng.random() < 0.2 and problem.num_pairs:
        limits = (Limit("top_choice_share", rng.random(problem.num_pairs) < 0.5, 1),)
    return replace(problem, stages=stages, constraints=tuple(rules), limits=limits)


def _stage(problem: Problem, stage: Stage | str, rng: np.random.Generator) -> Stage:
    if stage == "variety":
        return random_variety(problem, rng)
    if stage == "gap":
        group = rng.integers(0, 2, problem.num_mentees)
        weights = rng.integers(0, 8, problem.num_pairs)
        sizes = np.maximum(np.bincount(group, minlength=2), 1)
        return GroupGap(Family(group[problem.mentees].astype(np.int32), 2, weights), sizes)
    assert not isinstance(stage, str)
    return stage


def _cohorts(problem: Problem) -> Family:
    return Family(problem.mentors, problem.num_mentors)


def _parts(problem: Problem, rng: np.random.Generator) -> tuple[Family, IntArray]:
    """The cohorts divided by an answer of the mentees, and the cohort of each part."""
    answer = rng.integers(-1 if rng.random() < 0.4 else 0, 3, problem.num_mentees)
    answer[:1] = 2
    cells = np.where(
        answer[problem.mentees] >= 0, 3 * problem.mentors.astype(np.int64) + answer[problem.mentees], -1
    )
    return Family(cells.astype(np.int32), 3 * problem.num_mentors), np.arange(3 * problem.num_mentors) // 3


def _count_bounds(problem: Problem, rng: np.random.Generator, price: int | None) -> Constraint:
    return random_bounds(random_family(problem, rng), rng, label="bounds", price=price)


def _weighted_bounds(problem: Problem, rng: np.random.Generator, price: int | None) -> Constraint:
    family = random_family(problem, rng)
    weighted = replace(family, weights=rng.integers(-1, 4, problem.num_pairs))
    low, high = rng.integers(-2, 2, family.num_cells), rng.integers(1, 5, family.num_cells)
    return CountBounds(label="weighted", price=price, family=weighted, low=low, high=high)


def _least_if_used(problem: Problem, rng: np.random.Generator, price: int | None) -> Constraint:
    parts, whole = _parts(problem, rng)
    least = rng.integers(0, 3, parts.num_cells)
    return LeastIfUsed(
        label="at_least", price=price, wholes=_cohorts(problem), parts=parts, whole=whole, least=least
    )


def _none_or_least(problem: Problem, rng: np.random.Generator, price: int | None) -> Constraint:
    family = _parts(problem, rng)[0] if rng.random() < 0.5 else _cohorts(problem)
    least = rng.integers(1, 4, family.num_cells)
    return NoneOrLeast(label="none_or_least", price=price, family=family, least=least)


def _distinct(problem: Problem, rng: np.random.Generator, price: int | None) -> Constraint:
    parts, whole = _parts(problem, rng)
    least = int(rng.integers(1, 4))
    return DistinctParts(
        label="distinct", price=price, wholes=_cohorts(problem), parts=parts, whole=whole, least=least
    )


def _even(problem: Problem, rng: np.random.Generator, price: int | None) -> Constraint:
    family = _parts(problem, rng)[0] if rng.random() < 0.3 else _cohorts(problem)
    return EvenCounts(label="even", price=price, family=family)


def _together(problem: Problem, rng: np.random.Generator, price: int | None) -> Constraint:
    one, other = rng.integers(0, problem.num_mentees, 2).tolist()
    weights = (problem.mentees == one).astype(np.int64) - (problem.mentees == other)
    cells = np.where(weights != 0, problem.mentors, np.int32(-1))
    return Together(
        label="together",
        price=price,
        family=Family(cells, problem.num_mentors, weights),
        couple=np.zeros(problem.num_mentors, dtype=np.int64),
        num_couples=1,
    )


def _apart(problem: Problem, rng: np.random.Generator, price: int | None) -> Constraint:
    inside = (rng.random(problem.num_mentees) < 0.6)[problem.mentees]
    family = Family(np.where(inside, problem.mentors, np.int32(-1)), problem.num_mentors)
    low, high = np.zeros(problem.num_mentors, dtype=np.int64), np.ones(problem.num_mentors, dtype=np.int64)
    return CountBounds(label="apart", price=price, family=family, low=low, high=high)


def _share(problem: Problem, rng: np.random.Generator, price: int | None) -> Constraint:
    parts, whole = _parts(problem, rng)
    unit = int(rng.integers(2, 6))
    most, sign = int(rng.integers(1, unit)), int(rng.choice([-1, 1]))
    num_rows = parts.num_cells
    cells = np.column_stack([np.arange(num_rows), num_rows + whole]).reshape(-1)
    return LinearBounds(
        label="share",
        price=price,
        over=(parts, _cohorts(problem)),
        row=np.repeat(np.arange(num_rows), 2),
        cell=cells,
        coefficient=sign * np.tile([unit, -most], num_rows),
        high=np.full(num_rows, unit - 1, dtype=np.int64),
        unit=unit,
    )


def _two_groups(problem: Problem, rng: np.random.Generator, price: int | None) -> Constraint:
    """Any rows over the mentees of two groups, with weights of any sign."""
    families = tuple(
        replace(
            family_by(problem, rng.integers(0, 2, problem.num_mentees), np.zeros(problem.num_mentors, int)),
            weights=rng.integers(-2, 3, problem.num_pairs) if weighted else None,
        )
        for weighted in (False, True)
    )
    size = sum(family.num_cells for family in families)
    cell = rng.integers(0, size, 6)
    return LinearBounds(
        label="groups",
        price=price,
        over=families,
        row=np.repeat([0, 1], 3),
        cell=cell,
        coefficient=rng.integers(-2, 3, 6),
        high=rng.integers(-1, 4, 2),
        unit=int(rng.integers(1, 4)),
    )


KINDS: dict[str, Write] = {
    "bounds": _count_bounds,
    "weighted": _weighted_bounds,
    "at_least": _least_if_used,
    "none_or_least": _none_or_least,
    "distinct": _distinct,
    "even": _even,
    "together": _together,
    "apart": _apart,
    "share": _share,
    "groups": _two_groups,
}
"""Every class of constraint; those over counts in several forms."""
