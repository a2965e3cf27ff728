"""A roster as plain lists, one person at a time, to be compared with what was written down before."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from pairforge.config import Ask, Config, Side
from pairforge.roster import Numbers, Roster, TagLists, Texts, WishLists
from pairforge.roster.answers.hours import WeeklyHours
from pairforge.roster.answers.levels import LevelTable

_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def plain_people(roster: Roster, side: Side) -> dict[str, dict[str, Any]]:
    """Everybody of one side by id, in the roster's order: who they are and what they answered."""
    people = roster.mentees if side == "mentee" else roster.mentors
    numbers = (
        {"wants": roster.wants} if side == "mentee" else {"capacity": roster.capacity, "min": roster.minimum}
    )
    found: dict[str, dict[str, Any]] = {}
    for idx, identifier in enumerate(people.ids):
        found[identifier] = {"name": people.names[idx], "email": people.emails[idx]}
        found[identifier] |= {key: int(values[idx]) for key, values in numbers.items()}
        for ask, answer in roster.answers.items():
            if ask.side == side:
                found[identifier] |= _answer(answer, ask, idx, roster)
    return found


def plain_pairs(roster: Roster, config: Config) -> dict[str, list[list[Any]]]:
    """The lists of pairs by the kind of criterion or rule that asks for them, and who is on both sides."""
    lists = {
        item.kind: roster.pair_lists[ask]
        for item in (*config.criteria, *config.rules)
        for ask in item.pair_asks()
    }
    if len(roster.same_person.mentees):
        lists["same person"] = roster.same_person
    return {
        kind: sorted([roster.mentees.ids[mentee], roster.mentors.ids[mentor]] for mentee, mentor in pairs)
        for kind, pairs in lists.items()
    }


def _answer(answer: object, ask: Ask, idx: int, roster: Roster) -> dict[str, Any]:
    return _plain(answer, ask, idx, roster, ", ".join(ask.columns))


@singledispatch
def _plain(answer: object, ask: Ask, idx: int, roster: Roster, heading: str) -> dict[str, Any]:
    raise TypeError(f"unknown answer {answer!r}")


@_plain.register
def _(answer: Texts, ask: Ask, idx: int, roster: Roster, heading: str) -> dict[str, Any]:
    return {heading: answer.words[idx]}


@_plain.register
def _(answer: TagLists, ask: Ask, idx: int, roster: Roster, heading: str) -> dict[str, Any]:
    return {heading: [answer.words[key] for key in answer.keys[idx]]}


@_plain.register
def _(answer: Numbers, ask: Ask, idx: int, roster: Roster, heading: str) -> dict[str, Any]:
    value = float(answer.values[idx])
    return {heading: value if value == value else None}


@_plain.register
def _(answer: WishLists, ask: Ask, idx: int, roster: Roster, heading: str) -> dict[str, Any]:
    others = roster.mentors if ask.side == "mentee" else roster.mentees
    ranks = list(answer.ranks[idx])
    tied = {f"{heading}, ranks": ranks} if ranks != list(range(1, len(ranks) + 1)) else {}
    return {heading: [others.ids[choice] for choice in answer.choices[idx]]} | tied


@_plain.register
def _(answer: LevelTable, ask: Ask, idx: int, roster: Roster, heading: str) -> dict[str, Any]:
    order = getattr(ask.reading, "order", ())
    levels = zip(answer.skills, answer.values[idx].tolist(), strict=True)
    return {
        heading: {
            answer.words[skill]: order[int(level)] if order else level
            for skill, level in levels
            if level == level
        }
    }


@_plain.register
def _(answer: WeeklyHours, ask: Ask, idx: int, roster: Roster, heading: str) -> dict[str, Any]:
    return {heading: [f"{_moment(start)}-{_moment(end)}" for start, end in answer.spans[idx]]}


def _moment(minutes: int) -> str:
    day, rest = divmod(minutes, 24 * 60)
    return f"{_DAYS[day % 7]} {rest // 60:02}:{rest % 60:02}"
