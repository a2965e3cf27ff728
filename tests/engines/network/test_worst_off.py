"""The highest smallest score."""

import numpy as np
import pytest
from pairforge.engines.network.worst_off import raise_worst_off
from tests.certificate.faces import in_face
from tests.problem.building import make_problem, random_problem
from tests.problem.exhaustive import all_matchings, stage_values

from pairforge.certificate import Face, exact_sum, optimal_face, upper_bound, whole_face
from pairforge.engines.deadline import Deadline
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.prices import find_prices
from pairforge.problem import WORST_OFF, Problem


def matched_face(problem: Problem) -> tuple[Face, np.ndarray] | None:
    """The face in which as many as possible are matched, and one matching of it; None if there is none."""
    face = whole_face(problem)
    gains = problem.gain("matched", face.free)
    chosen = best_flow(problem, face, gains)
    if chosen is None:
        return None
    prices = find_prices(problem, face, gains, chosen, "matched")
    assert prices is not None
    return optimal_face(problem, face, gains, prices), chosen


@pytest.mark.parametrize("seed", range(100))
def test_worst_off_of_random_problems(seed):
    """The smallest score is the highest that any matching of the face has, and the face keeps to it."""
    problem = random_problem(
        np.random.default_rng([25, seed]), ("matched", "worst_off"), most_mentees=5, most_mentors=3
    )
    start = matched_face(problem)
    if start is None or not len(start[1]):
        return
    face, chosen = start
    matchings = all_matchings(problem)
    held = matchings[in_face(problem, face, matchings)]
    best = max(stage_values(problem, held, WORST_OFF))
    raised = raise_worst_off(problem, face, chosen, Deadline(60))
    assert problem.points[raised.chosen].min() == best
    assert in_face(problem, face, np.isin(np.arange(problem.num_pairs), raised.chosen)[None, :]).all()
    kept = matchings[in_face(problem, raised.face, matchings)]
    assert len(kept) == sum(value == best for value in stage_values(problem, held, WORST_OFF))
    assert raised.prices is not None
    threshold = raised.prices.threshold
    if threshold is None:
        assert best == problem.points[np.concatenate([face.free, face.fixed])].max()
        return
    assert threshold > best
    gains = problem.gain(WORST_OFF, face.free, threshold)
    fixed_gain = exact_sum(problem.gain(WORST_OFF, face.fixed, threshold))
    assert upper_bound(problem, face, gains, fixed_gain, raised.prices) < 0


def test_nobody_matched():
    """Without anybody matched nobody is worst off."""
    problem = make_problem([[None], [None]], stages=("matched", "worst_off"))
    face = whole_face(problem)
    raised = raise_worst_off(problem, face, np.empty(0, dtype=np.int64), Deadline(60))
    assert raised.chosen.tolist() == []
    assert raised.prices is not None
    assert raised.prices.threshold is None
    assert raised.face is face


def test_no_time_keeps_what_there_was():
    """When the time is up, the matching is kept, without prices and without a claim."""
    problem = make_problem([[1, 9], [9, 1]], stages=("matched", "worst_off"))
    start = matched_face(problem)
    assert start is not None
    worst = np.array([0, 3])
    raised = raise_worst_off(problem, start[0], worst, Deadline(0))
    assert raised.chosen.tolist() == [0, 3]
    assert raised.prices is None
    raised = raise_worst_off(problem, start[0], worst, Deadline(60))
    assert raised.chosen.tolist() == [1, 2]
