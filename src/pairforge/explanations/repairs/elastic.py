"""Elastic: a programme that pays for what it does not keep, so that the cheapest changes can be found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.config.fairness import Floor
from pairforge.explanations.asked import is_places
from pairforge.explanations.conflict import locked_pairs
from pairforge.explanations.repairs.costs import COSTS
from pairforge.explanations.repairs.slack import Element, Slack, each_pair
from pairforge.pairing.repair import Change, ChangeKind
from pairforge.problem import Breaks, Problem
from pairforge.problem.constraints import Family
from pairforge.problem.formulate import formulate
from pairforge.problem.problem import IntArray
from pairforge.roster import Roster
from pairforge.scoring import Mask, Scores, score

MOST_EXCEPTIONS = 5_000
"""Where rules on pairs exclude more pairs, exceptions from them are not looked for."""


@dataclass(frozen=True, eq=False)
class Elastic:
    """What is asked of a programme, over every pair that could be if rules on pairs had exceptions.

    Parameters
    ----------
    roster
        The people.
    problem
        All these pairs, and what is asked of them.
    masks
        The rules on pairs that may have exceptions.
    labels
        Rules that can be taken out: those on groups, capacities of several mentors, and limits.
    lost
        Locks on pairs that cannot be at all: mentee and mentor.
    """

    roster: Roster
    problem: Problem
    masks: tuple[Mask, ...]
    labels: tuple[str, ...]
    lost: tuple[tuple[int, int], ...]

    def paying(self, dropped: Iterable[int], most: Mapping[Element, int]) -> Problem:
        """The problem of paying as little as can be.

        Parameters
        ----------
        dropped
            Rules (by number) that are taken out.
        most
            By how much elements may be changed at most.
        """
        problem, taken = self.problem, {self.labels[one] for one in dropped}
        kept = (
            one
            for one in problem.constraints
            if one.price is None and one.label not in taken and not is_places(problem, one)
        )
        held = (slack.held(most) for slack in self.slacks)
        return Problem(
            starts=problem.starts,
            mentors=problem.mentors,
            points=np.zeros(problem.num_pairs, dtype=np.int64),
            wants=problem.wants,
            capacity=np.bincount(problem.mentors, minlength=problem.num_mentors),
            minimum=np.zeros_like(problem.minimum),
            locked=np.empty(0, dtype=np.int64),
            mentee_keys=problem.mentee_keys,
            mentor_keys=problem.mentor_keys,
            stages=(Breaks(),),
            constraints=(
                *kept,
                *(slack.paid() for slack in self.slacks),
                *(one for one in held if one is not None),
            ),
        )

    def amounts(self, chosen: IntArray) -> dict[Element, int]:
        """By how much a matching keeps less than is asked for, apart from rules that are taken out."""
        return {one: amount for slack in self.slacks for one, amount in slack.amounts(chosen).items()}

    def cost(self, element: Element, amount: int) -> int:
        """What a change of an element costs."""
        is_exception = element.kind is ChangeKind.EXCEPTION
        times = int(self._against[:, element.number].sum()) if is_exception else amount
        return COSTS[element.kind] * times

    def changes(self, element: Element, amount: int) -> list[Change]:
        """An element as people know it; of an exception one change for each rule."""
        kind, number = element.kind, element.number
        if kind is ChangeKind.RULE:
            return [Change(kind, self.labels[number], (), 1)]
        if kind is ChangeKind.LIMIT:
            return [Change(kind, self.problem.limits[number].name, (), amount)]
        if kind in (ChangeKind.MINIMUM, ChangeKind.SEAT):
            label = "minimum" if kind is ChangeKind.MINIMUM else "capacity"
            return [Change(kind, label, (self.roster.mentors.ids[number],), amount)]
        people = self._ids(int(self.problem.mentees[number]), int(self.problem.mentors[number]))
        if kind is ChangeKind.LOCK:
            return [Change(kind, "lock", people, 1)]
        against = self._against[:, number].tolist()
        return [
            Change(kind, mask.label, people, 1)
            for mask, is_against in zip(self.masks, against, strict=True)
            if is_against
        ]

    def unlocked(self) -> list[Change]:
        """The locks that cannot be kept, whatever else is changed."""
        return [Change(ChangeKind.LOCK, "lock", self._ids(*pair), 1) for pair in self.lost]

    def _ids(self, mentee: int, mentor: int) -> tuple[str, str]:
        return self.roster.mentees.ids[mentee], self.roster.mentors.ids[mentor]

    @cached_property
    def slacks(self) -> tuple[Slack, ...]:
        """All that can be paid for."""
        problem, roster = self.problem, self.roster
        places = roster.places[problem.mentees]
        cohorts = Family(problem.mentors, problem.num_mentors, None if (places == 1).all() else places)
        everyone = np.arange(problem.num_mentors)
        locks = each_pair(problem.locked, problem.num_pairs)
        found = [
            _slack(ChangeKind.MINIMUM, everyone, cohorts, low=roster.minimum),
            _slack(ChangeKind.SEAT, everyone, cohorts, high=roster.capacity),
            _slack(ChangeKind.LOCK, problem.locked, locks, low=np.ones_like(problem.locked)),
        ]
        for idx, limit in enumerate(problem.limits):
            family = Family(np.where(limit.inside, 0, -1).astype(np.int32), 1)
            found.append(_slack(ChangeKind.LIMIT, np.array([idx]), family, low=np.array([limit.low])))
        against = self._against.sum(axis=0)
        for times in np.unique(against[against > 0]).tolist():
            pairs = np.flatnonzero(against == times)
            family = each_pair(pairs, problem.num_pairs)
            none = np.zeros_like(pairs)
            found.append(_slack(ChangeKind.EXCEPTION, pairs, family, high=none, times=times))
        return tuple(slack for slack in found if len(slack.numbers))

    @cached_property
    def _against(self) -> NDArray[np.bool_]:
        """Whether each rule excludes each pair, shape (num_masks, num_pairs)."""
        mentees, mentors = self.problem.people(np.arange(self.problem.num_pairs))
        found = [~mask.allows(mentees, mentors) for mask in self.masks]
        return np.array(found, dtype=bool).reshape(len(self.masks), self.problem.num_pairs)


def elastic_of(scores: Scores, roster: Roster, config: Config) -> Elastic:
    """What is asked of a programme, so that less of it can be asked for."""
    locks = [rule for rule in config.rules if rule.kind == "lock"]
    limits = [limit for limit in config.fairness if not isinstance(limit, Floor)]
    wide = config.model_copy(update={"rules": locks, "fairness": limits})
    every = score(roster, wide)
    masks: tuple[Mask, ...] = ()
    if len(every.points) - len(scores.points) > MOST_EXCEPTIONS:
        every, wide = scores, config
    else:
        known = {mask.label for mask in every.masks}
        masks = tuple(mask for mask in scores.masks if mask.label not in known)
    problem = formulate(every, roster, wide)
    co_mentors = None if config.co_mentors is None else config.co_mentors.label
    labels = dict.fromkeys(
        one.label
        for one in problem.constraints
        if one.price is None and not is_places(problem, one) and one.label != co_mentors
    )
    lost = tuple(pair for pair in locked_pairs(config, roster) if every.find(*pair) is None)
    return Elastic(roster, problem, masks, tuple(labels), lost)


def _slack(
    kind: ChangeKind,
    numbers: IntArray,
    family: Family,
    *,
    low: IntArray | None = None,
    high: IntArray | None = None,
    times: int = 1,
) -> Slack:
    bound = high if low is None else low
    assert bound is not None
    return Slack(kind, numbers, family, bound, low is not None, times * COSTS[kind])
