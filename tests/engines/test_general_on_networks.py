"""The other side of the router: what a network solves, the general engine solves to the last point."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.problem.building import STAGE_ORDERS, random_problem
from tests.problem.rules import nested_rules, random_variety

from pairforge.certificate import Proof, prove
from pairforge.engines.registry import ENGINES
from pairforge.engines.solving import solve_problem
from pairforge.problem import Breaks, Forests, Matched, Problem, Total

Numbers = list[tuple[str, str | int, int | None]]


def network(seed: int) -> Problem:
    """A random problem that is a network, every other one with nested rules."""
    rng = np.random.default_rng([37, seed])
    while True:
        stages = STAGE_ORDERS[seed % len(STAGE_ORDERS)]
        problem = random_problem(rng, stages, most_mentees=9, most_mentors=5)
        if seed % 6 == 1:
            problem = replace(problem, stages=(Matched(), random_variety(problem, rng), Breaks(), Total()))
        if seed % 2:
            problem = nested_rules(problem, rng)
        if isinstance(problem.structure, Forests) and ENGINES["general"].refuses(problem) is None:
            return problem


def numbers(problem: Problem, proof: Proof) -> Numbers:
    """What every optimum reaches: each number of each stage, or the best where less may be kept.

    Without the levels of ``leximin`` where nobody is.
    """
    return [
        (stage.stage, level.label, level.value if getattr(asked, "keep", 1) == 1 else level.bound)
        for asked, stage in zip(problem.stages, proof.stages, strict=True)
        for level in stage.levels
        if level.value != 0 or not isinstance(level.label, int)
    ]


def judge(seed: int) -> bool:
    """Solve a problem with both engines and compare; whether it has a matching."""
    problem = network(seed)
    found = {name: solve_problem(problem, time_limit=120, engine=name) for name in ("network", "general")}
    assert all(matching.stopped_by is None for matching in found.values())
    assert found["general"].engine.name == "general"
    if found["network"].chosen is None:
        assert found["general"].chosen is None
        return False
    proofs = {name: prove(problem, matching) for name, matching in found.items()}
    assert all(proof.optimal for proof in proofs.values())
    assert numbers(problem, proofs["general"]) == numbers(problem, proofs["network"])
    return True


@pytest.mark.parametrize("batch", range(4))
def test_the_general_engine_on_networks(batch):
    """Sixty networks in every order of priorities: the same numbers, all proved by either engine."""
    assert sum(judge(seed) for seed in range(batch, 60, 4)) > 5


@pytest.mark.full
@pytest.mark.parametrize("batch", range(20))
def test_the_general_engine_on_networks_in_full(batch):
    """The same for a thousand."""
    for seed in range(1_000 + 50 * batch, 1_050 + 50 * batch):
        judge(seed)
