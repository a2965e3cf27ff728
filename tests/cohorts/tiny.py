"""Tiny programmes for exhaustive search, and all their matchings; no code is shared with pairforge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
Rule = Mapping[str, Any]

MOST_MATCHINGS = 2_000_000


@dataclass(frozen=True, kw_only=True)
class Tiny:
    """A programme as plain values; people are listed in the order of their ids.

    Parameters
    ----------
    points
        Points of each pair, shape (num_mentees, num_mentors).
    eligible
        Which pairs may be, same shape; None for all.
    wants, places
        How many mentors each mentee wants, and how many places of a mentor each takes; None for 1.
    capacity, minimum
        Most and fewest places of each mentor; None for as many as there could be, and for 0.
    locked
        Pairs (mentee, mentor) by position that must be.
    mentees, mentors
        The answers to a column, one of each person, "" where there is none.
    mentee_ids, mentor_ids
        Ids; empty for E1, E2, ... and M1, M2, ...
    cohorts, fairness, capacities, co_mentors
        The rules, as in the YAML.
    files
        Rows of the files that rules name: of ids for ``together`` and ``apart``, and
        (mentee, mentor, weight) for ``count``.
    ranks
        For each ranking by name, which choice of the mentee the mentor is, from 1, and 0 for none; shape as
        that of ``points``.
    resolution
        Points of a score of 1.
    """

    points: IntArray
    eligible: BoolArray | None = None
    wants: Sequence[int] | None = None
    places: Sequence[int] | None = None
    capacity: Sequence[int] | None = None
    minimum: Sequence[int] | None = None
    locked: Sequence[tuple[int, int]] = ()
    mentees: Mapping[str, Sequence[str]] = field(default_factory=dict)
    mentors: Mapping[str, Sequence[str]] = field(default_factory=dict)
    mentee_ids: Sequence[str] = ()
    mentor_ids: Sequence[str] = ()
    cohorts: Sequence[Rule] = ()
    fairness: Sequence[Rule] = ()
    capacities: Sequence[Rule] = ()
    co_mentors: Rule | None = None
    files: Mapping[str, Sequence[Sequence[Any]]] = field(default_factory=dict)
    ranks: Mapping[str, IntArray] = field(default_factory=dict)
    resolution: int = 1

    @property
    def num_mentees(self) -> int:
        """Number of mentees."""
        return int(self.points.shape[0])

    @property
    def num_mentors(self) -> int:
        """Number of mentors."""
        return int(self.points.shape[1])

    @property
    def wanted(self) -> IntArray:
        """How many mentors each mentee wants, shape (num_mentees,)."""
        return _filled(self.wants, self.num_mentees, 1)

    @property
    def weight(self) -> IntArray:
        """How many places each mentee takes, shape (num_mentees,)."""
        return _filled(self.places, self.num_mentees, 1)

    def groups(self, column: str) -> dict[str, BoolArray]:
        """Who gave each answer, among the mentees who want somebody; blanks are no group."""
        answers = np.array(list(self.mentees[column]), dtype=object)
        wanting = self.wanted > 0
        values = sorted(set(answers[wanting].tolist()) - {""})
        return {value: (answers == value) & wanting for value in values}

    def who(self, rule: Rule) -> dict[str, BoolArray]:
        """The values that a rule is about: the one it names, or each that occurs."""
        groups = self.groups(rule["column"])
        if rule.get("value") is None:
            return groups
        return {rule["value"]: groups.get(rule["value"], np.zeros(self.num_mentees, dtype=np.bool_))}

    def lists(self, rule: Rule) -> list[list[int]]:
        """The groups of mentees, by position, whom ``together`` or ``apart`` names and who want somebody."""
        if "column" in rule:
            return [np.flatnonzero(members).tolist() for members in self.groups(rule["column"]).values()]
        position = {name: idx for idx, name in enumerate(self.ids("mentees"))}
        named = [rule["mentees"]] if "mentees" in rule else self.files[rule["file"]]
        return [[position[name] for name in row if self.wanted[position[name]]] for row in named]

    def ids(self, side: str) -> list[str]:
        """The ids of the mentees or of the mentors."""
        if side == "mentees":
            return list(self.mentee_ids) or [f"E{idx + 1}" for idx in range(self.num_mentees)]
        return list(self.mentor_ids) or [f"M{idx + 1}" for idx in range(self.num_mentors)]


def exact(number: Any) -> Fraction:
    """A number of the YAML as it stands there."""
    return Fraction(str(number))


def all_matchings(tiny: Tiny) -> BoolArray:
    """Every matching within eligibility, wants, capacity, minimum and locks; no other rule is looked at.

    Returns
    -------
    BoolArray
        Shape (num_matchings, num_mentees, num_mentors).
    """
    shape = tiny.points.shape
    eligible = np.ones(shape, dtype=np.bool_) if tiny.eligible is None else tiny.eligible
    capacity = _filled(tiny.capacity, tiny.num_mentors, int((tiny.weight * tiny.wanted).sum()))
    chosen = np.zeros((1, *shape), dtype=np.bool_)
    loads = np.zeros((1, tiny.num_mentors), dtype=np.int64)
    for mentee in range(tiny.num_mentees):
        forced = {mentor for own, mentor in tiny.locked if own == mentee}
        more_chosen, more_loads = [chosen[:0]], [loads[:0]]
        for mentors in _subsets(np.flatnonzero(eligible[mentee]).tolist(), int(tiny.wanted[mentee])):
            if forced <= set(mentors):
                step = np.zeros(tiny.num_mentors, dtype=np.int64)
                step[mentors] = tiny.weight[mentee]
                fits = (loads + step <= capacity).all(axis=1)
                longer = chosen[fits]
                longer[:, mentee, mentors] = True
                more_chosen.append(longer)
                more_loads.append(loads[fits] + step)
        chosen, loads = np.concatenate(more_chosen), np.concatenate(more_loads)
        if len(chosen) > MOST_MATCHINGS:
            raise ValueError("the programme is not tiny.")
    enough: BoolArray = (loads >= _filled(tiny.minimum, tiny.num_mentors, 0)).all(axis=1)
    return chosen[enough]


def _subsets(mentors: list[int], most: int) -> list[list[int]]:
    return [list(some) for size in range(most + 1) for some in combinations(mentors, size)]


def _filled(numbers: Sequence[int] | None, size: int, default: int) -> IntArray:
    return np.array([default] * size if numbers is None else list(numbers), dtype=np.int64)
