"""Face: the matchings still allowed after some stages, described by bounds on rows and pairs."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pairforge.problem import Problem

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Row:
    """Bounds on how many of some pairs are chosen.

    Parameters
    ----------
    inside
        Whether a pair counts, shape (num_pairs,); None for all pairs.
    low, high
        Fewest and most.
    """

    inside: BoolArray | None
    low: int
    high: int

    def counts(self, pairs: IntArray) -> BoolArray:
        """Whether each of ``pairs`` counts."""
        return np.ones(len(pairs), dtype=bool) if self.inside is None else self.inside[pairs]


@dataclass(frozen=True)
class Face:
    """Bounds that a matching must keep.

    Parameters
    ----------
    mentee_low, mentee_high
        Fewest and most pairs of each node of the mentees' forest, the mentees first.
    mentor_low, mentor_high
        Fewest and most pairs of each node of the mentors' forest, the mentors first.
    free
        Positions of the pairs that may or may not be chosen, ascending.
    fixed
        Positions of the pairs that must be chosen, ascending. All other pairs must not be.
    rows
        Bounds over the whole programme.
    """

    mentee_low: IntArray
    mentee_high: IntArray
    mentor_low: IntArray
    mentor_high: IntArray
    free: IntArray
    fixed: IntArray
    rows: tuple[Row, ...] = ()


def whole_face(problem: Problem) -> Face:
    """All matchings that keep the rules."""
    free = np.ones(problem.num_pairs, dtype=bool)
    free[problem.locked] = False
    left, right = problem.forests.left, problem.forests.right
    return Face(
        mentee_low=left.low,
        mentee_high=left.high,
        mentor_low=right.low,
        mentor_high=right.high,
        free=np.flatnonzero(free),
        fixed=problem.locked,
        rows=tuple(Row(limit.inside, limit.low, problem.num_pairs) for limit in problem.limits),
    )


def without(face: Face, keeps: BoolArray) -> Face:
    """The part of a face without the free pairs that are not marked, shape (num_free,)."""
    return face if keeps.all() else replace(face, free=face.free[keeps])


def face_above(problem: Problem, face: Face, standing: int) -> Face:
    """The part of a face in which nobody is matched below ``standing``."""
    return without(face, problem.standings[face.free] >= standing)


def with_row(face: Face, row: Row) -> Face:
    """The part of a face that keeps one more row."""
    return replace(face, rows=(*face.rows, row))


def lies_in(problem: Problem, face: Face, chosen: IntArray) -> bool:
    """Whether a matching (positions, ascending) keeps all bounds of a face."""
    placed, loads = problem.forests.left.counts(chosen), problem.forests.right.counts(chosen)
    return bool(
        (face.mentee_low <= placed).all()
        and (placed <= face.mentee_high).all()
        and (face.mentor_low <= loads).all()
        and (loads <= face.mentor_high).all()
        and np.isin(face.fixed, chosen).all()
        and np.isin(chosen, np.concatenate([face.fixed, face.free])).all()
        and all(row.low <= int(row.counts(chosen).sum()) <= row.high for row in face.rows)
    )
