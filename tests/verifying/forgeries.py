"""Consistent forgeries: a feasible but worse matching with everything rewritten to fit, labelled optimal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import numpy as np
from tests.verifying.solved import Document, Solved

from pairforge.certificate import LevelProof, Proof, StageProof, prove
from pairforge.engines import solve_problem
from pairforge.pairing import Matching
from pairforge.problem import Breaks, Total
from pairforge.problem.problem import IntArray


def forgeries(solved: Solved, random: Random, count: int) -> Iterator[Document]:
    """Up to so many forged results of worse matchings, whose scores, parts, stages and measures are own ones.

    The certificate is that of the true result, or one computed for the worse matching; bounds and proofs are
    claimed as they would have to be. There is none where every matching is as good.
    """
    worse = list(worse_matchings(solved, random, count))
    for number, chosen in enumerate(worse):
        forged = replace(solved.matching, chosen=chosen)
        ways = (_with_prices_kept, _with_prices_of_its_own, _without_prices)
        yield ways[number % len(ways)](solved, forged)


def worse_matchings(solved: Solved, random: Random, count: int) -> Iterator[IntArray]:
    """Matchings that keep all rules and are worse than the best, by other points for the pairs."""
    problem, best = solved.problem, values(solved.proof)
    soft = tuple(stage for stage in problem.stages if isinstance(stage, Breaks))
    for _ in range(count):
        rng = np.random.default_rng(random.randrange(2**32))
        points = rng.integers(-3, 10, problem.num_pairs)
        other = replace(problem, points=points, standing=None, stages=(Total(), *soft))
        chosen = solve_problem(other, time_limit=60).chosen
        if chosen is not None:
            proof = prove(problem, _with(solved.matching, chosen))
            if values(proof) != best:
                yield chosen


def values(proof: Proof) -> list[tuple[str, int | None]]:
    """What a matching reaches, without the levels of ``leximin`` where nobody is."""
    return [
        (str(level.label), level.value)
        for stage in proof.stages
        for level in stage.levels
        if level.value != 0 or not isinstance(level.label, int)
    ]


def claimed(proof: Proof) -> Proof:
    """All of it proved, with bounds that are just reached."""
    stages = tuple(
        StageProof(stage.stage, tuple(_reached(level) for level in stage.levels)) for stage in proof.stages
    )
    return replace(proof, stages=stages, ties_proved=True)


def _with_prices_kept(solved: Solved, forged: Matching) -> Document:
    document = _with_prices_of_its_own(solved, forged)
    return document | {"certificate": solved.document["certificate"]}


def _with_prices_of_its_own(solved: Solved, forged: Matching) -> Document:
    return solved.concluded(forged, claimed(prove(solved.problem, forged)))


def _without_prices(solved: Solved, forged: Matching) -> Document:
    bare = replace(forged, stages=(), levels=())
    return solved.concluded(bare, claimed(prove(solved.problem, bare)))


def _with(matching: Matching, chosen: IntArray) -> Matching:
    return replace(matching, chosen=chosen)


def _reached(level: LevelProof) -> LevelProof:
    return replace(level, bound=level.value, proved=True)
