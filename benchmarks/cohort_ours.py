"""Pairforge on the very same arrays; the only file of this benchmark that knows it."""

from __future__ import annotations

import time

import numpy as np
from cohort_answer import CohortAnswer
from cohort_models import CohortRules, reached
from cohort_programmes import CohortProgramme

from pairforge.certificate import prove
from pairforge.engines.deadline import Deadline
from pairforge.engines.network import NetworkEngine
from pairforge.problem import Matched, Problem, Total


def solve_ours(programme: CohortProgramme, rules: CohortRules, seconds: float) -> CohortAnswer:
    """Let pairforge work for at most so long, check its proof, and judge what it gives."""
    problem = problem_of(programme, rules)
    began = time.perf_counter()
    matching = NetworkEngine().solve(problem, Deadline(seconds), lambda _: None)
    proof = prove(problem, matching)
    took = time.perf_counter() - began
    most_matched, bound = (stage.levels[0].bound for stage in proof.stages)
    mentor_of = np.full(programme.num_mentees, -1, dtype=np.int64)
    if matching.chosen is not None:
        mentor_of[problem.mentees[matching.chosen]] = problem.mentors[matching.chosen]
    matched, points = reached(programme, rules, mentor_of)
    return CohortAnswer(
        matched,
        points,
        programme.num_mentees if most_matched is None else most_matched,
        bound,
        "optimal" if proof.optimal else "feasible",
        took,
    )


def problem_of(programme: CohortProgramme, rules: CohortRules) -> Problem:
    """The programme as a problem with the priorities matched and total."""
    if rules != CohortRules():
        raise NotImplementedError("cohort rules have no place in a problem yet.")
    num_mentees, num_mentors = programme.points.shape
    keys = np.random.default_rng(0).integers(0, 2**64, num_mentees + num_mentors, dtype=np.uint64)
    return Problem(
        starts=np.arange(num_mentees + 1, dtype=np.int64) * num_mentors,
        mentors=np.tile(np.arange(num_mentors, dtype=np.int32), num_mentees),
        points=programme.points.ravel(),
        wants=np.ones(num_mentees, dtype=np.int64),
        capacity=programme.capacity,
        minimum=np.zeros(num_mentors, dtype=np.int64),
        locked=np.empty(0, dtype=np.int64),
        stages=(Matched(), Total()),
        mentee_keys=keys[:num_mentees],
        mentor_keys=keys[num_mentees:],
    )
