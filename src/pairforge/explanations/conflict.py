"""Why the rules cannot all hold, as values: which people, which rules, how many places."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from pairforge.config import Config
from pairforge.explanations.unmatched import rules_against
from pairforge.pairing import Clash, Deficiency
from pairforge.roster import PairList, Roster
from pairforge.scoring import Scores


def find_clashes(scores: Scores, roster: Roster, config: Config) -> tuple[Clash, ...]:
    """What contradicts itself: locks against rules and places, minimums above capacities."""
    locks = sorted(
        {
            pair
            for rule in config.rules
            if rule.kind == "lock"
            for pair in _pairs(roster.pair_lists[rule.pair_asks()[0]])
        }
    )
    return (
        *_locks_against_rules(locks, scores, roster),
        *_locks_against_places(locks, roster),
        *_minimums_above_capacity(roster),
    )


def clash_of_minimums(deficiency: Deficiency, scores: Scores, roster: Roster) -> Clash:
    """Mentors who cannot all reach their minimums, the mentees they may have, and the rules in the way."""
    everyone = np.flatnonzero(roster.wants > 0)
    return Clash(
        code="minimums",
        mentees=tuple(roster.mentees.ids[idx] for idx in deficiency.mentees.tolist()),
        mentors=tuple(roster.mentors.ids[idx] for idx in deficiency.mentors.tolist()),
        rules=rules_against(scores, everyone, deficiency.mentors),
        needed=deficiency.needed,
        available=deficiency.available,
    )


def _locks_against_rules(locks: list[tuple[int, int]], scores: Scores, roster: Roster) -> list[Clash]:
    clashes = []
    for mentee, mentor in locks:
        rules = rules_against(scores, np.array([mentee]), np.array([mentor]))
        rules.pop("resting", None)
        if rules:
            clashes.append(
                Clash("lock_breaks_rule", (roster.mentees.ids[mentee],), (roster.mentors.ids[mentor],), rules)
            )
    return clashes


def _locks_against_places(locks: list[tuple[int, int]], roster: Roster) -> list[Clash]:
    of_mentor: defaultdict[int, list[int]] = defaultdict(list)
    of_mentee: defaultdict[int, list[int]] = defaultdict(list)
    for mentee, mentor in locks:
        of_mentor[mentor].append(mentee)
        of_mentee[mentee].append(mentor)
    mentee_ids, mentor_ids = roster.mentees.ids, roster.mentors.ids
    clashes = []
    for mentor, mentees in sorted(of_mentor.items()):
        if len(mentees) > (capacity := int(roster.capacity[mentor])):
            people = tuple(mentee_ids[idx] for idx in mentees)
            clashes.append(
                Clash("locks_exceed_capacity", people, (mentor_ids[mentor],), {}, len(mentees), capacity)
            )
    for mentee, mentors in sorted(of_mentee.items()):
        if len(mentors) > (wants := int(roster.wants[mentee])):
            people = tuple(mentor_ids[idx] for idx in mentors)
            clashes.append(
                Clash("locks_exceed_wants", (mentee_ids[mentee],), people, {}, len(mentors), wants)
            )
    return clashes


def _minimums_above_capacity(roster: Roster) -> list[Clash]:
    return [
        Clash(
            "minimum_exceeds_capacity",
            (),
            (roster.mentors.ids[idx],),
            {},
            int(roster.minimum[idx]),
            int(roster.capacity[idx]),
        )
        for idx in np.flatnonzero(roster.minimum > roster.capacity).tolist()
    ]


def _pairs(pairs: PairList) -> list[tuple[int, int]]:
    return list(zip(pairs.mentees.tolist(), pairs.mentors.tolist(), strict=True))
