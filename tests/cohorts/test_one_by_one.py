"""The vectorized amounts and limits beside plain Python, one matching and one cohort at a time."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations, pairwise
from math import ceil, floor
from random import Random

import numpy as np
import pytest
from tests.cohorts.amounts import amounts
from tests.cohorts.limits import keeps_capacities, keeps_co_mentors, keeps_fairness
from tests.cohorts.measures import variety
from tests.cohorts.random_tiny import COHORT_KINDS, random_tiny
from tests.cohorts.tiny import Tiny, all_matchings


def some_matchings(tiny: Tiny, random: Random) -> np.ndarray:
    """At most 40 of all matchings."""
    chosen = all_matchings(tiny)
    return chosen[random.sample(range(len(chosen)), min(40, len(chosen)))]


def amount(tiny: Tiny, rule: dict, cohort: list[int]) -> int:
    """By how much one cohort breaks a rule."""
    answers = [tiny.mentees[rule["column"]][idx] for idx in cohort] if "column" in rule else []
    wanting = [idx for idx in range(tiny.num_mentees) if tiny.wanted[idx]]
    number, size = Counter(answers), len(cohort)
    if "value" in rule:
        values = {rule["value"]}
    else:
        values = {tiny.mentees[rule["column"]][idx] for idx in wanting} - {""} if "column" in rule else set()
    match rule["kind"]:
        case "at_most":
            most = rule.get("same", rule.get("count"))
            return sum(max(0, number[value] - most) for value in values)
        case "at_least":
            least = rule.get("each", rule.get("count"))
            return sum(max(0, least - number[value]) for value in values) if cohort else 0
        case "share":
            off, broken = Fraction(str(rule["tolerance"])) / 100, 0
            for value in values:
                share = Fraction(
                    sum(tiny.mentees[rule["column"]][idx] == value for idx in wanting), len(wanting) or 1
                )
                share = Fraction(str(rule["share"])) / 100 if "share" in rule else share
                low = floor(max(Fraction(0), share - off) * size)
                high = ceil(min(Fraction(1), share + off) * size)
                nearest = min(max(number[value], low), high)
                broken += abs(number[value] - nearest)
            return broken
        case "not_alone":
            return sum(number[value] == 1 for value in values)
        case "distinct":
            return max(0, rule["at_least"] - len(set(answers) - {""})) if cohort else 0
        case "size":
            few = max(0, rule.get("min", 0) - size) + max(0, size - rule.get("max", size))
            odd = size % 2 if rule.get("even") else 0
            return few + odd + (max(0, rule.get("min_if_used", 0) - size) if cohort else 0)
        case "apart":
            return sum(max(0, len(set(group) & set(cohort)) - 1) for group in tiny.lists(rule))
    raise AssertionError(rule)


@pytest.mark.parametrize("kind", COHORT_KINDS)
def test_amounts(kind):
    """Each kind of rule, on some matchings of each of 30 programmes."""
    for seed in range(30):
        random = Random(seed)
        tiny = random_tiny(random, [kind], hard=False)
        (rule,) = tiny.cohorts
        chosen = some_matchings(tiny, random)
        for one, found in zip(chosen, amounts(tiny, rule, chosen).tolist(), strict=True):
            if kind == "together":
                pairs = [pair for group in tiny.lists(rule) for pair in pairwise(group)]
                assert found == sum(list(one[left]) != list(one[right]) for left, right in pairs)
            else:
                cohorts = [np.flatnonzero(column).tolist() for column in one.T]
                assert found == sum(amount(tiny, rule, cohort) for cohort in cohorts)


def keeps(tiny: Tiny, one: np.ndarray) -> bool:
    """Whether one matching keeps all limits beyond single cohorts."""
    pairs = [(int(mentee), int(mentor)) for mentee, mentor in np.argwhere(one)]
    for rule in tiny.capacities:
        for site in {"Berlin", "Paris"} & set(tiny.mentors["Site"]):
            load = sum(int(tiny.weight[left]) for left, right in pairs if tiny.mentors["Site"][right] == site)
            most = rule["places"].get(site) if "places" in rule else rule.get("at_most")
            if load < rule.get("at_least", 0) or (most is not None and load > most):
                return False
    for mentee in range(tiny.num_mentees) if tiny.co_mentors is not None else ():
        roles = sorted(tiny.mentors["Role"][right] for left, right in pairs if left == mentee)
        allowed = [[], ["Senior"], ["Junior", "Senior"]]
        if roles not in allowed and not (roles == ["Junior"] and not tiny.co_mentors.get("lead_first")):
            return False
    return all(keeps_limit(tiny, rule, pairs) for rule in tiny.fairness)


def keeps_limit(tiny: Tiny, rule: dict, pairs: list[tuple[int, int]]) -> bool:
    """Whether pairs keep one limit over the programme."""
    if rule["kind"] == "group_gap":
        means = []
        answers = tiny.mentees[rule["column"]]
        for group in set(answers) - {""}:
            people = [idx for idx, answer in enumerate(answers) if answer == group and tiny.wanted[idx]]
            mine = [(left, right) for left, right in pairs if left in people]
            won = {
                "mean_score": lambda mine=mine: Fraction(sum(int(tiny.points[pair]) for pair in mine)),
                "match_rate": lambda mine=mine: Fraction(len({left for left, _ in mine})),
                "top_k_rate": lambda mine=mine: Fraction(
                    len({pair[0] for pair in mine if 1 <= tiny.ranks["wishes"][pair] <= rule["k"]})
                ),
            }[rule["measure"]]()
            means += [won / len(people)] if people else []
        return not means or max(means) - min(means) <= Fraction(str(rule["at_most"]))
    if rule["kind"] == "matched_share":
        inside = sum(tiny.mentees[rule["column"]][left] == rule["value"] for left, _ in pairs)
        low, high = (Fraction(str(rule.get(key, usual))) for key, usual in (("at_least", 0), ("at_most", 1)))
        return low * len(pairs) <= inside <= high * len(pairs)
    if "file" in rule:
        names = {(f"E{left + 1}", f"M{right + 1}") for left, right in pairs}
        number = sum(
            weight for mentee, mentor, weight in tiny.files["weights.csv"] if (mentee, mentor) in names
        )
    elif rule["of"] == "mentor":
        number = sum(int(tiny.mentors[rule["column"]][right]) for _, right in pairs)
    else:
        own = [tiny.mentees[rule["column"]][left] for left, _ in pairs]
        number = own.count(rule["value"]) if "value" in rule else sum(map(int, own))
    return rule.get("at_least", number) <= number <= rule.get("at_most", number)


@pytest.mark.parametrize("kind", ["capacities", "co_mentors", "matched_share", "count", "group_gap"])
def test_limits(kind):
    """Each kind of limit with double places, on some matchings of each of 40 programmes."""
    answers = set()
    for seed in range(40):
        random = Random(seed)
        tiny = random_tiny(random, [kind, "places"], hard=True)
        chosen = some_matchings(tiny, random)
        found = keeps_capacities(tiny, chosen) & keeps_co_mentors(tiny, chosen) & keeps_fairness(tiny, chosen)
        assert found.tolist() == [keeps(tiny, one) for one in chosen]
        answers |= set(found.tolist())
    assert answers == {True, False}


def test_variety():
    """The twos of a cohort who gave the same answer, two by two."""
    for seed in range(30):
        random = Random(seed)
        tiny = random_tiny(random, [], hard=True)
        chosen = some_matchings(tiny, random)
        for one, found in zip(chosen, variety(["Team", "Gender"])(tiny, chosen).tolist(), strict=True):
            alike = 0
            for mentor in range(tiny.num_mentors):
                for left, right in combinations(np.flatnonzero(one[:, mentor]), 2):
                    for answers in (tiny.mentees["Team"], tiny.mentees["Gender"]):
                        alike += answers[left] == answers[right] != ""
            assert found == -alike
