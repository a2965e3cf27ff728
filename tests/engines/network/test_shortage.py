"""Groups of mentees who compete for too few seats."""

from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.engines.network import demand, max_flow
from pairforge.engines.network.shortage import find_shortages
from pairforge.errors import FaultError


def found(table, wants=None, capacity=None):
    """The shortages of a table of eligible pairs, one row a mentee."""
    table = np.array(table, dtype=bool)
    wants = np.ones(len(table), dtype=np.int64) if wants is None else np.array(wants)
    capacity = np.ones(table.shape[1], dtype=np.int64) if capacity is None else np.array(capacity)
    return find_shortages(np.packbits(table, axis=1), wants, capacity)


def subsets(items):
    """All subsets that hold something."""
    return chain.from_iterable(combinations(items, size) for size in range(1, len(items) + 1))


def lack(table, wants, capacity, mentors):
    """Places wanted from these mentors only, less their seats: a slow twin in plain Python."""
    inside = set(mentors)
    needed = 0
    for row, want in zip(table, wants, strict=True):
        eligible = {j for j, yes in enumerate(row) if yes and capacity[j] > 0}
        needed += max(0, min(want, len(eligible)) - len(eligible - inside))
    return needed - sum(capacity[j] for j in inside)


def most_places(table, wants, capacity):
    """The most places that can be filled, by Hall's condition over all sets of mentors."""
    mentors = range(len(capacity))
    wanted = sum(
        min(want, sum(yes and capacity[j] > 0 for j, yes in enumerate(row)))
        for row, want in zip(table, wants, strict=True)
    )
    return wanted - max([0, *(lack(table, wants, capacity, group) for group in subsets(mentors))])


tables = st.integers(1, 5).flatmap(
    lambda m: st.lists(st.lists(st.booleans(), min_size=m, max_size=m), min_size=1, max_size=6)
)


@given(st.data())
def test_one_place_each_against_all_subsets(data):
    """With one place a mentee: a group is found if and only if there is one, true, closed and minimal."""
    table = data.draw(tables)
    wants = data.draw(st.lists(st.integers(0, 1), min_size=len(table), max_size=len(table)))
    capacity = data.draw(st.lists(st.integers(0, 3), min_size=len(table[0]), max_size=len(table[0])))
    supply = found(table, wants, capacity)
    open_mentors = [j for j, seats in enumerate(capacity) if seats]
    assert supply.fillable == most_places(table, wants, capacity)
    parts = [group for group in subsets(open_mentors) if len(group) < len(open_mentors)]
    assert bool(supply.shortages) == any(lack(table, wants, capacity, group) > 0 for group in parts)
    for group in supply.shortages:
        mentors = group.mentors.tolist()
        assert group.minimal
        assert group.needed - group.seats == lack(table, wants, capacity, mentors) > 0
        assert group.seats == sum(capacity[j] for j in mentors)
        assert not any(
            lack(table, wants, capacity, part) > 0 for part in subsets(mentors) if len(part) < len(mentors)
        )
        only_there = [
            i
            for i, row in enumerate(table)
            if wants[i]
            and {j for j in open_mentors if row[j]}
            and {j for j in open_mentors if row[j]} <= {*mentors}
        ]
        assert group.mentees.tolist() == only_there


@given(st.data())
def test_several_places_each_against_all_subsets(data):
    """With several places a mentee, the most that can be filled and every group's figures are right."""
    table = data.draw(tables)
    wants = data.draw(st.lists(st.integers(0, 3), min_size=len(table), max_size=len(table)))
    capacity = data.draw(st.lists(st.integers(0, 4), min_size=len(table[0]), max_size=len(table[0])))
    supply = found(table, wants, capacity)
    assert supply.fillable == most_places(table, wants, capacity)
    for group in supply.shortages:
        assert group.needed - group.seats == lack(table, wants, capacity, group.mentors.tolist()) > 0


@given(st.data())
def test_disjoint_groups_are_all_found(data):
    """Programmes that fall apart into parts: each part that is short is reported by itself."""
    sizes = data.draw(
        st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=2, max_size=4), label="parts"
    )
    table = np.zeros((sum(n for n, _ in sizes), sum(m for _, m in sizes)), dtype=bool)
    expected, row, column = [], 0, 0
    for mentees, mentors in sizes:
        table[row : row + mentees, column : column + mentors] = True
        if mentees > mentors:
            expected.append((mentees, mentors, list(range(row, row + mentees))))
        row, column = row + mentees, column + mentors
    groups = found(table).shortages
    assert sorted((g.needed, g.seats, g.mentees.tolist()) for g in groups) == sorted(expected)


def test_the_worst_group_is_first():
    """Four for one seat stand before two for one seat; twelve others have seats enough."""
    table = np.zeros((8, 4), dtype=bool)
    table[:2, 0] = table[2:6, 1] = table[6:, 2:] = True
    groups = found(table).shortages
    assert [(group.needed, group.seats) for group in groups] == [(4, 1), (2, 1)]


def test_too_few_seats_in_all_is_no_group():
    """Where everybody may go to everybody, the shortage is that of the programme."""
    supply = found(np.ones((5, 3)))
    assert (supply.fillable, supply.shortages) == (3, ())


def test_nobody_eligible_is_no_shortage_of_seats():
    """A mentee whom no rule leaves a mentor competes for nothing."""
    supply = found([[1, 0], [0, 0]])
    assert (supply.fillable, supply.shortages) == (1, ())


def test_order_of_people_makes_no_difference():
    """Shuffled mentees are the same mentees."""
    rng = np.random.default_rng(7)
    table = rng.random((40, 12)) < 0.2
    order = rng.permutation(40)
    straight, shuffled = found(table), found(table[order])
    assert straight.fillable == shuffled.fillable
    assert straight.shortages
    assert [group.mentees.tolist() for group in straight.shortages] == [
        sorted(order[group.mentees].tolist()) for group in shuffled.shortages
    ]


def test_a_search_without_end_is_cut_short_and_says_so(monkeypatch):
    """Beyond the budget of work a group is still true, but not called minimal."""
    monkeypatch.setattr(demand, "_MOST_WORK", 0)
    table = np.zeros((8, 4), dtype=bool)
    table[:2, 0] = table[2:6, 1] = table[6:, 2:] = True
    (group,) = found(table).shortages
    assert (group.needed, group.seats, group.minimal) == (6, 2, False)


def test_a_solver_that_fails_is_a_fault(monkeypatch):
    """A flow solver without an answer is not taken for one without a shortage."""

    class Broken(max_flow.SimpleMaxFlow):
        def solve(self, source, sink):
            return max_flow.SimpleMaxFlow.Status.POSSIBLE_OVERFLOW

    monkeypatch.setattr(max_flow, "SimpleMaxFlow", Broken)
    with pytest.raises(FaultError, match="The flow solver found no maximum flow"):
        found([[1]])
