"""The different numbers among very many."""

import numpy as np
import pytest

from pairforge.problem.distinct import distinct


@pytest.mark.parametrize("size", [0, 1, 2, 50])
@pytest.mark.parametrize("most", [1, 5, 10**12])
def test_distinct_numbers_are_those_of_a_set(size, most):
    """Each number once, ascending."""
    numbers = np.random.default_rng([64, size]).integers(-most, most, size)
    assert distinct(numbers).tolist() == sorted(set(numbers.tolist()))
