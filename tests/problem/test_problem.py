"""The assignment problem as numbers."""

from dataclasses import FrozenInstanceError, replace
from fractions import Fraction

import numpy as np
import pytest
from tests.problem.building import BANDS, make_problem, random_problem, renumbered

from pairforge.problem import (
    Balance,
    Breaks,
    Choices,
    Leximin,
    Matched,
    Ties,
    Total,
    WorstOff,
    WorstShare,
)


@pytest.fixture
def problem():
    """Three mentees, two mentors, one pair that is not eligible."""
    return make_problem([[4, 1], [None, 8], [5, -2]])


def ties(problem, pairs):
    """The tie weights of pairs."""
    return Ties().gain(problem, 0, pairs)


def test_counts(problem):
    """A problem knows how many mentees, mentors and pairs it has."""
    assert (problem.num_mentees, problem.num_mentors, problem.num_pairs) == (3, 2, 5)


def test_mentees_of_the_pairs(problem):
    """Each pair's mentee follows from where the mentees' pairs begin."""
    assert problem.mentees.tolist() == [0, 0, 1, 2, 2]
    assert problem.mentors.tolist() == [0, 1, 1, 0, 1]


def test_mentee_without_pairs():
    """A mentee nobody can mentor has an empty row."""
    assert make_problem([[1], [None], [2]]).mentees.tolist() == [0, 2]


def test_problem_cannot_be_assigned_to(problem):
    """A problem is a frozen value."""
    with pytest.raises(FrozenInstanceError, match="wants"):
        problem.wants = np.zeros(3, dtype=np.int64)


@pytest.mark.parametrize(
    ("stages", "settles"),
    [
        ((Matched(),), True),
        ((Matched(keep=Fraction(9, 10)),), False),
        ((BANDS,), True),
        ((Leximin(),), True),
        ((Choices("generous", np.zeros(5, np.int16), "generous", 3),), True),
        ((Choices("greedy", np.zeros(5, np.int16), "greedy", 3),), False),
        ((Total(), Breaks()), False),
        ((), False),
    ],
)
@pytest.mark.parametrize("stage", [WorstOff(), WorstShare(Fraction(1, 10)), Balance()])
def test_number_of_pairs_must_be_settled_first(problem, stages, settles, stage):
    """What leaving people out would make better needs something before it that settles their number."""
    if settles:
        assert replace(problem, stages=(*stages, stage)).stages[-1] is stage
        return
    with pytest.raises(ValueError, match=f"^nothing before '{stage.name}' settles how many pairs there are$"):
        replace(problem, stages=(*stages, stage))


def test_names_of_stages_are_unique(problem):
    """Prices are found by the name of their stage."""
    with pytest.raises(ValueError, match=r"^two stages have the same name$"):
        replace(problem, stages=(Matched(), Total(), Matched()))


def test_standings_are_points_without_earlier_rounds(problem):
    """Nobody brings anything along."""
    assert problem.standings.tolist() == problem.points.tolist()


def test_standings_add_what_a_mentee_brings_along(problem):
    """Each pair of a mentee counts what the mentee had before."""
    assert replace(problem, standing=np.array([10, 0, -1])).standings.tolist() == [14, 11, 8, 4, -3]


@pytest.mark.parametrize(
    ("stage", "is_one"),
    [
        (Leximin(), True),
        (WorstShare(Fraction(1, 2)), True),
        (WorstOff(), True),
        (Total(), False),
        (BANDS, False),
    ],
)
def test_what_is_a_sum_with_several_mentors(problem, stage, is_one):
    """Only stages of the smallest scores would have to judge a mentee by a sum."""
    expected = (stage.name,) if is_one else ()
    assert replace(problem, stages=(Matched(), stage)).of_smallest == expected


def test_tie_weights_belong_to_the_two_people():
    """A pair has the same tie weight in whatever order people are numbered."""
    for seed in range(20):
        rng = np.random.default_rng(seed)
        old = random_problem(rng)
        new, position = renumbered(old, rng)
        everything = np.arange(old.num_pairs)
        assert (ties(new, everything) == ties(old, position)).all()
        assert (new.points == old.points[position]).all()


def test_tie_weights_differ_and_fit_into_44_bits():
    """Among ten thousand pairs no two tie weights are equal, none is negative, and they fill 44 bits."""
    weights = ties(make_problem([[0] * 100] * 100), np.arange(10_000))
    assert len(set(weights.tolist())) == 10_000
    assert weights.min() >= 0
    assert 2**43 < weights.max() < 2**44


def test_tie_weights_do_not_depend_on_which_pairs_are_asked_for():
    """Asking for some of the pairs gives the same weights as asking for all."""
    problem = make_problem([[0] * 7] * 9)
    some = np.array([3, 14, 60])
    assert (ties(problem, some) == ties(problem, np.arange(63))[some]).all()


def test_tie_weights_of_a_very_large_programme_leave_room_for_sums():
    """|weight| x (nodes + 1) stays below 2**60 however many people there are."""
    num_mentees = 200_000
    small = make_problem([[0]])
    problem = replace(
        small,
        starts=np.arange(num_mentees + 1, dtype=np.int64),
        mentors=np.zeros(num_mentees, dtype=np.int32),
        wants=np.ones(num_mentees, dtype=np.int64),
        mentee_keys=np.random.default_rng(0).integers(0, 2**64, num_mentees, dtype=np.uint64),
    )
    weights = ties(problem, np.arange(num_mentees))
    assert int(weights.max()) * (num_mentees + 4) < 2**60
    assert int(weights.max()) > 2**40


def test_tie_weights_are_even():
    """Every bit of a tie weight is set about half of the time, and mentors are favoured equally."""
    weights = ties(make_problem([[0] * 50] * 400, seed=3), np.arange(20_000))
    shares = [((weights >> bit) & 1).mean() for bit in range(44)]
    assert max(abs(share - 0.5) for share in shares) < 0.03
    favourites = np.bincount(weights.reshape(400, 50).argmax(axis=1), minlength=50)
    assert favourites.max() < 30


def test_tie_weights_are_the_same_on_every_machine():
    """The mixing is frozen: it is that of SplitMix64, written here with Python's integers."""
    problem = make_problem([[0, 0], [0, 0]], seed=5)
    weights = ties(problem, np.arange(4)).tolist()
    mask = 2**64 - 1
    for pair, (mentee, mentor) in enumerate([(0, 0), (0, 1), (1, 0), (1, 1)]):
        left, right = int(problem.mentee_keys[mentee]), int(problem.mentor_keys[mentor])
        mixed = (right * 0x9E3779B97F4A7C15 & mask) ^ left
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & mask
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & mask
        assert weights[pair] == (mixed ^ mixed >> 31) >> 20
