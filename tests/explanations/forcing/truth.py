"""What forcing a pair loses, by exhaustive search: the slow twin of all that forcing says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
from tests.problem.exhaustive import Listing, reported

from pairforge.explanations.forcing.answer import Answer
from pairforge.problem import Leximin, Problem

Value = tuple[dict[str | int, int | None], ...]


def values_of(problem: Problem, matching) -> Value:
    """What a matching (marks) reaches in each stage, by what each number counts."""
    found: list[dict[str | int, int | None]] = []
    for stage in problem.stages:
        if isinstance(stage, Leximin):
            standings = problem.points + (
                0 if problem.standing is None else problem.standing[problem.mentees]
            )
            levels = Counter((standings[matching] // stage.width).tolist())
            found.append({"unmatched": int(matching.sum())} | {level: -n for level, n in levels.items()})
        else:
            found.append(dict(enumerate(reported(problem, matching, stage))))
    return tuple(found)


class Truth:
    """All matchings of a tiny problem, and the plan that an engine found."""

    def __init__(self, problem: Problem, chosen) -> None:
        self.problem = problem
        self.listing = Listing(problem)
        self.plan = np.isin(np.arange(problem.num_pairs), chosen)

    def best(self, condition=None) -> Value | None:
        """What the best matching reaches of those that a condition (marks) leaves."""
        some = Listing.__new__(Listing)
        some.problem, some._tables = self.problem, {}
        every = self.listing.matchings
        some.matchings = every if condition is None else every[condition(every)]
        best = some.best(self.problem.stages)
        return None if best is None else values_of(self.problem, best.tied_best[0])


def check(answer: Answer, plan: Value, truth: Value | None) -> None:
    """The losses are what the plan reaches more than the best under the condition; none if there is none."""
    assert answer.proved
    assert answer.impossible == (truth is None)
    if truth is None:
        assert answer.losses is None
        return
    assert answer.losses is not None
    for told, own, other in zip(answer.losses, plan, truth, strict=True):
        labels = own.keys() | other.keys()
        if any(isinstance(label, int) for label in told) or "unmatched" in own:  # leximin
            expected = {label: (own.get(label) or 0) - (other.get(label) or 0) for label in labels}
            assert {label: lost for label, lost in told.items() if lost} == {
                label: lost for label, lost in expected.items() if lost
            }
        else:
            assert list(told.values()) == [
                0
                if own[idx] == other[idx]
                else None
                if None in (own[idx], other[idx])
                else own[idx] - other[idx]
                for idx in sorted(labels)
            ]


def applied(answer: Answer, chosen, problem: Problem):
    """The plan with the moves of an answer, as marks."""
    gone = [old for _, old, _ in answer.steps if old >= 0]
    come = [new for _, _, new in answer.steps if new >= 0]
    assert np.isin(gone, chosen).all()
    assert not np.isin(come, chosen).any()
    assert len(set(gone)) == len(gone)
    assert len(set(come)) == len(come)
    pairs = np.union1d(np.setdiff1d(chosen, gone), come).astype(np.int64)
    assert [problem.mentees[pair] for pair in gone] == [mentee for mentee, old, _ in answer.steps if old >= 0]
    assert [problem.mentees[pair] for pair in come] == [mentee for mentee, _, new in answer.steps if new >= 0]
    return np.isin(np.arange(problem.num_pairs), pairs)


def more_places(problem: Problem, mentor: int, more: int) -> Problem:
    """A mentor with another number of places."""
    return replace(problem, capacity=problem.capacity + more * (np.arange(problem.num_mentors) == mentor))
