"""The highest smallest standing."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from tests.certificate.faces import in_face
from tests.engines.network.objectives import objective_on
from tests.problem.building import make_problem, random_problem
from tests.problem.exhaustive import all_matchings, stage_values

from pairforge.certificate import optimal_face, prove, upper_bound, whole_face
from pairforge.certificate.stages.worst_off import below
from pairforge.engines.deadline import Deadline
from pairforge.engines.network import NetworkEngine
from pairforge.engines.network.branching import Tree
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.prices import find_prices
from pairforge.engines.network.search import Branch
from pairforge.engines.network.stages import worst_off
from pairforge.engines.network.stages.worst_off import raise_worst_off
from pairforge.problem import Limit, Matched, Problem, WorstOff


def matched_branch(problem: Problem) -> Branch | None:
    """The face in which as many as possible are matched, and one matching of it; None if there is none."""
    face = whole_face(problem)
    objective = objective_on(problem, face, Matched())
    chosen = best_flow(problem, face, objective)
    if chosen is None:
        return None
    prices = find_prices(problem, face, objective, chosen, "matched")
    assert prices is not None
    return Branch(optimal_face(problem, face, objective, prices), chosen)


@pytest.mark.parametrize("seed", range(100))
def test_worst_off_of_random_problems(seed):
    """The smallest standing is the highest that any matching of the face has, and prices prove it."""
    problem = random_problem(
        np.random.default_rng([25, seed]), (Matched(), WorstOff()), most_mentees=5, most_mentors=3
    )
    branch = matched_branch(problem)
    if branch is None or not len(branch.chosen):
        return
    face = branch.face
    matchings = all_matchings(problem)
    held = matchings[in_face(problem, face, matchings)]
    best = max(stage_values(problem, held, WorstOff()))
    raised = raise_worst_off(problem, branch, "worst_off", Deadline(60))
    assert raised.reached == problem.standings[raised.chosen].min() == best
    assert in_face(problem, face, np.isin(np.arange(problem.num_pairs), raised.chosen)[None, :]).all()
    (prices,) = raised.prices
    level = prices.level
    if level is None:
        assert best == problem.standings[np.concatenate([face.free, face.fixed])].max()
        return
    assert level > best
    assert upper_bound(problem, face, below(problem, face, level), prices) < 0


def test_what_is_out_of_reach_for_one_person_takes_no_flow_within_a_limit(monkeypatch):
    """No threshold is tried above the best pair of the person whose best pair is worst."""
    table = np.random.default_rng(63).integers(0, 1_000, (12, 6))
    table[0] = [1, 5, 7, 2, 3, 4]
    limits = (Limit("some", table >= 500, 3),)
    problem = make_problem(table.tolist(), capacity=3, stages=(Matched(), WorstOff()))
    problem = replace(problem, limits=tuple(replace(limit, inside=limit.inside.ravel()) for limit in limits))
    tried = []

    def grown(*args):
        tried.append(args[4])
        return Tree.grown(*args)

    monkeypatch.setattr(worst_off, "Tree", SimpleNamespace(grown=grown))
    matching = NetworkEngine().solve(problem, Deadline(60), lambda _: None)
    assert problem.points[matching.chosen].min() == 7
    assert max(tried, default=7) <= 7
    assert prove(problem, matching).optimal


def test_no_time_keeps_what_there_was():
    """When the time is up, the matching is kept, without prices and without a claim."""
    problem = make_problem([[1, 9], [9, 1]], stages=(Matched(), WorstOff()))
    branch = matched_branch(problem)
    assert branch is not None
    worst = Branch(branch.face, np.array([0, 3]))
    raised = raise_worst_off(problem, worst, "worst_off", Deadline(0))
    assert raised.chosen.tolist() == [0, 3]
    assert (raised.reached, raised.prices) == (1, ())
    raised = raise_worst_off(problem, worst, "worst_off", Deadline(60))
    assert raised.chosen.tolist() == [1, 2]
    assert raised.reached == 9
