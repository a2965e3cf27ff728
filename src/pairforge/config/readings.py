"""What criteria and rules ask of the spreadsheets: a column, whose it is, and how to read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Side = Literal["mentee", "mentor"]


@dataclass(frozen=True)
class Text:
    """One answer as text; compared without regard to case and spacing."""


@dataclass(frozen=True)
class Tags:
    """A list of answers in one cell, in the order given.

    ``separator`` None finds it in the column; ``options`` are the answers that could be chosen, where
    one of them may hold the separator itself.
    """

    separator: str | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chosen:
    """A list of answers in one cell of which each is one of the ``options``; ``ignored`` are left out."""

    options: tuple[str, ...]
    ignored: tuple[str, ...] = ()
    separator: str | None = None


@dataclass(frozen=True)
class Number:
    """A number."""


@dataclass(frozen=True)
class Step:
    """A step of an ordered scale, lowest first; read as its position, from 0."""

    order: tuple[str, ...]


@dataclass(frozen=True)
class Wishes:
    """People of the other side by id, e-mail or name, best first."""

    separator: str | None = None


@dataclass(frozen=True)
class Levels:
    """A level for each of several things (skills), such as ``Excel: 3; SQL: 2`` or a grid.

    With an ``order``, levels are its steps (lowest first, from 0), otherwise numbers.
    """

    order: tuple[str, ...] = ()
    separator: str | None = None


@dataclass(frozen=True)
class Hours:
    """Times in the week at which somebody is free, such as ``Mon 9-10; Tue 14-15``.

    A second column of the ``Ask``, if there is one, holds each person's time zone; blank ones, and
    everybody without that column, are in ``zone``. ``week`` is a day (ISO) on which clocks are compared,
    as summer time starts and ends on different days.
    """

    zone: str | None = None
    week: str | None = None
    separator: str | None = None


@dataclass(frozen=True)
class Manager:
    """Who somebody reports to, by id, e-mail or name; may be somebody outside the programme."""


@dataclass(frozen=True)
class Whole:
    """A whole number of either sign; a blank is refused."""


Reading: TypeAlias = Text | Tags | Chosen | Number | Step | Wishes | Levels | Hours | Manager | Whole


@dataclass(frozen=True)
class TableSpec:
    """Where a table stands and how it is laid out; see ``TableConfig`` for each field.

    ``heading_row`` 0 says that there are no headings; None takes the first row that is not blank.
    """

    file: str
    sheet: str | None = None
    ranges: tuple[str, ...] = ()
    transpose: bool = False
    heading_row: int | None = None
    first_row: int | None = None
    decimal: str = "."
    merged: str | None = None


@dataclass(frozen=True)
class Ask:
    """Columns of one side and how to read them.

    ``columns`` has one entry, except that wishes may be spread over several columns and hours may have
    a second one for the time zone.
    ``path`` says where the config asks, for messages; it is no part of what is asked.
    """

    side: Side
    columns: tuple[str, ...]
    reading: Reading
    path: tuple[str | int, ...] = field(compare=False, default=())


@dataclass(frozen=True)
class GroupAsk:
    """Groups of people of either side: a table with a person and a group a row, or the people of one group.

    ``person`` and ``group`` are headings of the table. With ``outsiders`` people who are not in the
    programme are listed and left out instead of refused.
    """

    people: tuple[str, ...] = ()
    table: TableSpec | None = None
    person: str = "person"
    group: str = "group"
    outsiders: bool = False
    path: tuple[str | int, ...] = field(compare=False, default=())


@dataclass(frozen=True)
class PairAsk:
    """A list of pairs: a table with a column for each side, or one pair written in the config.

    With ``table``, ``mentee``, ``mentor`` and ``score`` are headings; without it, ids (and no score).
    With ``weights`` the scores are weights: whole numbers, 0 for pairs that are not listed.
    With ``either_order`` the two columns hold a mentee and a mentor in any order; a row that can be read
    in both (two people on both sides) is refused, or with ``both_ways`` counts as two pairs. With
    ``outsiders`` people who are not in the programme are listed and left out instead of refused.
    """

    mentee: str
    mentor: str
    table: TableSpec | None = None
    score: str | None = None
    either_order: bool = False
    both_ways: bool = False
    outsiders: bool = False
    weights: bool = False
    path: tuple[str | int, ...] = field(compare=False, default=())


@dataclass(frozen=True)
class ListAsk:
    """Lists of mentees: those of one list, or a table with a list a row, or with a person and a list a row.

    ``columns`` are the headings of the people of a list where each row is one; without them ``person`` and
    ``group`` are the headings. With ``outsiders`` people who are no mentees of the programme are listed and
    left out instead of refused.
    """

    people: tuple[str, ...] = ()
    table: TableSpec | None = None
    columns: tuple[str, ...] = ()
    person: str = "person"
    group: str = "group"
    outsiders: bool = False
    path: tuple[str | int, ...] = field(compare=False, default=())
