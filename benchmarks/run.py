"""Pairforge beside bare solvers and a bare script, as ratios within one run; see README.md.

``python benchmarks/run.py [--size 1000x250|5000x1000|all] [--repeat 3] [--cp-sat SECONDS] [--gate]``
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import ParamSpec, TypeAlias, TypeVar

import numpy as np
import rivals
from programmes import PROGRAMMES, Programme

from pairforge.auditing import audit
from pairforge.certificate import Objective, exact_sum, prove, upper_bound, whole_face
from pairforge.config import load_config
from pairforge.engines import solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.engines.network import NetworkEngine
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.prices import find_prices
from pairforge.problem import Problem
from pairforge.problem.formulate import formulate
from pairforge.roster import read_roster
from pairforge.scoring import score

Case: TypeAlias = Callable[[], object]
P = ParamSpec("P")
T = TypeVar("T")

ONE_STAGE_GOAL, WHOLE_GOAL, START_GOAL = 1.5, 2.5, 0.150
SCRIPT = Path(__file__).with_name("bare_script.py")


@dataclass(frozen=True)
class Timed:
    """Seconds of each repeat, and what the last one gave."""

    seconds: tuple[float, ...]
    value: object

    @property
    def median(self) -> float:
        """Median of the repeats, in seconds."""
        return median(self.seconds)


class Report:
    """Prints tables as it goes, and remembers which goals were missed."""

    def __init__(self) -> None:
        self.missed: list[str] = []

    def heading(self, text: str) -> None:
        """Start a table of times."""
        print(f"\n### {text}\n\n| what | median s | spread s | ratio | reached |\n|---|---:|---:|---:|---|")

    def row(self, name: str, timed: Timed, *, base: Timed | None = None, goal: float | None = None) -> None:
        """One line; with ``base`` its ratio, as the median of the repeats' ratios, held against a goal."""
        ratio = ""
        if base is not None:
            ratios = [mine / theirs for mine, theirs in zip(timed.seconds, base.seconds, strict=True)]
            ratio = f"{median(ratios):.2f}"
            if goal is not None:
                held = self._held(name, median(ratios) <= goal)
                ratio += f" (goal {goal}: {held})"
        spread = f"{min(timed.seconds):.3f} to {max(timed.seconds):.3f}"
        reached = "" if timed.value is None else str(timed.value)
        print(f"| {name} | {timed.median:.3f} | {spread} | {ratio} | {reached} |", flush=True)

    def extra(self, name: str, seconds: float, goal: float) -> None:
        """How much longer something takes than it might, in milliseconds, held against a goal."""
        held = self._held(name, seconds <= goal)
        print(f"| {name} | | | +{1000 * seconds:.0f} ms (goal +{1000 * goal:.0f} ms: {held}) | |", flush=True)

    def fact(self, name: str, *, holds: bool) -> None:
        """Something that is so or not."""
        print(f"| {name} | | | | {self._held(name, holds)} |", flush=True)

    def _held(self, name: str, holds: bool) -> str:
        if not holds:
            self.missed.append(name)
        return "held" if holds else "MISSED"


def measured(repeat: int, cases: Mapping[str, Case]) -> dict[str, Timed]:
    """Time each case ``repeat`` times, all cases in turn, each repeat in another order."""
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    values: dict[str, object] = {}
    for number in range(repeat):
        names = list(cases)
        start = number % len(names)
        for name in names[start:] + names[:start]:
            began = time.perf_counter()
            values[name] = cases[name]()
            seconds[name].append(time.perf_counter() - began)
    return {name: Timed(tuple(times), values[name]) for name, times in seconds.items()}


def one_stage(problem: Problem) -> int:
    """What pairforge does for one stage: face, gains, flow, prices, and the bound that proves it."""
    fresh = replace(problem)  # without cached arrays
    face = whole_face(fresh)
    objective = Objective(fresh.points[face.free], 0)
    chosen = best_flow(fresh, face, objective)
    assert chosen is not None
    prices = find_prices(fresh, face, objective, chosen, "total")
    assert prices is not None
    value = exact_sum(fresh.points[chosen])
    assert upper_bound(fresh, face, objective, prices) == value
    return value


