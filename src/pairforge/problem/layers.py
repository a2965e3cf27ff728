"""Lists of people in layers in which nobody stands twice, as the cells of a family do not overlap."""

from __future__ import annotations

from collections.abc import Sequence


def layers_of(lists: Sequence[Sequence[int]]) -> list[list[Sequence[int]]]:
    """The lists in the first layer that has none of their people yet; few layers, not always the fewest."""
    layers: list[list[Sequence[int]]] = []
    standing: list[set[int]] = []
    for people in lists:
        free = (idx for idx, known in enumerate(standing) if known.isdisjoint(people))
        place = next(free, len(layers))
        if place == len(layers):
            layers.append([])
            standing.append(set())
        layers[place].append(people)
        standing[place].update(people)
    return layers
