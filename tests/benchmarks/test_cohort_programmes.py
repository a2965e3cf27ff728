"""The frozen programmes of the benchmark are what they were, and their spreadsheets say the same."""

from __future__ import annotations

import numpy as np
import pytest
from cohort_programmes import DEPARTMENTS, NUM_CHOICES, generate, write_programme

from pairforge.config import load_config
from pairforge.roster import read_roster
from pairforge.scoring import score


@pytest.mark.parametrize(
    ("size", "seed", "sha256"),
    [
        ((40, 8), 0, "507481e402ac1785af5437b014684736da4ac8eda754a0817b7a59331217e683"),
        ((200, 50), 3, "e72da4447b9bd57781dd8aef490cab9adc83db5aa4256a0406e555d54fdb1e2b"),
        ((600, 60), 0, "a3c5ecbbed3533e19433fc7a385b38f91d628721d31904382f96123b1213d085"),
        ((1000, 250), 0, "10e23bd9caec4c06029c7e524aa016ee55e2de86c4acc851a0a34f7802581a49"),
        ((1000, 250), 9, "e438e4dadbe8f19073974d4265bb81df837630ce43e3f34f3ec80085dc2afef9"),
        ((5000, 1000), 0, "81c93e4ee61aa30bc317d49ee047b939f04cbf416ea7be7f4217e0baf19a41b0"),
    ],
)
def test_the_arrays_are_the_same_for_ever(size, seed, sha256):
    """Another generator or another numpy that gave other programmes would be found out."""
    assert generate(*size, seed).sha256() == sha256


def test_the_programmes_are_as_the_page_says():
    """Seats, heavy tail, departments and genders are what they are said to be."""
    programme = generate(1000, 250, 4)
    assert programme.capacity.sum() == 1250
    assert programme.capacity.min() >= 2
    assert all(len(set(row)) == NUM_CHOICES for row in programme.choices.tolist())
    wished = np.sort(np.bincount(programme.choices.ravel(), minlength=250))[::-1]
    assert wished[:25].sum() > 5 * wished[25:].mean() * 25
    shares = np.bincount(programme.department, minlength=len(DEPARTMENTS)) / 1000
    assert shares[0] == pytest.approx(0.398, abs=0.05)
    assert shares[1] == pytest.approx(0.186, abs=0.05)
    assert (programme.gender == 0).mean() == pytest.approx(0.35, abs=0.05)


def test_the_spreadsheets_give_the_same_points(tmp_path):
    """Whoever reads the written programme scores its pairs as the arrays do, up to rounding."""
    programme = generate(40, 8, 2)
    config = load_config(write_programme(programme, tmp_path))
    roster = read_roster(config)
    scores = score(roster, config)
    read = np.zeros(programme.points.shape)
    assert len(scores.points) == read.size
    read[scores.mentees, scores.mentors] = scores.points / scores.resolution
    assert np.abs(read - programme.points / 1000).max() <= 0.001
    assert roster.capacity.tolist() == programme.capacity.tolist()
