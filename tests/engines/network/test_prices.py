"""Integer prices of a matching."""

import numpy as np
import pytest
from tests.certificate.faces import in_face, random_face, tiny_problem
from tests.engines.network.objectives import objective_on
from tests.problem.building import dense_problem, make_problem
from tests.problem.exhaustive import all_matchings, stage_values

from pairforge.certificate import exact_sum, upper_bound, whole_face
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.prices import find_prices
from pairforge.problem import Balance, Matched, Ties, Total


@pytest.mark.parametrize("rows", ["none", "count"])
@pytest.mark.parametrize("seed", range(60))
def test_prices_are_found_for_the_optima_only(seed, rows):
    """Every optimum of a random face has prices whose bound it reaches; no other matching has any."""
    rng = np.random.default_rng([22, seed])
    problem = tiny_problem(rng)
    matchings = all_matchings(problem)
    for matching in matchings[rng.permutation(len(matchings))[:4]]:
        face = random_face(problem, matching, rng, rows=rows)
        held = matchings[in_face(problem, face, matchings)]
        for stage in (Matched(), Total(), Balance(), Ties()):
            objective = objective_on(problem, face, stage)
            values = stage_values(problem, held, stage)
            for row, value in list(zip(held, values, strict=True))[:10]:
                prices = find_prices(problem, face, objective, np.flatnonzero(row), stage.name)
                assert (prices is not None) == (value == max(values))
                if prices is not None:
                    assert (prices.stage, prices.level) == (stage.name, None)
                    assert prices.mentee_prices.dtype == prices.mentor_prices.dtype == np.int64
                    assert upper_bound(problem, face, objective, prices) == value


@pytest.mark.parametrize("kind", ["random", "ties", "products", "same for all"])
def test_prices_of_a_large_flow(kind):
    """200 mentees and 40 mentors: the flow's answer has prices, and an exchange of two mentors has none."""
    rng = np.random.default_rng([23, len(kind)])
    points = {
        "random": rng.integers(0, 10**6, (200, 40)),
        "ties": rng.integers(0, 3, (200, 40)),
        "products": np.outer(np.arange(1, 201), np.arange(1, 41)),
        "same for all": np.tile(rng.integers(0, 10**6, 40), (200, 1)),
    }[kind]
    problem = dense_problem(points, rng.integers(2, 6, 40))
    face = whole_face(problem)
    objective = objective_on(problem, face, Total())
    chosen = best_flow(problem, face, objective)
    assert chosen is not None
    prices = find_prices(problem, face, objective, chosen, "total")
    assert prices is not None
    assert upper_bound(problem, face, objective, prices) == points.reshape(-1)[chosen].sum()
    worse = exchanged(points, chosen)
    if worse is not None:
        assert find_prices(problem, face, objective, worse, "total") is None


def exchanged(points: np.ndarray, chosen: np.ndarray) -> np.ndarray | None:
    """The same matching after the first exchange of two mentors that loses points."""
    num_mentors = points.shape[1]
    for one in chosen:
        for other in chosen:
            (i, j), (k, m) = divmod(int(one), num_mentors), divmod(int(other), num_mentors)
            if points[i, j] + points[k, m] > points[i, m] + points[k, j]:
                return np.sort(
                    np.append(np.setdiff1d(chosen, [one, other]), [i * num_mentors + m, k * num_mentors + j])
                )
    return None


def test_search_gives_up_after_the_rounds_it_was_given():
    """A long chain of exchanges needs many rounds; with fewer there is no answer, not a wrong one."""
    size = 60
    table = [
        [1 if mentor == row else 3 if mentor == row + 1 else None for mentor in range(size)]
        for row in range(size)
    ]
    problem = make_problem(table, minimum=1)
    face = whole_face(problem)
    objective = objective_on(problem, face, Total())
    chosen = np.flatnonzero(problem.mentors == problem.mentees)
    assert find_prices(problem, face, objective, chosen, "total", max_rounds=3) is None
    prices = find_prices(problem, face, objective, chosen, "total")
    assert prices is not None
    assert upper_bound(problem, face, objective, prices) == size


def test_largest_numbers():
    """Prices of points at the limit of what a problem may hold stay within 64 bits and prove the optimum."""
    largest = (2**60 - 1) // 10
    rng = np.random.default_rng(24)
    for _ in range(50):
        table = rng.choice([-largest, largest, 0, largest - 1], (5, 3)).tolist()
        problem = make_problem(table, capacity=2, minimum=1)
        face = whole_face(problem)
        objective = objective_on(problem, face, Total())
        chosen = best_flow(problem, face, objective)
        assert chosen is not None
        prices = find_prices(problem, face, objective, chosen, "total")
        assert prices is not None
        assert upper_bound(problem, face, objective, prices) == exact_sum(problem.points[chosen])


@pytest.mark.parametrize("rounds", [None, 64])
def test_large_gains_of_a_matching_that_is_not_the_best(rounds):
    """Labels of a worse matching fall for ever; however large the gains, they never wrap around."""
    rng = np.random.default_rng(28)
    largest = (2**60 - 1) // 9
    table = (largest * rng.choice([-1, 1], (4, 3)) + rng.integers(0, 2, (4, 3)) - 1).tolist()
    problem = make_problem(table, capacity=2, minimum=[1, 0, 0])
    face = whole_face(problem)
    objective = objective_on(problem, face, Total())
    matchings = all_matchings(problem)
    values = stage_values(problem, matchings, Total())
    for row, value in list(zip(matchings, values, strict=True))[:60]:
        prices = find_prices(problem, face, objective, np.flatnonzero(row), "total", max_rounds=rounds)
        assert (prices is not None) == (value == max(values))
