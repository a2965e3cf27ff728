"""By how much matchings break each kind of cohort rule, straight from its definition."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import ceil, floor

import numpy as np
from tests.cohorts.tiny import BoolArray, IntArray, Rule, Tiny, exact


def amounts(tiny: Tiny, rule: Rule, chosen: BoolArray) -> IntArray:
    """How much each matching breaks a rule in all, shape (num_matchings,); 0 where it keeps it.

    ``chosen`` has shape (num_matchings, num_mentees, num_mentors).
    """
    return _KINDS[rule["kind"]](tiny, rule, chosen)


def sizes(chosen: BoolArray, members: BoolArray) -> IntArray:
    """How many of ``members`` each mentor has, shape (num_matchings, num_mentors)."""
    return chosen[:, members, :].sum(axis=1)


def _everybody(chosen: BoolArray) -> IntArray:
    return chosen.sum(axis=1)


def _at_most(tiny: Tiny, rule: Rule, chosen: BoolArray) -> IntArray:
    most = rule["same"] if "same" in rule else rule["count"]
    total = np.zeros(len(chosen), dtype=np.int64)
    for members in tiny.who(rule).values():
        total += np.maximum(0, sizes(chosen, members) - most).sum(axis=1)
    return total


def _at_least(tiny: Tiny, rule: Rule, chosen: BoolArray) -> IntArray:
    least = rule["each"] if "each" in rule else rule["count"]
    used = _everybody(chosen) > 0
    total = np.zeros(len(chosen), dtype=np.int64)
    for members in tiny.who(rule).values():
        total += np.where(used, np.maximum(0, least - sizes(chosen, members)), 0).sum(axis=1)
    return total


def _share(tiny: Tiny, rule: Rule, chosen: BoolArray) -> IntArray:
    tolerance = exact(rule.get("tolerance", 10)) / 100
    wanting = int((tiny.wanted > 0).sum())
    everybody = _everybody(chosen)
    cohort_sizes = range(tiny.num_mentees + 1)
    total = np.zeros(len(chosen), dtype=np.int64)
    for members in tiny.who(rule).values():
        share = exact(int(members.sum())) / wanting if wanting else exact(0)
        if rule.get("share") is not None:
            share = exact(rule["share"]) / 100
        low, high = max(exact(0), share - tolerance), min(exact(1), share + tolerance)
        fewest = np.array([floor(low * size) for size in cohort_sizes])[everybody]
        most = np.array([ceil(high * size) for size in cohort_sizes])[everybody]
        number = sizes(chosen, members)
        total += (np.maximum(0, fewest - number) + np.maximum(0, number - most)).sum(axis=1)
    return total


def _not_alone(tiny: Tiny, rule: Rule, chosen: BoolArray) -> IntArray:
    total = np.zeros(len(chosen), dtype=np.int64)
    for members in tiny.who(rule).values():
        total += (sizes(chosen, members) == 1).sum(axis=1)
    return total


def _distinct(tiny: Tiny, rule: Rule, chosen: BoolArray) -> IntArray:
    everybody = _everybody(chosen)
    values = np.zeros_like(everybody)
    for members in tiny.groups(rule["column"]).values():
        values += sizes(chosen, members) > 0
    total: IntArray = np.where(everybody > 0, np.maximum(0, rule["at_least"] - values), 0).sum(axis=1)
    return total


def _size(_: Tiny, rule: Rule, chosen: BoolArray) -> IntArray:
    number = _everybody(chosen)
    broken = np.zeros_like(number)
    if rule.get("min") is not None:
        broken += np.maximum(0, rule["min"] - number)
    if rule.get("max") is not None:
        broken += np.maximum(0, number - rule["max"])
    if rule.get("even"):
        broken += number % 2
    if rule.get("min_if_used") is not None:
        broken += np.where(number > 0, np.maximum(0, rule["min_if_used"] - number), 0)
    return broken.sum(axis=1)


def _together(tiny: Tiny, rule: Rule, chosen: BoolArray) -> IntArray:
    total = np.zeros(len(chosen), dtype=np.int64)
    for group in tiny.lists(rule):
        for one, other in pairwise(group):
            total += (chosen[:, one, :] != chosen[:, other, :]).any(axis=1)
    return total


def _apart(tiny: Tiny, rule: Rule, chosen: BoolArray) -> IntArray:
    total = np.zeros(len(chosen), dtype=np.int64)
    for group in tiny.lists(rule):
        members = np.isin(np.arange(tiny.num_mentees), group)
        total += np.maximum(0, sizes(chosen, members) - 1).sum(axis=1)
    return total


_KINDS: dict[str, Callable[[Tiny, Rule, BoolArray], IntArray]] = {
    "at_most": _at_most,
    "at_least": _at_least,
    "share": _share,
    "not_alone": _not_alone,
    "distinct": _distinct,
    "size": _size,
    "together": _together,
    "apart": _apart,
}
