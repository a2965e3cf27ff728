"""The highest smallest standing: thresholds tried by halving, each one a flow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Face, Objective, face_above, no_prices, upper_bound, value_of
from pairforge.certificate.stages.worst_off import below
from pairforge.engines.deadline import Deadline
from pairforge.engines.network.branching import Leaf, Tree
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.limits import limit_of
from pairforge.engines.network.prices import find_prices
from pairforge.engines.network.search import Branch, Search
from pairforge.pairing import StagePrices
from pairforge.problem import Problem, WorstOff
from pairforge.problem.distinct import distinct

IntArray = NDArray[np.int64]


def finish_worst_off(search: Search, stage: WorstOff) -> bool:
    """Raise the smallest standing in every branch, and keep those that reach what must be kept."""
    problem = search.problem
    if not len(search.chosen):
        return True
    raised = []
    for branch in search.branches:
        limited = limit_of(branch.face) is not None
        raising = raise_within_limit if limited else raise_worst_off
        one = raising(problem, branch, stage.name, search.deadline)
        raised.append(one)
        if not one.prices:
            search.branches = (Branch(branch.face, one.chosen), *search.branches)
            return False
    best = max(raised, key=lambda one: one.reached)
    kept = stage.kept(best.reached)
    search.branches = tuple(
        Branch(face_above(problem, branch.face, kept), one.chosen)
        for branch, one in zip(search.branches, raised, strict=True)
        if one.reached >= kept
    )
    witness = best.chosen if stage.keep < 1 else None
    search.proofs += [replace(prices, witness=witness) for one in raised for prices in one.prices]
    return True


@dataclass(frozen=True)
class WorstOffRaised:
    """A matching of a face with the highest smallest standing, and the prices that prove it.

    There are no ``prices`` if the time ran out first; ``chosen`` is then the best that was found.
    """

    chosen: IntArray
    reached: int
    prices: tuple[StagePrices, ...]


def raise_worst_off(problem: Problem, branch: Branch, stage: str, deadline: Deadline) -> WorstOffRaised:
    """Raise the smallest standing of a matching as far as its face allows.

    Bottleneck assignment by thresholds (Gross 1959; Burkard, Dell'Amico, Martello 2012, chapter 6):
    for a threshold, the fewest pairs below it are a min-cost flow; they are none if and only if
    everybody can reach it, and prices of one or more prove that somebody cannot.
    """
    face, chosen, standings = branch.face, branch.chosen, problem.standings
    levels = _levels(problem, face, int(standings[chosen].min()))
    low, high = 0, len(levels) - 1
    witness: tuple[int, IntArray] | None = None
    ceiling = _ceiling(problem, face)
    step = int(np.searchsorted(levels, ceiling, side="right")) - 1 if ceiling is not None else None
    while low < high:
        if deadline.expired():
            return WorstOffRaised(chosen, int(levels[low]), ())
        middle = step if step is not None and low < step <= high else (low + high + 1) // 2
        step = None
        threshold = int(levels[middle])
        found = best_flow(problem, face, below(problem, face, threshold))
        assert found is not None, "the face holds a matching"
        smallest = int(standings[found].min())
        if smallest >= threshold:
            chosen = found
            low = int(np.searchsorted(levels, smallest))
        else:
            high, witness = middle - 1, (threshold, found)
        if ceiling is not None and low < len(levels) - 1 and int(levels[low]) >= ceiling:
            break
    prices = _proof(problem, face, stage, levels, low, witness)
    return WorstOffRaised(chosen, int(levels[low]), () if prices is None else (prices,))


def raise_within_limit(problem: Problem, branch: Branch, stage: str, deadline: Deadline) -> WorstOffRaised:
    """As ``raise_worst_off``, in a face with a limit, which is priced for each threshold.

    A threshold is out of reach if each part of the face, told apart as far as it takes, has somebody below.
    The highest that is not out of reach for a single person is tried first.
    """
    face, chosen, standings = branch.face, branch.chosen, problem.standings
    levels = _levels(problem, face, int(standings[chosen].min()))
    low, high = 0, len(levels) - 1
    proofs: dict[int, tuple[StagePrices, ...]] = {len(levels): (no_prices(problem, stage),)}
    step: int | None = None
    ceiling = _ceiling(problem, face)
    if ceiling is not None and ceiling < int(levels[-1]):
        step = int(np.searchsorted(levels, ceiling, side="right")) - 1
        threshold = int(levels[step + 1])
        short = _short_proof(problem, face, stage, below(problem, face, threshold), threshold)
        assert short is not None, "somebody has nothing above the ceiling"
        high, proofs[step + 1] = step, (short,)
    while low < high:
        middle = (low + high + 1) // 2 if step is None else step
        step = None
        threshold = int(levels[middle])
        fewest = partial(below, problem, threshold=threshold)
        most = value_of(problem, face, fewest(face), chosen)
        tree, complete = Tree.grown(problem, ((face, chosen),), fewest, stage, threshold, deadline, most)
        if not complete:
            return WorstOffRaised(chosen, int(levels[low]), ())
        found = max((leaf for leaf in tree.leaves if leaf.value is not None), key=_value, default=None)
        if found is not None and found.value == 0:
            assert found.bounded.best is not None
            chosen = found.bounded.best
            low = int(np.searchsorted(levels, int(standings[chosen].min())))
        else:
            high, proofs[middle] = middle - 1, tree.prices
    return WorstOffRaised(chosen, int(levels[low]), proofs[low + 1])


def _value(leaf: Leaf) -> int:
    return -1 if leaf.value is None else leaf.value


def _levels(problem: Problem, face: Face, reached: int) -> IntArray:
    """The different standings from ``reached`` on that a pair of the face has."""
    standings = problem.standings[np.concatenate([face.free, face.fixed])]
    return distinct(standings[standings >= reached])


def _ceiling(problem: Problem, face: Face) -> int | None:
    """No smallest standing is above the best pair of somebody who must be matched."""
    best = np.full(problem.num_mentees, np.iinfo(np.int64).min)
    np.maximum.at(best, problem.mentees[face.free], problem.standings[face.free])
    bounds = [best[_must_be_matched(problem, face)], problem.standings[face.fixed]]
    smallest = [int(bound.min()) for bound in bounds if len(bound)]
    return min(smallest) if smallest else None


def _proof(
    problem: Problem,
    face: Face,
    stage: str,
    levels: IntArray,
    low: int,
    witness: tuple[int, IntArray] | None,
) -> StagePrices | None:
    """Prices that prove that the level after ``low`` cannot be reached by everybody."""
    if low == len(levels) - 1:
        return no_prices(problem, stage)
    threshold = int(levels[low + 1])
    objective = below(problem, face, threshold)
    short = _short_proof(problem, face, stage, objective, threshold)
    if short is not None:
        return short
    found = (
        witness[1] if witness is not None and witness[0] == threshold else best_flow(problem, face, objective)
    )
    assert found is not None, "the face holds a matching"
    return find_prices(problem, face, objective, found, stage, level=threshold)


def _short_proof(
    problem: Problem, face: Face, stage: str, objective: Objective, threshold: int
) -> StagePrices | None:
    """A proof by one mentee who must be matched and has nobody at the threshold, or by a fixed pair."""
    best = np.full(problem.num_mentees, -1, dtype=np.int64)
    np.maximum.at(best, problem.mentees[face.free], objective.gains)
    prices = no_prices(problem, stage, threshold)
    prices.mentee_prices[np.flatnonzero(_must_be_matched(problem, face) & (best < 0))] = -1
    return prices if upper_bound(problem, face, objective, prices) < 0 else None


def _must_be_matched(problem: Problem, face: Face) -> NDArray[np.bool_]:
    """Whether each mentee needs more than the pairs that are fixed."""
    placed = np.bincount(problem.mentees[face.fixed], minlength=problem.num_mentees)
    must: NDArray[np.bool_] = face.mentee_low[: problem.num_mentees] > placed
    return must
