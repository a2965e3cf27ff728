"""No figure that is shared is about fewer than 5 people, nor lets one be worked out that is."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.auditing.suppression import withheld

Drawn = tuple[dict[str, list[frozenset[int]]], dict[str, set[int]]]


def of_sizes(*sizes: int) -> list[frozenset[int]]:
    """Groups of these sizes, of people one after the other."""
    starts = [sum(sizes[:idx]) for idx in range(len(sizes))]
    return [frozenset(range(start, start + size)) for start, size in zip(starts, sizes, strict=True)]


@pytest.mark.parametrize(
    ("sizes", "before", "hidden"),
    [
        ([5, 6, 7], [], []),
        ([9, 4, 8, 7], [], [1, 3]),
        ([9, 4, 3, 7], [], [1, 2]),
        ([9, 2, 2, 7], [], [1, 2, 3]),
        ([9, 4], [], [0, 1]),
        ([2, 1], [], [0, 1]),
        ([4], [], [0]),
        ([9], [], []),
        ([9, 0, 8, 4], [], [2, 3]),
        ([9, 0, 8], [], []),
        ([9, 5, 8], [0], [0]),
        ([9, 0, 8], [1], [1]),
        ([9, 0, 8, 7, 4], [0, 1], [0, 1, 4]),
    ],
)
def test_groups_of_one_heading(sizes: list[int], before: list[int], hidden: list[int]) -> None:
    """Small ones go, and the next smallest with them until those left out have 5 people together."""
    assert withheld({"A": of_sizes(*sizes)}, {"A": before}) == {"A": frozenset(hidden)}


def test_a_division_does_not_give_its_smallest_department_away() -> None:
    """Departments of 2 and 4 people in two divisions hide each other only until the divisions are shown."""
    departments = of_sizes(10, 8, 2, 9, 7, 4)
    divisions = of_sizes(20, 20)
    alone = withheld({"Department": departments}, {})
    assert alone == {"Department": {2, 5}}
    assert withheld({"Department": departments, "Division": divisions}, {}) == {
        "Department": {1, 2, 4, 5},
        "Division": frozenset(),
    }


def test_the_same_groups_twice_hide_nothing_more() -> None:
    """A difference of nobody is about nobody."""
    groups = of_sizes(9, 4, 3, 7)
    assert withheld({"A": groups, "B": groups}, {}) == {"A": {1, 2}, "B": {1, 2}}


@st.composite
def partitions(draw: st.DrawFn) -> Drawn:
    """Up to three ways to put the same people into groups, and what is withheld in any case."""
    count = draw(st.integers(0, 60))
    drawn: dict[str, list[frozenset[int]]] = {}
    for heading in draw(st.sampled_from(["A", "AB", "ABC"])):
        num_groups = draw(st.integers(1, 7))
        # runs of people as well as any sets, so that groups of one heading often lie in those of another
        if draw(st.booleans()):
            ends = sorted(draw(st.lists(st.integers(0, count), max_size=6)))
            groups = [frozenset(range(*run)) for run in zip([0, *ends], [*ends, count], strict=True)]
        else:
            of_person = draw(st.lists(st.integers(0, num_groups - 1), min_size=count, max_size=count))
            groups = [
                frozenset(person for person, own in enumerate(of_person) if own == group)
                for group in range(num_groups)
            ]
        drawn[heading] = groups
    some = {heading: st.integers(0, len(groups) - 1) for heading, groups in drawn.items()}
    before = {heading: draw(st.sets(positions, max_size=2)) for heading, positions in some.items()}
    return drawn, before


@given(partitions())
def test_nobody_small_can_be_worked_out(drawn: Drawn) -> None:
    """What is withheld has 5 people at least, in two groups or more, or is all; so has a difference."""
    groups, before = drawn
    hidden = withheld(groups, before)
    known = {}
    for heading, members in groups.items():
        assert hidden[heading] >= before[heading]
        shown = [group for idx, group in enumerate(members) if idx not in hidden[heading]]
        left_out = [group for idx, group in enumerate(members) if idx in hidden[heading] and group]
        assert before[heading] or len(left_out) != 1 or not any(shown)
        assert all(not group or len(group) >= 5 for group in shown)
        assert not left_out or sum(map(len, left_out)) >= 5 or not any(shown)
        known[heading] = [group for group in (*shown, frozenset().union(*left_out)) if group]
    for outer, inner in permutations(groups, 2):
        for whole in known[outer]:
            parts = [part for part in known[inner] if part <= whole]
            assert not parts or len(whole - frozenset().union(*parts)) not in range(1, 5)


@given(partitions())
def test_no_more_is_withheld_of_one_heading_than_is_needed(drawn: Drawn) -> None:
    """Of one heading, with the last group that was added shown, what is withheld would not be safe."""
    groups, before = {"A": drawn[0]["A"]}, drawn[1]
    members = groups["A"]
    hidden = withheld(groups, before)["A"]
    forced = {idx for idx, group in enumerate(members) if 0 < len(group) < 5} | before["A"]
    added = hidden - forced
    if added:
        last = max(added, key=lambda idx: (len(members[idx]), idx))
        assert sum(len(members[idx]) for idx in hidden - {last}) < 5
