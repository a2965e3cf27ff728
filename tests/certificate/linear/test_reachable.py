"""The sums of up to two mentors beside all sums in plain Python."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.problem.building import make_problem

from pairforge.certificate.linear.plans.reachable import ReachableSums

POINTS = st.integers(-9, 9) | st.integers(10**9, 10**9 + 9) | st.none()


@given(
    st.lists(st.lists(POINTS, min_size=3, max_size=3), min_size=1, max_size=4),
    st.lists(st.integers(0, 2), min_size=4, max_size=4),
    st.integers(-30, 30) | st.integers(10**9 - 9, 10**9 + 20) | st.integers(2 * 10**9, 2 * 10**9 + 20),
    st.randoms(use_true_random=False),
)
def test_sums_next_to_a_number(table, wants, number, random):
    """Above and below a number stand the sums that come next, of pairs that may be and of two of them."""
    problem = make_problem(table, wants=wants[: len(table)])
    may = np.array([random.random() < 0.8 for _ in range(problem.num_pairs)], dtype=bool)
    sums = set()
    for mentee, wanted in enumerate(problem.wants.tolist()):
        own = problem.points[(problem.mentees == mentee) & may].tolist()
        sums |= {sum(some) for size in (1, wanted) for some in combinations(own, size) if size}
    reachable = ReachableSums(problem, may)
    assert reachable.above(number) == min((one for one in sums if one > number), default=None)
    assert reachable.below(number) == max((one for one in sums if one < number), default=None)
