"""Ranks on both sides, against counting by hand."""

from __future__ import annotations

import numpy as np

from pairforge.explanations import Rank, rank_pairs
from pairforge.scoring import score


def test_ranks_by_score_and_by_wish_on_both_sides(in_memory):
    """Ana is Max's first choice and he is her second; by score each of them comes first with the other."""
    mentors = [
        {"id": "Max", "team": "A", "wish": "ana", "capacity": 1},
        {"id": "Mia", "team": "B", "wish": "", "capacity": 2},
    ]
    mentees = [
        {"id": "ana", "team": "B", "first": "Mia", "second": "Max"},
        {"id": "ben", "team": "B", "first": "Max", "second": ""},
        {"id": "eva", "team": "A", "first": "", "second": ""},
    ]
    criteria = [
        {"kind": "ranking", "name": "wishes", "columns": ["first", "second"], "weight": 2},
        {"kind": "ranking", "name": "theirs", "by": "mentor", "columns": ["wish"], "weight": 1},
        {"kind": "different", "column": "team", "weight": 3},
    ]
    config, roster = in_memory(mentors, mentees, criteria)
    scores = score(roster, config)
    ranks = {(one.mentee, one.mentor): one for one in rank_pairs(scores, roster, config, np.arange(6))}
    assert ranks["ana", "Max"].of_mentor == Rank(1, 2, 2)
    assert ranks["ana", "Mia"].of_mentor == Rank(2, 2, 1)
    assert ranks["ana", "Max"].of_mentee == Rank(1, 3, 1)
    assert ranks["ben", "Mia"].of_mentee.by_wish is None
    for (mentee, mentor), one in ranks.items():
        pair = scores.find(roster.mentees.ids.index(mentee), roster.mentors.ids.index(mentor))
        own = scores.points[scores.mentors == scores.mentors[pair]]
        assert one.of_mentee.by_score == 1 + int((own > scores.points[pair]).sum())
        assert one.of_mentee.eligible == len(own)
