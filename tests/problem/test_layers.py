"""Lists in layers."""

from hypothesis import given
from hypothesis import strategies as st

from pairforge.problem.layers import layers_of


@given(st.lists(st.lists(st.integers(0, 9), min_size=2, max_size=4, unique=True), max_size=12))
def test_nobody_is_twice_in_a_layer(lists):
    """Every list is in one layer, and no two lists of a layer share anybody."""
    layers = layers_of(lists)
    assert sorted(people for layer in layers for people in layer) == sorted(lists)
    for layer in layers:
        assert layer
        everybody = [person for people in layer for person in people]
        assert len(everybody) == len(set(everybody))


def test_a_chain_takes_two_layers():
    """Of couples that follow each other every second one is in the same layer."""
    assert layers_of([(0, 1), (1, 2), (2, 3)]) == [[(0, 1), (2, 3)], [(1, 2)]]
