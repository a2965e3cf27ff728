"""The engine does not believe its solver: a flow that is not the best is never built upon."""

import numpy as np
import pytest
from tests.problem.building import BANDS, STAGE_ORDERS, make_problem, random_problem
from tests.problem.exhaustive import best_of

from pairforge.certificate import Objective, prove
from pairforge.engines.deadline import Deadline
from pairforge.engines.network import NetworkEngine, engine, flow, search
from pairforge.engines.network.stages import worst_off, worst_share
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


@pytest.mark.parametrize("stages", STAGE_ORDERS)
@pytest.mark.parametrize("first_lie", range(6))
def test_a_solver_that_takes_any_matching_is_found_out(stages, first_lie, monkeypatch):
    """From some flow on the solver takes anything the face allows: what is then called optimal is optimal."""
    honest, calls = flow.best_flow, []
    rng = np.random.default_rng([29, first_lie])

    def any_flow(problem, face, objective):
        calls.append(len(calls))
        if len(calls) <= first_lie:
            return honest(problem, face, objective)
        return honest(problem, face, Objective(rng.integers(-9, 9, len(face.free)), 0))

    for module in (engine, search, worst_off, worst_share):
        monkeypatch.setattr(module, "best_flow", any_flow)
    for seed in range(10):
        problem = random_problem(
            np.random.default_rng([29, seed]), stages, most_mentees=5, most_mentors=3, most_wanted=1
        )
        best = best_of(problem)
        if best is None:
            continue
        calls.clear()
        matching = NetworkEngine().solve(problem, Deadline(60), lambda _: None)
        assert matching.stopped_by is None
        proof = prove(problem, matching)
        chosen = np.isin(np.arange(problem.num_pairs), matching.chosen)
        if proof.optimal:
            assert chosen.tolist() in best.optima.tolist()
        if proof.optimal and proof.ties_proved:
            assert chosen.tolist() in best.tied_best.tolist()
