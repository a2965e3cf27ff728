"""What exhaustive search says of an engine's answer and of its proof."""

from __future__ import annotations

import numpy as np
from tests.problem.exhaustive import Listing, reported

from pairforge.certificate import deficiency_holds, prove
from pairforge.pairing import Matching
from pairforge.problem import Leximin, Problem, Stage


def judge(problem: Problem, listing: Listing, matching: Matching) -> bool:
    """Assert that engine and proof say what exhaustive search says; return whether there is a matching.

    The matching is one of the best in all stages and the tie-break, each number of each stage and its bound
    are right, all is proved, and that it is the only one is proved if and only if it is.
    """
    best = listing.best(problem.stages)
    assert matching.stopped_by is None
    assert (best is None) == (matching.chosen is None)
    if best is None:
        assert matching.deficiency is not None or problem.constraints
        assert matching.deficiency is None or deficiency_holds(problem, matching.deficiency)
        return False
    assert matching.deficiency is None
    assert matching.chosen is not None
    chosen = np.isin(np.arange(problem.num_pairs), matching.chosen)
    assert (best.tied_best == chosen).all(axis=1).any()
    proof = prove(problem, matching)
    for stage, one, most in zip(problem.stages, proof.stages, best.values, strict=True):
        assert one.stage == stage.name
        assert numbers(stage, [level.value for level in one.levels]) == reported(problem, chosen, stage)
        assert numbers(stage, [level.bound for level in one.levels]) == most
    assert proof.optimal
    assert proof.ties_proved == (len(best.tied_best) == 1)
    return True


def numbers(stage: Stage, levels: list[int | None]) -> tuple[int | None, ...]:
    """The numbers of a stage; of ``leximin`` without the levels where nobody is."""
    return (levels[0], *filter(None, levels[1:])) if isinstance(stage, Leximin) else tuple(levels)
