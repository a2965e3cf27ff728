"""The price ledger: the programme solved again without each thing that it asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pairforge.certificate import Proof, prove
from pairforge.engines import solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.explanations.forcing import Loss, StageLoss
from pairforge.explanations.forcing.resolving import compared
from pairforge.explanations.forcing.told import told_stage_loss
from pairforge.explanations.ledger.values import LedgerEntry, LedgerOutcome
from pairforge.explanations.ledger.without import Programme, Taken, each_taken
from pairforge.explanations.reached import told_stage
from pairforge.pairing import Matching, StoppedBy
from pairforge.problem import Changes, Problem
from pairforge.problem.problem import IntArray

_FEWEST = "fewest changes"


def price_ledger(
    programme: Programme, matching: Matching, proof: Proof, *, time_limit: float
) -> tuple[LedgerEntry, ...]:
    """What each rule, limit, priority, lock and minimum costs.

    Parameters
    ----------
    programme
        What was solved.
    matching, proof
        The plan, and what is certain of it.
    time_limit
        Seconds for all of it; what comes too late says so.

    Raises
    ------
    KeyboardInterrupt
        If a search is interrupted.
    """
    ledger = _Ledger(programme, matching, proof, Deadline(time_limit))
    return tuple(ledger.entry(taken) for taken in each_taken(programme))


@dataclass(frozen=True)
class _Ledger:
    programme: Programme
    matching: Matching
    proof: Proof
    deadline: Deadline

    def entry(self, taken: Taken) -> LedgerEntry:
        """What one thing costs."""
        if taken.make is None:
            return _without_plan(taken, LedgerOutcome.NEEDED)
        if self.deadline.expired():
            return _without_plan(taken, LedgerOutcome.STOPPED)
        changed = taken.make()
        staying = self._staying(changed)
        if staying is not None:
            return self._told(taken, changed, self.matching, staying)
        before = self._before(changed)
        asked = replace(changed, stages=(*changed.stages, before))
        found = solve_problem(asked, time_limit=self.deadline.left())
        if found.stopped_by is StoppedBy.INTERRUPT:
            raise KeyboardInterrupt
        if found.chosen is None:
            return _without_plan(taken, LedgerOutcome.STOPPED)
        return self._told(taken, changed, found, prove(asked, found))

    def _staying(self, changed: Problem) -> Proof | None:
        """The proof, by the plan's own prices, that it stays the best; None if they do not prove it."""
        problem = self.programme.problem
        is_same = changed.num_pairs == problem.num_pairs and len(changed.stages) == len(problem.stages)
        if not (is_same and self.proof.optimal):
            return None
        proof = prove(changed, self.matching)
        return proof if proof.optimal else None

    def _before(self, changed: Problem) -> Changes:
        """The plan among the pairs that are eligible now."""
        mentees, mentors = self._plan
        places = _keys(changed, *changed.people(np.arange(changed.num_pairs)))
        before = np.isin(places, _keys(changed, mentees, mentors))
        return Changes(before, np.bincount(mentees, minlength=changed.num_mentees), _FEWEST)

    @property
    def _plan(self) -> tuple[IntArray, IntArray]:
        assert self.matching.chosen is not None
        return self.programme.problem.people(self.matching.chosen)

    def _told(self, taken: Taken, changed: Problem, found: Matching, proof: Proof) -> LedgerEntry:
        """An entry of the plan that was found, whose proof may have the fewest changes at its end."""
        assert found.chosen is not None
        roster, resolution = self.programme.roster, self.programme.scores.resolution
        people = zip(*(side.tolist() for side in changed.people(found.chosen)), strict=True)
        moved = set(people) ^ set(zip(*(side.tolist() for side in self._plan), strict=True))
        return LedgerEntry(
            kind=taken.kind,
            label=taken.label,
            people=taken.people,
            outcome=LedgerOutcome.FOUND,
            stages=tuple(
                told_stage(changed, stage, one, resolution)
                for stage, one in zip(changed.stages, proof.stages, strict=False)
            ),
            gained=self._gained(taken, changed, proof),
            given_up=self._given_up(taken, found),
            changed=tuple(roster.mentees.ids[idx] for idx in sorted({mentee for mentee, _ in moved})),
            proved=proof.optimal,
        )

    def _gained(self, taken: Taken, changed: Problem, proof: Proof) -> Loss:
        own = [one for idx, one in enumerate(self.proof.stages) if idx != taken.stage]
        return tuple(
            told_stage_loss(stage, *compared(stage, mine, other), self.programme.scores.resolution, gain=True)
            for stage, mine, other in zip(changed.stages, own, proof.stages, strict=False)
        )

    def _given_up(self, taken: Taken, found: Matching) -> StageLoss | None:
        """What a priority that was taken out reaches in the plan of the others."""
        if taken.stage is None:
            return None
        problem, idx = self.programme.problem, taken.stage
        reached = prove(problem, replace(found, stages=(), levels=()))
        stage = problem.stages[idx]
        lost, least = compared(stage, self.proof.stages[idx], reached.stages[idx])
        return told_stage_loss(stage, lost, least, self.programme.scores.resolution, gain=True)


def _keys(problem: Problem, mentees: IntArray, mentors: IntArray) -> IntArray:
    return mentees * problem.num_mentors + mentors


def _without_plan(taken: Taken, outcome: LedgerOutcome) -> LedgerEntry:
    return LedgerEntry(
        kind=taken.kind,
        label=taken.label,
        people=taken.people,
        outcome=outcome,
        stages=None,
        gained=None,
        given_up=None,
        changed=(),
        proved=outcome is LedgerOutcome.NEEDED,
    )
