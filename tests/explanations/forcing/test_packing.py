"""Packed vectors: order, sums and numbers are those of the vectors."""

from __future__ import annotations

import numpy as np
import pytest

from pairforge.explanations.forcing.packing import less, lesser, packing_of


@pytest.mark.parametrize("largest", [[3], [1, 5], [2, 10**9, 10**9], [10**14, 10**14, 0, 7], [0, 0]])
def test_packed_vectors_compare_and_add_up(largest):
    """Sums of up to ten vectors keep their lexicographic order, and their numbers can be read again."""
    rng = np.random.default_rng(7)
    packing = packing_of(largest, 10)
    assert packing is not None
    vectors = [[rng.integers(-most, most + 1, 200) for most in largest] for _ in range(10)]
    packed = sum(packing.pack(one) for one in vectors)
    sums = np.array(vectors).sum(axis=0).T.tolist()
    assert [list(packing.unpack(packed[:, idx])) for idx in range(200)] == sums
    one, other = packed[:, :100], packed[:, 100:]
    expected = [left < right for left, right in zip(sums[:100], sums[100:], strict=True)]
    assert less(one, other).tolist() == expected
    smaller = lesser(one, other)
    both = zip(sums[:100], sums[100:], strict=True)
    assert [list(packing.unpack(smaller[:, idx])) for idx in range(100)] == [min(two) for two in both]


def test_what_does_not_fit_needs_another_limb_or_is_refused():
    """Two numbers of 40 bits need two limbs, one of 61 bits fits none."""
    packing = packing_of([2**40, 2**40], 4)
    assert packing is not None
    assert len(packing.factors) == 2
    assert packing_of([1, 2**60], 2) is None
