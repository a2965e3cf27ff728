"""Cohort rules: how soon pairforge proves what, and what solvers do with the full model; see README.md.

``python benchmarks/cohorts.py [--case NAME ...] [--seeds 0 1 ...] [--rivals SECONDS] [--gate]``
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from cohort_answer import CohortAnswer
from cohort_models import CohortRules
from cohort_ours import solve_ours
from cohort_programmes import generate
from cohort_rivals import RIVALS, answer_of
from run import describe_machine

CROSSING = CohortRules(same_department=2, each_gender=1)
GAPPED = CohortRules(same_department=5, each_gender=2, gap=20)


@dataclass(frozen=True)
class Goal:
    """What must hold of pairforge's answers.

    Parameters
    ----------
    name
        In words.
    holds
        Whether it holds of one answer.
    in_all
        In how many of ten seeds, in proportion where there are fewer.
    """

    name: str
    holds: Callable[[CohortAnswer], bool]
    in_all: int = 10

    def held(self, answers: Sequence[CohortAnswer]) -> bool:
        """Whether it holds of enough of them."""
        return 10 * sum(map(self.holds, answers)) >= self.in_all * len(answers)


@dataclass(frozen=True)
class Case:
    """A size, rules, how long pairforge may take, its goals, and whether rivals get the full model."""

    num_mentees: int
    num_mentors: int
    rules: CohortRules
    seconds: float
    goals: tuple[Goal, ...]
    rivals: bool


def within(gap: float, seconds: float) -> Goal:
    """A gap in per cent that is certified in so many seconds."""
    return Goal(
        f"within {gap:g} % after {seconds:g} s",
        lambda answer: (reached := answer.gap_after(seconds)) is not None and reached <= gap,
    )


def proof_within(seconds: float, in_all: int) -> Goal:
    """A proof in so many seconds."""
    return Goal(
        f"proved within {seconds:g} s in {in_all} of 10",
        lambda answer: answer.proved and answer.seconds <= seconds,
        in_all,
    )


CASES = {
    "1000x250": Case(1000, 250, CROSSING, 30, (proof_within(15, 8), within(0.1, 5)), rivals=True),
    "600x60": Case(600, 60, GAPPED, 60, (within(0.05, 60),), rivals=True),
    "5000x1000": Case(5000, 1000, CROSSING, 60, (within(0.02, 60),), rivals=False),
}
"""Every case by its name."""


def run_case(name: str, case: Case, seeds: Sequence[int], rivals: float) -> list[str]:
    """Print the table of a case, the rivals on its first seed only; the goals that were missed."""
    heading(f"{name}: {case.rules}")
    answers = []
    for seed in seeds:
        programme = generate(case.num_mentees, case.num_mentors, seed)
        answers.append(solve_ours(programme, case.rules, case.seconds))
        row(seed, "pairforge", answers[-1])
        if case.rivals and rivals > 0 and seed == seeds[0]:
            for rival in RIVALS:
                row(seed, rival, answer_of(rival, programme, case.rules, rivals))
    return fails(name, {goal.name: goal.held(answers) for goal in case.goals})


def run_partition(seeds: Sequence[int]) -> list[str]:
    """One attribute only, which is a flow, beside no rule at all."""
    heading("5000x1000, at most 2 of a department only")
    ratios = []
    for seed in seeds:
        programme = generate(5000, 1000, seed)
        plain = solve_ours(programme, CohortRules(), 600)
        ruled = solve_ours(programme, CohortRules(same_department=2), 600)
        row(seed, "without the rule", plain)
        row(seed, "with the rule", ruled)
        ratios.append(ruled.seconds / plain.seconds)
    print(f"\nThe rule takes {median(ratios):.2f} x the time without it.")
    return fails("partition", {"within 3 x of no rule": median(ratios) <= 3})


def heading(text: str) -> None:
    """Start a table."""
    print(f"\n## {text}\n\n| seed | who | s | matched | points | bound | gap | says |")
    print("|---:|---|---:|---:|---:|---:|---:|---|", flush=True)


def row(seed: int, who: str, answer: CohortAnswer) -> None:
    """One line of it."""
    gap = "" if answer.gap is None else f"{answer.gap:.4f} %"
    bound = "" if answer.bound is None else f"{answer.bound:.0f}"
    cells = [seed, who, f"{answer.seconds:.2f}", answer.matched, answer.points, bound, gap, answer.status]
    print("| " + " | ".join("" if cell is None else str(cell) for cell in cells) + " |", flush=True)


def fails(case: str, facts: dict[str, bool]) -> list[str]:
    """Print which goals were held; the names of the others."""
    for name, holds in facts.items():
        print(f"\n{name}: {'held' if holds else 'MISSED'}", flush=True)
    return [f"{case}: {name}" for name, holds in facts.items() if not holds]


def main() -> int:
    """Run what is asked for; with ``--gate`` the exit code says whether every goal was held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", nargs="+", choices=[*CASES, "partition"], default=[*CASES, "partition"])
    parser.add_argument("--seeds", nargs="+", type=int, default=list(range(10)))
    parser.add_argument(
        "--rivals",
        type=float,
        default=60.0,
        metavar="SECONDS",
        help="time limit of each rival, on the first seed only; 0 to leave them out (default 60)",
    )
    parser.add_argument("--gate", action="store_true", help="exit with 1 if a goal is missed")
    options = parser.parse_args()
    print(f"# Cohort rules\n\n{describe_machine()}")
    missed = []
    for name in options.case:
        if name == "partition":
            missed += run_partition(options.seeds)
        else:
            missed += run_case(name, CASES[name], options.seeds, options.rivals)
    print(f"\nMissed: {', '.join(missed) or 'nothing'}")
    return 1 if missed and options.gate else 0


if __name__ == "__main__":
    sys.exit(main())
