"""What each notion of fairness takes beside the total alone, on the same arrays; see README.md.

``python benchmarks/fairness.py [--repeat 3] [--rival SECONDS] [--gate]``
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from run import Report, Timed, describe_machine, measured
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from pairforge.certificate import prove
from pairforge.engines.deadline import Deadline
from pairforge.engines.network import NetworkEngine
from pairforge.problem import (
    Balance,
    Bands,
    Breaks,
    Leximin,
    Matched,
    Problem,
    Stage,
    Total,
    WorstOff,
    WorstShare,
)

IntArray = NDArray[np.int64]

SCALE = 10**6
BANDS = Bands((400_000, 700_000), ("poor", "fair"))
NOTIONS: dict[str, tuple[Stage, ...]] = {
    "total": (Total(),),
    "bands, breaks, total": (BANDS, Breaks(), Total()),
    "matched, worst_off, total": (Matched(), WorstOff(), Total()),
    "matched, worst_tenth, total": (Matched(), WorstShare(Fraction(1, 10)), Total()),
    "matched, balance, total": (Matched(), Balance(), Total()),
    "leximin": (Leximin(),),
}


def fits(num_mentees: int, num_mentors: int, seed: int) -> NDArray[np.float64]:
    """How well pairs fit, in [0, 1]: shared topics, mentors whom everybody wants, and chance."""
    rng = np.random.default_rng([4, seed])
    goals, expertise = rng.random((num_mentees, 12)) < 0.3, rng.random((num_mentors, 12)) < 0.3
    weights = rng.random(12)
    wanted = np.maximum((goals * weights).sum(axis=1, keepdims=True), 1e-9)
    shared = (goals * weights) @ expertise.T.astype(float) / wanted
    mixed = 0.6 * shared + 0.3 * rng.random(num_mentors) ** 2
    mixed += 0.1 * rng.random((num_mentees, num_mentors))
    scaled: NDArray[np.float64] = mixed / mixed.max()
    return scaled


def problem_of(
    points: IntArray, eligible: NDArray[np.bool_], seats: int, stages: tuple[Stage, ...] = ()
) -> Problem:
    """A programme in which every mentee wants one mentor and every mentor has ``seats``."""
    num_mentees, num_mentors = points.shape
    keys = np.random.default_rng(0).integers(0, 2**64, num_mentees + num_mentors, dtype=np.uint64)
    return Problem(
        starts=np.concatenate([[0], np.cumsum(eligible.sum(axis=1))]).astype(np.int64),
        mentors=np.nonzero(eligible)[1].astype(np.int32),
        points=points[eligible].astype(np.int64),
        wants=np.ones(num_mentees, dtype=np.int64),
        capacity=np.full(num_mentors, seats, dtype=np.int64),
        minimum=np.zeros(num_mentors, dtype=np.int64),
        locked=np.empty(0, dtype=np.int64),
        stages=stages,
        mentee_keys=keys[:num_mentees],
        mentor_keys=keys[num_mentees:],
    )


def proved(problem: Problem) -> str:
    """Solve all stages and ties, check the proof, and say how many prices it took."""
    fresh = replace(problem)  # without cached arrays
    matching = NetworkEngine().solve(fresh, Deadline(600), lambda _: None)
    proof = prove(fresh, matching)
    if not (proof.optimal and proof.ties_proved):
        raise RuntimeError("pairforge did not prove its result")
    return f"proved by {len(proof.prices)} price vectors"


def rival_leximin(problem: Problem, seconds: float) -> str:
    """Leximin as one would write it: a mixed-integer model for each level, with a row for each before."""
    began = time.perf_counter()
    pairs = np.arange(problem.num_pairs)
    ones = np.ones(problem.num_pairs)
    rows = vstack([csr_array((ones, (problem.mentees, pairs))), csr_array((ones, (problem.mentors, pairs)))])
    low = np.zeros(rows.shape[0])
    high = np.concatenate([problem.wants, problem.capacity]).astype(float)
    objectives = [-ones] + [(problem.points == level).astype(float) for level in np.unique(problem.points)]
    for number, costs in enumerate(objectives):
        left = seconds - (time.perf_counter() - began)
        if left <= 0:
            return f"stopped after {number - 1} of {len(objectives) - 1} levels"
        found = milp(
            costs,
            integrality=np.ones(len(costs), dtype=np.int64),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(rows, low, high),
            options={"mip_rel_gap": 0, "time_limit": left},
        )
        if found.status != 0:
            return f"stopped after {number - 1} of {len(objectives) - 1} levels"
        value = round(found.fun)
        rows = vstack([rows, csr_array(costs[None, :])])
        low, high = np.append(low, value), np.append(high, value)
    return "done"


def compare(
    report: Report, heading: str, problem: Problem, names: list[str], repeat: int, *, limits: dict[str, float]
) -> dict[str, Timed]:
    """Each notion beside the first, on one problem; ``limits`` are in seconds."""
    report.heading(heading)
    cases = {name: (lambda stages=NOTIONS[name]: proved(replace(problem, stages=stages))) for name in names}
    times = measured(repeat, cases)
    for name, timed in times.items():
        report.row(name, timed, base=times[names[0]])
    for name, seconds in limits.items():
        report.fact(f"{name} within {seconds:g} s", holds=times[name].median <= seconds)
    return times


def main() -> int:
    """Run everything; with ``--gate`` the exit code says whether every goal was held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=3, help="how often each case is timed (default 3)")
    parser.add_argument(
        "--rival",
        type=float,
        default=120.0,
        metavar="SECONDS",
        help="time limit of the rival at a tenth of the size, 0 to leave it out (default 120)",
    )
    parser.add_argument("--gate", action="store_true", help="exit with 1 if a goal is missed")
    options = parser.parse_args()
    print(f"# Fairness beside the total alone\n\n{describe_machine()}; medians of {options.repeat}")
    report = Report()
    everything = list(NOTIONS)

    fit = fits(1000, 200, seed=0)
    all_pairs = np.ones_like(fit, dtype=bool)
    coarse = problem_of(np.rint(fit * 100).astype(np.int64), all_pairs, 6)
    names = [name for name in everything if not name.startswith("bands")]
    compare(report, "1,000 x 200, 101 levels", coarse, names, options.repeat, limits={"leximin": 3})
    fine = problem_of(np.rint(fit * 10**9).astype(np.int64), all_pairs, 6)
    distinct = "1,000 x 200, all scores distinct"
    compare(report, distinct, fine, ["total", "leximin"], options.repeat, limits={"leximin": 60})

    fit = fits(10_000, 2_000, seed=1)
    candidates = np.zeros_like(fit, dtype=bool)
    np.put_along_axis(candidates, np.argpartition(-fit, 50, axis=1)[:, :50], True, axis=1)
    wide = problem_of((fit * 10).astype(np.int64), candidates, 6)
    compare(
        report,
        "10,000 x 2,000, 50 candidates each, 11 levels",
        wide,
        ["total", "leximin"],
        options.repeat,
        limits={"leximin": 5},
    )

    fit = fits(5_000, 1_000, seed=2)
    large = problem_of(np.rint(fit * SCALE).astype(np.int64), np.ones_like(fit, dtype=bool), 6)
    names = ["total", "bands, breaks, total"]
    times = compare(report, "5,000 x 1,000, all pairs", large, names, options.repeat, limits={})
    report.fact(
        "bands then total within 5 x of total", holds=times[names[1]].median <= 5 * times[names[0]].median
    )

    if options.rival > 0:
        report.heading("Leximin with a row for each level, 100 x 20, 101 levels")
        fit = fits(100, 20, seed=3)
        small = problem_of(
            np.rint(fit * 100).astype(np.int64), np.ones_like(fit, dtype=bool), 6, (Leximin(),)
        )
        mine = measured(options.repeat, {"pairforge": lambda: proved(small)})["pairforge"]
        theirs = measured(1, {"HiGHS by scipy's milp": lambda: rival_leximin(small, options.rival)})
        report.row("pairforge", mine)
        for name, timed in theirs.items():
            report.row(name, timed, base=Timed(mine.seconds[:1], None))
    print(f"\nMissed: {', '.join(report.missed) or 'nothing'}")
    return 1 if report.missed and options.gate else 0


if __name__ == "__main__":
    sys.exit(main())
