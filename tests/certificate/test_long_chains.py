"""Uniqueness where stripping ends are not enough: long chains, with and without a cycle at their end."""

import numpy as np
import pytest

from pairforge.certificate.uniqueness import _is_acyclic


@pytest.mark.parametrize("length", [1, 31, 32, 33, 100, 5000])
def test_a_chain_has_no_cycle(length):
    """However long, a chain can be sorted."""
    nodes = np.arange(length)
    assert _is_acyclic(nodes, nodes + 1, length + 1)


@pytest.mark.parametrize("length", [1, 31, 32, 33, 100, 5000])
def test_a_chain_into_and_out_of_a_cycle_is_not_free_of_it(length):
    """A cycle in the middle of two long chains is found."""
    nodes = np.arange(2 * length)
    tails, heads = np.append(nodes, length + 1), np.append(nodes + 1, length)
    assert not _is_acyclic(tails, heads, 2 * length + 1)
