"""From scores to the numbers that engines solve."""

from __future__ import annotations

import hashlib
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.config.priorities import Leximin
from pairforge.errors import InputError, Trouble
from pairforge.problem.limits import limits_of
from pairforge.problem.priorities import Source, stages_of
from pairforge.problem.problem import Problem
from pairforge.problem.stages import WorstShare
from pairforge.problem.weights import largest_weight, nearest_weights
from pairforge.roster import Roster
from pairforge.scoring import Scores


def formulate(scores: Scores, roster: Roster, config: Config) -> Problem:
    """Write the programme as a ``Problem``.

    Parameters
    ----------
    scores
        The eligible pairs.
    roster
        Who takes part, and how many places there are.
    config
        Locks, priorities, limits and the seed.

    Returns
    -------
    Problem
        Numbers only. Locks on pairs that are not eligible are left out: ``find_clashes`` tells of them.

    Raises
    ------
    InputError
        If weights are too large to be reckoned with exactly, or a step is finer than scores are.
    """
    locks = [roster.pair_lists[rule.pair_asks()[0]] for rule in config.rules if rule.kind == "lock"]
    found = {scores.find(mentee, mentor) for pairs in locks for mentee, mentor in pairs}
    source = Source(scores, roster, config)
    _check_steps(source)
    problem = Problem(
        starts=scores.starts,
        mentors=scores.mentors,
        points=scores.points,
        wants=roster.wants,
        capacity=roster.capacity,
        minimum=roster.minimum,
        locked=np.array(sorted(pair for pair in found if pair is not None), dtype=np.int64),
        stages=stages_of(source),
        mentee_keys=_keys(roster.mentees.ids, f"{config.solver.seed}:mentee"),
        mentor_keys=_keys(roster.mentors.ids, f"{config.solver.seed}:mentor"),
        standing=None if roster.past is None else _in_points(roster.past.carried, scores.resolution),
        limits=limits_of(source),
    )
    _check_weights(problem)
    return problem


def _check_steps(source: Source) -> None:
    """Refuse what is no whole number of points: levels would be of another width than is said."""
    decimals = len(str(source.scores.resolution)) - 1
    troubles = [
        Trouble(
            what=f"`{entry.label}` is finer than scores, which have {decimals} decimals in this programme.",
            remedy=f"Write a step with {decimals} decimals at most, such as 0.1.",
        )
        for entry in source.config.priorities
        if isinstance(entry, Leximin) and source.width_of(entry).denominator != 1
    ]
    if troubles:
        raise InputError(troubles)


def _check_weights(problem: Problem) -> None:
    """Refuse what would not fit into 64 bits."""
    most = largest_weight(problem)
    mixed = [stage for stage in problem.stages if isinstance(stage, WorstShare) and stage.total_weight]
    troubles = []
    for stage in mixed:
        if max(stage.weight, stage.total_weight) > most:
            nearest = nearest_weights(stage.weight, stage.total_weight, max(most, 1))
            troubles.append(
                Trouble(
                    what=f"The numbers of `{stage.name}` are too large to be reckoned with exactly.",
                    remedy=f"Write smaller ones in about the same ratio, such as `mix: {list(nearest)}`."
                    if most
                    else "Take `mix` out, or divide all weights of the criteria by the same number.",
                )
            )
    if troubles:
        raise InputError(troubles)


def _in_points(scores: tuple[Fraction, ...], resolution: int) -> NDArray[np.int64]:
    return np.array([round(score * resolution) for score in scores], dtype=np.int64)


def _keys(ids: tuple[str, ...], salt: str) -> NDArray[np.uint64]:
    key = hashlib.sha256(salt.encode()).digest()
    digests = b"".join(
        hashlib.blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=8, key=key).digest()
        for identifier in ids
    )
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)
