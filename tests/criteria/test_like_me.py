"""Like me, computed by hand: only what somebody asked for counts."""

import numpy as np
import pytest
from tests.criteria.evidence import words

from pairforge.config import load_config
from pairforge.criteria import build_criteria
from pairforge.errors import InputError
from pairforge.roster import read_roster

NAN = np.nan
MENTORS = [
    {"id": "M1", "Gender": "woman", "First in family": "yes"},
    {"id": "M2", "Gender": "man", "First in family": ""},
]
MENTEES = [
    {"id": "E1", "Gender": "Woman", "First gen?": "yes", "Wishes": "Gender; First generation"},
    {"id": "E2", "Gender": "man", "First gen?": "no", "Wishes": ""},
    {"id": "E3", "Gender": "man", "First gen?": "no", "Wishes": "first generation"},
    {"id": "E4", "Gender": "", "First gen?": "yes", "Wishes": "Gender; No preference"},
]
CRITERION = {
    "kind": "like_me",
    "wishes": "Wishes",
    "attributes": {
        "Gender": "Gender",
        "First generation": {"mentee": "First gen?", "mentor": "First in family"},
    },
    "ignore": ["No preference"],
}


def block(criterion, num_mentees=4, num_mentors=2):
    """All values as a table."""
    return criterion.values(np.arange(num_mentees)[:, None], np.arange(num_mentors)[None, :])


@pytest.fixture
def like_me(in_memory):
    """Make the criterion."""

    def make(mentors=MENTORS, mentees=MENTEES, **more):
        config, roster = in_memory(mentors, mentees, [{**CRITERION, **more}])
        return build_criteria(config, roster)[0]

    return make


def test_the_share_of_the_wishes_that_are_met(like_me):
    """A blank counts as that attribute's mean among those who asked; no wish is blank."""
    criterion = like_me()
    first = 1 / 2  # E1 and E3 asked for it, M1 said it: one of the two is alike
    np.testing.assert_array_equal(block(criterion), [[1, (0 + first) / 2], [NAN] * 2, [0, NAN], [NAN] * 2])
    assert criterion.mean == round((1 + 0.25 + 0) / 3, 4)
    assert words(criterion, 0, 0) == ("the same Gender", "the same First generation")
    assert words(criterion, 0, 1) == words(criterion, 1, 1) == ()


def test_who_wishes_for_somebody_different(like_me):
    """The other way round; whoever asks for both of an attribute asks for neither."""
    mentees = [
        {**MENTEES[0], "Wishes": "Gender", "Other": "First generation"},
        {**MENTEES[2], "Wishes": "Gender", "Other": "Gender"},
    ]
    criterion = like_me(mentees=mentees, different="Other")
    np.testing.assert_array_equal(block(criterion, 2), [[0.5, 0], [NAN, NAN]])
    only = like_me(mentees=mentees, different="Other", wishes=None)
    np.testing.assert_array_equal(block(only, 2), [[0, NAN], [1, 0]])
    assert words(only, 1, 0) == ("a different Gender",)


@pytest.mark.parametrize("answer", ["man", "woman", "other", ""])
def test_an_attribute_counts_through_a_wish_alone(like_me, answer):
    """What somebody answered who did not ask for it changes nothing, not even a mean."""
    changed = [{**one, "Gender": one["Gender"] if "Gender" in one["Wishes"] else answer} for one in MENTEES]
    before, after = like_me(), like_me(mentees=changed)
    assert block(before).tobytes() == block(after).tobytes()
    assert before.mean == after.mean


def test_without_any_wish_nothing_is_known(like_me):
    """Nobody asked, so the attributes are not looked at, and anything is possible."""
    criterion = like_me(mentees=[{**one, "Wishes": "No preference"} for one in MENTEES])
    assert np.isnan(block(criterion)).all()
    assert criterion.mean == 0
    low, high = criterion.interval(np.array([0]), np.array([0]))
    assert (low.tolist(), high.tolist()) == ([0.0], [1.0])


def test_a_wish_for_something_else(programme):
    """It is refused with its row, the nearest attribute and all that is possible."""
    mentees = [*MENTEES[:1], {**MENTEES[1], "Wishes": "Gendr; No preference; Hobbies"}]
    path = programme(MENTORS, mentees, {"criteria": [CRITERION]})
    with pytest.raises(InputError) as caught:
        read_roster(load_config(path))
    possible = "Possible: Gender, First generation, No preference."
    assert [str(trouble) for trouble in caught.value.troubles] == [
        f'mentees.csv, row 3, column "Wishes": "Gendr" is none of the answers that the config knows. '
        f'Did you mean "Gender"? {possible}',
        f'mentees.csv, row 3, column "Wishes": "Hobbies" is none of the answers that the config knows. '
        f"{possible}",
    ]
