"""The engine does not believe its solver: a flow that is not the best is never built upon."""

import numpy as np
import pytest
from tests.problem.building import BANDS, make_problem

from pairforge.certificate import prove
from pairforge.engines.deadline import Deadline
from pairforge.engines.network import NetworkEngine, engine, flow, search
from pairforge.problem import Balance, Matched, Total, WorstOff


@pytest.mark.parametrize(
    "stages",
    [(Matched(), Total()), (Total(), Matched()), (Matched(), WorstOff(), Total()), (BANDS, Balance())],
)
def test_a_flow_that_is_not_the_best_ends_the_search(stages, monkeypatch):
    """Where the solver leaves a pair out, nothing is proved or built upon it, and no time limit is blamed."""
    honest, calls = flow.best_flow, []

    def worse_flow(problem, face, objective):
        calls.append(len(calls))
        chosen = honest(problem, face, objective)
        return None if chosen is None else chosen[1:]

    for module in (engine, search):
        monkeypatch.setattr(module, "best_flow", worse_flow)
    problem = make_problem([[5, 1, 2], [4, 2, 3], [1, 1, 6]], stages=stages)
    matching = NetworkEngine().solve(problem, Deadline(60), lambda _: None)
    assert len(calls) == 2
    assert matching.stopped_by is None
    assert matching.stages == ()
    proof = prove(problem, matching)
    assert not proof.optimal
    assert not proof.ties_proved
    assert not any(stage.proved for stage in proof.stages)
    assert isinstance(matching.chosen, np.ndarray)
