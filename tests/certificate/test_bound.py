"""Exact upper bounds from integer prices."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.certificate.faces import IntArray, best_prices, in_face, prices_of, random_face, random_faces
from tests.problem.building import make_problem, random_problem
from tests.problem.exhaustive import all_matchings, stage_values

from pairforge.certificate import Face, easy_prices, exact_sum, upper_bound, whole_face
from pairforge.pairing import StagePrices
from pairforge.problem import TIES, Problem

INT64 = st.integers(-(2**63), 2**63 - 1)


def bound_in_python(
    problem: Problem, face: Face, gains: IntArray, fixed_gain: int, prices: StagePrices
) -> int:
    """The bound as its formula stands, in Python's own integers."""
    y: list[int] = prices.mentee_prices.tolist()
    z: list[int] = prices.mentor_prices.tolist()
    bound: int = fixed_gain
    bounds = [
        *zip(y, face.mentee_low.tolist(), face.mentee_high.tolist(), strict=True),
        *zip(z, face.mentor_low.tolist(), face.mentor_high.tolist(), strict=True),
    ]
    bound += sum(price * (high if price > 0 else low) for price, low, high in bounds)
    mentees, mentors = problem.mentees.tolist(), problem.mentors.tolist()
    bound -= sum(y[mentees[pair]] + z[mentors[pair]] for pair in face.fixed.tolist())
    bound += sum(
        max(0, gain - y[mentees[pair]] - z[mentors[pair]])
        for pair, gain in zip(face.free.tolist(), gains.tolist(), strict=True)
    )
    return bound


@given(seed=st.integers(0, 2**32), largest=st.sampled_from([1, 3, 10, 1000, 2**61 - 1]))
def test_no_prices_give_a_bound_below_the_optimum(seed, largest):
    """Weak duality: whatever the prices, no matching of the face gains more than the bound."""
    rng = np.random.default_rng(seed)
    problem = random_problem(rng, most_mentees=4, most_mentors=3)
    matchings = all_matchings(problem)
    if not len(matchings):
        return
    face = random_face(problem, matchings[rng.integers(len(matchings))], rng)
    held = matchings[in_face(problem, face, matchings)]
    for stage in ("matched", "total", TIES):
        prices = prices_of(
            stage,
            rng.integers(-largest, largest + 1, problem.num_mentees).tolist(),
            rng.integers(-largest, largest + 1, problem.num_mentors).tolist(),
        )
        gains = problem.gain(stage, face.free)
        fixed_gain = sum(problem.gain(stage, face.fixed).tolist())
        bound = upper_bound(problem, face, gains, fixed_gain, prices)
        assert bound == bound_in_python(problem, face, gains, fixed_gain, prices)
        assert bound >= max(stage_values(problem, held, stage))
        assert isinstance(bound, int)


@pytest.mark.parametrize("seed", range(40))
def test_right_prices_reach_the_optimum(seed):
    """Strong duality: the prices of an optimum give a bound that equals it."""
    for problem, face, held in random_faces([3, seed]):
        for stage in ("matched", "total", TIES):
            values = stage_values(problem, held, stage)
            prices = best_prices(problem, face, stage, held[int(np.argmax(values))])
            gains, fixed_gain = problem.gain(stage, face.free), sum(problem.gain(stage, face.fixed).tolist())
            assert upper_bound(problem, face, gains, fixed_gain, prices) == max(values)


def test_bound_by_hand():
    """Two mentees want the only seat: at a price of 5 for it, 8 - 5 is left and the bound is 8."""
    problem = make_problem([[8], [5]])
    face = whole_face(problem)
    gains = problem.gain("total", face.free)
    assert upper_bound(problem, face, gains, 0, prices_of("total", [0, 0], [5])) == 8
    assert upper_bound(problem, face, gains, 0, prices_of("total", [0, 0], [0])) == 13
    assert upper_bound(problem, face, gains, 0, prices_of("total", [3, 0], [5])) == 8
    assert upper_bound(problem, face, gains, 0, prices_of("total", [0, 0], [9])) == 9


def test_negative_prices_count_the_lower_bounds():
    """A mentor must take somebody at a loss: the price of the minimum is negative, and so is the bound."""
    problem = make_problem([[-4], [-7]], minimum=1)
    face = whole_face(problem)
    bound = upper_bound(problem, face, problem.gain("total", face.free), 0, prices_of("total", [0, 0], [-4]))
    assert bound == -4


def test_fixed_pairs_pay_their_prices():
    """A locked pair counts with its points and uses up its seat."""
    problem = make_problem([[1], [9]], locked=[(0, 0)])
    face = whole_face(problem)
    gains = problem.gain("total", face.free)
    assert upper_bound(problem, face, gains, 1, prices_of("total", [0, 0], [9])) == 1


def test_prices_that_need_no_search():
    """Each mentee's best gain is a bound: right where nobody competes, too high where somebody does."""
    for capacity, bound in ((2, 12), (1, 12)):
        problem = make_problem([[7, 1], [5, 2], [None, None]], capacity=capacity)
        face = whole_face(problem)
        gains = problem.gain("total", face.free)
        prices = easy_prices(problem, face, gains, "total")
        assert (prices.stage, prices.threshold) == ("total", None)
        assert prices.mentee_prices.tolist() == [7, 5, 0]
        assert prices.mentor_prices.tolist() == [0, 0]
        assert upper_bound(problem, face, gains, 0, prices) == bound


def test_prices_that_need_no_search_are_never_negative():
    """Nobody has to be matched at a loss."""
    problem = make_problem([[-3], [-1]])
    face = whole_face(problem)
    prices = easy_prices(problem, face, problem.gain("total", face.free), "total")
    assert prices.mentee_prices.tolist() == [0, 0]


@given(st.lists(INT64, max_size=50))
def test_sum_is_exact(numbers):
    """The sum is that of Python's integers, where 64 bits would have overflowed too."""
    assert exact_sum(np.array(numbers, dtype=np.int64)) == sum(numbers)


@pytest.mark.parametrize("number", [2**62, 2**62 - 1, 2**63 - 1, -(2**63), -(2**62) - 1, -1, 2**32, -(2**32)])
def test_sum_of_many_large_numbers(number):
    """A hundred thousand numbers near the end of 64 bits are summed exactly."""
    assert exact_sum(np.full(100_000, number, dtype=np.int64)) == 100_000 * number


def test_sum_of_nothing():
    """The sum of no numbers is 0."""
    assert exact_sum(np.empty(0, dtype=np.int64)) == 0
