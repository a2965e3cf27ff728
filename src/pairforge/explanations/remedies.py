"""What would give an unmatched mentee a mentor, and what it would cost: values, no sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.criteria import points
from pairforge.explanations.forcing import Loss, Move, Why
from pairforge.explanations.forcing.changed import with_pair, with_pairs_only, with_places
from pairforge.explanations.forcing.told import told_loss
from pairforge.explanations.ledger import Programme
from pairforge.problem import Problem
from pairforge.problem.formulate import formulate
from pairforge.problem.problem import IntArray
from pairforge.scoring import score

MOST_SEATS = 5


class RemedyKind(StrEnum):
    """What would be done."""

    SEAT = "seat"
    """One place more with the mentor."""
    EXCEPTION = "exception"
    """An exception from a rule on pairs, for this mentee and this mentor."""


@dataclass(frozen=True)
class Remedy:
    """A change with which a mentee who has fewer mentors than wanted would have one more.

    Parameters
    ----------
    kind, mentor
        What would be done, and for whom.
    rule
        The label of the rule that has an exception; None for a place.
    loss
        What the best plan with it loses against the plan if the two are a pair; less than nothing where it
        gains, as it does where nobody has to make room.
    chain
        Who would move, the mentee among them.
    proved
        Whether it is certain that none loses less.
    """

    kind: RemedyKind
    mentor: str
    rule: str | None
    loss: Loss
    chain: tuple[Move, ...]
    proved: bool


def remedies(programme: Programme, why: Why, mentee: int) -> tuple[Remedy, ...]:
    """What would give a mentee (by position) one more mentor, best first.

    Looked at are one place more with each of the five eligible mentors with the highest scores who are full,
    and for each rule that alone keeps the mentee from mentors an exception for one of them: who has room, and
    of those with the highest score.

    Raises
    ------
    KeyboardInterrupt
        If a search is interrupted.
    """
    search = _Search(programme, why, mentee)
    found = [*search.seats(), *search.exceptions()]
    return tuple(sorted(found, key=_numbers))


@dataclass(frozen=True)
class _Search:
    programme: Programme
    why: Why
    mentee: int

    def seats(self) -> Iterator[Remedy]:
        """One place more with eligible mentors who are full."""
        problem = self.programme.problem
        pairs = np.arange(*problem.starts[self.mentee : self.mentee + 2])
        pairs = pairs[self._is_full[problem.mentors[pairs]] & ~np.isin(pairs, self.why.forcing.chosen)]
        best = pairs[np.argsort(-problem.points[pairs], kind="stable")][:MOST_SEATS]
        for pair, mentor in zip(best.tolist(), problem.mentors[best].tolist(), strict=True):
            changed = with_places(problem, mentor, 1)
            yield from self._remedy(RemedyKind.SEAT, mentor, None, problem, with_pair(changed, pair))

    def exceptions(self) -> Iterator[Remedy]:
        """An exception from each rule that keeps the mentee from somebody."""
        scores = self.programme.scores
        everyone = np.arange(len(self.programme.roster.mentors))
        alone = np.full_like(everyone, self.mentee)
        against = np.array([~mask.allows(alone, everyone) for mask in scores.masks])
        against = against.reshape(-1, len(everyone))
        labels = [rule.label for rule in self.programme.config.rules]
        for number, mask in enumerate(scores.masks):
            only = np.flatnonzero(against[number] & (against.sum(axis=0) == 1))
            if labels.count(mask.label) != 1 or not len(only) or self._is_late:
                continue
            people = alone[only], only
            worth = sum(points(one, *people, scores.resolution) for one in scores.criteria)
            mentor = int(only[np.lexsort((-np.asarray(worth), self._is_full[only]))[0]])
            wider, pair = self._with_exception(labels.index(mask.label), mentor)
            if pair is not None:
                kind = RemedyKind.EXCEPTION
                yield from self._remedy(kind, mentor, mask.label, wider, with_pair(wider, pair))

    @property
    def _is_late(self) -> bool:
        deadline = self.why.forcing.deadline
        return deadline is not None and deadline.expired()

    @property
    def _is_full(self) -> IntArray:
        problem, chosen = self.programme.problem, self.why.forcing.chosen
        filled = np.zeros(problem.num_mentors, dtype=np.int64)
        places = self.programme.roster.places
        np.add.at(filled, problem.mentors[chosen], places[problem.mentees[chosen]])
        found: IntArray = filled + places[self.mentee] > self.programme.roster.capacity
        return found

    def _with_exception(self, rule: int, mentor: int) -> tuple[Problem, int | None]:
        """The programme with one more pair, and where that is; None if something else excludes it."""
        programme = self.programme
        config = programme.config.without("rules", rule)
        scores = score(programme.roster, config)
        own, other = (_keys(one.mentees, one.mentors) for one in (programme.scores, scores))
        more = _keys(np.array([self.mentee]), np.array([mentor]))
        keeps = np.isin(other, np.concatenate([own, more]))
        wider = with_pairs_only(formulate(scores, programme.roster, config), keeps)
        at = np.flatnonzero(other[keeps] == more)
        return wider, int(at[0]) if len(at) else None

    def _remedy(
        self, kind: RemedyKind, mentor: int, rule: str | None, base: Problem, changed: Problem
    ) -> Iterator[Remedy]:
        """What comes of it, if the mentee then has one mentor more."""
        forcing, roster = self.why.forcing, self.programme.roster
        own, all_pairs = (_keys(*one) for one in (self._plan, (base.mentees, base.mentors)))
        plan = np.flatnonzero(np.isin(all_pairs, own))
        answer = replace(forcing.resolving, problem=base, chosen=plan).answer(changed)
        loss = told_loss(base, answer, self.programme.scores.resolution)
        if loss is None:
            return
        gained = sum((new >= 0) - (old >= 0) for who, old, new in answer.steps if who == self.mentee)
        if gained > 0:
            mentors = [*(roster.mentors.ids[one] for one in base.mentors.tolist()), None]
            chain = tuple(
                Move(roster.mentees.ids[who], mentors[old], mentors[new]) for who, old, new in answer.steps
            )
            yield Remedy(kind, roster.mentors.ids[mentor], rule, loss, chain, answer.proved)

    @property
    def _plan(self) -> tuple[IntArray, IntArray]:
        return self.programme.problem.people(self.why.forcing.chosen)


def _numbers(remedy: Remedy) -> list[int]:
    return [number or 0 for stage in remedy.loss for number in stage.numbers]


def _keys(mentees: NDArray[Any], mentors: NDArray[Any]) -> IntArray:
    """A number for each pair of people."""
    found: IntArray = (np.asarray(mentees, dtype=np.int64) << 32) + mentors
    return found
