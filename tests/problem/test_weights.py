"""Weights that are small enough for exact arithmetic."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.problem.building import make_problem

from pairforge.problem.weights import largest_weight, nearest_weights


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(1, 10**4))
def test_nearest_weights_are_small_and_near(first, second, most):
    """Both are at least 1 and at most ``most``; the ratio is the same where its terms are small enough."""
    found = nearest_weights(first, second, most)
    assert all(1 <= weight <= most for weight in found)
    ratio = Fraction(first, second)
    if max(ratio.numerator, ratio.denominator) <= most:
        assert Fraction(*found) == ratio
    elif most > 1 and Fraction(2, most) < ratio < Fraction(most, 2):
        assert abs(min(Fraction(*found), 1 / Fraction(*found)) - min(ratio, 1 / ratio)) <= Fraction(1, most)


@pytest.mark.parametrize("top", [1, 1000, 10**9, 10**15])
def test_sums_of_the_largest_weights_fit(top):
    """With the largest weight the gain of a pair times the number of nodes stays below 2**60."""
    problem = make_problem([[0, top], [top, 1]])
    most = largest_weight(problem)
    nodes = problem.num_mentees + problem.num_mentors + 2
    assert most * 2 * top * (nodes + 1) < 2**60 <= (most + 1) * 2 * top * (nodes + 2)
