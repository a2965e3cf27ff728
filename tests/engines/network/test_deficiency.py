"""Why no flow exists."""

import pytest
from tests.problem.building import make_problem

from pairforge.certificate import deficiency_holds
from pairforge.engines.network.deficiency import find_deficiency
from pairforge.errors import FaultError


def test_too_few_mentees():
    """Three mentors, a minimum of one each, two mentees."""
    found = find_deficiency(make_problem([[1, 1, 1], [1, 1, 1]], minimum=1))
    assert (found.needed, found.available) == (3, 2)
    assert found.mentors.tolist() == [0, 1, 2]
    assert found.mentees.tolist() == [0, 1]


def test_nobody_eligible_for_one_mentor():
    """Only the mentor concerned is named, and no mentee."""
    found = find_deficiency(make_problem([[1, None], [1, None]], minimum=1))
    assert (found.needed, found.available) == (1, 0)
    assert found.mentors.tolist() == [1]
    assert found.mentees.tolist() == []


def test_two_mentors_share_one_mentee():
    """Others who have mentees of their own are not named."""
    problem = make_problem([[1, 1, None], [None, None, 1], [None, None, 1]], minimum=[1, 1, 2], capacity=2)
    found = find_deficiency(problem)
    assert found.mentors.tolist() == [0, 1]
    assert found.mentees.tolist() == [0]
    assert (found.needed, found.available) == (2, 1)


def test_lock_takes_a_mentee_away():
    """A mentee locked to somebody else does not count."""
    problem = make_problem([[1, 1], [1, None]], minimum=[0, 1], locked=[(0, 0)])
    found = find_deficiency(problem)
    assert found.mentors.tolist() == [1]
    assert (found.needed, found.available) == (1, 0)
    assert deficiency_holds(problem, found)


def test_lock_fills_a_place_of_the_minimum():
    """A locked mentee counts for the mentor's minimum."""
    problem = make_problem([[1], [None]], minimum=2, capacity=2, locked=[(0, 0)])
    found = find_deficiency(problem)
    assert (found.needed, found.available) == (2, 1)
    assert deficiency_holds(problem, found)


def test_a_mentor_with_a_shortage_of_his_own_stands_alone():
    """The third mentor has nobody at all; that two others are short too is another matter."""
    problem = make_problem([[1, 1, None], [1, 1, None]], minimum=[2, 1, 1], capacity=2)
    found = find_deficiency(problem)
    assert deficiency_holds(problem, found)
    assert found.mentors.tolist() in ([2], [0, 1])


def test_minimums_that_can_be_filled_are_a_fault():
    """Whoever asks for a reason that there is not has made a mistake."""
    with pytest.raises(FaultError, match="found no matching, although the minimums can be filled"):
        find_deficiency(make_problem([[1]], minimum=1))
