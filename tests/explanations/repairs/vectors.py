"""What each matching of a tiny programme does not keep: the slow twin of repairs and of minimal clashes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.cohorts.amounts import amounts
from tests.cohorts.limits import keeps_capacities, keeps_co_mentors, keeps_fairness
from tests.cohorts.tiny import Tiny, all_matchings

from pairforge.config import Config
from pairforge.pairing.repair import ChangeKind

Change = tuple[str, str, tuple[str, ...]]

NEVER = 10**6
"""More than any repair costs: co-mentors are what the programme is, and are not taken out."""


class Vectors:
    """Every matching there could be, and by how much of what it falls short.

    Parameters
    ----------
    tiny
        The programme. With ranks, pairs that are not eligible are forbidden by rules, each by one; without
        them they are not listed.
    config
        What pairforge read of it, for the labels.
    """

    def __init__(self, tiny: Tiny, config: Config) -> None:
        assert tiny.eligible is not None
        everything = int((tiny.weight * tiny.wanted).sum())
        free = replace(
            tiny,
            eligible=np.ones_like(tiny.eligible) if tiny.ranks else tiny.eligible,
            capacity=[everything] * tiny.num_mentors,
            minimum=None,
            locked=(),
        )
        chosen = all_matchings(free)
        if tiny.co_mentors is not None:
            either = [*tiny.co_mentors["lead"], *tiny.co_mentors["second"]]
            others = [idx for idx, role in enumerate(tiny.mentors["Role"]) if role not in either]
            chosen = chosen[~chosen[:, :, others].any(axis=(1, 2))]
        loads = np.einsum("kij,i->kj", chosen, tiny.weight)
        mentees, mentors = tiny.ids("mentees"), tiny.ids("mentors")
        self.names: list[Change] = []
        self.costs: list[int] = []
        columns = []

        def add(kind: ChangeKind, label: str, people: tuple[str, ...], cost: int, short) -> None:
            self.names.append((str(kind), label, people))
            self.costs.append(cost)
            columns.append(np.asarray(short, dtype=np.int64))

        for mentor, name in enumerate(mentors):
            low = 0 if tiny.minimum is None else tiny.minimum[mentor]
            high = everything if tiny.capacity is None else tiny.capacity[mentor]
            short, more = np.maximum(low - loads[:, mentor], 0), np.maximum(loads[:, mentor] - high, 0)
            add(ChangeKind.MINIMUM, "minimum", (name,), 1, short)
            add(ChangeKind.SEAT, "capacity", (name,), 2, more)
        for one, other in tiny.locked:
            add(ChangeKind.LOCK, "lock", (mentees[one], mentors[other]), 3, ~chosen[:, one, other])
        if tiny.ranks:
            for one, other in np.argwhere(~tiny.eligible).tolist():
                people = (mentees[one], mentors[other])
                add(ChangeKind.EXCEPTION, "never", people, 4, chosen[:, one, other])
        for rule in tiny.cohorts:
            if rule.get("hard"):
                add(ChangeKind.RULE, rule["name"], (), 6, amounts(tiny, rule, chosen) > 0)
        for rule, entry in zip(tiny.capacities, config.capacities, strict=True):
            kept = keeps_capacities(replace(tiny, capacities=[rule]), chosen)
            add(ChangeKind.RULE, entry.label, (), 6, ~kept)
        for rule, limit in zip(tiny.fairness, config.fairness, strict=True):
            kept = keeps_fairness(replace(tiny, fairness=[rule]), chosen)
            add(ChangeKind.RULE, limit.label, (), 6, ~kept)
        if config.co_mentors is not None:
            kept = keeps_co_mentors(tiny, chosen)
            add(ChangeKind.RULE, config.co_mentors.label, (), NEVER, ~kept)
        self.table = np.unique(np.column_stack(columns), axis=0)

    def is_possible(self, allowed) -> bool:
        """Whether some matching falls short of nothing by more than is allowed, shape (num_changes,)."""
        return bool((self.table <= allowed).all(axis=1).any())

    def minimal(self) -> list[tuple[int, tuple[tuple[Change, int], ...]]]:
        """All repairs of which nothing can be left out, by their cost."""
        total = self.table @ np.array(self.costs)
        found: list[np.ndarray] = []
        for row in self.table[np.argsort(total, kind="stable")]:
            if not any((one <= row).all() for one in found):
                found.append(row)
        costs = [int(row @ np.array(self.costs)) for row in found]
        return [(cost, self.told(row)) for cost, row in zip(costs, found, strict=True) if cost < NEVER]

    def told(self, row) -> tuple[tuple[Change, int], ...]:
        """The changes of a row."""
        return tuple(sorted((self.names[idx], int(row[idx])) for idx in np.flatnonzero(row)))
