"""Solving once more under a condition, and comparing number by number."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

import numpy as np

from pairforge.certificate import Proof, StageProof, prove
from pairforge.engines import solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.explanations.forcing.answer import Answer, Labelled
from pairforge.explanations.forcing.changed import breaks_places
from pairforge.explanations.forcing.values import How
from pairforge.explanations.forcing.way import Step
from pairforge.explanations.rules_clash import is_certain
from pairforge.pairing import StoppedBy
from pairforge.problem import Leximin, Problem, Stage
from pairforge.problem.problem import IntArray

_NONE = Answer(How.RE_SOLVE, None, None, (), impossible=True)
_UNKNOWN = Answer(How.RE_SOLVE, None, None, (), impossible=False)


@dataclass(frozen=True)
class Resolving:
    """A plan that others are compared with.

    Parameters
    ----------
    problem, chosen, proof
        What was solved, the plan (positions, ascending), and what is certain of it.
    time_limit
        Seconds for each answer.
    deadline
        When no more answers are looked for; None: never.
    """

    problem: Problem
    chosen: IntArray
    proof: Proof
    time_limit: float
    deadline: Deadline | None = None

    def answer(self, changed: Problem, without: int | None = None) -> Answer:
        """The best plan of the changed problem, against the plan.

        Parameters
        ----------
        changed
            The problem under a condition.
        without
            The pair (by position) that is no pair of the changed problem; None: they have the same.

        Raises
        ------
        KeyboardInterrupt
            If the search is interrupted.
        """
        if breaks_places(changed):
            return _NONE
        limit = self.time_limit
        if self.deadline is not None:
            limit = min(limit, self.deadline.left())
            if limit == 0:
                return _UNKNOWN
        matching = solve_problem(changed, time_limit=limit)
        if matching.stopped_by is StoppedBy.INTERRUPT:
            raise KeyboardInterrupt
        if matching.chosen is None:
            stopped = matching.stopped_by is not None
            return _UNKNOWN if stopped or not is_certain(changed, matching) else _NONE
        proof = prove(changed, matching)
        losses, least = [], []
        for stage, own, other in zip(self.problem.stages, self.proof.stages, proof.stages, strict=True):
            lost, bound = compared(stage, own, other)
            losses.append(lost)
            least.append(bound)
        chosen = matching.chosen if without is None else matching.chosen + (matching.chosen >= without)
        steps = steps_between(self.problem, self.chosen, chosen)
        return Answer(How.RE_SOLVE, tuple(losses), tuple(least), steps, impossible=False)


def compared(stage: Stage, own: StageProof, other: StageProof) -> tuple[Labelled, Labelled]:
    """What each number of a stage loses against the plan's own, and what it loses at least."""
    nothing = 0 if isinstance(stage, Leximin) else None
    values: Labelled = {level.label: level.value for level in own.levels}
    reached: Labelled = {level.label: level.value for level in other.levels}
    bounds: Labelled = {level.label: level.value if level.proved else level.bound for level in other.levels}
    labels = list(values) if nothing is None else _levels(values, reached)
    losses = {label: _less(values.get(label, nothing), reached.get(label, nothing)) for label in labels}
    least = {label: _less(values.get(label, nothing), bounds.get(label, nothing)) for label in labels}
    if nothing is not None and not other.proved:  # there may be other levels
        least |= {label: None for label in labels if isinstance(label, int)}
    return losses, least


def steps_between(problem: Problem, before: IntArray, after: IntArray) -> tuple[Step, ...]:
    """Who moves from one plan to the other, mentee by mentee."""
    gone, come = np.setdiff1d(before, after), np.setdiff1d(after, before)
    found: list[Step] = []
    for mentee in np.union1d(problem.mentees[gone], problem.mentees[come]).tolist():
        old, new = (side[problem.mentees[side] == mentee].tolist() for side in (gone, come))
        found += [(mentee, one, other) for one, other in zip_longest(old, new, fillvalue=-1)]
    return tuple(found)


def _levels(values: Labelled, reached: Labelled) -> list[str | int]:
    """The places that are not empty, and the levels from below."""
    levels = {label for label in (*values, *reached) if isinstance(label, int)}
    return [*(label for label in values if isinstance(label, str)), *sorted(levels)]


def _less(value: int | None, other: int | None) -> int | None:
    """By how much another number is less; nothing where neither is any."""
    if value is None and other is None:
        return 0
    return None if value is None or other is None else value - other
