"""Skill gap, computed by hand, and how it moves with the mentor's level."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.criteria.evidence import words

from pairforge.config import load_config
from pairforge.criteria import build_criteria
from pairforge.roster import read_roster

NAN = np.nan
MENTEES = [
    {"id": "E1", "Now": "SQL: 1; R: 2", "Wanted": "SQL: 3; R: 3; Law: 2", "Matters": "SQL: 3; R: 1"},
    {"id": "E2", "Now": "R: 3", "Wanted": "R: 3", "Matters": ""},
    {"id": "E3", "Now": "", "Wanted": "", "Matters": ""},
]
MENTORS = [
    {"id": "M1", "Level": "sql: 2; Law: 5", "Teaches": "SQL; Law"},
    {"id": "M2", "Level": "SQL: 3; R: 5", "Teaches": "R"},
    {"id": "M3", "Level": "", "Teaches": "SQL"},
    {"id": "M4", "Level": "SQL: 3", "Teaches": ""},
]


@pytest.fixture(scope="session")
def skill_gap(in_memory):
    """Make the criterion, with some more keys."""

    def make(mentors=MENTORS, mentees=MENTEES, **more):
        criterion = {"kind": "skill_gap", "now": "Now", "wanted": "Wanted", "mentor": "Level", **more}
        config, roster = in_memory(mentors, mentees, [criterion])
        return build_criteria(config, roster)[0]

    return make


def block(criterion, num_mentees, num_mentors):
    """All values as a table."""
    return criterion.values(np.arange(num_mentees)[:, None], np.arange(num_mentors)[None, :])


def test_the_share_of_the_gaps_that_is_closed(skill_gap):
    """Of three gaps half of SQL and nine tenths of Law, where 5 is too far above 2; blank without any gap."""
    nothing = [NAN] * 4
    np.testing.assert_allclose(
        block(skill_gap(), 3, 4), [[1.4 / 3, 2 / 3, NAN, 1 / 3], nothing, nothing], rtol=1e-15
    )
    assert skill_gap().mean == round((1.4 / 3 + 2 / 3 + 1 / 3) / 3, 4)


def test_importance(skill_gap):
    """SQL counts 3, R 1, and Law, of which nothing is said, their mean."""
    values = block(skill_gap(importance="Matters"), 3, 4)
    np.testing.assert_allclose(values[0], [(1.5 + 1.8) / 6, 4 / 6, NAN, 3 / 6], rtol=1e-15)


def test_importance_on_a_scale(skill_gap):
    """The lowest step counts 1, the next one 2."""
    mentees = [{"id": "E1", "Now": "", "Wanted": "SQL: 1; R: 1", "Matters": "SQL: some; R: much"}]
    mentors = [{"id": "M1", "Level": "R: 1"}]
    criterion = skill_gap(mentors, mentees, importance="Matters", importance_order=["some", "much"])
    np.testing.assert_allclose(block(criterion, 1, 1), [[2 / 3]], rtol=1e-15)


def test_what_a_mentor_does_not_teach(skill_gap):
    """It closes nothing, and a mentor who left that blank is blank."""
    values = block(skill_gap(teaches="Teaches"), 3, 4)
    np.testing.assert_allclose(values[0], [1.4 / 3, 1 / 3, NAN, NAN], rtol=1e-15)


def test_any_distance(skill_gap):
    """Without ``too_far`` the best mentors are not marked down."""
    np.testing.assert_allclose(block(skill_gap(too_far=None), 1, 1), [[1.5 / 3]], rtol=1e-15)
    np.testing.assert_allclose(block(skill_gap(too_far=0), 1, 2)[0, 1:], [(1 + 0.9) / 3], rtol=1e-15)


def test_without_levels_now(skill_gap):
    """Everybody starts at 0."""
    criterion = skill_gap(now=None)
    np.testing.assert_allclose(block(criterion, 1, 2), [[(2 / 3 + 0.9) / 3, 2 / 3]], rtol=1e-15)


def test_evidence(skill_gap):
    """What the mentor can teach, that which gives most first, in the mentee's spelling."""
    criterion = skill_gap(importance="Matters")
    assert words(criterion, 0, 0) == ("Law from 0 to 2", "SQL from 1 to 2")
    assert [cited.answer for cited in criterion.evidence(0, 0)] == ["Law: 5", "SQL: 2"]
    assert {(cited.side, cited.column) for cited in criterion.evidence(0, 0)} == {("mentor", "Level")}
    assert sum(cited.gives for cited in criterion.evidence(0, 0)) == pytest.approx(3.3 / 6)
    assert criterion.evidence(0, 2) == criterion.evidence(1, 0) == ()
    assert criterion.phrase.format("Law from 0 to 2") == "can teach Law from 0 to 2"


