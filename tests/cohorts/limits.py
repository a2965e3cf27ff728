"""Whether matchings keep the limits beyond single cohorts: shared capacities, co-mentors, programme rules."""

from __future__ import annotations

from math import floor, lcm
from typing import Any

import numpy as np
from tests.cohorts.tiny import BoolArray, IntArray, Rule, Tiny, exact


def keeps_capacities(tiny: Tiny, chosen: BoolArray) -> BoolArray:
    """Whether the mentors of each value take as many places together as they may."""
    kept = np.ones(len(chosen), dtype=np.bool_)
    loads = np.einsum("kij,i->kj", chosen, tiny.weight)
    for rule in tiny.capacities:
        answers = np.array(list(tiny.mentors[rule["column"]]), dtype=object)
        for value in set(answers.tolist()) - {""}:
            together = loads[:, answers == value].sum(axis=1)
            most = rule.get("places", {}).get(value, rule.get("at_most"))
            if most is not None:
                kept &= together <= most
            kept &= together >= rule.get("at_least", 0)
    return kept


def keeps_co_mentors(tiny: Tiny, chosen: BoolArray) -> BoolArray:
    """Whether each mentee has at most one lead, at most one second, and nobody else."""
    if tiny.co_mentors is None:
        return np.ones(len(chosen), dtype=np.bool_)
    roles = tiny.mentors[tiny.co_mentors["column"]]
    lead, second = (
        np.array([role in tiny.co_mentors[kind] for role in roles]) for kind in ("lead", "second")
    )
    leads, seconds = chosen[:, :, lead].sum(axis=2), chosen[:, :, second].sum(axis=2)
    kept = (leads <= 1) & (seconds <= 1) & ~chosen[:, :, ~(lead | second)].any(axis=2)
    if tiny.co_mentors.get("lead_first"):
        kept &= seconds <= leads
    everywhere: BoolArray = kept.all(axis=1)
    return everywhere


def keeps_fairness(tiny: Tiny, chosen: BoolArray) -> BoolArray:
    """Whether each matching keeps every rule over the whole programme."""
    kept = np.ones(len(chosen), dtype=np.bool_)
    for rule in tiny.fairness:
        match rule["kind"]:
            case "matched_share":
                kept &= _keeps_share(tiny, rule, chosen)
            case "count":
                kept &= _within(rule, (chosen * _weights(tiny, rule)).sum(axis=(1, 2)))
            case "group_gap":
                scale = tiny.resolution if rule.get("measure", "mean_score") == "mean_score" else 1
                gap, unit = gaps(tiny, rule, chosen)
                kept &= gap <= floor(exact(rule["at_most"]) * scale * unit)
            case kind:
                raise KeyError(kind)
    return kept


def gaps(tiny: Tiny, rule: Rule, chosen: BoolArray) -> tuple[IntArray, int]:
    """The largest difference between the means of two groups, times a common denominator, and that.

    A mean is that of the points of each mentee's pairs (0 without any) or, for a rate, of who has a mentor
    or has one of the ``k`` first choices, over the whole group.
    """
    own = _own(tiny, rule, chosen)
    groups = list(tiny.groups(rule["column"]).values())
    unit = lcm(*(int(members.sum()) for members in groups))
    if len(groups) < 2:
        return np.zeros(len(chosen), dtype=np.int64), unit
    means = np.stack([own[:, members].sum(axis=1) * (unit // int(members.sum())) for members in groups])
    largest: IntArray = means.max(axis=0) - means.min(axis=0)
    return largest, unit


def _own(tiny: Tiny, rule: Rule, chosen: BoolArray) -> IntArray:
    """What counts of each mentee, shape (num_matchings, num_mentees)."""
    match rule.get("measure", "mean_score"):
        case "mean_score":
            counted = (chosen * tiny.points).sum(axis=2)
        case "match_rate":
            counted = chosen.any(axis=2).astype(np.int64)
        case "top_k_rate":
            (only, *_) = tiny.ranks
            ranks = tiny.ranks[rule.get("criterion") or only]
            counted = (chosen & (ranks > 0) & (ranks <= rule.get("k", 1))).any(axis=2).astype(np.int64)
        case measure:
            raise KeyError(measure)
    own: IntArray = counted
    return own


def _keeps_share(tiny: Tiny, rule: Rule, chosen: BoolArray) -> BoolArray:
    (members,) = tiny.who(rule).values()
    inside, pairs = chosen[:, members, :].sum(axis=(1, 2)), chosen.sum(axis=(1, 2))
    kept = np.ones(len(chosen), dtype=np.bool_)
    for key, sign in (("at_least", 1), ("at_most", -1)):
        if rule.get(key) is not None:
            share = exact(rule[key])
            kept &= sign * (inside * share.denominator - pairs * share.numerator) >= 0
    return kept


def _weights(tiny: Tiny, rule: Rule) -> IntArray:
    """What each pair adds to a ``count``, shape (num_mentees, num_mentors)."""
    weights = np.zeros(tiny.points.shape, dtype=np.int64)
    if "file" in rule:
        mentees, mentors = tiny.ids("mentees"), tiny.ids("mentors")
        for mentee, mentor, weight in tiny.files[rule["file"]]:
            weights[mentees.index(mentee), mentors.index(mentor)] += int(weight)
        return weights
    answers = (tiny.mentees if rule["of"] == "mentee" else tiny.mentors)[rule["column"]]
    own = np.array([_weight(answer, rule) for answer in answers], dtype=np.int64)
    return weights + (own[:, None] if rule["of"] == "mentee" else own[None, :])


def _weight(answer: Any, rule: Rule) -> int:
    return int(answer == rule["value"]) if rule.get("value") is not None else int(answer or 0)


def _within(rule: Rule, number: IntArray) -> BoolArray:
    kept = np.ones(len(number), dtype=np.bool_)
    if rule.get("at_least") is not None:
        kept &= number >= rule["at_least"]
    if rule.get("at_most") is not None:
        kept &= number <= rule["at_most"]
    return kept
