"""Shortest paths against the plain algorithm."""

from __future__ import annotations

import numpy as np
import pytest

from pairforge.explanations.forcing import shortest
from pairforge.explanations.forcing.packing import NEVER, is_never, packing_of
from pairforge.explanations.forcing.shortest import CircleBelowZeroError, shortest_paths


def slow(arcs):
    """Floyd's algorithm on tuples; None where a circle is below zero."""
    size = len(arcs)
    paths = [row[:] for row in arcs]
    for through in range(size):
        for start in range(size):
            for end in range(size):
                first, second = paths[start][through], paths[through][end]
                if first is not None and second is not None:
                    detour = tuple(map(sum, zip(first, second, strict=True)))
                    if paths[start][end] is None or detour < paths[start][end]:
                        paths[start][end] = detour
        if any(paths[node][node] < (0,) * len(paths[node][node]) for node in range(size)):
            return None
    return paths


@pytest.mark.parametrize(("largest", "num_limbs"), [([9, 9], 1), ([9, 2**55], 2)])
def test_paths_and_circles_are_those_of_the_plain_algorithm(monkeypatch, largest, num_limbs):
    """On random graphs, some of them with circles below zero, in blocks smaller than the graph."""
    monkeypatch.setattr(shortest, "_BLOCK", 3)
    monkeypatch.setattr(shortest, "_ROWS", 2)
    outcomes = set()
    for seed in range(60):
        rng = np.random.default_rng(seed)
        size = int(rng.integers(1, 9))
        packing = packing_of(largest, 2 * size + 4)
        assert packing is not None
        assert len(packing.factors) == num_limbs
        low = int(rng.choice([-1, 0]))
        numbers = [rng.integers(low, 5, (size, size)) for _ in largest]
        there = rng.random((size, size)) < 0.6
        np.fill_diagonal(there, True)
        for column in numbers:
            np.fill_diagonal(column, 0)
        arcs = packing.pack(numbers)
        arcs[:, ~there] = 0
        arcs[0, ~there] = NEVER
        vectors = np.stack(numbers, axis=-1)
        plain = [
            [tuple(vectors[one, two].tolist()) if there[one, two] else None for two in range(size)]
            for one in range(size)
        ]
        expected = slow(plain)
        outcomes.add(expected is None)
        if expected is None:
            with pytest.raises(CircleBelowZeroError):
                shortest_paths(arcs)
            continue
        found = shortest_paths(arcs)
        told = [
            [
                None if is_never(found[:, one, two]) else packing.unpack(found[:, one, two])
                for two in range(size)
            ]
            for one in range(size)
        ]
        assert told == expected
    assert outcomes == {True, False}
