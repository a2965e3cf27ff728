"""The check as a whole, against what a solve then finds."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from pairforge import pipeline
from pairforge.engines import find_shortages
from pairforge.errors import FaultError
from pairforge.pairing import Status
from pairforge.pipeline import checking

TEAMS = st.sampled_from(["x", "y", ""])


@given(st.data())
def test_what_check_says_is_what_solve_finds(in_memory, data):
    """A conflict if and only if there is no matching; else as many places as are then filled."""
    mentors = [
        {"id": f"M{idx}", "team": data.draw(TEAMS), "seats": data.draw(st.integers(0, 3))}
        for idx in range(data.draw(st.integers(2, 4)))
    ]
    mentees = [
        {"id": f"E{idx}", "team": data.draw(TEAMS), "wants": data.draw(st.integers(0, 2))}
        for idx in range(data.draw(st.integers(2, 5)))
    ]
    rules = data.draw(
        st.lists(
            st.sampled_from(
                [
                    {"kind": "differ", "column": "team"},
                    {"kind": "same", "column": "team"},
                    {"kind": "never", "mentee": "E0", "mentor": "M0"},
                    {"kind": "lock", "mentee": "E0", "mentor": "M0"},
                    {"kind": "lock", "mentee": "E0", "mentor": "M1"},
                    {"kind": "lock", "mentee": "E1", "mentor": "M0"},
                ]
            ),
            max_size=3,
            unique_by=lambda rule: rule["kind"] + rule.get("mentee", "") + rule.get("mentor", ""),
        )
    )
    config, _ = in_memory(
        mentors,
        mentees,
        None,
        rules,
        mentors={"capacity": "seats", "min": data.draw(st.integers(0, 1))},
        mentees={"wants": "wants"},
        solver={"time_limit": 20},
    )
    found, result = pipeline.check(config), pipeline.solve(config)
    assert ("conflict" in found.concerns) == (result.status is Status.INFEASIBLE)
    assert found.clashes == (result.conflict or ())
    if result.status is not Status.INFEASIBLE:
        assert found.seats.fillable == result.measures["matched"]
    alone = {entry.mentee for entry in result.unmatched if entry.reason.code == "no_eligible_mentor"}
    stuck = {entry.person for entry in found.partners if entry.side == "mentee" and entry.stuck}
    assert alone <= stuck
    assert (found.config_sha256, found.roster_sha256) == (result.config_sha256, result.roster_sha256)


@pytest.mark.parametrize("seed", range(12))
def test_the_most_places_against_scipy(seed):
    """Some hundred people: as many places as another maximum flow fills, and every group truly short."""
    rng = np.random.default_rng(seed)
    num_mentees, num_mentors = 120, 40
    mine, theirs = rng.integers(0, 6, (num_mentees, 2)), rng.integers(0, 6, (num_mentors, 2))
    table = (mine[:, None, :, None] == theirs[None, :, None, :]).any((2, 3)) & (rng.random((120, 40)) < 0.9)
    wants, capacity = rng.integers(0, 3, num_mentees), rng.integers(0, 6, num_mentors)
    supply = find_shortages(np.packbits(table, axis=1), wants, capacity)
    size = num_mentees + num_mentors + 2
    arcs = np.zeros((size, size), dtype=np.int32)
    arcs[-2, :num_mentees] = wants
    arcs[:num_mentees, num_mentees:-2] = table
    arcs[num_mentees:-2, -1] = capacity
    assert supply.fillable == maximum_flow(csr_array(arcs), size - 2, size - 1).flow_value
    for group in supply.shortages:
        inside = np.isin(np.arange(num_mentors), group.mentors)
        elsewhere = (table & ~inside & (capacity > 0)).sum(axis=1)
        wanted = np.minimum(wants, (table & (capacity > 0)).sum(axis=1))
        assert group.needed == np.maximum(wanted - elsewhere, 0).sum() > group.seats
        assert group.seats == capacity[inside].sum()


def test_a_false_reason_is_a_fault(in_memory, monkeypatch):
    """A claim that minimums cannot be reached is counted again, not believed."""
    config, _ = in_memory([{"id": "M1"}, {"id": "M2"}], [{"id": "E1"}], mentors={"capacity": 2, "min": 1})
    honest = checking.short_of_minimums
    monkeypatch.setattr(
        checking, "short_of_minimums", lambda problem: replace(honest(problem), mentors=np.array([0]))
    )
    with pytest.raises(FaultError, match="The engine found the minimums short, but its reason does not hold"):
        pipeline.check(config)
