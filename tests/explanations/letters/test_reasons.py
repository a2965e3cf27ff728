"""Reasons in letters: the person's own answers, and nothing that only the other one said."""

from __future__ import annotations

from pairforge.explanations.letters import OwnReason
from pairforge.explanations.letters.reasons import OwnAnswers
from pairforge.scoring import score


def reasons(in_memory, mentor, mentee, criteria):
    """What each side of the only pair may read."""
    config, roster = in_memory([{"id": "Max", "capacity": 1, **mentor}], [{"id": "ana", **mentee}], criteria)
    answers = OwnAnswers(score(roster, config), roster)
    return answers.reasons("mentee", 0, 0), answers.reasons("mentor", 0, 0)


def test_common_answers_are_shown_to_both(in_memory):
    """An entry that both gave is shown; what only one of them gave is not."""
    criteria = [{"kind": "overlap", "name": "goals", "column": "goals"}]
    mine, theirs = reasons(in_memory, {"goals": "law; tax"}, {"goals": "law; art"}, criteria)
    assert mine == theirs == (OwnReason("goals", ("law",)),)


def test_each_reads_which_choice_the_other_is_and_not_whose_choice_they_are(in_memory):
    """Both wished for each other; each is told the own wish alone."""
    criteria = [
        {"kind": "ranking", "name": "wishes", "columns": ["wish"]},
        {"kind": "ranking", "name": "asked for", "by": "mentor", "columns": ["want"]},
    ]
    mine, theirs = reasons(in_memory, {"want": "ana"}, {"wish": "Max"}, criteria)
    assert mine == (OwnReason("wishes", (), 1),)
    assert theirs == (OwnReason("asked for", (), 1),)


def test_different_answers_are_not_shown(in_memory):
    """That the two differ counts, but what they said is not told to the other."""
    criteria = [{"kind": "different", "name": "new network", "column": "team"}]
    mine, theirs = reasons(in_memory, {"team": "Sales"}, {"team": "Law"}, criteria)
    assert mine == (OwnReason("new network", ()),)
    assert theirs == (OwnReason("new network", ("Sales",)),)


def test_without_points_there_is_no_reason(in_memory):
    """A criterion that gave nothing is left out."""
    criteria = [{"kind": "overlap", "name": "goals", "column": "goals"}]
    assert reasons(in_memory, {"goals": "tax"}, {"goals": "art"}, criteria) == ((), ())
