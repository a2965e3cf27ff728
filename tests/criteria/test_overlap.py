"""Overlap, computed by hand."""

import numpy as np
import pytest
from tests.criteria.evidence import words

from pairforge.criteria import build_criteria

MENTORS = [
    {"id": "M1", "Skills": "SQL; R"},
    {"id": "M2", "Skills": "law; sql; Ethics"},
    {"id": "M3", "Skills": ""},
]
MENTEES = [
    {"id": "E1", "Goals": "SQL; Law; Poetry"},
    {"id": "E2", "Goals": "Ethics"},
    {"id": "E3", "Goals": "Poetry"},
    {"id": "E4", "Goals": ""},
]
NAN = np.nan


@pytest.fixture
def overlap(in_memory):
    """Make the criterion, with some more keys."""

    def make(mentors=MENTORS, mentees=MENTEES, **more):
        criterion = {"kind": "overlap", "mentee": "Goals", "mentor": "Skills", "weight": 4, **more}
        config, roster = in_memory(mentors, mentees, [criterion])
        return build_criteria(config, roster)[0]

    return make


def block(criterion, num_mentees, num_mentors):
    """All values as a table."""
    return criterion.values(np.arange(num_mentees)[:, None], np.arange(num_mentors)[None, :])


def test_the_share_that_is_covered(overlap):
    """One of three, two of three; blank if either list is."""
    np.testing.assert_array_equal(
        block(overlap(), 4, 3),
        [[1 / 3, 2 / 3, NAN], [0, 1, NAN], [0, 0, NAN], [NAN, NAN, NAN]],
    )


def test_the_first_counts_most(overlap):
    """With ``ordered``, three wishes weigh 3, 2 and 1 of 6."""
    np.testing.assert_array_equal(
        block(overlap(ordered=True), 4, 3),
        [[3 / 6, 5 / 6, NAN], [0, 1, NAN], [0, 0, NAN], [NAN, NAN, NAN]],
    )


def test_the_mean_of_what_is_known(overlap):
    """Six pairs are known: (1/3 + 2/3 + 0 + 1 + 0 + 0) / 6; ordered, (3/6 + 5/6 + 1) / 6."""
    assert overlap().mean == 0.3333
    assert overlap(ordered=True).mean == 0.3889


def test_evidence_in_the_order_and_words_of_the_mentee(overlap):
    """The wishes that are covered, in the mentee's order, in their most usual spelling."""
    criterion = overlap()
    assert words(criterion, 0, 1) == ("SQL", "Law")
    assert words(criterion, 0, 0) == ("SQL",)
    assert words(criterion, 1, 0) == words(criterion, 3, 0) == words(criterion, 0, 2) == ()
    assert criterion.phrase.format("SQL") == "offers SQL"


def test_offers_that_nobody_wants_do_not_count(overlap):
    """A mentor who offers much is worth no more than what the mentee asks for."""
    mentors = [{"id": "M1", "Skills": "SQL"}, {"id": "M2", "Skills": "; ".join(["SQL", *"abcdefgh"])}]
    np.testing.assert_array_equal(block(overlap(mentors, [{"id": "E1", "Goals": "SQL"}]), 1, 2), [[1, 1]])


@pytest.mark.parametrize("ordered", [False, True])
def test_more_tags_than_fit_into_a_word(overlap, ordered):
    """Three hundred wishes are counted one by one."""
    tags = [f"t{idx}" for idx in range(300)]
    mentors = [
        {"id": "M1", "Skills": tags},
        {"id": "M2", "Skills": tags[:64]},
        {"id": "M3", "Skills": tags[64:]},
    ]
    values = block(overlap(mentors, [{"id": "E1", "Goals": tags}], ordered=ordered), 1, 3)
    first = sum(range(237, 301)) / sum(range(1, 301)) if ordered else 64 / 300
    np.testing.assert_allclose(values, [[1, first, 1 - first]], rtol=1e-15)


@pytest.mark.parametrize("side", ["mentors", "mentees", "both"])
def test_columns_without_any_answer(overlap, side):
    """Where one side says nothing, nothing is known, and the mean is 0."""
    mentors = [{"id": "M1", "Skills": "" if side != "mentees" else "SQL"}]
    mentees = [{"id": "E1", "Goals": "" if side != "mentors" else "SQL"}]
    criterion = overlap(mentors, mentees)
    assert np.isnan(block(criterion, 1, 1)).all()
    assert criterion.mean == 0