def all_stages(problem: Problem) -> int:
    """What pairforge does for matched, total and ties, in this process."""
    fresh = replace(problem)
    matching = NetworkEngine().solve(fresh, Deadline(600), lambda _: None)
    assert matching.chosen is not None
    return exact_sum(fresh.points[matching.chosen])


def compare_on_arrays(report: Report, problem: Problem, repeat: int, cp_sat: float) -> None:
    """One stage of pairforge and its rivals on the same arrays; all must reach the same points."""
    arrays = rivals.Arrays(problem.mentees, problem.mentors, problem.points, problem.capacity)
    times = measured(
        repeat,
        {
            "bare OR-tools flow": lambda: rivals.bare_flow(arrays).points,
            "pairforge, one stage with prices and bound": lambda: one_stage(problem),
            "pairforge, all stages and ties": lambda: all_stages(problem),
            "scipy linear_sum_assignment on seats": lambda: rivals.assignment(arrays).points,
        },
    )
    base = times["bare OR-tools flow"]
    report.heading("On the same arrays: the stage `total`")
    for name, timed in times.items():
        goal = ONE_STAGE_GOAL if name.startswith("pairforge, one stage") else None
        report.row(name, timed, base=base, goal=goal)
    if cp_sat > 0:
        ((name, timed),) = measured(1, {"plain CP-SAT model": lambda: rivals.cp_sat(arrays, cp_sat)}).items()
        report.row(f"{name}, stopped at {cp_sat:g} s of search", timed)
    report.fact(
        "bare flow, pairforge and scipy reach the same points",
        holds=len({timed.value for timed in times.values()}) == 1,
    )


class Stopwatch:
    """Times calls by name, repeat after repeat."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = {}

    def __call__(self, step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call ``step``, and add what it takes under its name."""
        began = time.perf_counter()
        value = step(*args, **kwargs)
        self.seconds.setdefault(step.__name__, []).append(time.perf_counter() - began)
        return value


def time_phases(report: Report, config_path: Path, repeat: int) -> Problem:
    """Each step of the walk, one after the other in this process; gives the last problem."""
    watch = Stopwatch()
    for _ in range(repeat):
        config = watch(load_config, config_path)
        roster = watch(read_roster, config)
        scores = watch(score, roster, config)
        problem = watch(formulate, scores, roster, config)
        matching = watch(solve_problem, problem, time_limit=600)
        proof = watch(prove, problem, matching)
        assert matching.chosen is not None
        assert proof.optimal
        mentees, mentors = (
            side[matching.chosen].astype(np.int64) for side in (problem.mentees, problem.mentors)
        )
        watch(audit, roster, config, mentees, mentors, resolution=scores.resolution)
    report.heading("Phases")
    for name, seconds in watch.seconds.items():
        report.row(name, Timed(tuple(seconds), None))
    return problem


def bare_command(folder: Path) -> int:
    """The bare script as a process of its own; gives the points that it prints."""
    command = [sys.executable, str(SCRIPT), *(str(folder / name) for name in ("mentors.csv", "mentees.csv"))]
    done = subprocess.run([*command, str(folder / "bare.csv")], check=True, capture_output=True, text=True)
    return int(done.stdout)


