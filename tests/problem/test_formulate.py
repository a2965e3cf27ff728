"""From scores to the numbers that engines solve."""

from fractions import Fraction

import numpy as np
import pytest

from pairforge.config import Config
from pairforge.errors import InputError
from pairforge.problem import Leximin, Matched, Total, WorstShare
from pairforge.problem.formulate import formulate
from pairforge.roster import read_roster
from pairforge.scoring import score

MENTORS = [
    {"id": "ann", "site": "north", "capacity": 2, "min": 1},
    {"id": "bob", "site": "south", "capacity": 1},
    {"id": "cat", "site": "south", "capacity": 0},
]
MENTEES = [{"id": "dan", "site": "north"}, {"id": "eve", "site": "south", "wants": 2}]
ONE_EACH = [{"id": "dan", "site": "north"}, {"id": "eve", "site": "south"}]


@pytest.fixture
def formulated():
    """A function from changes of a small programme to its scores and its problem."""

    def build(mentors=MENTORS, mentees=MENTEES, **changes):
        config = Config.model_validate(
            {
                "version": 1,
                "mentors": {"people": mentors},
                "mentees": {"people": mentees},
                "criteria": [{"kind": "same", "column": "site", "weight": 3}],
                **changes,
            }
        )
        roster = read_roster(config)
        scores = score(roster, config)
        return scores, formulate(scores, roster, config)

    return build


def test_numbers_come_from_roster_and_scores(formulated):
    """Places come from the roster, points from the scores, stages from the config."""
    scores, problem = formulated(priorities=["matched", "total"])
    assert problem.wants.tolist() == [1, 2]
    assert problem.capacity.tolist() == [2, 1, 0]
    assert problem.minimum.tolist() == [1, 0, 0]
    assert problem.stages == (Matched(), Total())
    assert problem.mentors.tolist() == [0, 1, 0, 1]
    assert (problem.points / scores.resolution).tolist() == [3, 0, 0, 3]
    assert problem.locked.tolist() == []


def test_locks_become_positions(formulated):
    """Locks are positions of pairs, ascending, whatever their order in the config."""
    _, problem = formulated(
        rules=[
            {"kind": "lock", "mentee": "eve", "mentor": "ann"},
            {"kind": "lock", "mentee": "dan", "mentor": "bob"},
        ]
    )
    assert problem.locked.tolist() == [1, 2]
    assert problem.locked.dtype == np.int64


def test_repeated_lock_counts_once(formulated):
    """The same lock twice is one lock."""
    lock = {"kind": "lock", "mentee": "dan", "mentor": "bob"}
    _, problem = formulated(rules=[lock, lock])
    assert problem.locked.tolist() == [1]


def test_lock_on_a_pair_that_cannot_be_is_left_out(formulated):
    """A lock on a resting mentor is no position; another step tells of it."""
    _, problem = formulated(rules=[{"kind": "lock", "mentee": "dan", "mentor": "cat"}])
    assert problem.locked.tolist() == []


def test_keys_follow_the_person(formulated):
    """A person's key depends on id, role and seed, not on who else takes part."""
    _, problem = formulated()
    _, fewer = formulated(mentees=MENTEES[1:])
    assert fewer.mentee_keys.tolist() == problem.mentee_keys[1:].tolist()
    assert fewer.mentor_keys.tolist() == problem.mentor_keys.tolist()
    assert len({*problem.mentee_keys.tolist(), *problem.mentor_keys.tolist()}) == 5
    assert problem.mentee_keys.dtype == np.uint64


def test_keys_follow_the_seed(formulated):
    """Another seed gives everybody another key."""
    _, problem = formulated()
    _, other = formulated(solver={"seed": 1})
    assert not set(problem.mentee_keys.tolist()) & set(other.mentee_keys.tolist())
    assert not set(problem.mentor_keys.tolist()) & set(other.mentor_keys.tolist())


def test_somebody_on_both_sides_has_two_keys(formulated):
    """The same id as mentor and as mentee gives two different keys."""
    _, problem = formulated(mentees=[{"id": "ann", "site": "north"}, *MENTEES])
    assert problem.mentee_keys[0] != problem.mentor_keys[0]


def test_keys_are_the_same_on_every_machine(formulated):
    """The keys of a version are frozen: the same inputs must give the same pairings everywhere."""
    _, problem = formulated()
    assert [hex(key) for key in problem.mentee_keys.tolist()] == ["0x2522ec3c61547bf", "0x88bb6a4c130cdc66"]


def test_a_mix_is_a_stage_with_two_weights(formulated):
    """The numbers of a mix are the weights of the smallest scores and of the total."""
    _, problem = formulated(
        mentees=[{"id": "E1", "site": "a"}],
        priorities=["matched", {"kind": "worst_tenth", "share": 0.3, "mix": [3, 2]}],
    )
    assert problem.stages[1] == WorstShare(Fraction(3, 10), "worst_tenth (0.3, mix 3:2)", 3, 2)


def test_a_mix_that_does_not_fit_is_refused(formulated):
    """Numbers too large for 64 bits are refused, with smaller ones in the same ratio where there are such."""
    mix = {"kind": "worst_tenth", "mix": [3 * 10**12, 10**12]}
    with pytest.raises(InputError, match=r"too large to be reckoned with exactly.*`mix: \[3, 1\]`"):
        formulated(mentees=ONE_EACH, priorities=["matched", mix])


def test_a_step_is_a_number_of_points(formulated):
    """A step of leximin is exact: 0.000002 are two of the million points of a score of 1."""
    _, problem = formulated(mentees=ONE_EACH, priorities=[{"kind": "leximin", "step": 0.000002}])
    assert problem.stages == (Leximin(2, "leximin (step 2e-06)"),)


@pytest.mark.parametrize(
    ("step", "nearest"), [(0.0000015, "0.000002"), (1e-9, "0.000001"), (0.0123456789, "0.012346")]
)
def test_a_step_that_is_no_number_of_points_is_refused(formulated, step, nearest):
    """A step between two points, or below the first, is not silently rounded to another."""
    with pytest.raises(InputError) as caught:
        formulated(mentees=ONE_EACH, priorities=[{"kind": "leximin", "step": step}])
    (trouble,) = caught.value.troubles
    assert trouble.what.startswith("`leximin (step ")
    assert "counts scores in steps of 0.000001" in trouble.what
    assert f"`step: {nearest}`" in trouble.remedy


def test_a_step_and_a_mix_are_refused_together(formulated):
    """All numbers that cannot be reckoned with are told at once."""
    mix = {"kind": "worst_tenth", "mix": [3 * 10**12, 10**12]}
    with pytest.raises(InputError) as caught:
        formulated(mentees=ONE_EACH, priorities=[{"kind": "leximin", "step": 1e-9}, mix])
    assert len(caught.value.troubles) == 2
