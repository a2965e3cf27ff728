"""The fewest of some things that clash: none of them can be left out."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from pairforge.explanations.fewest import fewest

THINGS = range(9)
SETS = st.lists(st.frozensets(st.sampled_from(THINGS), min_size=1, max_size=4), min_size=1, max_size=4)


@given(SETS)
def test_none_of_the_fewest_can_be_left_out(clashing):
    """What is found has one of the planted sets, and nothing with one thing less has."""

    def is_impossible(some):
        return any(planted <= set(some) for planted in clashing)

    found = fewest(THINGS, is_impossible)
    assert is_impossible(found)
    assert not any(is_impossible(some) for some in combinations(found, len(found) - 1))
    assert found == sorted(found)


@given(SETS, st.randoms(use_true_random=False))
def test_what_is_found_clashes_even_if_some_answers_are_unknown(clashing, random):
    """An answer that is not certain may leave too much, never too little."""

    def is_impossible(some):
        return random.random() < 0.6 and any(planted <= set(some) for planted in clashing)

    found = set(fewest(THINGS, is_impossible))
    assert any(planted <= found for planted in clashing)


def test_nothing_is_needed_where_nothing_at_all_is_impossible_already():
    """Without anything that can be left out, the fewest are none."""
    assert fewest(THINGS, lambda _: True) == []