def pairforge_command(config_path: Path) -> int:
    """``pairforge solve`` as a process of its own; gives the points that its result states."""
    folder = config_path.with_name("results")
    command = [sys.executable, "-m", "pairforge", "solve", str(config_path), "-o", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    result = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    stages = {stage["name"]: stage for stage in result["stages"]}
    if not stages["total"]["proved"]:
        raise RuntimeError("pairforge did not prove its result")
    total: float = stages["total"]["value"] * result["resolution"]
    return round(total)


def compare_whole(report: Report, config_path: Path, repeat: int) -> None:
    """The whole command beside the bare script, from spreadsheets to files."""
    report.heading("From spreadsheets to files, each a process of its own")
    times = measured(
        repeat,
        {
            "bare script": lambda: bare_command(config_path.parent),
            "pairforge solve": lambda: pairforge_command(config_path),
        },
    )
    report.row("bare script", times["bare script"])
    report.row("pairforge solve", times["pairforge solve"], base=times["bare script"], goal=WHOLE_GOAL)
    same = times["bare script"].value == times["pairforge solve"].value
    report.fact("both reach the same points", holds=same)


def compare_start(report: Report, repeat: int) -> None:
    """How long ``--help`` and ``--version`` take, and what they import."""
    report.heading("Start")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "pairforge --version": [*_pairforge(), "--version"],
        "pairforge --help": [*_pairforge(), "--help"],
    }

    def case(command: list[str]) -> Case:
        return lambda: subprocess.run(command, check=True, capture_output=True) and None

    times = measured(max(repeat, 3) * 5, {name: case(command) for name, command in commands.items()})
    for name, timed in times.items():
        report.row(name, timed)
    for option in ("--version", "--help"):
        name = f"pairforge {option}"
        report.extra(name, times[name].median - times["python -c pass"].median, START_GOAL)
        command = [sys.executable, "-X", "importtime", "-m", "pairforge", option]
        imported = subprocess.run(command, check=True, capture_output=True, text=True).stderr
        modules = {line.rpartition("|")[2].strip().partition(".")[0] for line in imported.splitlines()}
        report.fact(f"{name} imports neither pandas nor ortools", holds=not modules & {"pandas", "ortools"})


def _pairforge() -> list[str]:
    """The installed command, or the module where there is none."""
    suffix = ".exe" if os.name == "nt" else ""
    command = Path(sys.executable).with_name(f"pairforge{suffix}")
    return [str(command)] if command.exists() else [sys.executable, "-m", "pairforge"]


def describe_machine() -> str:
    """Processor, cores, load and versions, for the record."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        processor = next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        processor = platform.processor() or platform.machine()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    packages = ", ".join(
        f"{name} {version(name)}" for name in ("pairforge", "ortools", "numpy", "pandas", "scipy")
    )
    return f"{processor}, {os.cpu_count()} cores{load}; Python {platform.python_version()}, {packages}"


def run_programme(report: Report, programme: Programme, repeat: int, cp_sat: float) -> None:
    """Everything for one programme."""
    print(
        f"\n## {programme.name}: {programme.num_mentees} mentees, {programme.num_mentors} mentors", flush=True
    )
    with tempfile.TemporaryDirectory() as folder:
        config_path = programme.write(Path(folder))
        problem = time_phases(report, config_path, repeat)
        compare_on_arrays(report, problem, repeat, cp_sat)
        del problem
        compare_whole(report, config_path, repeat)


def main() -> int:
    """Run what is asked for; with ``--gate`` the exit code says whether every goal was held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=[*PROGRAMMES, "all"], default="all")
    parser.add_argument("--repeat", type=int, default=3, help="how often each case is timed (default 3)")
    parser.add_argument(
        "--cp-sat",
        type=float,
        metavar="SECONDS",
        help="time limit of the CP-SAT model, 0 to leave it out (default: 20 for 1000x250, else 0)",
    )
    parser.add_argument("--gate", action="store_true", help="exit with 1 if a goal is missed")
    options = parser.parse_args()
    print(f"# pairforge benchmark\n\n{describe_machine()}; medians of {options.repeat}")
    report = Report()
    compare_start(report, options.repeat)
    for name in PROGRAMMES if options.size == "all" else [options.size]:
        default = 20.0 if name == "1000x250" else 0.0
        run_programme(
            report, PROGRAMMES[name], options.repeat, default if options.cp_sat is None else options.cp_sat
        )
    print(f"\nMissed: {', '.join(report.missed) or 'nothing'}")
    return 1 if report.missed and options.gate else 0


if __name__ == "__main__":
    sys.exit(main())
