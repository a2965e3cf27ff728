"""From scores to the numbers that engines solve."""

from fractions import Fraction

import numpy as np
import pytest

from pairforge.config import Config
from pairforge.errors import InputError
from pairforge.problem import Matched, Total, WorstShare
from pairforge.problem.formulate import formulate
from pairforge.roster import read_roster
from pairforge.scoring import score

MENTORS = [
    {"id": "ann", "site": "north", "capacity": 2, "min": 1},
    {"id": "bob", "site": "south", "capacity": 1},
    {"id": "cat", "site": "south", "capacity": 0},
]
MENTEES = [{"id": "dan", "site": "north"}, {"id": "eve", "site": "south", "wants": 2}]


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
        formulated(priorities=["matched", mix])


@pytest.mark.parametrize("step", [1e-7, 0.0000015, 0.12345678])
def test_a_step_finer_than_scores_is_refused(formulated, step):
    """Levels of another width than the result states would be a silent guess."""
    with pytest.raises(InputError, match=r"is finer than scores, which have 6 decimals.*6 decimals at most"):
        formulated(mentees=[{"id": "E1", "site": "a"}], priorities=[{"kind": "leximin", "step": step}])


@pytest.mark.parametrize(("step", "width"), [(None, 1), (0.000001, 1), (0.1, 100_000), (2, 2_000_000)])
def test_a_step_is_a_whole_number_of_points(formulated, step, width):
    """The width of a level is the step as it was written."""
    _, problem = formulated(
        mentees=[{"id": "E1", "site": "a"}], priorities=[{"kind": "leximin", "step": step}]
    )
    assert problem.stages[0].width == width
