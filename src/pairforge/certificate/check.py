"""The judge of engines: recomputes from prices what a matching is worth and how good it can still be."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.bound import Objective, upper_bound
from pairforge.certificate.face import lies_in, whole_face
from pairforge.certificate.linear.prove import prove_linear
from pairforge.certificate.proof import Proof, StageProof
from pairforge.certificate.settling import Faces, are_positions, settle, usable
from pairforge.certificate.stages import prove_stage
from pairforge.certificate.stages.sums import objective_of, sum_of
from pairforge.certificate.uniqueness import is_only_matching
from pairforge.errors import FaultError
from pairforge.pairing import Deficiency, Matching, Shortfall, StagePrices
from pairforge.problem import TIES, Crossing, Problem, Ties

IntArray = NDArray[np.int64]

ONLY = 1
"""The level of the prices for ties that show that one matching is left; 0 is that of the weights."""

GENERAL = "general"
"""The engine whose prices are those of rows, not of the nodes of a network."""


def prove(problem: Problem, matching: Matching) -> Proof:
    """Check an engine's matching against its prices: those of rows, or of nodes where rules are a network.

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
    if is_by_rows(problem, matching.engine.name):
        found = prove_linear(problem, matching.levels, chosen)
        return Proof(found.stages, found.ties, found.ties_proved, helpers=found.helpers)
    faces: Faces | None = (whole_face(problem),)
    given = [prices for prices in matching.stages if usable(problem, prices)]
    proofs: list[StageProof] = []
    for stage in problem.stages:
        own = tuple(prices for prices in given if prices.stage == stage.name)
        proof, faces = prove_stage(problem, stage, faces, own, chosen)
        proofs.append(proof)
    ties: tuple[StagePrices, ...] = ()
    pool = [prices for prices in given if prices.stage == TIES and prices.level != ONLY]
    if faces is not None and pool:
        stage = Ties()
        settled = settle(problem, faces, partial(objective_of, problem, stage, 0), pool, TIES)
        if settled.bound == sum_of(problem, stage, 0, chosen) and settled.exact:
            ties, faces = settled.prices, settled.faces
    ties_proved = faces is not None and all(
        lies_in(problem, face, chosen) and is_only_matching(problem, face, chosen) for face in faces
    )
    return Proof(tuple(proofs), ties, ties_proved, faces if faces is not None and ties_proved else ())


def is_by_rows(problem: Problem, engine: str | None) -> bool:
    """Whether prices are those of rows: of the general engine, or where there is no network.

    Nodes of a network can be told of only if no rules cross, and no stage adds up what a mentee gets.
    """
    several = bool((problem.wants > 1).any())
    return (
        engine == GENERAL
        or isinstance(problem.structure, Crossing)
        or (several and bool(problem.of_smallest))
    )


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


def shortfall_holds(problem: Problem, shortfall: Shortfall) -> bool:
    """Whether no matching, whatever its other merits, has as many pairs as this limit asks for."""
    if not (0 <= shortfall.limit < len(problem.limits) and usable(problem, shortfall.prices)):
        return False
    limit = problem.limits[shortfall.limit]
    face = replace(whole_face(problem), rows=())
    objective = Objective(limit.inside[face.free].astype(np.int64), int(limit.inside[face.fixed].sum()))
    if shortfall.prices.row_prices or shortfall.prices.scale != 1:
        return False
    most = upper_bound(problem, face, objective, shortfall.prices)
    return most < limit.low and (limit.low, most) == (shortfall.needed, shortfall.available)


def _checked(problem: Problem, matching: Matching) -> IntArray:
    chosen = matching.chosen
    if chosen is None:
        raise FaultError("The engine gave no matching to check.")
    if not are_positions(problem, chosen):
        raise FaultError("The engine's pairs are not eligible pairs in order.")
    placed = np.bincount(problem.mentees[chosen], minlength=problem.num_mentees)
    loads = np.bincount(problem.mentors[chosen], minlength=problem.num_mentors)
    if (placed > problem.wants).any():
        raise FaultError("The engine gave a mentee more mentors than wanted.")
    if (loads > problem.capacity).any() or (loads < problem.minimum).any():
        raise FaultError("The engine broke a mentor's capacity or minimum.")
    if not np.isin(problem.locked, chosen).all():
        raise FaultError("The engine broke a lock.")
    if any(int(limit.inside[chosen].sum()) < limit.low for limit in problem.limits):
        raise FaultError("The engine broke a limit.")
    for constraint in problem.constraints:
        if constraint.price is None and constraint.breaches(chosen).any():
            raise FaultError(f"The engine broke the rule {constraint.label!r}.")
    return chosen
