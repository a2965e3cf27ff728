"""Each shape of stage on the network: what is left after it are its optima, all of them and no others."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from tests.certificate.faces import as_sets, in_face
from tests.engines.counted_deadline import CountedDeadline
from tests.problem.building import make_problem, random_problem
from tests.problem.exhaustive import Listing, all_matchings
from tests.problem.kinds import FLOWS, is_allowed, write_stages

from pairforge.certificate import whole_face
from pairforge.certificate.stages.leximin import count_of_pairs
from pairforge.engines.deadline import Deadline
from pairforge.engines.network import search as search_module
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.search import Branch, Search
from pairforge.engines.network.stages import finish
from pairforge.problem import Balance, Leximin, Matched, Problem, Stage, Total, WorstOff, WorstShare

HALF = WorstShare(Fraction(1, 2), "worst_tenth (0.5)")
TWO_THRESHOLDS = [[4, None, 3], [2, 1, None], [None, 3, 4]]
"""Scores (3, 2, 3) and (4, 1, 4): the same two smallest, each at a threshold of its own."""


def started(problem: Problem) -> Search | None:
    """A search that has one matching, the largest; None if there is none."""
    face = whole_face(problem)
    chosen = best_flow(problem, face, count_of_pairs(face))
    return None if chosen is None else Search(problem, Deadline(60), (Branch(face, chosen),))


def held(search: Search) -> set[tuple[int, ...]]:
    """The matchings of all branches, as sets of positions."""
    matchings = all_matchings(search.problem)
    return set().union(
        *(as_sets(matchings[in_face(search.problem, branch.face, matchings)]) for branch in search.branches)
    )


@pytest.mark.parametrize("label", FLOWS)
@pytest.mark.parametrize("seed", range(15))
def test_branches_hold_the_optima_and_nothing_else(label, seed):
    """The union of the branches is what exhaustive search leaves, and each branch has a matching."""
    rng = np.random.default_rng([60, seed])
    problem = random_problem(rng, most_mentees=5, most_mentors=3, most_wanted=1)
    stages = write_stages(rng, problem)
    has_history = problem.standing is not None
    earlier = ("total", "matched") if seed % 2 else ("matched",)
    order = next(
        order
        for order in ((*earlier, label), ("matched", label), (label,))
        if is_allowed(order, has_history=has_history)
    )
    asked = tuple(stages[one] for one in order)
    best = Listing(problem).best(asked)
    search = started(problem)
    if best is None:
        assert search is None
        return
    assert search is not None
    assert all(finish(search, stage) for stage in asked)
    assert held(search) == as_sets(best.optima)
    for branch in search.branches:
        row = np.isin(np.arange(problem.num_pairs), branch.chosen)[None, :]
        assert in_face(problem, branch.face, row).all()
    assert {prices.stage for prices in search.proofs} <= set(order)


def test_worst_share_branches_at_every_optimal_threshold():
    """Two thresholds show the optimum, so there are two branches; the total then leaves one of them."""
    problem = make_problem(TWO_THRESHOLDS, stages=(Matched(), HALF, Total()))
    search = started(problem)
    assert search is not None
    assert finish(search, Matched())
    assert finish(search, HALF)
    assert len(search.branches) == 2
    assert len(held(search)) == 2
    assert finish(search, Total())
    assert {tuple(problem.points[list(one)].tolist()) for one in held(search)} == {(4, 1, 4)}
    (branch,) = search.branches
    assert problem.points[branch.chosen].tolist() == [4, 1, 4]


def test_worst_off_leaves_the_branches_that_reach_it():
    """Of the two branches only the one whose worst-off has 2 is left; at half of that both are."""
    problem = make_problem(TWO_THRESHOLDS, stages=(Matched(), HALF, WorstOff()))
    for keep, expected in ((Fraction(1), {(3, 2, 3)}), (Fraction(1, 2), {(3, 2, 3), (4, 1, 4)})):
        search = started(problem)
        assert search is not None
        assert all(finish(search, stage) for stage in (Matched(), HALF, WorstOff(keep=keep)))
        assert {tuple(problem.points[list(one)].tolist()) for one in held(search)} == expected
        assert all((prices.witness is None) == (keep == 1) for prices in search.proofs[-1:])


def test_leximin_needs_few_flows_where_levels_are_many(monkeypatch):
    """With thirty levels in the matching most are proved by prices alone, without a flow of their own."""
    flows = []
    monkeypatch.setattr(search_module, "best_flow", lambda *args: flows.append(1) or best_flow(*args))
    rng = np.random.default_rng(61)
    problem = make_problem(rng.integers(0, 10**6, (30, 6)).tolist(), capacity=6, stages=(Leximin(),))
    search = started(problem)
    assert search is not None
    assert finish(search, Leximin())
    occupied = len(np.unique(problem.points[search.chosen]))
    assert occupied > 25
    assert len(search.proofs) >= occupied
    assert len(flows) < occupied


@pytest.mark.parametrize("stage", [Total(), WorstOff(), Leximin(), HALF, Balance(), Matched("matched 2")])
def test_no_time_left(stage: Stage):
    """Where the time is up a stage says that it is not finished, and claims nothing."""
    problem = make_problem([[1, 9, 4], [9, 1, 2], [5, 5, 5]], stages=(Matched(),))
    for times in range(1, 20):
        search = started(problem)
        assert search is not None
        assert finish(search, Matched())
        before = held(search)
        search.deadline = deadline = CountedDeadline(times)
        finished = finish(search, stage)
        assert tuple(search.chosen.tolist()) in before
        if len(deadline.asked) < times:
            assert finished
            assert times > 1 or isinstance(stage, Balance)  # whose prices are found at once
            return
    raise AssertionError("the deadline was asked for very often")


@pytest.mark.parametrize("stage", [Leximin(), HALF])
def test_before_each_flow_the_best_so_far_is_told(monkeypatch, stage):
    """Whoever ends a flow from outside has all that was known when it began."""
    from pairforge.engines.network.stages import worst_share

    rng = np.random.default_rng(62)
    problem = make_problem(rng.integers(0, 1_000, (30, 6)).tolist(), capacity=5, stages=(Matched(), stage))
    told, behind = [], []
    search = started(problem)
    search.report = told.append

    def flow(*args):
        last = told[-1]
        values = [HALF.value(problem, one.chosen) for one in told]
        is_worse = stage is HALF and values[-1] < max(values)
        behind.append(last.stages != tuple(search.proofs) or is_worse)
        return best_flow(*args)

    assert finish(search, Matched())
    for module in (search_module, worst_share):
        monkeypatch.setattr(module, "best_flow", flow)
    search.tell()
    assert finish(search, stage)
    assert len(behind) > 2
    assert not any(behind)
    assert len({len(one.stages) for one in told}) > 2 or stage is HALF
    assert len({one.chosen.tobytes() for one in told}) > 2
