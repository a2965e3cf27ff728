"""The best matchings that keep a limit, where one price leaves a gap: branch and bound by single pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Face, Objective, split_face, upper_bound, value_of
from pairforge.engines.deadline import Deadline
from pairforge.engines.network.limits import bound_within_limit, limit_of
from pairforge.engines.network.priced import Bounded
from pairforge.pairing import StagePrices
from pairforge.problem import Problem

IntArray = NDArray[np.int64]

_MOST_FACES = 1_000


@dataclass(frozen=True)
class Leaf:
    """A face with what is known of its best matching.

    No matching of it gains more than ``bound``, and the best known gains ``value`` (None: none is known).
    """

    face: Face
    bounded: Bounded
    bound: int
    value: int | None


@dataclass
class Tree:
    """Faces that together hold all matchings of those before, and the splits that made them.

    Branch and bound (Land, Doig 1960) by single pairs: a face is split as long as its bound may be reached
    by a matching that is not known. The prices of all faces together prove the best.
    """

    problem: Problem
    objective_of: Callable[[Face], Objective]
    stage: str
    level: int | None
    deadline: Deadline
    reached: int
    leaves: list[Leaf] = field(default_factory=list)
    splits: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def grown(
        cls,
        problem: Problem,
        faces: tuple[tuple[Face, IntArray], ...],
        objective_of: Callable[[Face], Objective],
        stage: str,
        level: int | None,
        deadline: Deadline,
        reached: int,
    ) -> tuple[Tree, bool]:
        """The tree, and whether it is complete.

        Parameters
        ----------
        faces
            The faces before any split, each with a matching.
        reached
            What the best of these matchings gains.
        """
        tree = cls(problem, objective_of, stage, level, deadline, reached)
        for face, start in faces:
            leaf = tree._leaf(face, start)
            if leaf is None:
                return tree, False
            tree.leaves.append(leaf)
        while (place := tree._widest()) is not None:
            if len(tree.leaves) >= _MOST_FACES or not tree._split(place):
                return tree, False
        return tree, True

    @property
    def prices(self) -> tuple[StagePrices, ...]:
        """The prices of all leaves; the first ones know the splits."""
        if len(self.leaves) <= 1:
            return tuple(leaf.bounded.prices for leaf in self.leaves)
        found = [replace(leaf.bounded.prices, face=idx) for idx, leaf in enumerate(self.leaves)]
        return (replace(found[0], splits=tuple(self.splits)), *found[1:])

    def _widest(self) -> int | None:
        """The leaf with the largest bound of those that may hold something better, or as good, not known."""
        unsure = [
            idx
            for idx, leaf in enumerate(self.leaves)
            if leaf.bound >= self.reached and not leaf.bounded.closed
        ]
        return max(unsure, key=lambda idx: self.leaves[idx].bound, default=None)

    def _split(self, place: int) -> bool:
        """Tell a leaf apart by a pair in which the two matchings at its price differ."""
        leaf = self.leaves[place]
        pairs = np.setxor1d(*leaf.bounded.between)
        idx = limit_of(leaf.face)
        assert idx is not None
        pair = int(pairs[np.argmax(leaf.face.rows[idx].counts(pairs))])
        parts = [self._leaf(face) for face in split_face(leaf.face, pair)]
        if parts[0] is None or parts[1] is None:
            return False
        self.splits.append((place, pair))
        self.leaves[place] = parts[0]
        self.leaves.append(parts[1])
        return True

    def _leaf(self, face: Face, start: IntArray | None = None) -> Leaf | None:
        objective = self.objective_of(face)
        bounded = bound_within_limit(
            self.problem,
            face,
            objective,
            self.stage,
            self.level,
            self.deadline,
            reached=self.reached,
            start=start,
        )
        if bounded is None:
            return None
        bound = upper_bound(self.problem, face, objective, bounded.prices)
        if bounded.best is None:
            return Leaf(face, bounded, bound, None)
        value = value_of(self.problem, face, objective, bounded.best)
        self.reached = max(self.reached, value)
        return Leaf(face, bounded, bound, value)
