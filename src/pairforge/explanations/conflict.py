"""Why the rules cannot all hold, as values: which people, which rules, how many places."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.explanations.unmatched import rules_against
from pairforge.pairing import Clash, Deficiency
from pairforge.roster import Roster
from pairforge.scoring import Scores


def find_clashes(scores: Scores, roster: Roster, config: Config) -> tuple[Clash, ...]:
    """What contradicts itself: locks against rules and places, minimums above capacities."""
    locks = locked_pairs(config, roster)
    return (
        *_locks_against_rules(locks, scores, roster),
        *_locks_against_places(locks, roster),
        *_minimums_above_capacity(roster),
    )


def clash_of_minimums(
    deficiency: Deficiency, scores: Scores, roster: Roster, locks: NDArray[np.int64]
) -> Clash:
    """Mentors who cannot all reach their minimums, the mentees they may have, and what is in the way.

    Among the rules, ``lock`` counts the eligible pairs of mentees whose places are all locked elsewhere.

    Parameters
    ----------
    locks
        The locked pairs (positions) without which the minimums could be reached.
    """
    mentors, mentees = deficiency.mentors, deficiency.mentees
    wanting = np.flatnonzero(roster.wants > 0)
    rules = rules_against(scores, np.setdiff1d(wanting, mentees), mentors)
    rules.pop("resting", None)
    inside = np.isin(scores.mentors, mentors) & ~np.isin(scores.mentees, mentees)
    locked = int(np.isin(scores.mentees[inside], scores.mentees[locks]).sum())
    return Clash(
        code="minimums",
        mentees=tuple(roster.mentees.ids[idx] for idx in mentees.tolist()),
        mentors=tuple(roster.mentors.ids[idx] for idx in mentors.tolist()),
        rules=rules | ({"lock": locked} if locked else {}),
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


def locked_pairs(config: Config, roster: Roster) -> list[tuple[int, int]]:
    """The locked pairs, each once."""
    lists = [roster.pair_lists[rule.pair_asks()[0]] for rule in config.rules if rule.kind == "lock"]
    return sorted({pair for pairs in lists for pair in pairs})
