"""Who works above whom, and managers that make no sense together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import read_roster

RULES = [{"kind": "reporting_line", "manager": "Boss"}]


def people(**bosses):
    """Rows of people and their managers."""
    return [{"id": person, "Boss": boss} for person, boss in bosses.items()]


def tree(in_memory, mentors, mentees, **more):
    """The hierarchy of a programme whose people name their managers."""
    config, roster = in_memory(mentors, mentees, rules=RULES, **more)
    return roster, roster.hierarchy(config.asks())


def refused(programme, mentors, mentees, config=None):
    """Every trouble as it is told, without the folder."""
    with pytest.raises(InputError) as error:
        read_roster(load_config(programme(mentors, mentees, {"rules": RULES} | (config or {}))))
    return [
        str(trouble).replace(str(trouble.file), str(trouble.file).rpartition("/")[2])
        for trouble in error.value.troubles
    ]


def test_people_of_both_sides_and_from_outside(in_memory):
    """Nodes are the mentees, the mentors and the managers that nobody else is."""
    _, found = tree(in_memory, people(M1="Dr Who", M2=""), people(E1="M1", E2="E1", E3="dr  who"))
    assert found.mentees.tolist() == [0, 1, 2]
    assert found.mentors.tolist() == [3, 4]
    assert found.parents.tolist() == [3, 0, 5, 5, -1, -1]
    assert found.blank.tolist() == [False] * 4 + [True, False]
    assert found.tops.tolist() == [5, 5, 5, 5, 4, 5]
    assert found.chain(2).tolist() == [[0, 3, 5], [1, 0, 3], [2, 5, -1], [3, 5, -1], [4, -1, -1], [5, -1, -1]]


def test_somebody_on_both_sides_is_one_node(in_memory):
    """Whichever of the two rows names the manager, and by whichever id others name them."""
    mentors = [{"id": "ana@x", "Boss": ""}, {"id": "bob@x", "Boss": "ana@x"}]
    mentees = [{"id": "ANA@x", "Boss": "Zoe"}, {"id": "carl@x", "Boss": "Ana@x"}]
    _, found = tree(in_memory, mentors, mentees)
    assert found.mentors[0] == found.mentees[0]
    assert found.parents[found.mentors[1]] == found.parents[found.mentees[1]] == found.mentees[0]
    assert not found.blank.any()


def test_ones_own_manager(in_memory):
    """Is at the top, and nothing is unknown."""
    _, found = tree(in_memory, people(M1="M1"), people(E1="M1"))
    assert found.parents.tolist() == [1, -1]
    assert not found.blank.any()


def test_circles_are_refused(programme):
    """Each is told once, whoever's row comes first."""
    mentors, mentees = people(M1="E1", M2="M3", M3="M2"), people(E1="E2", E2="M1", E3="E2")
    expected = [
        'mentees.csv, row 2, column "Boss": E1 reports to E2, who reports to M1, who reports to E1. '
        "Correct the manager of one of them, or leave it blank.",
        'mentors.csv, row 3, column "Boss": M2 reports to M3, who reports to M2. '
        "Correct the manager of one of them, or leave it blank.",
    ]
    assert refused(programme, mentors, mentees) == expected
    assert len(refused(programme, mentors[::-1], mentees[::-1])) == 2


def test_a_long_circle_is_told_in_short(programme):
    """The first few of it."""
    circle = {f"E{idx}": f"E{(idx + 1) % 10}" for idx in range(10)}
    (told,) = refused(programme, people(M1=""), people(**circle))
    assert (
        "E5, who reports to E6, who reports to 3 more people one after the other, who reports to E0." in told
    )


def test_two_managers_are_refused(programme):
    """Of somebody on both sides whose rows differ."""
    mentors = [{"id": "ana@x", "Boss": "Zoe"}]
    mentees = [{"id": "ana@x", "Boss": "Yves"}]
    assert refused(programme, mentors, mentees) == [
        'mentors.csv, row 2, column "Boss": ana@x reports to "Zoe" here, but among the mentees to "Yves". '
        "Keep one of the two, or leave one blank."
    ]


def test_an_id_of_two_people_is_refused(programme):
    """Numbers that start at 1 on both sides do not say who the manager is."""
    mentors = [{"id": "1", "name": "Ana", "Boss": ""}]
    mentees = [{"id": "1", "name": "Bob", "Boss": ""}, {"id": "2", "name": "Carl", "Boss": "1"}]
    (told,) = refused(programme, mentors, mentees)
    assert told.startswith('mentees.csv, row 3, column "Boss": "1" may be a mentor or a mentee: ')


FORESTS = st.integers(1, 12).flatmap(lambda num: st.tuples(*(st.integers(-1, idx - 1) for idx in range(num))))


@given(FORESTS, st.data())
def test_spans_and_tops_are_those_of_a_walk(in_memory, parents, data):
    """In every forest, whichever side people are on: spans say who is above whom, tops who is topmost."""
    is_mentor = [True, False, *data.draw(st.lists(st.booleans(), min_size=12, max_size=12))]
    bosses = ["", "", *("" if parent < 0 else f"P{parent + 2}" for parent in parents)]
    rows = [{"id": f"P{idx}", "Boss": boss} for idx, boss in enumerate(bosses)]
    sides = [[row for row, mentor in zip(rows, is_mentor, strict=False) if mentor == side] for side in (1, 0)]
    roster, found = tree(in_memory, *sides)
    ids = [*roster.mentees.ids, *roster.mentors.ids]
    boss = {row["id"]: row["Boss"] for row in rows}

    def line(person):
        return [person, *(line(boss[person]) if boss[person] else [])]

    first, last = found.spans
    assert sorted(first.tolist()) == list(range(len(ids)))
    for one, name in enumerate(ids):
        assert ids[found.tops[one]] == line(name)[-1]
        for other, below in enumerate(ids):
            assert (first[one] <= first[other] < last[one]) == (name in line(below))
    np.testing.assert_array_equal(found.chain(1)[:, 1], found.parents)