def test_a_scale_of_words(skill_gap):
    """Levels are compared by their place on the scale and told in its words."""
    order = ["None", "Basic", "Good", "Expert"]
    mentees = [{"id": "E1", "Now": "R: basic", "Wanted": "R: Expert"}]
    criterion = skill_gap([{"id": "M1", "Level": "R: good"}], mentees, order=order)
    assert block(criterion, 1, 1) == [[0.5]]
    assert words(criterion, 0, 0) == ("R from Basic to Good",)


def test_columns_made_of_one_a_skill(programme):
    """The levels of a grid are those of a list."""
    mentees = "id,Now - R,Now - SQL,Goal [SQL],Goal [R]\nE1,1,,2,3\n"
    mentors = "id,Mine (R),Level [R],Level [SQL]\nM1,,2,\n"
    config = {
        "mentees": {"columns": {"Now": {"levels": "Now"}, "Wanted": {"levels": "Goal"}}},
        "mentors": {"columns": {"Level": {"levels": "Level"}}},
        "criteria": [{"kind": "skill_gap", "now": "Now", "wanted": "Wanted", "mentor": "Level"}],
    }
    loaded = load_config(programme(mentors, mentees, config))
    (criterion,) = build_criteria(loaded, read_roster(loaded))
    assert block(criterion, 1, 1) == [[0.25]]


LEVEL = st.integers(0, 6)


@given(
    st.lists(st.tuples(LEVEL, LEVEL, LEVEL), min_size=1, max_size=9),
    st.lists(LEVEL, min_size=9, max_size=9),
    st.integers(0, 8),
)
def test_a_higher_level_up_to_the_wanted_one_is_never_worse(skill_gap, gaps, levels, place):
    """And whoever has just every wanted level is worth exactly 1, however the importances add up."""
    place = min(place, len(gaps) - 1)
    wanted = [want for _, want, _ in gaps]
    higher = [min(level + 1, want) for level, want in zip(levels, wanted, strict=False)]
    raised = [*levels[:place], max(higher[place], levels[place]), *levels[place + 1 :]]
    rows = [levels, raised, wanted]

    def told(numbers):
        return [f"s{idx}: {number}" for idx, number in enumerate(numbers[: len(gaps)])]

    mentors = [{"id": f"M{idx}", "Level": told(row)} for idx, row in enumerate(rows)]
    mentee = {
        "id": "E1",
        "Now": told([now for now, _, _ in gaps]),
        "Wanted": told(wanted),
        "Matters": [f"s{idx}: {matters / 7:.17g}" for idx, (_, _, matters) in enumerate(gaps)],
    }
    criterion = skill_gap(mentors, [mentee], importance="Matters")
    ((before, after, best),) = block(criterion, 1, 3)
    if not np.isnan(best):
        assert 0 <= before <= after + 1e-15
        assert after <= best == 1.0


def test_what_blanks_may_turn_out_to_be(skill_gap):
    """Without levels now anything; without the importance of Law, from R's nothing to Law's nine tenths."""
    mentees = [dict(MENTEES[0]), {**MENTEES[0], "id": "E2", "Now": ""}]
    criterion = skill_gap(MENTORS[:1], mentees, importance="Matters")
    low, high = criterion.interval(np.arange(2), np.array([0, 0]))
    np.testing.assert_array_equal(low, [0, 0])
    np.testing.assert_array_equal(high, [0.9, 1])
    mentees[0]["Matters"] = "SQL: 3; R: 1; Law: 2"
    told = skill_gap(MENTORS[:1], mentees[:1], importance="Matters")
    pair = np.array([0]), np.array([0])
    assert [*map(list, told.interval(*pair))] == [[told.values(*pair)[0]]] * 2
