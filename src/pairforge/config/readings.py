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
    """A list of answers in one cell, in the order given; ``separator`` None finds it in the column."""

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


Reading: TypeAlias = Text | Tags | Number | Step | Wishes


@dataclass(frozen=True)
class Ask:
    """Columns of one side and how to read them.

    ``columns`` has one entry except for wishes, which may be spread over several columns.
    ``path`` says where the config asks, for messages; it is no part of what is asked.
    """

    side: Side
    columns: tuple[str, ...]
    reading: Reading
    path: tuple[str | int, ...] = field(compare=False, default=())


@dataclass(frozen=True)
class PairAsk:
    """A list of pairs: a file with a column for each side, or one pair written in the config.

    With ``file``, ``mentee``, ``mentor`` and ``score`` are headings; without it, ids (and no score).
    """

    mentee: str
    mentor: str
    file: str | None = None
    score: str | None = None
    path: tuple[str | int, ...] = field(compare=False, default=())
