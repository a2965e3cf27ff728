"""What lies between two matchings: the exchanges that lead from one to the other, some of them taken."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Row
from pairforge.problem import Problem

IntArray = NDArray[np.int64]

_NOBODY = -1
_Move = tuple[int, int, int]
"""A mentee, and the pairs before and after; -1 for none."""


def exchanged(problem: Problem, before: IntArray, after: IntArray, row: Row, sign: int) -> IntArray | None:
    """The matching between two that keeps a row with the fewest of its pairs, or the most if ``sign`` is -1.

    Each mentee has one mentor at most. Mentees who move form paths and circles over the mentors; any of
    them can be taken over by themselves, and the loads stay between those of the two matchings.

    Returns
    -------
    array of int or None
        Positions, ascending; None if no choice of paths and circles keeps the row.
    """
    parts = _parts(problem, before, after)
    inside = np.append(row.counts(np.arange(problem.num_pairs)), False)
    steps = [sum(int(inside[new]) - int(inside[old]) for _, old, new in part) for part in parts]
    start = int(row.counts(before).sum())
    reached: dict[int, tuple[int, int]] = {start: (-1, start)}
    for idx, step in enumerate(steps):
        if step:
            for count in list(reached):
                reached.setdefault(count + step, (idx, count))
    kept = [count for count in reached if row.low <= count <= row.high]
    if not kept:
        return None
    taken, count = [], min(kept, key=lambda count: sign * count)
    while reached[count][0] >= 0:
        idx, count = reached[count]
        taken.append(idx)
    moves = [move for idx in taken for move in parts[idx]]
    gone = [old for _, old, _ in moves if old != _NOBODY]
    come = np.array([new for *_, new in moves if new != _NOBODY], dtype=np.int64)
    return np.union1d(np.setdiff1d(before, gone), come)


def _parts(problem: Problem, before: IntArray, after: IntArray) -> list[list[_Move]]:
    """The moves of mentees as paths and circles over mentors (and one node for those without)."""
    pair_before, pair_after = (dict.fromkeys(range(problem.num_mentees), _NOBODY) for _ in range(2))
    pair_before.update(zip(problem.mentees[before].tolist(), before.tolist(), strict=True))
    pair_after.update(zip(problem.mentees[after].tolist(), after.tolist(), strict=True))
    used = np.union1d(before, after)
    mentors = dict(zip(used.tolist(), problem.mentors[used].tolist(), strict=True)) | {_NOBODY: _NOBODY}
    leaving: defaultdict[int, list[_Move]] = defaultdict(list)
    surplus: defaultdict[int, int] = defaultdict(int)
    for mentee, old in pair_before.items():
        new = pair_after[mentee]
        if old != new:
            leaving[mentors[old]].append((mentee, old, new))
            surplus[mentors[old]] += 1
            surplus[mentors[new]] -= 1
    parts: list[list[_Move]] = []
    for mentor, more in sorted(surplus.items()):
        for _ in range(more):
            parts += _walk(mentor, leaving, mentors)
    for mentor in sorted(leaving):
        while leaving[mentor]:
            parts += _walk(mentor, leaving, mentors)
    return parts


def _walk(start: int, leaving: defaultdict[int, list[_Move]], mentors: dict[int, int]) -> list[list[_Move]]:
    """Moves from mentor to mentor until nobody leaves; each circle on the way is a part of its own."""
    parts: list[list[_Move]] = []
    path: list[_Move] = []
    place = {start: 0}
    here = start
    while leaving[here]:
        move = leaving[here].pop()
        path.append(move)
        here = mentors[move[2]]
        if here in place:
            parts.append(path[place[here] :])
            for gone in parts[-1][:-1]:
                place.pop(mentors[gone[2]], None)
            path = path[: place[here]]
        else:
            place[here] = len(path)
    return parts + ([path] if path else [])
