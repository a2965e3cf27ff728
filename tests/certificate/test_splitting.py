"""Splits make more faces of the same matchings, whatever an engine says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.problem.building import random_problem
from tests.problem.exhaustive import all_matchings

from pairforge.certificate import lies_in, no_prices, whole_face
from pairforge.certificate.splitting import split_faces


def test_every_matching_lies_in_just_one_part():
    """Also where a split names a face that is not there, or a pair that is not free."""
    for seed in range(60):
        rng = np.random.default_rng(seed)
        problem = random_problem(rng, most_mentees=4, most_mentors=3)
        splits = tuple(map(tuple, rng.integers(-2, max(problem.num_pairs, 2) + 2, (6, 2)).tolist()))
        prices = replace(no_prices(problem, "total"), splits=splits)
        parts = split_faces((whole_face(problem),), [prices])
        for row in all_matchings(problem):
            chosen = np.flatnonzero(row)
            assert sum(lies_in(problem, face, chosen) for face in parts) == 1
