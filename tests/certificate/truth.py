"""What is true of every matching of a small problem, and whether a proof says anything else."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

import numpy as np
from tests.certificate.faces import BoolArray, IntArray, as_sets
from tests.problem.building import random_problem
from tests.problem.exhaustive import all_matchings, optima, stage_table
from tests.problem.kinds import FLOWS, is_allowed, write_stages

from pairforge.certificate import LevelProof, Proof, StageProof, prove
from pairforge.engines.solving import solve_problem
from pairforge.pairing import EngineNote, Matching, StagePrices
from pairforge.problem import Leximin, Limit, Problem, Stage, SumStage, Ties, WorstOff

SINGLE = tuple((label,) for label in FLOWS if is_allowed((label,), has_history=True))
PAIRS = tuple(
    (first, second)
    for first in FLOWS
    for second in FLOWS
    if first != second and is_allowed((first, second), has_history=True)
)
ORDERS = (
    *SINGLE,
    *PAIRS,
    ("matched", "worst_tenth", "leximin"),
    ("matched", "worst_tenth (0.4)", "total"),
    ("matched", "worst_tenth", "worst_off"),
    ("matched", "worst_tenth (0.4)", "balance"),
    ("matched", "balance", "worst_tenth (0.4)"),
    ("bands", "worst_off", "worst_tenth (0.4)", "total"),
)
"""All single priorities and pairs of them that a config may have, and some longer orders."""

UNDER_A_LIMIT = (
    ("matched", "total"),
    ("total", "matched"),
    ("matched (keep 0.6)", "total"),
    ("matched", "worst_off", "total"),
    ("matched", "worst_off (keep 0.3)", "total"),
    ("leximin", "total"),
    ("bands", "choices", "mentors_total"),
)
"""Orders that a config may have together with a limit on choices."""


class Truth:
    """All matchings of a problem, and which of them are best in its first stages."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.matchings = all_matchings(problem)
        self.all = as_sets(self.matchings)

    @cached_property
    def best(self) -> list[BoolArray]:
        """The matchings (rows) that are best in the first 0, 1, 2 ... stages, and by the tie-break too."""
        found = [self.matchings]
        for stage in (*self.problem.stages, Ties()):
            found.append(optima(self.problem, found[-1], (stage,)))
        return found

    @cached_property
    def best_sets(self) -> list[set[tuple[int, ...]]]:
        """The same as sets."""
        return [as_sets(rows) for rows in self.best]

    def judge(self, matching: Matching) -> Proof:
        """Assert that nothing false is proved of a matching, and give the proof."""
        proof = prove(self.problem, matching)
        assert matching.chosen is not None
        chosen = matching.chosen
        known = True
        assert [stage.stage for stage in proof.stages] == [stage.name for stage in self.problem.stages]
        for number, (stage, one) in enumerate(zip(self.problem.stages, proof.stages, strict=True)):
            known = self._judge_stage(stage, one, self.best[number], chosen, known=known)
            if one.proved and known:
                assert tuple(chosen.tolist()) in self.best_sets[number + 1], f"not best in {stage.name}"
        assert proof.optimal == known
        if proof.ties_proved:
            assert proof.optimal
            assert self.best_sets[-1] == {tuple(chosen.tolist())}
        return proof

    def _judge_stage(
        self, stage: Stage, proof: StageProof, before: BoolArray, chosen: IntArray, *, known: bool
    ) -> bool:
        row = np.isin(np.arange(self.problem.num_pairs), chosen)[None, :]
        labels = [level.label for level in proof.levels]
        for level, between in zip(proof.levels, self._between(stage, labels), strict=True):
            for passed in between:
                before = _largest(before, self._numbers(stage, before, passed))
            own = self._numbers(stage, row, level.label)[0]
            assert level.value == (None if isinstance(stage, WorstOff) and not row.any() else own)
            assert known or (level.bound is None and not level.proved)
            numbers = self._numbers(stage, before, level.label)
            if level.bound is not None:
                assert level.bound >= max(numbers), f"the bound of {stage.name} is too small"
            if level.proved:
                self._assert_best(stage, level, own, max(numbers))
            before = _largest(before, numbers)
            known = known and level.proved
        return known

    def _assert_best(self, stage: Stage, level: LevelProof, own: int, best: int) -> None:
        keep = getattr(stage, "keep", 1)
        assert own >= best - (1 - keep) * abs(best), f"not best in {stage.name}, {level.label}"
        assert level.bound is None or level.bound == best

    def _between(self, stage: Stage, labels: list[str | int]) -> list[list[str | int]]:
        """For each number of a proof: those that it leaves out before, as there is nobody."""
        if not isinstance(stage, Leximin):
            return [[] for _ in labels]
        standing = 0 if self.problem.standing is None else self.problem.standing[self.problem.mentees]
        levels = np.unique((self.problem.points + standing) // stage.width).tolist()
        numbers = [label for label in labels if not isinstance(label, str)]
        lower = [None, *numbers[:-1]]
        passed = [
            [one for one in levels if (low is None or low < one) and one < high]
            for low, high in zip(lower, numbers, strict=False)
        ]
        return [[], *passed]

    def _numbers(self, stage: Stage, matchings: BoolArray, label: str | int) -> list[int]:
        """One number of a stage for each of some matchings."""
        if isinstance(stage, Leximin):
            if isinstance(label, str):
                return [int(row.sum()) for row in matchings]
            standing = 0 if self.problem.standing is None else self.problem.standing[self.problem.mentees]
            inside = (self.problem.points + standing) // stage.width == label
            return [-int(row[inside].sum()) for row in matchings]
        column = [one.label for one in stage.sums].index(str(label)) if isinstance(stage, SumStage) else 0
        numbers: list[int] = stage_table(self.problem, matchings, stage)[:, column].tolist()
        return numbers


def _largest(matchings: BoolArray, numbers: list[int]) -> BoolArray:
    return matchings[np.array(numbers) == max(numbers)]


def answer(chosen: list[int] | IntArray | None, *stages: StagePrices) -> Matching:
    """What an engine might claim."""
    return Matching(
        engine=EngineNote("planted", "a test"),
        chosen=None if chosen is None else np.array(chosen, dtype=np.int64),
        stages=stages,
        stopped_by=None,
        deficiency=None,
    )


def _limits(problem: Problem, rng: np.random.Generator) -> tuple[Limit, ...]:
    """A limit on some pairs that at least one matching keeps, if there is one."""
    inside = rng.random(problem.num_pairs) < 0.5
    counts = [int(row[inside].sum()) for row in all_matchings(problem)]
    return (Limit("top_choice_share", inside, int(rng.choice([*counts, 1]))),)


def solved(seed: int, labels: tuple[str, ...], *, limited: bool = False) -> tuple[Truth, Matching]:
    """A tiny problem with these priorities that has a matching, and the engine's answer."""
    judged_by_people = limited or any(label.startswith(("worst", "leximin")) for label in labels)
    for attempt in range(100):
        rng = np.random.default_rng([7, seed, attempt])
        size = {"most_mentees": 5, "most_mentors": 3, "most_wanted": 1 if judged_by_people else 2}
        problem = random_problem(rng, (), **size)
        written = write_stages(rng, problem)
        stages = tuple(written[label] for label in labels)
        truth = Truth(replace(problem, stages=stages, limits=_limits(problem, rng) if limited else ()))
        if 1 < len(truth.matchings) <= 400:
            return truth, solve_problem(truth.problem, time_limit=60)
    raise AssertionError("no problem has a matching")
