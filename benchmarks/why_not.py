"""Why not that mentor: what all pairs' losses take beside the solve, on the same arrays; see README.md.

``python benchmarks/why_not.py [--size 5000x1000] [--repeat 3] [--checked 2] [--gate]``
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from fairness import BANDS, SCALE, fits, problem_of
from programmes import PROGRAMMES
from run import Report, Timed, describe_machine, measured

from pairforge.certificate import Proof, prove
from pairforge.config import load_config
from pairforge.engines.deadline import Deadline
from pairforge.engines.network import NetworkEngine
from pairforge.explanations.forcing import Forcing
from pairforge.explanations.forcing.by_exchange import ByExchange
from pairforge.pairing import Matching
from pairforge.problem import Problem, Total
from pairforge.problem.formulate import formulate
from pairforge.roster import read_roster
from pairforge.scoring import score

ALL_GOAL, CHAIN_GOAL, MENTEE_GOAL = 2.0, 0.05, 2.0
CHAINS = 200


@dataclass
class Run:
    """A problem, and what was found of it in this repeat."""

    problem: Problem
    matching: Matching | None = None
    proof: Proof | None = None
    forcing: Forcing | None = None

    def solve(self) -> str:
        """All stages and ties, and the proof."""
        fresh = replace(self.problem)  # without cached arrays
        self.matching = NetworkEngine().solve(fresh, Deadline(600), lambda _: None)
        self.proof = prove(fresh, self.matching)
        assert self.proof.optimal
        return f"{len(self.matching.chosen if self.matching.chosen is not None else ())} pairs, proved"

    def explain(self) -> str:
        """The graph, its shortest paths, and the loss of every pair."""
        if self.matching is None:
            self.solve()
        assert self.matching is not None
        assert self.matching.chosen is not None
        assert self.proof is not None
        self.forcing = Forcing(replace(self.problem), self.matching.chosen, self.proof)
        assert isinstance(self.forcing.way, ByExchange)
        return f"{self.forcing.way.graph.all_losses.shape[1]:,} losses"


def large(size: str) -> Problem:
    """A frozen programme as arrays."""
    with tempfile.TemporaryDirectory() as folder:
        config = load_config(PROGRAMMES[size].write(Path(folder)))
        roster = read_roster(config)
        return formulate(score(roster, config), roster, config)


def with_bands(num_mentees: int, num_mentors: int) -> Problem:
    """Bands, then the total."""
    points = np.rint(fits(num_mentees, num_mentors, 0) * SCALE).astype(np.int64)
    seats = -(-5 * num_mentees // (4 * num_mentors))
    return problem_of(points, np.ones(points.shape, dtype=bool), seats, (BANDS, Total()))


def longest(forcing: Forcing, pairs: list[int]) -> float:
    """Seconds of the slowest answer with its chain."""
    seconds = []
    for pair in pairs:
        began = time.perf_counter()
        forcing.forced(pair)
        seconds.append(time.perf_counter() - began)
    return max(seconds)


def agrees(forcing: Forcing, pair: int) -> bool:
    """Whether solving again with the pair forced loses the same."""
    locked = np.union1d(forcing.problem.locked, [pair]).astype(np.int64)
    again = forcing.resolving.answer(replace(forcing.problem, locked=locked))
    return again.losses == forcing.forced(pair).losses


def compare(report: Report, name: str, problem: Problem, repeat: int, checked: int) -> None:
    """All losses beside the solve; chains and some losses of pairs drawn at random."""
    run, rng = Run(problem), np.random.default_rng(0)
    times = measured(repeat, {"solve": run.solve, "losses": run.explain})
    report.heading(name)
    report.row("pairforge: all stages, ties and the proof", times["solve"])
    report.row("the losses of all pairs", times["losses"], base=times["solve"], goal=ALL_GOAL)
    assert run.forcing is not None
    seconds = longest(run.forcing, rng.integers(0, problem.num_pairs, CHAINS).tolist())
    report.row(f"slowest of {CHAINS} answers with their chains", Timed((seconds,), None))
    report.fact(f"each under {1000 * CHAIN_GOAL:.0f} ms", holds=seconds < CHAIN_GOAL)
    for pair in rng.integers(0, problem.num_pairs, checked).tolist():
        report.fact(f"pair {pair} solved again", holds=agrees(run.forcing, pair))


def one_mentee(report: Report, problem: Problem) -> None:
    """All answers for one mentee, the graph included."""
    run = Run(problem)
    run.solve()
    began = time.perf_counter()
    run.explain()
    assert run.forcing is not None
    pairs = list(range(int(problem.starts[0]), int(problem.starts[1])))
    longest(run.forcing, pairs)
    seconds = time.perf_counter() - began
    report.heading("300 x 80, bands")
    report.row(f"{len(pairs)} answers for one mentee, and all losses", Timed((seconds,), None))
    report.fact(f"under {MENTEE_GOAL:.0f} s", holds=seconds < MENTEE_GOAL)
    report.fact("one pair solved again", holds=agrees(run.forcing, pairs[-1]))


def main() -> None:
    """Measure and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=list(PROGRAMMES), default="5000x1000")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--checked", type=int, default=2, help="pairs that are solved again")
    parser.add_argument("--gate", action="store_true", help="exit code 1 if a goal is missed")
    arguments = parser.parse_args()
    report = Report()
    print(describe_machine())
    compare(report, arguments.size, large(arguments.size), arguments.repeat, arguments.checked)
    one_mentee(report, with_bands(300, 80))
    if arguments.gate and report.missed:
        sys.exit(1)


if __name__ == "__main__":
    main()
