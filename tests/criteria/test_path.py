"""Path, computed by hand."""

import numpy as np
import pytest
from tests.criteria.evidence import words

from pairforge.criteria import build_criteria

NAN = np.nan
MENTORS = [
    {"id": "M1", "Held": "Controller; CFO", "Studied": "Chemistry", "Grade": 5},
    {"id": "M2", "Held": "Analyst", "Studied": "", "Grade": 3},
    {"id": "M3", "Held": "", "Studied": "Law", "Grade": ""},
]
MENTEES = [
    {"id": "E1", "Dream": "cfo", "Now": "Treasurer", "Studied": "Law; Chemistry", "Grade": 3},
    {"id": "E2", "Dream": "", "Now": "Analyst", "Studied": "", "Grade": 1},
]
ROLES = {"target": "Dream", "current": "Now", "roles": "Held"}
FAMILIES = {"families": {"Finance": ["Controller", "Treasurer"]}}


@pytest.fixture
def path(in_memory):
    """Make the criterion, with some more keys."""

    def make(mentors=MENTORS, mentees=MENTEES, **more):
        config, roster = in_memory(mentors, mentees, [{"kind": "path", **more}])
        return build_criteria(config, roster)[0]

    return make


def block(criterion, num_mentees=2, num_mentors=3):
    """All values as a table."""
    return criterion.values(np.arange(num_mentees)[:, None], np.arange(num_mentors)[None, :])


def test_roles_and_background(path):
    """Half for the wanted role, 0.3 for the present one, 0.2 for the background; blanks at their means."""
    criterion = path(**ROLES, background="Studied")
    target, current, background = 1 / 2, 1 / 4, 1 / 2
    expected = [
        [0.5 + 0.1, 0.2 * background, 0.5 * target + 0.3 * current + 0.1],
        [0.5 * target + 0.2 * background, 0.5 * target + 0.3 + 0.2 * background, NAN],
    ]
    np.testing.assert_allclose(block(criterion), expected, atol=1e-15)


def test_what_is_not_configured_is_left_out(path):
    """The rest counts accordingly more."""
    only_target = path(target="Dream", roles="Held")
    np.testing.assert_array_equal(block(only_target), [[1, 0, NAN], [NAN] * 3])
    both = path(**ROLES)
    np.testing.assert_allclose(block(both)[0], [5 / 8, 0, NAN], atol=1e-15)


def test_a_family_of_roles(path):
    """A treasurer has much in common with a controller, but wishes are for just one role."""
    both = path(**ROLES, **FAMILIES)
    assert block(both)[0, 0] == 1
    assert words(both, 0, 0) == ("has been cfo", "knows Treasurer")
    wished = path(target="Now", current="Dream", roles="Held", **FAMILIES)
    assert block(wished)[0, 0] == 3 / 8


@pytest.mark.parametrize(
    ("gap", "fits"),
    [(-3, 0), (0, 0), (0.5, 0.5), (1, 1), (2, 1), (3, 1), (3.5, 0.9), (4, 0.8), (5, 0.6), (9, 0.6)],
)
def test_the_level_above(path, gap, fits):
    """Nothing at the same level or below, all from one to three above, less from there on."""
    mentors = [{"id": "M1", "Held": "x", "Grade": gap}]
    mentees = [{"id": "E1", "Dream": "x", "Grade": 0}]
    criterion = path(mentors, mentees, target="Dream", roles="Held", level="Grade")
    np.testing.assert_allclose(block(criterion, 1, 1), [[fits]], atol=1e-15)
    cited = [(one.words, one.gives) for one in criterion.evidence(0, 0)]
    levels = ("has been x", pytest.approx(fits)), (f"goes from 0 to {gap}", pytest.approx(fits))
    assert cited == (list(levels) if fits else [])


def test_an_unknown_level_counts_as_usual(path):
    """It is worth what levels are worth on average, and could be anything.

    Where no part is known, a level that does not fit is as bad as ever.
    """
    criterion = path(background={"mentee": "Studied", "mentor": "Studied"}, level="Grade")
    usual = round((1 + 0 + 0.8 + 1) / 4, 4)
    np.testing.assert_allclose(block(criterion)[0], [0.5, 0, 0.5 * usual], atol=1e-15)
    low, high = criterion.interval(np.array([0]), np.array([2]))
    assert (low.tolist(), high.tolist()) == ([0.0], [0.5])
    of_the_other = 0.5 * 0.8 + 0.5 * 1 + 0.5 * usual  # whose own background is blank: the mean, 0.5
    assert criterion.mean == round((0.5 + 0 + 0.5 * usual + of_the_other) / 6, 4)


def test_nobody_has_a_level(path):
    """Then levels make no difference."""
    mentors, mentees = ([{**one, "Grade": ""} for one in side] for side in (MENTORS, MENTEES))
    with_level = path(mentors, mentees, **ROLES, level="Grade")
    np.testing.assert_array_equal(block(with_level), block(path(**ROLES)))
