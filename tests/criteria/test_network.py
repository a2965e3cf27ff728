"""Network, computed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from tests.criteria.evidence import words

from pairforge.criteria import build_criteria

NAN = np.nan
ORDER = ["Junior", "Mid", "Senior", "Lead"]
MENTORS = [
    {"id": "M0", "Team": "Law", "Boss": "Top", "Grade": "Lead"},
    {"id": "M1", "Team": "Art", "Boss": "M0", "Grade": "Mid"},
    {"id": "M2", "Team": "", "Boss": "Other", "Grade": "Junior"},
    {"id": "M3", "Team": "Art", "Boss": "", "Grade": ""},
]
MENTEES = [
    {"id": "E0", "Team": "law", "Boss": "M1", "Grade": "Junior"},
    {"id": "E1", "Team": "Art", "Boss": "E0", "Grade": "Mid"},
    {"id": "E2", "Team": "", "Boss": "", "Grade": ""},
]


@pytest.fixture
def network(in_memory):
    """Make the criterion over the people above."""

    def make(**keys):
        config, roster = in_memory(MENTORS, MENTEES, [{"kind": "network", **keys}])
        return build_criteria(config, roster)[0]

    return make


def block(criterion):
    """All values as a table."""
    return criterion.values(np.arange(len(MENTEES))[:, None], np.arange(len(MENTORS))[None, :])


def test_departments(network):
    """Alone, they count in full."""
    criterion = network(department="Team")
    np.testing.assert_array_equal(block(criterion), [[0, 1, NAN, 1], [1, 0, NAN, 0], [NAN] * 4])
    assert criterion.mean == 0.5


def test_distances(network):
    """Steps over four; 1 under another top, and blank where a top is not known."""
    criterion = network(manager="Boss")
    expected = [[0.5, 0.25, 1, NAN], [0.75, 0.5, 1, NAN], [NAN] * 4]
    np.testing.assert_array_equal(block(criterion), expected)
    assert criterion.mean == round(4 / 6, 4)


def test_distances_by_one_side(network):
    """Only the mentees were asked: mentors who are above them are known, others could be anywhere."""
    criterion = network(manager={"mentee": "Boss"})
    np.testing.assert_array_equal(block(criterion), [[NAN, 0.25, NAN, NAN], [NAN, 0.5, NAN, NAN], [NAN] * 4])


def test_levels(network):
    """Half for one step above, full for two and more, nothing for none or fewer."""
    criterion = network(level="Grade", order=ORDER)
    np.testing.assert_array_equal(block(criterion), [[1, 0.5, 0, NAN], [1, 0, 0, NAN], [NAN] * 4])
    assert criterion.mean == round(2.5 / 6, 4)


def test_all_parts(network):
    """Four, three and three of ten; a blank counts as the mean of its part, and all blank is not known."""
    criterion = network(department="Team", manager="Boss", level="Grade", order=ORDER)
    found = block(criterion)
    np.testing.assert_allclose(found[0, :2], [0.3 * 0.5 + 0.3, 0.4 + 0.3 * 0.25 + 0.3 * 0.5], atol=1e-15)
    assert found[0, 2] == pytest.approx(0.4 * 0.5 + 0.3)
    assert found[1, 3] == pytest.approx(0.3 * round(4 / 6, 4) + 0.3 * round(2.5 / 6, 4))
    assert np.isnan(found[2, 3])
    low, high = criterion.interval(np.array([0, 1]), np.array([2, 3]))
    np.testing.assert_allclose([low, high], [[0.3, 0], [0.7, 0.6]], atol=1e-15)


def test_evidence(network):
    """Each part that counts for something, with what it gives the whole."""
    criterion = network(department="Team", manager="Boss", level="Grade", order=ORDER)
    assert words(criterion, 0, 1) == ("law with Art", "1 step away by managers", "Junior to Mid")
    assert words(criterion, 0, 2) == ("4 or more steps away by managers",)
    assert words(criterion, 1, 1) == ("2 steps away by managers",)
    assert words(criterion, 2, 3) == ()
    cited = criterion.evidence(0, 1)
    assert [(one.side, one.column, one.answer) for one in cited] == [
        ("mentor", "Team", "Art"),
        ("mentor", "Boss", "M0"),
        ("mentor", "Grade", "Mid"),
    ]
    assert [one.gives for one in cited] == pytest.approx([0.4, 0.075, 0.15])
    (only,) = network(manager={"mentee": "Boss"}).evidence(0, 1)
    assert (only.side, only.column, only.answer, only.gives) == ("mentee", "Boss", "M1", 0.25)


def test_the_department_is_necessary(in_memory):
    """In the mentee's own department the pair is worth less by what was stated."""
    keys = {"kind": "network", "department": "Team", "level": "Grade", "order": ORDER}
    before, after = (
        build_criteria(*in_memory([MENTORS[0] | {"Team": team}], MENTEES[:1], [keys]))[0]
        for team in ("Art", "Law")
    )
    pair = np.array([0]), np.array([0])
    lost = before.values(*pair)[0] - after.values(*pair)[0]
    assert before.evidence(0, 0)[0].gives == pytest.approx(lost)
