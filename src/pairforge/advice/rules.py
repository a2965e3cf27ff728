"""What each rule excludes: how many pairs, and how many that nothing else excludes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.criteria.blocks import blocks
from pairforge.roster import Roster
from pairforge.scoring import NO_RULES, Mask, Scores, allowed_by


@dataclass(frozen=True)
class RuleCheck:
    """What one rule excludes.

    Parameters
    ----------
    rule
        Its label.
    pairs
        Pairs of a mentee who wants somebody with a mentor who has a seat, one and the same person aside.
    excluded
        How many of them the rule excludes.
    only_by_it
        How many of them no other rule excludes.
    """

    rule: str
    pairs: int
    excluded: int
    only_by_it: int


@dataclass(frozen=True)
class Exclusions:
    """What the rules exclude; ``allowed`` has, for each rule, one bit a pair (``numpy.packbits`` by row)."""

    checks: tuple[RuleCheck, ...]
    allowed: Mapping[str, NDArray[np.uint8]]


def check_rules(scores: Scores, roster: Roster) -> Exclusions:
    """Apply each rule to all pairs, block by block; rules of one label count as one."""
    by_label: dict[str, list[Mask]] = {}
    for mask in scores.masks:
        by_label.setdefault(mask.label, []).append(mask)
    rules = {label: masks for label, masks in by_label.items() if label not in NO_RULES}
    rest = [mask for label in NO_RULES for mask in by_label.get(label, ())]
    num_pairs = 0
    excluded, only_by_it = (dict.fromkeys(rules, 0) for _ in range(2))
    bits: dict[str, list[NDArray[np.uint8]]] = {label: [] for label in rules}
    for mentees, mentors in blocks(len(roster.mentees), len(roster.mentors)):
        counts = allowed_by(rest, mentees, mentors)
        num_pairs += int(counts.sum())
        against = {label: counts & ~allowed_by(masks, mentees, mentors) for label, masks in rules.items()}
        times = sum(against.values(), start=np.zeros(counts.shape, dtype=np.int16))
        for label, pairs in against.items():
            excluded[label] += int(pairs.sum())
            only_by_it[label] += int((pairs & (times == 1)).sum())
            bits[label].append(np.packbits(~pairs, axis=1))
    return Exclusions(
        tuple(RuleCheck(label, num_pairs, excluded[label], only_by_it[label]) for label in rules),
        {label: np.concatenate(parts) for label, parts in bits.items() if excluded[label]},
    )


def eligible_bits(scores: Scores, roster: Roster) -> NDArray[np.uint8]:
    """The eligible pairs of all rules, one bit each, shape (num_mentees, ceil(num_mentors / 8))."""
    parts = []
    for mentees, mentors in blocks(len(roster.mentees), len(roster.mentors)):
        first, last = int(mentees[0, 0]), int(mentees[-1, 0]) + 1
        pairs = slice(int(scores.starts[first]), int(scores.starts[last]))
        table = np.zeros((len(mentees), mentors.shape[1]), dtype=bool)
        table[scores.mentees[pairs] - first, scores.mentors[pairs]] = True
        parts.append(np.packbits(table, axis=1))
    return np.concatenate(parts)
