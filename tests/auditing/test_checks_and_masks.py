"""Checks and masks, which share no code, say the same of every pair of random programmes."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from tests.scoring.test_scores import programmes

from pairforge.auditing.audit import CHECKS
from pairforge.auditing.pairs import ChosenPairs
from pairforge.scoring.masks import RULES


@settings(max_examples=250)
@given(programmes())
def test_checks_find_what_masks_exclude(in_memory, drawn):
    """For each rule, the broken ones of all pairs are those that its mask does not allow."""
    mentors, mentees, rules = drawn
    config, roster = in_memory(mentors, mentees, rules=rules)
    rows, columns = np.divmod(np.arange(len(mentees) * len(mentors)), len(mentors))
    pairs = ChosenPairs(roster, rows, columns)
    ids = [(roster.mentees.ids[mentee], roster.mentors.ids[mentor]) for mentee, mentor in pairs]
    for rule in config.rules:
        if rule.kind in RULES:
            allowed = RULES[rule.kind](rule, roster).allows(rows, columns)
            found = [(broken.mentee, broken.mentor) for broken in CHECKS[rule.kind](rule, pairs)]
            assert found == [pair for pair, fine in zip(ids, allowed, strict=True) if not fine], rule.label
