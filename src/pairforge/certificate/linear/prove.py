"""Stages proved by prices of rows, where the problem is no network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.bound import Bounded, among_as_good, level_bound, row_bound
from pairforge.certificate.linear.plans import Plan, WorstOffPlan, plan_of
from pairforge.certificate.linear.system import Level, System
from pairforge.certificate.proof import LevelProof, StageProof
from pairforge.certificate.settling import are_positions
from pairforge.pairing import LevelPrices
from pairforge.problem import TIES, Problem, Stage, SumStage, Ties

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class LinearProof:
    """What is certain of each stage, and of the tie-break."""

    stages: tuple[StageProof, ...]
    ties: tuple[LevelPrices, ...]
    ties_proved: bool


def prove_linear(problem: Problem, given: tuple[LevelPrices, ...], chosen: IntArray) -> LinearProof:
    """Recompute what the prices of rows prove of a matching that keeps all constraints.

    Each number is bounded over the matchings that are as good as this one in all numbers before it.
    """
    system = System(problem)
    proofs: list[StageProof] = []
    for stage in problem.stages:
        plan = plan_of(system, stage, chosen)
        own = [prices for prices in given if prices.stage == stage.name]
        if isinstance(plan, WorstOffPlan):
            proofs.append(_worst_off(plan, own, chosen))
        else:
            proofs.append(_levels(plan, stage, own, chosen))
    ties: tuple[LevelPrices, ...] = ()
    if all(proof.proved for proof in proofs):
        ties = _ties(system, [prices for prices in given if prices.stage == TIES], chosen)
    return LinearProof(tuple(proofs), ties, bool(ties))


def _levels(plan: Plan, stage: Stage, given: list[LevelPrices], chosen: IntArray) -> StageProof:
    levels: list[LevelProof] = []
    keeps_less = isinstance(stage, SumStage) and stage.keep < 1
    while (level := plan.next(chosen)) is not None:
        value = best = level.value(chosen)
        prices = next((one for one in given if one.level == level.number), None)
        if keeps_less and prices is not None and prices.witness is not None:
            witness = prices.witness
            if are_positions(plan.system.problem, witness) and plan.system.holds(witness):
                best = max(best, level.value(witness))
        root = None if prices is None else row_bound(plan.system, level, prices.root)
        bound = _bound(plan.system, level, prices, root, best)
        levels.append(
            LevelProof(
                level.label,
                value,
                bound,
                bound == best,
                () if prices is None else (prices,),
            )
        )
        if plan.keep(level, chosen, best) and root is not None and not keeps_less:
            plan.system.narrow(among_as_good(root, value))
    return StageProof(stage.name, tuple(levels))


def _worst_off(plan: WorstOffPlan, given: list[LevelPrices], chosen: IntArray) -> StageProof:
    """Nobody can be above what is reached if at least one would be below the next level."""
    reached = plan.reached(chosen)
    if reached is None:
        plan.finish(None)
        return StageProof(plan.name, (LevelProof(plan.name, None, None, proved=True),))
    best = reached
    for prices in given:
        witness = prices.witness
        if witness is not None and are_positions(plan.system.problem, witness) and plan.system.holds(witness):
            best = max(best, plan.reached(witness) or best)
    bound = None
    used: tuple[LevelPrices, ...] = ()
    threshold = plan.above(best)
    if threshold is None:
        bound = best
    for prices in sorted(given, key=lambda one: one.level or 0):
        if bound is None and prices.level is not None and prices.level > best:
            trial = plan.trial()
            level = trial.level(prices.level)
            root = row_bound(trial.system, level, prices.root)
            if root is not None and level_bound(trial.system, level, prices, root, -1) < 0:
                bound = best if threshold == prices.level else plan.below(prices.level)
                used = (prices,)
    proved = bound == best and reached >= plan.stage.kept(best)
    plan.finish(best)
    return StageProof(plan.name, (LevelProof(plan.name, reached, bound, proved, used),))


def _bound(
    system: System, level: Level, prices: LevelPrices | None, root: Bounded | None, value: int
) -> int | None:
    bounds = [] if level.most is None else [level.most]
    if prices is not None and root is not None:
        bounds.append(level_bound(system, level, prices, root, value))
    return min(bounds, default=None)


def _ties(system: System, given: list[LevelPrices], chosen: IntArray) -> tuple[LevelPrices, ...]:
    """The prices that prove that every other optimum has a smaller sum of the pseudo-random weights."""
    level = plan_of(system, Ties(), chosen).next(chosen)
    assert level is not None
    value = level.value(chosen)
    system = system.copy()
    system.exclude(chosen)
    for prices in given:
        root = row_bound(system, level, prices.root)
        if (
            root is not None
            and system.excludes_larger(chosen)
            and level_bound(system, level, prices, root, value - 1) < value
        ):
            return (prices,)
    return ()
