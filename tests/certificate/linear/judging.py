"""What is true of every matching of a small problem, and whether a proof by rows says anything else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tests.problem.crossing import random_crossing
from tests.problem.exhaustive import all_matchings, optima, stage_table

from pairforge.certificate import Proof
from pairforge.certificate.linear.plans import plan_of
from pairforge.certificate.linear.prove import LinearProof, prove_linear
from pairforge.certificate.linear.system import System
from pairforge.certificate.proof import LevelProof, StageProof
from pairforge.engines.deadline import Deadline
from pairforge.engines.general import GeneralEngine
from pairforge.pairing import LevelPrices
from pairforge.problem import Leximin, Problem, Stage, SumStage, Ties

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

_MOST_MATCHINGS = 600


@dataclass(frozen=True)
class Truth:
    """A problem and all its matchings, one a row."""

    problem: Problem
    matchings: BoolArray

    @property
    def best(self) -> set[tuple[int, ...]]:
        """The matchings that are best in all stages."""
        return {tuple(np.flatnonzero(row).tolist()) for row in optima(*self._all, self.problem.stages)}

    @property
    def _all(self) -> tuple[Problem, BoolArray]:
        return self.problem, self.matchings

    def judge(self, levels: tuple[LevelPrices, ...], chosen: IntArray) -> LinearProof:
        """Assert that nothing false is proved of a matching by prices of rows, and give the proof."""
        proof = prove_linear(self.problem, levels, chosen)
        level = plan_of(System(self.problem), Ties(), chosen).next(chosen)
        assert level is not None
        self.judge_proof(proof, chosen, level.gains)
        return proof

    def judge_proof(self, proof: LinearProof | Proof, chosen: IntArray, tie_weights: IntArray) -> None:
        """Assert that a proof says nothing false of a matching, whoever made it."""
        assert [stage.stage for stage in proof.stages] == [stage.name for stage in self.problem.stages]
        before, known = self.matchings, True
        for stage, one in zip(self.problem.stages, proof.stages, strict=True):
            before = self._judge_stage(stage, one, before, chosen, known=known)
            known = known and one.proved
        if known:
            best = optima(self.problem, self.matchings, self.problem.stages)
            assert (best == self._row(chosen)).all(axis=1).any(), "called optimal"
        if proof.ties_proved:
            assert known
            best = optima(self.problem, self.matchings, self.problem.stages)
            others = best[~(best == self._row(chosen)).all(axis=1)]
            assert (others @ tie_weights < tie_weights[chosen].sum()).all(), "another is favoured as much"

    def _row(self, chosen: IntArray) -> BoolArray:
        return np.isin(np.arange(self.problem.num_pairs), chosen)

    def _judge_stage(
        self, stage: Stage, proof: StageProof, before: BoolArray, chosen: IntArray, *, known: bool
    ) -> BoolArray:
        """Judge a stage over the matchings as good as ``chosen`` in those before; those as good in it too.

        Levels of ``leximin`` that are no number of the proof are those where nobody is. Where ``keep`` asks
        for a share of a best that is not proved (``known``), as good means as good as is truly asked for.
        """
        for level in proof.levels:
            if isinstance(stage, Leximin) and not isinstance(level.label, str):
                before = self._without(stage, before, proof, level.label)
            numbers = self._numbers(stage, before, level.label)
            own = self._numbers(stage, self._row(chosen)[None, :], level.label)[0]
            before = before[self._judge_level(stage, level, numbers, own, known=known)]
        return self._without(stage, before, proof, None) if isinstance(stage, Leximin) else before

    def _without(
        self, stage: Leximin, matchings: BoolArray, proof: StageProof, below: int | None
    ) -> BoolArray:
        """Those that have nobody at the levels, maybe only those below one, that the proof does not name."""
        levels = self._levels(stage)
        named = [level.label for level in proof.levels if not isinstance(level.label, str)]
        others = ~np.isin(levels, named) & (True if below is None else levels < below)
        return matchings[~matchings[:, others].any(axis=1)]

    def _judge_level(
        self, stage: Stage, level: LevelProof, numbers: IntArray, own: int, *, known: bool
    ) -> BoolArray:
        nobody = level.value is None
        assert nobody or level.value == own
        best = max(numbers.tolist(), default=own)
        where = f"{stage.name}, {level.label}"
        if level.bound is not None:
            assert level.bound >= best or not len(numbers), f"the bound of {where} is too small"
        keep = getattr(stage, "keep", 1)
        kept = best - (1 - keep) * abs(best)
        if level.proved:
            assert own >= kept, f"not as good as it must be in {where}"
            assert nobody or not known or level.bound == best, f"the bound of {where} is not reached"
        return numbers >= (kept if keep < 1 else own)

    def _numbers(self, stage: Stage, matchings: BoolArray, label: str | int) -> IntArray:
        """One number of a stage for each of some matchings."""
        if isinstance(stage, Leximin):
            if isinstance(label, str):
                return matchings.sum(axis=1)
            return -matchings[:, self._levels(stage) == label].sum(axis=1)
        column = [one.label for one in stage.sums].index(str(label)) if isinstance(stage, SumStage) else 0
        numbers: IntArray = stage_table(self.problem, matchings, stage)[:, column]
        return numbers

    def _levels(self, stage: Leximin) -> IntArray:
        standing = 0 if self.problem.standing is None else self.problem.standing[self.problem.mentees]
        levels: IntArray = (self.problem.points + standing) // stage.width
        return levels


def with_matchings(rng: np.random.Generator) -> Truth:
    """A random problem that has several matchings, but not too many."""
    while True:
        problem = random_crossing(rng)
        matchings = all_matchings(problem)
        if 1 < len(matchings) <= _MOST_MATCHINGS:
            return Truth(problem, matchings)


def solved(seed: int) -> tuple[Truth, tuple[LevelPrices, ...], IntArray]:
    """Such a problem, and what the general engine says of it."""
    truth = with_matchings(np.random.default_rng([17, seed]))
    matching = GeneralEngine().solve(truth.problem, Deadline(60), lambda _: None)
    assert matching.chosen is not None
    assert matching.stopped_by is None
    return truth, matching.levels, matching.chosen
