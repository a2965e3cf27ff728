"""The resolution: as fine as exact integers allow, and refused where that is too coarse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.roster.rounds.results import result_of

from pairforge.config import load_config
from pairforge.criteria import build_criteria
from pairforge.errors import InputError
from pairforge.roster import read_roster
from pairforge.scoring.resolution import choose_resolution


@pytest.fixture(scope="session")
def resolution(in_memory):
    """The resolution for some weights, numbers of people and places."""

    def choose(*weights, num_mentors=2, num_mentees=3, capacity=1, wants=1):
        criteria = [
            {"kind": "same", "name": f"c{idx}", "column": "id", "weight": weight}
            for idx, weight in enumerate(weights)
        ]
        config, roster = in_memory(
            [{"id": f"M{idx}", "capacity": capacity} for idx in range(num_mentors)],
            [{"id": f"E{idx}", "wants": wants} for idx in range(num_mentees)],
            criteria,
        )
        return choose_resolution(build_criteria(config, roster), roster)

    return choose


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ((1,), 10**6),
        ((4, 3, 2, 1), 10**6),
        ((0,), 10**6),
        ((1e9,), 10**6),
        ((1e10,), 10**5),
        ((5e9, 5e9), 10**5),
        ((1e11,), 10**4),
        ((1e12,), 10**3),
    ],
)
def test_the_largest_power_of_ten(resolution, weights, expected):
    """With two places: a sum of weights x resolution x 4 below 2**53, so that totals are exact as floats."""
    assert resolution(*weights) == expected
    assert sum(weights) * expected * 4 < 2**53
    assert expected == 10**6 or sum(weights) * expected * 10 * 4 >= 2**53


def test_more_people_make_it_coarser(resolution):
    """What is added up along a path grows with the people."""
    assert resolution(1e9, num_mentors=2, num_mentees=3) == 10**6
    assert resolution(1e9, num_mentors=20, num_mentees=30) == 10**5


def test_more_places_make_it_coarser(resolution):
    """So do the places that can be filled, which are those of the side with fewer."""
    assert resolution(1e9, capacity=1000, wants=1) == 10**6
    assert resolution(1e9, capacity=1000, wants=1000) == 10**3


@pytest.mark.parametrize("weight", [1e15, 1e100, 1.7e308])
def test_what_would_be_too_coarse_is_refused(resolution, weight):
    """Below 1000 points a score the rounding would show: the reason and a way out are told."""
    with pytest.raises(InputError, match="cannot be added up exactly for 5 people") as caught:
        resolution(weight)
    (trouble,) = caught.value.troubles
    assert f"{weight:g}" in trouble.what
    assert "Divide the weights" in trouble.remedy
    assert "the matching stays the same" in trouble.remedy


def test_weights_that_add_up_to_infinity_are_refused(resolution):
    """Two weights, each of which is finite."""
    with pytest.raises(InputError, match="cannot be added up exactly"):
        resolution(1.7e308, 1.7e308)


@pytest.mark.parametrize(
    ("score", "expected"), [(1, 10**6), (-1e10, 10**5), (1e12, 10**3), (-1e12, 10**3), (-1e15, None)]
)
def test_listed_scores_count_with_their_size(programme, score, expected):
    """The largest listed score of either sign takes the place of 1."""
    path = programme(
        config={"criteria": [{"kind": "scores", "file": "p.csv"}]},
        files={"p.csv": f"mentee,mentor,score\nE1,M1,{score}\nE2,M1,0.5\n"},
    )
    config = load_config(path)
    roster = read_roster(config)
    criteria = build_criteria(config, roster)
    if expected is None:
        with pytest.raises(InputError, match=r"Scores as large as 1e\+15"):
            choose_resolution(criteria, roster)
    else:
        assert choose_resolution(criteria, roster) == expected


@pytest.mark.parametrize(
    ("score", "expected"), [(1, 10**6), (-2e10, 10**5), (2e12, 10**3), (-2e12, 10**3), (2e15, None)]
)
def test_what_people_bring_along_counts_too(programme, score, expected):
    """With earlier rounds the size of standings counts, of either sign; half of the last score is brought."""
    last = result_of([("E1", "M1", score)])
    path = programme(config={"history": "last.json"}, files={"last.json": last})
    config = load_config(path)
    roster = read_roster(config)
    criteria = build_criteria(config, roster)
    if expected is None:
        told = r"Scores as large as 1e\+15, with what people bring along from earlier rounds, cannot"
        with pytest.raises(InputError, match=told):
            choose_resolution(criteria, roster)
    else:
        assert choose_resolution(criteria, roster) == expected


@given(
    st.lists(st.floats(0, 1e14), min_size=1, max_size=4),
    st.integers(1, 12),
    st.integers(1, 12),
    st.integers(1, 50),
)
def test_every_engine_is_safe(resolution, weights, num_mentors, num_mentees, places):
    """Points x (nodes + 1) stay below 2**62, and the sum of a whole matching below 2**63."""
    try:
        chosen = resolution(
            *weights, num_mentors=num_mentors, num_mentees=num_mentees, capacity=places, wants=places
        )
    except InputError:
        chosen = 10**2
    nodes = num_mentors + num_mentees + 2
    filled = min(num_mentors, num_mentees) * places
    largest = sum(weights) * chosen + len(weights) / 2
    assert chosen in {10**2, 10**3, 10**4, 10**5, 10**6}
    assert chosen == 10**2 or largest * (nodes + 1) < 2**62
    assert chosen == 10**2 or largest * filled < 2**63
    assert chosen == 10**6 or largest * 10 * nodes >= 2**59 or largest * 10 * (filled + 2) >= 2**52
