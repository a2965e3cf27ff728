"""Stages proved by prices of rows, where the problem is no network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.bound import Bounded, among_as_good, level_bound, row_bound
from pairforge.certificate.linear.helpers import helper_values
from pairforge.certificate.linear.plans import Plan, WorstOffPlan, plan_of
from pairforge.certificate.linear.plans.base import kept_share
from pairforge.certificate.linear.system import Level, System
from pairforge.certificate.proof import LevelProof, StageProof
from pairforge.certificate.settling import are_positions
from pairforge.pairing import LevelPrices, RowPrices
from pairforge.problem import TIES, Leximin, Problem, Stage, SumStage, Ties, WorstOff, WorstShare

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class LinearProof:
    """What is certain of each stage, and of the tie-break; as in ``Proof``."""

    stages: tuple[StageProof, ...]
    ties: tuple[LevelPrices, ...]
    ties_proved: bool
    helpers: tuple[int, ...]


def prove_linear(problem: Problem, given: tuple[LevelPrices, ...], chosen: IntArray) -> LinearProof:
    """Recompute what the prices of rows prove of a matching that keeps all constraints.

    Each number is bounded over the matchings that are as good as this one in all numbers before it (or as
    good as ``keep`` asks for), be it proved in these or not.

    Parameters
    ----------
    problem
        What was to be solved.
    given
        The engine's prices; nothing is believed of them.
    chosen
        Positions of the matching, ascending.
    """
    system = System(problem)
    proofs: list[StageProof] = []
    is_bounded = True
    for stage in problem.stages:
        is_proved = all(proof.proved for proof in proofs)
        is_bounded = is_bounded and _is_comparable(problem, stage, is_proved=is_proved)
        plan = plan_of(system, stage, chosen)
        own = [prices for prices in given if prices.stage == stage.name] if is_bounded else []
        if not is_bounded:
            proofs.append(_unknown(plan, chosen))
        elif isinstance(plan, WorstOffPlan):
            proofs.append(_worst_off(plan, own, chosen, is_proved=is_proved))
        else:
            proofs.append(_levels(plan, stage, own, chosen))
    ties: tuple[LevelPrices, ...] = ()
    if all(proof.proved for proof in proofs):
        ties = _ties(system, [prices for prices in given if prices.stage == TIES], chosen)
    return LinearProof(tuple(proofs), ties, bool(ties), helper_values(system, chosen))


@dataclass(frozen=True, eq=False)
class Rooted:
    """What prices of rows say of one number over all matchings that are as good in everything before it.

    Parameters
    ----------
    system
        The rows and the pairs that may still be chosen.
    level, prices
        The number and its prices.
    bounded
        The bound, and what each pair gains beyond the prices of its rows.
    """

    system: System
    level: Level
    prices: RowPrices
    bounded: Bounded


def root_of(problem: Problem, given: tuple[LevelPrices, ...], chosen: IntArray, name: str) -> Rooted | None:
    """The prices of a stage that is one number, before all matchings are told apart; None without any."""
    system = System(problem)
    proofs: list[StageProof] = []
    for stage in problem.stages:
        is_proved = all(proof.proved for proof in proofs)
        plan = plan_of(system, stage, chosen)
        own = [prices for prices in given if prices.stage == stage.name]
        if not _is_comparable(problem, stage, is_proved=is_proved):
            return None
        if stage.name == name:
            level = plan.next(chosen)
            root = row_bound(system, level, own[0].root) if level is not None and own else None
            return None if level is None or root is None else Rooted(system, level, own[0].root, root)
        if isinstance(plan, WorstOffPlan):
            proofs.append(_worst_off(plan, own, chosen, is_proved=is_proved))
        else:
            proofs.append(_levels(plan, stage, own, chosen))
    return None


def _is_comparable(problem: Problem, stage: Stage, *, is_proved: bool) -> bool:
    """Whether rows can say how all matchings that are as good so far compare in a stage.

    How many the worst tenth is, is known only where the number of pairs is proved. Where mentees want several
    mentors, plans do not add up what a mentee gets, or only points that are at least 0.
    """
    several = bool((problem.wants > 1).any())
    match stage:
        case Leximin():
            return not several
        case WorstShare():
            return is_proved and not several
        case WorstOff():
            return not several or (problem.standing is None and int(problem.points.min(initial=0)) >= 0)
    return True


def _unknown(plan: Plan, chosen: IntArray) -> StageProof:
    """What a matching reaches where nothing is known of the others."""
    if isinstance(plan, WorstOffPlan):
        return StageProof(plan.name, (LevelProof(plan.name, plan.reached(chosen), None, proved=False),))
    levels: list[LevelProof] = []
    while (level := plan.next(chosen)) is not None:
        levels.append(LevelProof(level.label, level.value(chosen), None, proved=False))
        plan.keep(level, chosen, level.value(chosen))
    return StageProof(plan.name, tuple(levels))


def _levels(plan: Plan, stage: Stage, given: list[LevelPrices], chosen: IntArray) -> StageProof:
    levels: list[LevelProof] = []
    keep = stage.keep if isinstance(stage, SumStage) else Fraction(1)
    while (level := plan.next(chosen)) is not None:
        value = level.value(chosen)
        prices = next((one for one in given if one.level == level.number), None)
        root = None if prices is None else row_bound(plan.system, level, prices.root)
        prices = None if root is None or prices is None else _with_helpers(plan.system, prices)
        best = value if keep == 1 or prices is None else _best(plan.system, level, prices, value)
        bound = _bound(plan.system, level, prices, root, best)
        proved = bound == best and value >= kept_share(best, keep)
        levels.append(LevelProof(level.label, value, bound, proved, () if prices is None else (prices,)))
        if plan.keep(level, chosen, best) and root is not None and keep == 1:
            plan.system.narrow(among_as_good(root, value))
    return StageProof(stage.name, tuple(levels))


def _best(system: System, level: Level, prices: LevelPrices, value: int) -> int:
    """The greater of ``value`` and of what the witness reaches, if there is one."""
    witness = _witness(system, prices)
    return value if witness is None else max(value, level.value(witness))


def _with_helpers(system: System, prices: LevelPrices) -> LevelPrices:
    """The prices with what the helpers are in their witness."""
    witness = _witness(system, prices)
    return prices if witness is None else replace(prices, witness_helpers=helper_values(system, witness))


def _witness(system: System, prices: LevelPrices) -> IntArray | None:
    """The witness, if it is a matching that is as good so far."""
    witness = prices.witness
    if witness is None or not are_positions(system.problem, witness) or not system.holds(witness):
        return None
    return witness


def _worst_off(
    plan: WorstOffPlan, given: list[LevelPrices], chosen: IntArray, *, is_proved: bool
) -> StageProof:
    """Nobody can be above what is reached if at least one would be below the next level."""
    reached = plan.reached(chosen)
    if reached is None:
        plan.finish(None)
        return StageProof(plan.name, (LevelProof(plan.name, None, None, proved=is_proved),))
    witnesses = (_witness(plan.system, prices) for prices in given)
    others = (plan.reached(witness) for witness in witnesses if witness is not None)
    best = max([reached, *(other for other in others if other is not None)])
    bound, used = plan.limit(), tuple[LevelPrices, ...]()
    for prices in sorted(given, key=lambda one: one.level or 0):
        if not used and best < bound and prices.level is not None and prices.level > best:
            found = _worst_off_bound(plan, prices)
            if found is not None and found < bound:
                bound, used = found, (_with_helpers(plan.system, prices),)
    proved = bound == best and reached >= plan.stage.kept(best)
    plan.finish(best)
    return StageProof(plan.name, (LevelProof(plan.name, reached, bound, proved, used),))


def _worst_off_bound(plan: WorstOffPlan, prices: LevelPrices) -> int | None:
    """What the worst-off cannot exceed, because they cannot all reach the level of the prices."""
    assert prices.level is not None
    if plan.above(prices.level - 1) is None:
        return None
    trial = plan.trial()
    level = trial.level(prices.level)
    root = row_bound(trial.system, level, prices.root)
    if root is None or level_bound(trial.system, level, prices, root, -1) >= 0:
        return None
    return plan.below(prices.level)


def _bound(
    system: System, level: Level, prices: LevelPrices | None, root: Bounded | None, value: int
) -> int | None:
    bounds = [] if level.most is None else [level.most]
    if prices is not None and root is not None:
        bounds.append(level_bound(system, level, prices, root, value))
    return min(bounds, default=None)


def _ties(system: System, given: list[LevelPrices], chosen: IntArray) -> tuple[LevelPrices, ...]:
    """The prices that prove that every other optimum has a smaller sum of the pseudo-random weights.

    Others lack one of the chosen pairs, unless somebody has room for one more.
    """
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
