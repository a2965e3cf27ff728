"""The judge of engines: recomputes from prices what a matching is worth and how good it can still be."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.bound import easy_prices, exact_sum, upper_bound
from pairforge.certificate.face import Face, face_above, optimal_face, whole_face
from pairforge.certificate.uniqueness import is_only_matching
from pairforge.errors import FaultError
from pairforge.pairing import Deficiency, Matching, StagePrices
from pairforge.problem import TIES, WORST_OFF, Problem

IntArray = NDArray[np.int64]

_LARGEST_PRICE = 1 << 61


@dataclass(frozen=True)
class StageProof:
    """What is certain of one stage, in points (``matched``: in places).

    Parameters
    ----------
    stage
        Its name.
    value
        What the matching reaches; None for ``worst_off`` if nobody is matched.
    bound
        What no matching exceeds that is as good in the earlier stages; None if that is not known,
        because an earlier stage is not proved.
    proved
        Whether the bound is reached.
    prices
        The prices that the bound was computed from; None if there is no bound.
    """

    stage: str
    value: int | None
    bound: int | None
    proved: bool
    prices: StagePrices | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Proof:
    """What is certain of a matching.

    Parameters
    ----------
    stages
        Each stage.
    ties
        Prices of the tie-break; None if they proved nothing, or no tie was left.
    ties_proved
        Whether only one optimum is left after it.
    """

    stages: tuple[StageProof, ...]
    ties: StagePrices | None
    ties_proved: bool

    @property
    def optimal(self) -> bool:
        """Whether every stage is proved."""
        return all(stage.proved for stage in self.stages)


def prove(problem: Problem, matching: Matching) -> Proof:
    """Check an engine's matching against its prices.

    Each stage's optimal face is derived here from the prices of the stages before; nothing that the
    engine says of values, bounds or optimality is used.

    Parameters
    ----------
    problem
        What was to be solved.
    matching
        The answer, with ``chosen``.

    Returns
    -------
    Proof
        Values, bounds and what is proved, in exact integers.

    Raises
    ------
    FaultError
        If the matching breaks a bound of the problem.
    """
    chosen = _checked(problem, matching)
    face: Face | None = whole_face(problem)
    given = {prices.stage: prices for prices in matching.stages if _usable(problem, prices)}
    proofs: list[StageProof] = []
    for stage in problem.stages:
        proof = _stage_proof(problem, face, stage, given.get(stage), chosen)
        proofs.append(proof)
        face = _next_face(problem, face, proof)
    ties: StagePrices | None = None
    if face is not None and TIES in given:
        gains = problem.gain(TIES, face.free)
        value = exact_sum(problem.gain(TIES, chosen))
        fixed_gain = exact_sum(problem.gain(TIES, face.fixed))
        if upper_bound(problem, face, gains, fixed_gain, given[TIES]) == value:
            ties = given[TIES]
            face = optimal_face(problem, face, gains, ties)
    ties_proved = face is not None and is_only_matching(problem, face, chosen)
    return Proof(tuple(proofs), ties, ties_proved)


def deficiency_holds(problem: Problem, deficiency: Deficiency) -> bool:
    """Whether these mentors' minimums indeed exceed what all mentees together can fill (by counting)."""
    mentors = np.zeros(problem.num_mentors, dtype=bool)
    mentors[deficiency.mentors] = True
    locked = np.zeros(problem.num_pairs, dtype=bool)
    locked[problem.locked] = True
    inside = mentors[problem.mentors]
    left = problem.wants - np.bincount(problem.mentees[locked], minlength=problem.num_mentees)
    eligible = np.bincount(problem.mentees[inside & ~locked], minlength=problem.num_mentees)
    available = int(np.minimum(left, eligible).sum()) + int((locked & inside).sum())
    needed = int(problem.minimum[mentors].sum())
    return needed > available and (needed, available) == (deficiency.needed, deficiency.available)


def _checked(problem: Problem, matching: Matching) -> IntArray:
    chosen = matching.chosen
    if chosen is None:
        raise FaultError("The engine gave no matching to check.")
    if len(chosen) and not (
        chosen[0] >= 0 and chosen[-1] < problem.num_pairs and (np.diff(chosen) > 0).all()
    ):
        raise FaultError("The engine's pairs are not eligible pairs in order.")
    placed = np.bincount(problem.mentees[chosen], minlength=problem.num_mentees)
    loads = np.bincount(problem.mentors[chosen], minlength=problem.num_mentors)
    if (placed > problem.wants).any():
        raise FaultError("The engine gave a mentee more mentors than wanted.")
    if (loads > problem.capacity).any() or (loads < problem.minimum).any():
        raise FaultError("The engine broke a mentor's capacity or minimum.")
    if not np.isin(problem.locked, chosen).all():
        raise FaultError("The engine broke a lock.")
    return chosen


def _usable(problem: Problem, prices: StagePrices) -> bool:
    return all(
        array.shape == (size,)
        and array.dtype == np.int64
        and bool(((array > -_LARGEST_PRICE) & (array < _LARGEST_PRICE)).all())
        for array, size in (
            (prices.mentee_prices, problem.num_mentees),
            (prices.mentor_prices, problem.num_mentors),
        )
    )


def _stage_proof(
    problem: Problem, face: Face | None, stage: str, prices: StagePrices | None, chosen: IntArray
) -> StageProof:
    if stage == WORST_OFF:
        return _worst_off_proof(problem, face, prices, chosen)
    value = exact_sum(problem.gain(stage, chosen))
    if face is None:
        return StageProof(stage, value, None, proved=False, prices=None)
    gains = problem.gain(stage, face.free)
    fixed_gain = exact_sum(problem.gain(stage, face.fixed))
    used = prices if prices is not None else easy_prices(problem, face, gains, stage)
    bound = upper_bound(problem, face, gains, fixed_gain, used)
    return StageProof(stage, value, bound, proved=bound == value, prices=used)


def _worst_off_proof(
    problem: Problem, face: Face | None, prices: StagePrices | None, chosen: IntArray
) -> StageProof:
    value = int(problem.points[chosen].min()) if len(chosen) else None
    if face is None:
        return StageProof(WORST_OFF, value, None, proved=False, prices=None)
    none = StagePrices(
        WORST_OFF,
        np.zeros(problem.num_mentees, dtype=np.int64),
        np.zeros(problem.num_mentors, dtype=np.int64),
    )
    if value is None:
        return StageProof(WORST_OFF, None, None, proved=True, prices=none)
    points = problem.points[np.concatenate([face.free, face.fixed])]
    bound = int(points.max())
    if prices is not None and prices.threshold is not None:
        gains = problem.gain(WORST_OFF, face.free, prices.threshold)
        fixed_gain = exact_sum(problem.gain(WORST_OFF, face.fixed, prices.threshold))
        below = points[points < prices.threshold]
        if len(below) and upper_bound(problem, face, gains, fixed_gain, prices) < 0:
            return _worst_off(value, int(below.max()), prices)
    return _worst_off(value, bound, none)


def _worst_off(value: int, bound: int, prices: StagePrices) -> StageProof:
    return StageProof(WORST_OFF, value, bound, proved=bound == value, prices=prices)


def _next_face(problem: Problem, face: Face | None, proof: StageProof) -> Face | None:
    if face is None or not proof.proved:
        return None
    if proof.stage == WORST_OFF:
        return face if proof.value is None else face_above(problem, face, proof.value)
    assert proof.prices is not None
    return optimal_face(problem, face, problem.gain(proof.stage, face.free), proof.prices)
