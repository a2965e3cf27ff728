"""Which tables list the mentors and which the mentees, and which are side tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pairforge.advice.init.column import Column
from pairforge.advice.init.entry import Entry, Section
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.layout import Block
from pairforge.advice.init.people_named import Names
from pairforge.advice.init.role_words import told_by_seats, usual_words
from pairforge.advice.init.wording import (
    BOTH,
    CAPACITY,
    CHOICE,
    GOAL,
    LOCK,
    MENTEE,
    MENTOR,
    NEVER,
    PAST,
    ROLE,
    WANTED_LEVEL,
)
from pairforge.config import Side

_MOST_ROLES = 8


@dataclass(frozen=True)
class Roles:
    """The tables of a programme.

    ``mentors`` is None where the mentors stand in the mentees' headings only. ``mentor_keys`` and
    ``mentee_keys`` say how a sheet that lists both tells them apart.
    """

    mentees: Block
    mentors: Block | None
    others: tuple[Block, ...] = ()
    mentee_keys: tuple[tuple[str, Entry], ...] = ()
    mentor_keys: tuple[tuple[str, Entry], ...] = ()
    unsure: str = ""


def find_roles(blocks: list[Block], interview: Interview) -> Roles | None:
    """Tell the tables apart; None if there is none with people."""
    people = [block for block in blocks if block.num_rows and not _is_side_table(block)]
    mixed = [(block, column) for block in people for column in block.columns if _is_role(column)]
    if mixed:
        block, column = max(mixed, key=lambda found: found[0].num_rows)
        others = tuple(other for other in blocks if other is not block)
        return _both_roles(block, column, others)
    if not people:
        return None
    if len(people) == 1:
        told = told_by_seats(people[0])
        if told is not None:
            keys = {side: (("role", entry),) for side, entry in told.roles.items()}
            return Roles(
                people[0],
                people[0],
                (),
                mentee_keys=keys["mentee"],
                mentor_keys=keys["mentor"],
                unsure=told.unsure,
            )
        others = tuple(other for other in blocks if other is not people[0])
        return Roles(people[0], None, others)
    mentees, mentors, unsure = _two_sides(people, interview)
    return Roles(
        mentees, mentors, tuple(block for block in blocks if block not in (mentees, mentors)), unsure=unsure
    )


def _is_role(column: Column) -> bool:
    """Whether the answers say who is a mentor and who a mentee."""
    if not 2 <= len(column.distinct) <= _MOST_ROLES:
        return False
    named = [(bool(MENTOR.search(key)), bool(MENTEE.search(key))) for key in column.distinct]
    sides = {pair for pair in named if any(pair)}
    told = sum(
        count
        for key, count in column.distinct.items()
        if MENTOR.search(key) or MENTEE.search(key) or BOTH.search(key)
    )
    short = max(map(len, column.distinct)) < 60
    has_both_sides = any(mentor for mentor, _ in sides) and any(mentee for _, mentee in sides)
    return (
        short
        and has_both_sides
        and told >= (0.5 if ROLE.search(column.heading) else 0.8) * len(column.filled)
    )


def _both_roles(block: Block, column: Column, others: tuple[Block, ...]) -> Roles:
    values: dict[Side, list[str]] = {"mentor": [], "mentee": []}
    for key, word in usual_words(column).items():
        mentor, mentee = bool(MENTOR.search(key)), bool(MENTEE.search(key))
        is_both = mentor == mentee and (mentor or bool(BOTH.search(key)))
        for side, fits in (("mentor", mentor and not mentee), ("mentee", mentee and not mentor)):
            if fits or is_both:
                values["mentor" if side == "mentor" else "mentee"].append(word)
    keys = {
        side: (
            (
                "role",
                Entry(
                    {"column": column.heading, "values": sorted(words, key=lambda w: bool(BOTH.search(w)))}
                ),
            ),
        )
        for side, words in values.items()
    }
    return Roles(block, block, others, mentee_keys=keys["mentee"], mentor_keys=keys["mentor"])


def _is_side_table(block: Block) -> bool:
    """Whether a table says something of pairs, by its name and its few columns."""
    name = _name(block)
    about_pairs = any(wording.search(name) for wording in (LOCK, NEVER, PAST)) or "pair" in name
    return len(block.columns) <= 3 and about_pairs and not _names_a_side(block)


def _name(block: Block) -> str:
    file = re.sub(r"\.\w+$", "", block.sheet.file.replace("\\", "/").rsplit("/", 1)[-1])
    return re.sub(r"[_\W]+", " ", f"{block.sheet.name or ''} {'' if block.sheet.name else file}").casefold()


def _names_a_side(block: Block) -> bool:
    return bool(MENTOR.search(_name(block))) != bool(MENTEE.search(_name(block)))


def _two_sides(people: list[Block], interview: Interview) -> tuple[Block, Block, str]:
    """The mentees' and the mentors' table among several."""
    leaning = {
        id(block): _leaning(block, [other for other in people if other is not block]) for block in people
    }
    order = sorted(people, key=lambda block: leaning[id(block)])
    mentees, mentors = order[0], order[-1]
    if leaning[id(mentees)] == leaning[id(mentors)] or (leaning[id(mentees)] > 0 or leaning[id(mentors)] < 0):
        first = f"{_told(mentors)} lists the mentors"
        second = f"{_told(mentees)} lists the mentors"
        decided = interview.decide("Which table lists the mentors?", [(first, False), (second, True)])
        return (mentors, mentees, decided.unsure) if decided.value else (mentees, mentors, decided.unsure)
    return mentees, mentors, ""


def _told(block: Block) -> str:
    return block.sheet.file if block.sheet.name is None else f"{block.sheet.file}, sheet {block.sheet.name}"


def _leaning(block: Block, others: list[Block]) -> float:
    """How much speaks for mentors (above 0) or mentees (below 0)."""
    name = _name(block)
    points = 6.0 * (bool(MENTOR.search(name)) - bool(MENTEE.search(name)))
    for column in block.columns:
        heading = column.heading
        points += 2 * bool(CAPACITY.search(heading)) - (
            bool(GOAL.search(heading)) + bool(CHOICE.search(heading))
        )
        points -= bool(WANTED_LEVEL.search(heading))
        points += bool(
            re.search(r"\b(willing|expert|can help|offer|years of experience)", heading, re.IGNORECASE)
        )
    first = block.columns[0].heading
    points += bool(MENTOR.search(first)) - bool(MENTEE.search(first))
    for other in others:
        names = Names(text for column in other.columns if column.is_unique for text in column.filled)
        refers = max((names.share(column) for column in block.columns[1:]), default=0)
        points -= 3 * (refers >= 0.5)
    return points


def rows_of(block: Block, keys: Section) -> Block:
    """The rows that ``role`` and ``keep`` let through, without those that say the same in every cell."""
    filters = [entry.value for key, entry in keys.items() if key == "role"]
    filters += [item.value for key, entry in keys.items() if key == "keep" for item in entry.value]
    positions = list(range(block.num_rows))
    for row_filter in filters:
        column = block.column(row_filter["column"])
        wanted = {value.casefold() for value in row_filter["values"]}
        if column is not None:
            positions = [row for row in positions if column.texts[row].casefold() in wanted]
    cells = {tuple(column.cells[row] for column in block.columns): row for row in reversed(positions)}
    positions = sorted(cells.values())
    return replace(block, columns=tuple(column.at(positions) for column in block.columns))
