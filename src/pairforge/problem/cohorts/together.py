"""``together``: mentees who have the same mentor."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from pairforge.config.cohorts import Together as TogetherConfig
from pairforge.problem.cohorts.base import price_of
from pairforge.problem.constraints import Constraint, Together
from pairforge.problem.layers import layers_of
from pairforge.problem.source import Source


def together(entry: TogetherConfig, source: Source) -> tuple[Constraint, ...]:
    """Each two who follow each other on a list are a couple; nobody is in two couples of one constraint."""
    couples = [couple for people in source.roster.lists_of(entry) for couple in pairwise(people)]
    return tuple(_layer(entry, layer, source) for layer in layers_of(couples))


def _layer(entry: TogetherConfig, couples: Sequence[Sequence[int]], source: Source) -> Together:
    codes = np.full(len(source.roster.mentees), -1, dtype=np.int64)
    counts = np.zeros(len(codes), dtype=np.int64)
    for number, (one, other) in enumerate(couples):
        codes[[one, other]] = number
        counts[[one, other]] = 1, -1
    family = source.cells.by_mentor(codes, len(couples), counts)
    return Together(
        label=entry.label,
        price=price_of(entry),
        family=family,
        couple=np.arange(family.num_cells) % len(couples),
        num_couples=len(couples),
    )
