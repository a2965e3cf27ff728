"""From scores to the numbers that engines solve."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.config.priorities import Leximin, exact
from pairforge.errors import InputError, Trouble
from pairforge.problem.limits import limits_of
from pairforge.problem.places import places_of
from pairforge.problem.priorities import stages_of
from pairforge.problem.problem import Problem
from pairforge.problem.source import Source
from pairforge.problem.stages import WorstShare
from pairforge.problem.weights import largest_weight, nearest_weights
from pairforge.problem.writing import constraints_of
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
        If weights are too large to be reckoned with exactly, or a step is no whole number of points.
    """
    locks = [roster.pair_lists[rule.pair_asks()[0]] for rule in config.rules if rule.kind == "lock"]
    found = {scores.find(mentee, mentor) for pairs in locks for mentee, mentor in pairs}
    source = Source(scores, roster, config)
    places = places_of(source)
    problem = Problem(
        starts=scores.starts,
        mentors=scores.mentors,
        points=scores.points,
        wants=roster.wants,
        capacity=places.capacity,
        minimum=places.minimum,
        locked=np.array(sorted(pair for pair in found if pair is not None), dtype=np.int64),
        stages=stages_of(source),
        mentee_keys=_keys(roster.mentees.ids, f"{config.solver.seed}:mentee"),
        mentor_keys=_keys(roster.mentors.ids, f"{config.solver.seed}:mentor"),
        standing=None if roster.past is None else _in_points(roster.past.carried, scores.resolution),
        limits=limits_of(source),
        constraints=constraints_of(source),
    )
    troubles = [*_uneven_steps(config, scores.resolution), *_large_weights(problem)]
    if troubles:
        raise InputError(troubles)
    return problem


def _uneven_steps(config: Config, resolution: int) -> list[Trouble]:
    """Steps that would have to be rounded to points, so that not they but others would be used."""
    troubles = []
    for entry in config.priorities:
        if isinstance(entry, Leximin) and entry.step is not None:
            points = exact(entry.step) * resolution
            if points.denominator > 1:
                troubles.append(
                    Trouble(
                        what=f"`{entry.label}` cannot be kept exactly: this programme counts scores in steps "
                        f"of {_decimal(1, resolution)}.",
                        remedy=f"Write a multiple of it, such as "
                        f"`step: {_decimal(max(1, round(points)), resolution)}`.",
                    )
                )
    return troubles


def _decimal(points: int, resolution: int) -> str:
    return f"{Decimal(points) / resolution:f}"


def _large_weights(problem: Problem) -> list[Trouble]:
    """What would not fit into 64 bits."""
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
    return troubles


def _in_points(scores: tuple[Fraction, ...], resolution: int) -> NDArray[np.int64]:
    return np.array([round(score * resolution) for score in scores], dtype=np.int64)


def _keys(ids: tuple[str, ...], salt: str) -> NDArray[np.uint64]:
    key = hashlib.sha256(salt.encode()).digest()
    digests = b"".join(
        hashlib.blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=8, key=key).digest()
        for identifier in ids
    )
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)
