"""Every kind of priority, as the config writes it and as a stage at random; and which orders are allowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
from pydantic import TypeAdapter
from tests.problem.rules import random_variety

from pairforge.config import priorities as asked
from pairforge.config.priorities.order import check_order
from pairforge.problem import (
    Balance,
    Bands,
    Breaks,
    Choices,
    GroupGap,
    Leximin,
    Matched,
    MentorsTotal,
    Problem,
    Stage,
    Total,
    TwiceRunning,
    WorstOff,
    WorstShare,
)
from pairforge.problem.constraints import Family

Write = Callable[[np.random.Generator, Problem], Stage]


@dataclass(frozen=True)
class Kind:
    """One kind of priority with certain settings: what the config says, and the stage of a problem."""

    entry: asked.PriorityConfig
    write: Write


def _kind(write: Callable[..., Stage], kind: str, **settings: Any) -> tuple[str, Kind]:
    entry = TypeAdapter[asked.PriorityConfig](asked.PriorityConfig).validate_python(
        {"kind": kind, **settings}
    )
    return entry.label, Kind(entry, partial(write, entry))


def _bands(entry: Any, rng: np.random.Generator, problem: Problem) -> Stage:
    size = len(entry.names) - 1
    low, high = problem.points.min(initial=0) - 1, problem.points.max(initial=0) + size + 2
    thresholds = np.sort(rng.choice(np.arange(low, high), size, replace=False)).tolist()
    return Bands(tuple(thresholds), entry.names[:-1], entry.label)


def _choices(entry: Any, rng: np.random.Generator, problem: Problem) -> Stage:
    ranks = rng.integers(0, 4, problem.num_pairs).astype(np.int16)
    return Choices(entry.label, ranks, entry.profile, entry.k or 3)


def _twice_running(entry: Any, rng: np.random.Generator, problem: Problem) -> Stage:
    badly_served = rng.random(problem.num_mentees) < 0.5
    return TwiceRunning(badly_served, int(rng.choice([*problem.points.tolist(), 0])), entry.label)


def _variety(entry: Any, rng: np.random.Generator, problem: Problem) -> Stage:
    return replace(random_variety(problem, rng), name=entry.label)


def _group_gap(entry: Any, rng: np.random.Generator, problem: Problem) -> Stage:
    group = rng.integers(0, 2, problem.num_mentees)
    sizes = np.maximum(np.bincount(group, minlength=2), 1)
    weights = np.ones(problem.num_pairs, dtype=np.int64)
    return GroupGap(Family(group[problem.mentees].astype(np.int32), 2, weights), sizes, entry.label)


KINDS: dict[str, Kind] = dict(
    [
        _kind(lambda entry, rng, problem: Matched(entry.label), "matched"),
        _kind(lambda entry, rng, problem: Matched(entry.label, Fraction(3, 5)), "matched", keep=0.6),
        _kind(lambda entry, rng, problem: WorstOff(entry.label), "worst_off"),
        _kind(lambda entry, rng, problem: WorstOff(entry.label, Fraction(3, 10)), "worst_off", keep=0.3),
        _kind(_bands, "bands"),
        _kind(_bands, "bands", thresholds=[50]),
        _kind(lambda entry, rng, problem: Breaks(entry.label), "breaks"),
        _kind(lambda entry, rng, problem: Leximin(1, entry.label), "leximin"),
        _kind(lambda entry, rng, problem: Leximin(3, entry.label), "leximin", step=0.3),
        _kind(lambda entry, rng, problem: WorstShare(Fraction(1, 10), entry.label), "worst_tenth"),
        _kind(lambda entry, rng, problem: WorstShare(Fraction(2, 5), entry.label), "worst_tenth", share=0.4),
        _kind(lambda entry, rng, problem: WorstShare(Fraction(1), entry.label), "worst_tenth", share=1),
        _kind(lambda entry, rng, problem: Total(entry.label), "total"),
        _kind(_choices, "choices"),
        _kind(_choices, "choices", profile="generous"),
        _kind(_choices, "choices", profile="top", k=2),
        _kind(lambda entry, rng, problem: Balance(entry.label), "balance"),
        _kind(
            lambda entry, rng, problem: MentorsTotal(rng.integers(-3, 8, problem.num_pairs), entry.label),
            "mentors_total",
        ),
        _kind(_twice_running, "twice_running"),
        _kind(_variety, "variety", column="Department"),
        _kind(_group_gap, "group_gap", column="Gender", measure="match_rate"),
        _kind(lambda entry, rng, problem: Total(entry.label, Fraction(7, 10)), "total", keep=0.7),
    ]
)
"""The kinds by their labels, some with several settings."""

FLOWS = tuple(
    label
    for label, kind in KINDS.items()
    if kind.entry.kind != "group_gap" and (kind.entry.kind != "total" or kind.entry.keep == 1)
)
"""The labels of those that are network flows; not so is what compares or bounds sums over many pairs."""


def is_allowed(labels: tuple[str, ...], *, has_history: bool) -> bool:
    """Whether the config takes these priorities in this order."""
    return not check_order([KINDS[label].entry for label in labels], has_history=has_history)


def write_stages(rng: np.random.Generator, problem: Problem) -> dict[str, Stage]:
    """A stage of every kind for one problem."""
    return {label: kind.write(rng, problem) for label, kind in KINDS.items()}
