"""A matching near the optimum of a relaxation: what is nearly whole is made whole, step by step."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.bound import Decision
from pairforge.certificate.linear.system import Level
from pairforge.engines.deadline import Deadline
from pairforge.engines.general.bounding import broken_cuts, broken_rows
from pairforge.engines.general.lp import Relaxation, Solved

IntArray = NDArray[np.int64]

_WHOLE = 1e-6
_NEARLY = 0.8
_MOST_STEPS = 200
_MOST_ROUNDS = 12


def dive(
    relaxation: Relaxation, level: Level, solved: Solved, value: int | None, deadline: Deadline
) -> IntArray | None:
    """A matching of the system with more than ``value``, if one lies at the end of the way down.

    Diving (Berthold 2006, "Primal heuristics for mixed integer programs", section 3.1): first cells whose
    use is in between, then pairs, those nearest to 1 first; rows and cuts that are broken on the way come in.
    """
    system, decisions = relaxation.system, tuple[Decision, ...]()
    unit = system.unit(level)
    for _ in range(_MOST_STEPS):
        if value is not None and solved.value + level.constant < value + unit - 0.5:
            return None
        fixed = _nearest(relaxation, solved)
        if not fixed:
            chosen = np.sort(relaxation.pool[: len(solved.pairs)][solved.pairs > 0.5])
            return chosen if system.holds(chosen) else None
        ways = [(*decisions, *fixed)]
        if len(fixed) == 1:
            ways.append((*decisions, _opposite(fixed[0])))
        before, best = solved, None
        for way in ways:
            found = _solve(relaxation, way, deadline)
            if found is not None and found.broken <= _WHOLE and (best is None or found.value > best.value):
                best, decisions = found, way
            if best is not None and best.value > before.value - unit / 2:
                break
        if best is None:
            return None
        solved = best
    return None


def _nearest(relaxation: Relaxation, solved: Solved) -> list[Decision]:
    """What to make whole next; nothing if everything is."""
    uses = np.array(list(relaxation.system.linear.uses.values()), dtype=np.int64)
    said = solved.helpers[uses] if len(uses) else np.empty(0)
    between = np.flatnonzero((said > _WHOLE) & (said < 1 - _WHOLE))
    if len(between):
        some = between[_first(said[between])]
        return [Decision("helper", int(uses[place]), 1, is_most=False) for place in some.tolist()]
    between = np.flatnonzero((solved.pairs > _WHOLE) & (solved.pairs < 1 - _WHOLE))
    some = between[_first(solved.pairs[between])]
    return [Decision("pair", int(relaxation.pool[place]), 1, is_most=False) for place in some.tolist()]


def _opposite(decision: Decision) -> Decision:
    return Decision(decision.kind, decision.number, 0, is_most=True)


def _first(shares: NDArray[np.float64]) -> IntArray:
    """Places of those that are nearly whole, or of the one that is nearest to it."""
    nearly = np.flatnonzero(shares > _NEARLY)
    return nearly if len(nearly) else np.argsort(-shares, kind="stable")[:1]


def _solve(relaxation: Relaxation, decisions: tuple[Decision, ...], deadline: Deadline) -> Solved | None:
    solved: Solved | None = None
    for _ in range(_MOST_ROUNDS):
        if deadline.expired():
            return None
        solved = relaxation.solve(decisions, deadline.left())
        deadline.spend(relaxation.work)
        if solved is None:
            return None
        rows = relaxation.add_rows(broken_rows(relaxation, solved))
        if not rows + relaxation.add_cuts(*broken_cuts(relaxation, solved)):
            break
    return solved
