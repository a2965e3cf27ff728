"""The simplest fraction between two others."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pairforge.tradeoff.simplifying import simplest_between

FRACTIONS = st.fractions(min_value=0, max_value=50, max_denominator=60)


def slow_simplest(low, high):
    """The first denominator for which there is a numerator, and the first such numerator."""
    denominator = 1
    while True:
        numerator = low * denominator // 1 + 1
        if Fraction(numerator, denominator) < high:
            return Fraction(numerator, denominator)
        denominator += 1


@given(FRACTIONS, FRACTIONS)
def test_it_has_the_smallest_denominator(one, other):
    """Between the two and with the smallest denominator, and of those with the smallest numerator."""
    if one != other:
        low, high = min(one, other), max(one, other)
        assert simplest_between(low, high) == slow_simplest(low, high)


@given(FRACTIONS)
def test_without_an_upper_end_it_is_the_next_whole_number(low):
    """Where anything larger will do, it is the next whole number."""
    assert simplest_between(low, None) == low // 1 + 1
