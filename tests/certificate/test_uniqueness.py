"""Whether a face holds one matching only."""

import numpy as np
import pytest
from tests.certificate.faces import in_face, random_face, tiny_problem
from tests.problem.building import make_problem
from tests.problem.exhaustive import all_matchings

from pairforge.certificate import Row, count_bounds, is_only_matching, whole_face, with_row


@pytest.mark.parametrize("rows", ["none", "count"])
@pytest.mark.parametrize("seed", range(150))
def test_agrees_with_listing(seed, rows):
    """For each matching of a random face: it is called the only one if and only if listing finds no other."""
    rng = np.random.default_rng([6, seed])
    problem = tiny_problem(rng)
    matchings = all_matchings(problem)
    for matching in matchings[rng.permutation(len(matchings))[:8]]:
        face = random_face(problem, matching, rng, rows=rows)
        held = matchings[in_face(problem, face, matchings)]
        for chosen in held[:6]:
            assert is_only_matching(problem, face, np.flatnonzero(chosen)) == (len(held) == 1)


@pytest.mark.parametrize("seed", range(100))
def test_with_rows_over_some_pairs_a_yes_is_never_wrong(seed):
    """Rows over some pairs are left out, so that only a face with one matching can be called so."""
    rng = np.random.default_rng([10, seed])
    problem = tiny_problem(rng)
    matchings = all_matchings(problem)
    for matching in matchings[rng.permutation(len(matchings))[:8]]:
        face = random_face(problem, matching, rng, rows="some")
        held = matchings[in_face(problem, face, matchings)]
        for chosen in held[:6]:
            assert len(held) == 1 or not is_only_matching(problem, face, np.flatnonzero(chosen))


@pytest.mark.parametrize("rows", ["none", "count"])
def test_random_faces_hold_one_and_more(rows):
    """The faces of the first test are of both sorts."""
    found = []
    for seed in range(150):
        rng = np.random.default_rng([6, seed])
        problem = tiny_problem(rng)
        matchings = all_matchings(problem)
        for matching in matchings[rng.permutation(len(matchings))[:8]]:
            face = random_face(problem, matching, rng, rows=rows)
            found.append(int(in_face(problem, face, matchings).sum()) == 1)
    assert 60 < sum(found) < len(found) - 60


def test_nothing_to_choose():
    """Without free pairs there is one matching."""
    problem = make_problem([[None], [None]])
    assert is_only_matching(problem, whole_face(problem), np.empty(0, dtype=np.int64))


def test_one_pair_that_may_or_may_not_be():
    """A free pair without a reason to be chosen makes two matchings."""
    problem = make_problem([[1]])
    assert not is_only_matching(problem, whole_face(problem), np.array([0]))
    assert not is_only_matching(problem, whole_face(problem), np.empty(0, dtype=np.int64))


def test_a_pair_that_must_be():
    """A minimum that only one mentee can fill leaves no choice."""
    problem = make_problem([[1], [None]], minimum=1)
    assert is_only_matching(problem, whole_face(problem), np.array([0]))


def test_the_count_of_all_pairs_may_leave_no_choice():
    """Any of two pairs may be chosen if one or two must be; if both must be, there is one matching."""
    problem = make_problem([[1, None], [None, 1]])
    both = np.array([0, 1])
    for least, only in ((0, False), (1, False), (2, True)):
        face = with_row(whole_face(problem), Row(None, least, 2))
        assert is_only_matching(problem, face, both) == only
    face = with_row(with_row(whole_face(problem), Row(None, 1, 2)), Row(None, 0, 1))
    assert count_bounds(problem, face) == (1, 1)
    assert not is_only_matching(problem, face, both[:1])


def test_an_exchange_is_found_at_any_distance():
    """Five mentees and five mentors in a ring can all move on by one, and in no other way."""
    ring = [
        [0 if mentor in (mentee, (mentee + 1) % 5) else None for mentor in range(5)] for mentee in range(5)
    ]
    problem = make_problem(ring, minimum=1)
    start = np.flatnonzero(problem.mentors == problem.mentees)
    assert not is_only_matching(problem, whole_face(problem), start)
    ring[4][0] = None
    problem = make_problem(ring, minimum=1)
    start = np.flatnonzero(problem.mentors == problem.mentees)
    assert is_only_matching(problem, whole_face(problem), start)


def test_a_long_chain_is_stripped():
    """A staircase of 300 mentors has one perfect matching, found from its end, step by step."""
    table = [[0 if mentor in (row, row + 1) else None for mentor in range(300)] for row in range(300)]
    problem = make_problem(table, minimum=1)
    start = np.flatnonzero(problem.mentors == problem.mentees)
    assert is_only_matching(problem, whole_face(problem), start)
