"""Exact upper bounds from integer prices."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.certificate.faces import (
    SUMS,
    best_prices,
    broken,
    even_loads,
    in_face,
    node_sets,
    objective_in,
    prices_of,
    random_face,
    random_faces,
    random_prices,
    tiny_problem,
    values_in,
)
from tests.problem.building import make_problem
from tests.problem.exhaustive import all_matchings

from pairforge.certificate import (
    Costs,
    Face,
    Objective,
    Row,
    easy_prices,
    exact_sum,
    no_prices,
    upper_bound,
    whole_face,
    with_row,
)
from pairforge.pairing import StagePrices
from pairforge.problem import Problem, Total

INT64 = st.integers(-(2**63), 2**63 - 1)


def cost_at(costs: Costs | None, node: int, count: int) -> int:
    """What a node costs at a count beyond what it costs without a pair."""
    if costs is None or node not in costs.nodes:
        return 0
    start = int(costs.starts[costs.nodes.tolist().index(node)])
    return int(sum(costs.steps[start : start + count].tolist()))


def bound_in_python(problem: Problem, face: Face, objective: Objective, prices: StagePrices) -> int:
    """The bound as its formula stands, in Python's own integers; squares by trying every load."""
    of_pairs = [
        (own @ sets).tolist()
        for own, sets in zip(
            (prices.mentee_prices.astype(object), prices.mentor_prices.astype(object)),
            node_sets(problem),
            strict=True,
        )
    ]
    priced_rows = list(zip(face.rows, prices.row_prices or [0] * len(face.rows), strict=True))

    def price(pair: int) -> int:
        over_all = (cost for row, cost in priced_rows if row.inside is None or bool(row.inside[pair]))
        return int(sum(side[pair] for side in of_pairs) + sum(over_all))

    sides = (
        (prices.mentee_prices, face.mentee_low, face.mentee_high, objective.left),
        (prices.mentor_prices, face.mentor_low, face.mentor_high, objective.right),
    )
    most = sum(max(cost * row.low, cost * row.high) for row, cost in priced_rows)
    for own, low, high, costs in sides:
        for node, cost in enumerate(own.tolist()):
            counts = range(int(low[node]), int(high[node]) + 1)
            most += max(cost * count - prices.scale * cost_at(costs, node, count) for count in counts)
        most -= prices.scale * (0 if costs is None else costs.at_zero)
    most += prices.scale * objective.fixed_gain - sum(map(price, face.fixed.tolist()))
    gains = zip(face.free.tolist(), objective.gains.tolist(), strict=True)
    most += sum(max(0, prices.scale * gain - price(pair)) for pair, gain in gains)
    return int(most // prices.scale)


@given(
    seed=st.integers(0, 2**32),
    largest=st.sampled_from([1, 3, 10, 1000, 2**60 - 1]),
    scale=st.sampled_from([1, 1, 2, 7, 1000]),
    rows=st.sampled_from(["none", "count", "some"]),
)
def test_no_prices_give_a_bound_below_the_optimum(seed, largest, scale, rows):
    """Weak duality: whatever the prices, no matching of the face gains more than the bound."""
    rng = np.random.default_rng(seed)
    problem = tiny_problem(rng)
    matchings = all_matchings(problem)
    if not len(matchings):
        return
    face = random_face(problem, matchings[rng.integers(len(matchings))], rng, rows=rows)
    held = matchings[in_face(problem, face, matchings)]
    objectives = [objective_in(problem, face, stage) for stage in SUMS]
    for objective in (*objectives, broken(problem, face)):
        prices = random_prices(problem, face, rng, largest, scale)
        bound = upper_bound(problem, face, objective, prices)
        assert bound == bound_in_python(problem, face, objective, prices)
        assert bound >= max(values_in(problem, face, objective, held))
        assert isinstance(bound, int)


@given(
    seed=st.integers(0, 2**32),
    largest=st.sampled_from([1, 3, 10, 1000, 2**60 - 1]),
    scale=st.sampled_from([1, 1, 2, 7, 1000]),
    rows=st.sampled_from(["none", "count", "some"]),
)
def test_no_prices_give_a_bound_below_the_evenest_loads(seed, largest, scale, rows):
    """Weak duality with squared loads: whatever the prices, no matching of the face has evener loads."""
    rng = np.random.default_rng(seed)
    problem = tiny_problem(rng)
    matchings = all_matchings(problem)
    if not len(matchings):
        return
    face = random_face(problem, matchings[rng.integers(len(matchings))], rng, rows=rows)
    held = matchings[in_face(problem, face, matchings)]
    objective, prices = even_loads(problem, face), random_prices(problem, face, rng, largest, scale)
    bound = upper_bound(problem, face, objective, prices)
    assert bound == bound_in_python(problem, face, objective, prices)
    assert bound >= max(values_in(problem, face, objective, held))


@pytest.mark.parametrize("rows", ["none", "count"])
@pytest.mark.parametrize("seed", range(40))
def test_right_prices_reach_the_optimum(seed, rows):
    """Strong duality: the prices of an optimum give a bound that equals it."""
    for problem, face, held in random_faces([3, seed], rows=rows):
        objectives = [objective_in(problem, face, stage) for stage in SUMS]
        for objective in (*objectives, even_loads(problem, face), broken(problem, face)):
            values = values_in(problem, face, objective, held)
            prices = best_prices(problem, face, objective, held[int(np.argmax(values))])
            assert upper_bound(problem, face, objective, prices) == max(values)


def test_bound_by_hand():
    """Two mentees want the only seat: at a price of 5 for it, 8 - 5 is left and the bound is 8."""
    problem = make_problem([[8], [5]])
    face = whole_face(problem)
    objective = objective_in(problem, face, Total())
    assert upper_bound(problem, face, objective, prices_of("total", [0, 0], [5])) == 8
    assert upper_bound(problem, face, objective, prices_of("total", [0, 0], [0])) == 13
    assert upper_bound(problem, face, objective, prices_of("total", [3, 0], [5])) == 8
    assert upper_bound(problem, face, objective, prices_of("total", [0, 0], [9])) == 9


def test_scaled_prices_are_fractions():
    """With a scale of 2 a price of 11 is 5.5, and the bound is rounded down."""
    problem = make_problem([[8], [5]])
    face = whole_face(problem)
    objective = objective_in(problem, face, Total())
    assert upper_bound(problem, face, objective, prices_of("total", [0, 0], [11], scale=2)) == 8
    assert upper_bound(problem, face, objective, prices_of("total", [0, 0], [9], scale=2)) == 8
    assert upper_bound(problem, face, objective, prices_of("total", [0, 0], [7], scale=2)) == 9


def test_negative_prices_count_the_lower_bounds():
    """A mentor must take somebody at a loss: the price of the minimum is negative, and so is the bound."""
    problem = make_problem([[-4], [-7]], minimum=1)
    face = whole_face(problem)
    objective = objective_in(problem, face, Total())
    assert upper_bound(problem, face, objective, prices_of("total", [0, 0], [-4])) == -4


def test_rows_over_all_pairs_have_prices():
    """At most one of two places may be filled, or at least one at a loss: the row's price says so."""
    problem = make_problem([[8, None], [None, 5]])
    face = with_row(whole_face(problem), Row(None, 0, 1))
    objective = objective_in(problem, face, Total())
    assert upper_bound(problem, face, objective, prices_of("total", [0, 0], [0, 0], rows=(5,))) == 8
    assert upper_bound(problem, face, objective, prices_of("total", [0, 0], [0, 0])) == 13
    problem = make_problem([[-8, None], [None, -5]])
    face = with_row(whole_face(problem), Row(np.array([True, False]), 1, 2))
    objective = objective_in(problem, face, Total())
    assert upper_bound(problem, face, objective, prices_of("total", [0, 0], [0, 0], rows=(-8,))) == -8


def test_squared_loads_by_hand():
    """Three places in two mentors: loads of two and one, which prices of three a place prove."""
    problem = make_problem([[0, 0]] * 3, capacity=3)
    face = with_row(whole_face(problem), Row(None, 3, 3))
    objective = even_loads(problem, face)
    assert upper_bound(problem, face, objective, prices_of("balance", [0] * 3, [3, 3], rows=(-3,))) == -5
    assert upper_bound(problem, face, objective, prices_of("balance", [0] * 3, [4, 4], rows=(-4,))) == -4
    assert upper_bound(problem, face, objective, prices_of("balance", [0] * 3, [0, 0])) == 0


def test_fixed_pairs_pay_their_prices():
    """A locked pair counts with its points and uses up its seat."""
    problem = make_problem([[1], [9]], locked=[(0, 0)])
    face = whole_face(problem)
    objective = objective_in(problem, face, Total())
    assert objective.fixed_gain == 1
    assert upper_bound(problem, face, objective, prices_of("total", [0, 0], [9])) == 1


def test_prices_that_need_no_search():
    """Each mentee's best gain is a bound: right where nobody competes, too high where somebody does."""
    for capacity, bound in ((2, 12), (1, 12)):
        problem = make_problem([[7, 1], [5, 2], [None, None]], capacity=capacity)
        face = whole_face(problem)
        objective = objective_in(problem, face, Total())
        prices = easy_prices(problem, [face], [objective], "total")
        assert (prices.stage, prices.level) == ("total", None)
        assert prices.mentee_prices.tolist() == [7, 5, 0]
        assert prices.mentor_prices.tolist() == [0, 0]
        assert upper_bound(problem, face, objective, prices) == bound


def test_prices_that_need_no_search_are_never_negative():
    """Nobody has to be matched at a loss."""
    problem = make_problem([[-3], [-1]])
    face = whole_face(problem)
    prices = easy_prices(problem, [face], [objective_in(problem, face, Total())], "total")
    assert prices.mentee_prices.tolist() == [0, 0]


def test_no_prices_are_none_for_anybody():
    """Nothing for each mentee and each mentor, at the level that was asked for."""
    prices = no_prices(make_problem([[1, 2], [3, 4], [5, 6]]), "worst_off", 7)
    assert (prices.stage, prices.level, prices.row_prices, prices.scale) == ("worst_off", 7, (), 1)
    assert (prices.mentee_prices.tolist(), prices.mentor_prices.tolist()) == ([0, 0, 0], [0, 0])


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
