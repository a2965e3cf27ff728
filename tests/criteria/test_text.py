"""Free texts: words of any language, exact in every form, and clear where scikit-learn is missing."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from tests.criteria.evidence import words

from pairforge.criteria import build_criteria
from pairforge.criteria import text as module
from pairforge.errors import InputError


@pytest.fixture
def text(in_memory):
    """Make the criterion from the texts of both sides."""

    def make(mentees, mentors):
        rows = [
            [{"id": f"{side}{idx:04}", "About": about} for idx, about in enumerate(texts)]
            for side, texts in zip("EM", (mentees, mentors), strict=True)
        ]
        config, roster = in_memory(rows[1], rows[0], [{"kind": "text", "column": "About"}])
        return build_criteria(config, roster)[0]

    return make


def block(criterion, num_mentees, num_mentors):
    """All values as a table."""
    return criterion.values(np.arange(num_mentees)[:, None], np.arange(num_mentors)[None, :])


def test_likeness(text):
    """1 for the same words, 0 for none in common, blank for a text without a word."""
    criterion = text(["Law and ethics!", "...", ""], ["ETHICS, and law.", "poetry", "-"])
    nan = np.nan
    np.testing.assert_array_equal(block(criterion, 3, 3), [[1, 0, nan], [nan] * 3, [nan] * 3])
    assert criterion.mean == 0.5


def test_rare_words_count_more(text):
    """A word that everybody uses says less than one that only these two use."""
    criterion = text(["work law", "work"], ["work tax", "tax law", "work"])
    values = block(criterion, 2, 3)
    assert values[0, 1] > values[0, 0]
    assert 0 < values[0, 0] < 1


def test_words_of_any_language(text):
    """Vowel signs and accents belong to their words, and a letter alone can be a word."""
    criterion = text(["हिन्दी सीखना", "Καλημέρα", "R and C"], ["हिन्दी", "καλημέρα κόσμε", "r"])
    values = block(criterion, 3, 3)
    assert [words(criterion, idx, idx) for idx in range(3)] == [("हिन्दी",), ("καλημέρα",), ("r",)]
    assert (values.diagonal() > 0).all()
    assert values[~np.eye(3, dtype=bool)].tolist() == [0] * 6


def test_no_words_at_all(text):
    """Nothing is known, and the mean is 0."""
    criterion = text(["", "?"], ["!"])
    assert np.isnan(block(criterion, 2, 1)).all()
    assert criterion.mean == 0
    assert criterion.evidence(0, 0) == ()


def test_what_the_words_contribute(text):
    """The three that gave most, the best first; all together they are the value."""
    criterion = text(["law tax ethics poetry", "law"], ["law tax ethics poetry art", "tax ethics"])
    cited = criterion.evidence(0, 1)
    assert [one.answer for one in cited] == ["ethics", "tax"]
    assert sum(one.gives for one in cited) == pytest.approx(block(criterion, 2, 2)[0, 1], abs=1e-12)
    best = criterion.evidence(0, 0)
    assert len(best) == 3
    assert [one.gives for one in best] == sorted((one.gives for one in best), reverse=True)


@pytest.mark.parametrize("chunk", [1, 7, 1 << 16])
def test_lists_of_pairs_in_chunks(text, monkeypatch, chunk):
    """However long a list of pairs is, and however far apart its people are, the values are the same."""
    monkeypatch.setattr(module, "_CHUNK", chunk)
    rng = np.random.default_rng(1)
    made = [[" ".join(rng.choice(list("abcdefgh"), 4)) for _ in range(60)] for _ in range(2)]
    criterion = text(*made)
    pairs = rng.integers(0, 60, (40, 2))
    expected = block(criterion, 60, 60)[pairs[:, 0], pairs[:, 1]]
    assert criterion.values(pairs[:, 0], pairs[:, 1]).tobytes() == expected.tobytes()
    assert criterion.values(pairs[:0, 0], pairs[:0, 1]).shape == (0,)


def test_without_scikit_learn(text, monkeypatch):
    """What is missing, and the command that installs it."""
    monkeypatch.setitem(sys.modules, "sklearn.feature_extraction.text", None)
    with pytest.raises(InputError) as caught:
        text(["a"], ["a"])
    assert str(caught.value) == (
        "The criterion `text` needs scikit-learn, which is not installed. "
        'Install it with: pip install "pairforge[text]"'
    )
