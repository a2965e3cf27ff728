"""Pairforge on the very same arrays; the only file of this benchmark that knows it."""

from __future__ import annotations

import time

import numpy as np
from cohort_answer import CohortAnswer
from cohort_models import CohortRules, reached
from cohort_programmes import CohortProgramme
from numpy.typing import NDArray

from pairforge.certificate import prove
from pairforge.engines import solve_problem
from pairforge.pairing import Matching
from pairforge.problem import Matched, Problem, Total
from pairforge.problem.constraints import Constraint, CountBounds, Family, LeastIfUsed, LinearBounds


def solve_ours(programme: CohortProgramme, rules: CohortRules, seconds: float) -> CohortAnswer:
    """Let pairforge work for at most so long, check its proof, and judge what it gives."""
    began = time.perf_counter()
    problem = problem_of(programme, rules)
    on_the_way: list[tuple[float, float]] = []

    def watch(found: Matching) -> None:
        standing = found.standing
        if standing is not None and standing.stage == "total" and standing.value and standing.bound:
            gap = 100 * (standing.bound - standing.value) / standing.bound
            on_the_way.append((time.perf_counter() - began, gap))

    matching = solve_problem(problem, time_limit=seconds, observe=watch)
    if matching.chosen is None:
        none = programme.num_mentees, None, "unknown", time.perf_counter() - began
        return CohortAnswer(None, None, *none)
    proof = prove(problem, matching)
    took = time.perf_counter() - began
    most_matched, bound = (stage.levels[0].bound for stage in proof.stages)
    mentor_of = np.full(programme.num_mentees, -1, dtype=np.int64)
    mentor_of[problem.mentees[matching.chosen]] = problem.mentors[matching.chosen]
    matched, points = reached(programme, rules, mentor_of)
    return CohortAnswer(
        matched,
        points,
        programme.num_mentees if most_matched is None else most_matched,
        bound,
        "optimal" if proof.optimal else "feasible",
        took,
        tuple(on_the_way),
    )


def problem_of(programme: CohortProgramme, rules: CohortRules) -> Problem:
    """The programme as a problem with the priorities matched and total."""
    num_mentees, num_mentors = programme.points.shape
    keys = np.random.default_rng(0).integers(0, 2**64, num_mentees + num_mentors, dtype=np.uint64)
    mentors = np.tile(np.arange(num_mentors, dtype=np.int32), num_mentees)
    return Problem(
        starts=np.arange(num_mentees + 1, dtype=np.int64) * num_mentors,
        mentors=mentors,
        points=programme.points.ravel(),
        wants=np.ones(num_mentees, dtype=np.int64),
        capacity=programme.capacity,
        minimum=np.zeros(num_mentors, dtype=np.int64),
        locked=np.empty(0, dtype=np.int64),
        stages=(Matched(), Total()),
        mentee_keys=keys[:num_mentees],
        mentor_keys=keys[num_mentees:],
        constraints=tuple(_constraints(programme, rules, mentors)),
    )


def _constraints(
    programme: CohortProgramme, rules: CohortRules, mentors: NDArray[np.int32]
) -> list[Constraint]:
    num_mentees, num_mentors = programme.points.shape
    mentees = np.repeat(np.arange(num_mentees), num_mentors)
    department, gender = (array.astype(np.int32) for array in (programme.department, programme.gender))
    found: list[Constraint] = []
    if rules.same_department is not None:
        count = int(department.max()) + 1
        cells = Family(mentors * np.int32(count) + department[mentees], num_mentors * count)
        low, high = np.zeros(cells.num_cells, dtype=np.int64), np.full(cells.num_cells, rules.same_department)
        found.append(CountBounds(label="at_most Department", family=cells, low=low, high=high))
    if rules.each_gender is not None:
        parts = Family(mentors * np.int32(2) + gender[mentees], num_mentors * 2)
        found.append(
            LeastIfUsed(
                label="at_least Gender",
                wholes=Family(mentors, num_mentors),
                parts=parts,
                whole=np.arange(parts.num_cells) // 2,
                least=np.full(parts.num_cells, rules.each_gender),
            )
        )
    if rules.gap is not None:
        sizes = np.bincount(gender, minlength=2)
        groups = Family(gender[mentees], 2, programme.points.ravel())
        found.append(
            LinearBounds(
                label="group_gap Gender",
                over=(groups,),
                row=np.array([0, 0, 1, 1]),
                cell=np.array([0, 1, 0, 1]),
                coefficient=np.array([sizes[1], -sizes[0], -sizes[1], sizes[0]]),
                high=np.full(2, rules.gap * sizes[0] * sizes[1]),
            )
        )
    return found
