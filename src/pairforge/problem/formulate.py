"""From scores to the numbers that engines solve."""

from __future__ import annotations

import hashlib

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.errors import InputError, Trouble
from pairforge.problem.problem import Problem
from pairforge.roster import Roster
from pairforge.scoring import Scores

_SOLVED = ("matched", "worst_off", "total")


def formulate(scores: Scores, roster: Roster, config: Config) -> Problem:
    """Write the programme as a ``Problem``.

    Parameters
    ----------
    scores
        The eligible pairs.
    roster
        Who takes part, and how many places there are.
    config
        Locks, priorities and the seed.

    Returns
    -------
    Problem
        Numbers only. Locks on pairs that are not eligible are left out: ``find_clashes`` tells of them.
    """
    locks = [roster.pair_lists[rule.pair_asks()[0]] for rule in config.rules if rule.kind == "lock"]
    found = {scores.find(mentee, mentor) for pairs in locks for mentee, mentor in pairs}
    return Problem(
        starts=scores.starts,
        mentors=scores.mentors,
        points=scores.points,
        wants=roster.wants,
        capacity=roster.capacity,
        minimum=roster.minimum,
        locked=np.array(sorted(pair for pair in found if pair is not None), dtype=np.int64),
        stages=_stages(config),
        mentee_keys=_keys(roster.mentees.ids, f"{config.solver.seed}:mentee"),
        mentor_keys=_keys(roster.mentors.ids, f"{config.solver.seed}:mentor"),
    )


def _stages(config: Config) -> tuple[str, ...]:
    """The stages by their kinds, as long as there are no others than these.

    Raises
    ------
    InputError
        If anything is asked for that cannot be solved yet.
    """
    asked = [entry.label for entry in config.priorities]
    asked += [limit.label for limit in config.fairness]
    asked += [] if config.history is None else ["history"]
    open_ones = [label for label in asked if label not in _SOLVED]
    if open_ones:
        raise InputError(
            [Trouble(what=f"`{label}` cannot be solved yet.", remedy="Take it out.") for label in open_ones]
        )
    return tuple(entry.kind for entry in config.priorities)


def _keys(ids: tuple[str, ...], salt: str) -> NDArray[np.uint64]:
    key = hashlib.sha256(salt.encode()).digest()
    digests = b"".join(
        hashlib.blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=8, key=key).digest()
        for identifier in ids
    )
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)
