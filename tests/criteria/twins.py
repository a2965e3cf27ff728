"""Slow twins in plain Python of the criteria that are made of parts or of words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

Person = dict[str, Any]
Value = Callable[[Person, Person], Fraction | None]


def mean_of(value: Value, mentees: Sequence[Person], mentors: Sequence[Person]) -> Fraction:
    """Mean of what is known, to four decimals as the criteria round it."""
    known = [found for one in mentees for other in mentors if (found := value(one, other)) is not None]
    return Fraction(round(float(Fraction(sum(known)) / len(known)), 4)) if known else Fraction(0)


def goals_twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> Value:
    """The first goal weighs 3, the second 2, every other 1."""

    def value(mentee: Person, mentor: Person) -> Fraction | None:
        wanted, offered = mentee["Tags"], mentor["Tags"]
        if not wanted or not offered:
            return None
        weights = [max(3 - idx, 1) for idx in range(len(wanted))]
        return Fraction(
            sum(weight for tag, weight in zip(wanted, weights, strict=True) if tag in offered), sum(weights)
        )

    return value


def values_twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> Value:
    """Values that both picked, out of the picks, or the most that anybody picked."""
    picks = config.get("picks") or max(len(person["Tags"]) for person in mentees + mentors)

    def value(mentee: Person, mentor: Person) -> Fraction | None:
        mine, theirs = set(mentee["Tags"]), set(mentor["Tags"])
        return Fraction(len(mine & theirs), picks) if mine and theirs else None

    return value


def path_twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> Value:
    """Shares of what is configured, a blank part at its mean, times how well the levels fit."""
    family = {role: name for name, roles in config.get("families", {}).items() for role in roles}

    def target(mentee: Person, mentor: Person) -> Fraction | None:
        if not mentee["Target"] or not mentor["Roles"]:
            return None
        return Fraction(mentee["Target"] in mentor["Roles"])

    def current(mentee: Person, mentor: Person) -> Fraction | None:
        mine = mentee["Current"]
        if not mine or not mentor["Roles"]:
            return None
        return Fraction(family.get(mine, mine) in [family.get(role, role) for role in mentor["Roles"]])

    def background(mentee: Person, mentor: Person) -> Fraction | None:
        mine, theirs = set(mentee["Tags"]), set(mentor["Tags"])
        return Fraction(len(mine & theirs), len(mine)) if mine and theirs else None

    def level(mentee: Person, mentor: Person) -> Fraction | None:
        order = config["order"]
        if not mentee["Grade"] or not mentor["Grade"]:
            return None
        gap = order.index(mentor["Grade"]) - order.index(mentee["Grade"])
        return {1: Fraction(1), 2: Fraction(1), 3: Fraction(1), 4: Fraction(4, 5)}.get(
            gap, Fraction(0) if gap <= 0 else Fraction(3, 5)
        )

    parts = {"target": (5, target), "current": (3, current), "background": (2, background)}
    given = [
        (share, part, mean_of(part, mentees, mentors))
        for key, (share, part) in parts.items()
        if key in config
    ]
    has_levels = any(person["Grade"] for person in mentees) and any(person["Grade"] for person in mentors)
    usual = mean_of(level, mentees, mentors) if "level" in config and has_levels else Fraction(1)

    def value(mentee: Person, mentor: Person) -> Fraction | None:
        found = [(share, part(mentee, mentor), mean) for share, part, mean in given]
        fits = level(mentee, mentor) if "level" in config else None
        if fits is None and all(known is None for _, known, _ in found):
            return None
        total = sum(share * (mean if known is None else known) for share, known, mean in found)
        return total / sum(share for share, _, _ in found) * (usual if fits is None else fits)

    return value


def like_me_twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> Value:
    """Share of the wishes that are met; a blank counts as the mean among those who asked."""

    def wishes(mentee: Person) -> list[tuple[str, bool]]:
        alike = {wish for wish in mentee["Likes"] if wish in config["attributes"]}
        other = set(mentee["Unlikes"])
        return [(name, True) for name in alike - other] + [(name, False) for name in other - alike]

    def met(name: str, alike: bool) -> Value:
        def value(mentee: Person, mentor: Person) -> Fraction | None:
            if (name, alike) not in wishes(mentee) or not mentee[name] or not mentor[name]:
                return None
            return Fraction((mentee[name] == mentor[name]) == alike)

        return value

    parts = {(name, alike): met(name, alike) for name in config["attributes"] for alike in (True, False)}
    means = {wish: mean_of(part, mentees, mentors) for wish, part in parts.items()}

    def value(mentee: Person, mentor: Person) -> Fraction | None:
        found = {wish: parts[wish](mentee, mentor) for wish in wishes(mentee)}
        if all(known is None for known in found.values()):
            return None
        met = sum(means[wish] if known is None else known for wish, known in found.items())
        return Fraction(met) / len(found)

    return value


def text_twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> Value:
    """Cosine of count x (1 + log((1 + texts) / (1 + texts with the word)))."""
    texts = [Counter(person["Text"].casefold().split()) for person in mentees + mentors]
    holding = Counter(word for words in texts for word in words)

    def weights(person: Person) -> dict[str, float]:
        words = Counter(person["Text"].casefold().split())
        return {
            word: count * (1 + math.log((1 + len(texts)) / (1 + holding[word])))
            for word, count in words.items()
        }

    def value(mentee: Person, mentor: Person) -> Fraction | None:
        mine, theirs = weights(mentee), weights(mentor)
        if not mine or not theirs:
            return None
        dot = sum(weight * theirs.get(word, 0.0) for word, weight in mine.items())
        return Fraction(min(dot / (math.hypot(*mine.values()) * math.hypot(*theirs.values())), 1.0))

    return value


def history_twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> Value:
    """1 for the one earlier pair, or for all others."""

    def value(mentee: Person, mentor: Person) -> Fraction | None:
        listed = {"last.csv": ("E0", "M0"), "others.csv": ("E9", "M9")}[config["file"]]
        before = (mentee["id"], mentor["id"]) == listed
        return Fraction(before == (config["prefer"] == "repeat"))

    return value


SLOTS = {
    "Mon 9-10": [(540, 600)],
    "Mon 9:30-11": [(570, 660)],
    "Tue 2pm-3:10pm": [(2280, 2350)],
    "Sat, Sun 22-2": [(8520, 8760), (9960, 10200)],
    "Wed 0-24": [(2880, 4320)],
}
"""Times as they are written, and as minutes from the start of Monday."""
OFFSETS = {"": 120, "UTC+1": 60, "America/New_York": -240, "Asia/Kolkata": 330}
"""Time zones as they are written, and minutes ahead of UTC on 5 October 2026; a blank is Berlin."""


def meeting_time_twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> Value:
    """Minutes of the week that both have, one by one, out of those needed."""

    def minutes(person: Person) -> set[int]:
        ahead = OFFSETS[person["Zone"]] if "zone" in config else 0
        times = [time for slot in person["Free"] for time in SLOTS[slot]]
        return {(minute - ahead) % 10080 for start, end in times for minute in range(start, end)}

    found = {person["id"]: minutes(person) for person in mentees + mentors}

    def value(mentee: Person, mentor: Person) -> Fraction | None:
        mine, theirs = found[mentee["id"]], found[mentor["id"]]
        needed = config.get("needed", 60)
        return min(Fraction(len(mine & theirs), needed), Fraction(1)) if mine and theirs else None

    return value


def network_twin(config: dict[str, Any], mentees: list[Person], mentors: list[Person]) -> Value:
    """Shares of what is configured, a blank part at its mean."""
    manager = {person["id"]: person["Boss"] for person in mentees + mentors}

    def line(person: str) -> list[str]:
        return [person, *(line(manager[person]) if manager.get(person) else [])]

    def department(mentee: Person, mentor: Person) -> Fraction | None:
        mine, theirs = mentee["Team"], mentor["Team"]
        return Fraction(mine != theirs) if mine and theirs else None

    def distance(mentee: Person, mentor: Person) -> Fraction | None:
        mine, theirs = line(mentee["id"]), line(mentor["id"])
        ways = [mine.index(one) + theirs.index(one) for one in mine if one in theirs]
        if not ways and (mine[-1] in manager or theirs[-1] in manager):
            return None
        return Fraction(min([4, *ways]), 4)

    def level(mentee: Person, mentor: Person) -> Fraction | None:
        if not mentee["Grade"] or not mentor["Grade"]:
            return None
        order = config["order"]
        gap = order.index(mentor["Grade"]) - order.index(mentee["Grade"])
        return Fraction(min(max(gap, 0), 2), 2)

    parts = {"department": (4, department), "manager": (3, distance), "level": (3, level)}
    given = [
        (share, part, mean_of(part, mentees, mentors))
        for key, (share, part) in parts.items()
        if key in config
    ]

    def value(mentee: Person, mentor: Person) -> Fraction | None:
        found = [(share, part(mentee, mentor), mean) for share, part, mean in given]
        if all(known is None for _, known, _ in found):
            return None
        total = sum(share * (mean if known is None else known) for share, known, mean in found)
        return Fraction(total) / sum(share for share, _, _ in found)

    return value
