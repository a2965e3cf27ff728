"""Shortest paths between all nodes of a small dense graph, in exact integers."""

from __future__ import annotations

import numpy as np

from pairforge.explanations.forcing.packing import BoolArray, IntArray, lesser

_BLOCK = 64
_ROWS = 32


class CircleBelowZeroError(Exception):
    """A circle has a length below zero."""


def shortest_paths(arcs: IntArray) -> IntArray:
    """The lengths of the shortest paths from each node to each other one.

    Floyd 1962, "Algorithm 97: shortest path", in blocks that stay in the cache (Venkataraman, Sahni,
    Mukhopadhyaya 2003, "A blocked all-pairs shortest-paths algorithm").

    Parameters
    ----------
    arcs
        Packed lengths of the arcs, shape (num_limbs, num_nodes, num_nodes), ``NEVER`` where there is none;
        0 from each node to itself, or less.

    Raises
    ------
    CircleBelowZeroError
        If there are no shortest paths.
    """
    paths = arcs.copy()
    num_nodes = paths.shape[1]
    for start in range(0, num_nodes, _BLOCK):
        own = slice(start, min(start + _BLOCK, num_nodes))
        for node in range(own.start, own.stop):
            _through(paths, node, own, own)
            if _is_below_zero(paths[:, np.arange(own.start, own.stop), np.arange(own.start, own.stop)]).any():
                raise CircleBelowZeroError
        others = (slice(0, own.start), slice(own.stop, num_nodes))
        for other in others:
            for node in range(own.start, own.stop):
                _through(paths, node, own, other)
                _through(paths, node, other, own)
        for rows in _slices(others, _ROWS):
            for node in range(own.start, own.stop):
                for other in others:
                    _through(paths, node, rows, other)
        if _is_below_zero(paths[:, np.arange(num_nodes), np.arange(num_nodes)]).any():
            raise CircleBelowZeroError
    return paths


def _through(paths: IntArray, node: int, rows: slice, columns: slice) -> None:
    """Paths from some nodes to others may lead through a node."""
    before = paths[:, rows, columns]
    if not before.size:
        return
    detour = paths[:, rows, node, None] + paths[:, node, None, columns]
    if len(paths) == 1:
        np.minimum(before, detour, out=before)
    else:
        before[:] = lesser(detour, before)


def _slices(parts: tuple[slice, ...], size: int) -> list[slice]:
    return [
        slice(start, min(start + size, part.stop))
        for part in parts
        for start in range(part.start, part.stop, size)
    ]


def _is_below_zero(packed: IntArray) -> BoolArray:
    """The sign of a packed vector is that of its first limb that is not 0."""
    found: BoolArray = packed[-1] < 0
    for limb in range(len(packed) - 2, -1, -1):
        found = (packed[limb] < 0) | ((packed[limb] == 0) & found)
    return found
