"""Sentences carry the facts of the values they are rendered from."""

import pytest

from pairforge.config import Config
from pairforge.criteria import Evidence
from pairforge.explanations import PairExplanation
from pairforge.pairing import PairResult, UnmatchedReason, UnmatchedResult
from pairforge.reporting.words import joined, reason, remedy_unmatched, why_unmatched

CONFIG = Config.model_validate(
    {
        "version": 1,
        "mentors": "m.csv",
        "mentees": "p.csv",
        "criteria": [
            {"kind": "overlap", "name": "goals", "column": "Goals"},
            {"kind": "ranking", "name": "wishes", "columns": "Choice"},
            {"kind": "same", "name": "site", "column": "Site"},
            {"kind": "different", "name": "network", "column": "Team"},
            {"kind": "closeness", "name": "grade", "column": "Grade"},
        ],
    }
)
EVIDENCE = {
    "goals": ("SQL", "Python"),
    "wishes": ("choice no. 2 of the mentee",),
    "site": ("Oslo",),
    "network": ("Sales with Legal",),
    "grade": ("3 to 5",),
}


def explained(parts, evidence, *, locked=False):
    """The sentence for a pair with these parts and this evidence."""
    pair = PairResult("a", "x", sum(parts.values()), parts, locked)
    cited = {
        label: tuple(Evidence("mentor", "Column", word, 1.0, word) for word in words)
        for label, words in evidence.items()
    }
    told = PairExplanation("a", "x", cited, 1, 3, None, None, 1.0, 1.0)
    return reason(CONFIG, pair, told)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("goals", "Goals: offers SQL and Python."),
        ("wishes", "Wishes: choice no. 2 of the mentee."),
        ("site", "Site: both Oslo."),
        ("network", "Network: Sales with Legal."),
        ("grade", "Grade: 3 to 5."),
    ],
)
def test_every_kind_has_its_words(label, words):
    """Each kind of criterion tells its own evidence."""
    parts = dict.fromkeys(EVIDENCE, 0.0) | {label: 1.0}
    assert explained(parts, {label: EVIDENCE[label]}) == words


def test_the_three_that_gave_most_are_told_first():
    """The sentence follows the points, and stops after three."""
    parts = {"goals": 1.0, "wishes": 3.0, "site": 0.5, "network": 2.0, "grade": 0.1}
    told = explained(parts, EVIDENCE)
    assert (
        told == "Wishes: choice no. 2 of the mentee; network: Sales with Legal; goals: offers SQL and Python."
    )


def test_pairs_without_evidence_are_told_so():
    """A pair that nothing speaks for is not praised."""
    parts = dict.fromkeys(EVIDENCE, 0.0)
    assert explained(parts, {}) == "No criterion speaks for this pair."
    assert explained(parts, {}, locked=True) == "Locked by the coordinator."
    assert explained(parts | {"site": 1.0}, {"site": ("Oslo",)}, locked=True) == (
        "Locked by the coordinator; site: both Oslo."
    )


@pytest.mark.parametrize(
    ("why", "words", "remedy"),
    [
        (
            UnmatchedReason("no_eligible_mentor", {"share Languages": 60}, 0),
            "By the rules no mentor is eligible: share Languages (60).",
            "relax the rule",
        ),
        (
            UnmatchedReason("no_eligible_mentor", {"resting": 3, "oneself": 1}, 2),
            "By the rules only 2 mentors are eligible: the mentor takes nobody (3), "
            "it is the same person (1).",
            "relax the rule",
        ),
        (
            UnmatchedReason("no_seat", {}, 1),
            "All seats are taken: the 1 eligible mentor is full.",
            "one more place",
        ),
        (
            UnmatchedReason("no_seat", {}, 7),
            "All seats are taken: the 7 eligible mentors are full.",
            "one more place",
        ),
        (
            UnmatchedReason("better_without", {}, 7),
            "A mentor has room, but by these priorities the pair would not make the matching better.",
            "`matched` first",
        ),
    ],
)
def test_why_unmatched_is_told_with_a_remedy(why, words, remedy):
    """Each reason has its sentence and something that would help."""
    entry = UnmatchedResult("a", 1, 0, why)
    assert why_unmatched(entry) == words
    assert remedy in remedy_unmatched(entry)


def test_lists_are_joined_as_people_do():
    """None, one, two, three."""
    assert [joined(list("abc"[:count])) for count in range(4)] == ["", "a", "a and b", "a, b and c"]
