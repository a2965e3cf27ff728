"""Whether the rules of a problem are a network: its sets of pairs as two forests, or what is in the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np

from pairforge.problem.counted import Counted, no_bounds
from pairforge.problem.forest import CellArray, Forest, Grove, cross
from pairforge.problem.programme import IntArray, Programme


@dataclass(frozen=True, eq=False)
class Placed:
    """Cells and their nodes.

    Parameters
    ----------
    counted
        The cells.
    is_left
        Whether they are in the mentees' forest.
    node
        The node of each cell, -1 if it has none, shape (num_cells,).
    """

    counted: Counted
    is_left: bool
    node: IntArray


@dataclass(frozen=True, eq=False)
class Forests:
    """All sets of pairs whose counts are bounded, or cost something, as two forests (a bihierarchy).

    Then the matrix of the counts is totally unimodular (Budish, Che, Kojima, Milgrom 2013, "Designing random
    allocation mechanisms"), and a min-cost flow is exact.

    Parameters
    ----------
    left, right
        The mentees and the mentors, with what lies within or around them.
    placed
        Where the cells of the rules are.
    """

    left: Forest
    right: Forest
    placed: tuple[Placed, ...] = ()

    @property
    def num_nodes(self) -> int:
        """The nodes of both, and two more in which they end."""
        return self.left.num_nodes + self.right.num_nodes + 2


@dataclass(frozen=True)
class Crossing:
    """Why the rules are no network.

    Parameters
    ----------
    rule
        The first rule with which they are none.
    crossed
        The rules before it whose sets of pairs its own cross; none where it would not do by itself.
    nested
        The rules before it, which are a network.
    """

    rule: str
    crossed: tuple[str, ...]
    nested: tuple[str, ...]


def structure_of(programme: Programme, counted: Iterable[Counted | str]) -> Forests | Crossing:
    """The two forests, or what is in the way of them."""
    kept: list[Counted] = []
    edges: list[tuple[int, int]] = []
    fixed: dict[int, bool] = {}
    sides: list[bool] = []
    mentees, mentors = (programme.mentees, programme.num_mentees), (programme.mentors, programme.num_mentors)
    for idx, one in zip(count(), counted, strict=False):
        nested = tuple(dict.fromkeys(other.label for other in kept))
        if isinstance(one, str):
            return Crossing(one, (), nested)
        own = one.of_pair, len(one.low)
        crosses_left, crosses_right = _cross(own, mentees), _cross(own, mentors)
        if crosses_left and crosses_right:
            return Crossing(one.label, (), nested)
        crossed = [place for place, other in enumerate(kept) if _cross(own, (other.of_pair, len(other.low)))]
        edges += [(place, idx) for place in crossed]
        if crosses_left or crosses_right:
            fixed[idx] = crosses_right
        kept.append(one)
        found = two_sides(edges, fixed, len(kept))
        if found is None:
            return Crossing(one.label, tuple(dict.fromkeys(kept[place].label for place in crossed)), nested)
        sides = found
    return _forests(programme, kept, sides)


def two_sides(
    edges: Sequence[tuple[int, int]], fixed: dict[int, bool], num_vertices: int
) -> list[bool] | None:
    """A side for each vertex, so that no edge joins two of one; False where nothing asks for True.

    Parameters
    ----------
    fixed
        The vertices whose side is given.

    Returns
    -------
    list of bool or None
        None if there is no such choice.
    """
    sides = dict(fixed)
    for start in range(num_vertices):
        pending = list(sides)
        while pending:
            here = pending.pop()
            for other in (sum(edge) - here for edge in edges if here in edge):
                if other not in sides:
                    sides[other] = not sides[here]
                    pending.append(other)
        sides.setdefault(start, False)
    if any(sides[one] == sides[other] for one, other in edges):
        return None
    return [sides[vertex] for vertex in range(num_vertices)]


def trivial_forests(programme: Programme) -> Forests:
    """Mentees and mentors only."""
    return _forests(programme, [], [])


def _forests(programme: Programme, counted: Sequence[Counted], is_left: Sequence[bool]) -> Forests:
    none = np.zeros(programme.num_mentees, dtype=np.int64)
    left = Grove(programme.mentees, none, programme.wants)
    right = Grove(programme.mentors, programme.minimum, programme.capacity)
    placed = []
    for one, on_left in zip(counted, is_left, strict=True):
        bounds = (one.low, one.high) if one.stage is None else no_bounds(len(one.low))
        node = (left if on_left else right).add(one.of_pair, one.cells, one.most, *bounds)
        placed.append(Placed(one, on_left, node))
    return Forests(left.grown(), right.grown(), tuple(placed))


def _cross(first: tuple[CellArray, int], second: tuple[CellArray, int]) -> bool:
    return first[0] is not second[0] and cross(first[0], second[0], first[1], second[1])
