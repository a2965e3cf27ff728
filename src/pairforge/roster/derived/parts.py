"""The columns that a derived column is made from, and what each of them stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pairforge.config.derived import FromTo
from pairforge.errors import Trouble, did_you_mean
from pairforge.roster.cells import fold
from pairforge.roster.sources import Sources
from pairforge.roster.tables.table import Table, same_heading

_BRACKET = re.compile(r"\[([^\[\]]+)\]\s*(\(\w+\))?$")
_JOINTS = re.compile(r"\s*\[|\s[-–—]\s")


@dataclass(frozen=True)
class Part:
    """One of the columns: its number, and the option, person or skill that it stands for."""

    column: int
    option: str


def find_parts(
    several: str | list[str] | FromTo, table: Table, sources: Sources, path: tuple[str | int, ...]
) -> list[Part]:
    """The columns that the config names, in its order or the file's; none with a trouble if any lacks.

    Parameters
    ----------
    several
        Headings, the first and the last heading, or the question that the columns have in common.
    table
        The table that they stand in.
    sources
        Takes what is wrong.
    path
        Where the config asks for them.
    """
    if isinstance(several, str):
        return _of_question(several, table, sources, path)
    if isinstance(several, FromTo):
        columns = _from_to(several, table, sources, path)
    else:
        found = [sources.column(table, heading, path) for heading in several]
        columns = [column for column in found if column is not None] if None not in found else []
    return [
        Part(column, _option(table.headings[column]))
        for column in columns
        if table.headings[column] or any(table.texts(column))
    ]


def tell_unclear(parts: list[Part], table: Table, sources: Sources) -> bool:
    """Whether a column stands for nothing, or two for the same option; each such is kept as a trouble."""
    first: dict[str, Part] = {}
    troubles = []
    for part in parts:
        other = first.setdefault(fold(part.option), part)
        if not part.option:
            what = f"Column no. {part.column + 1} has no heading, so it is not known what it stands for."
            remedy = "Give it a heading, or list in the config the columns that are meant."
            troubles.append(Trouble(what=what, remedy=remedy, file=table.file))
        elif other != part:
            what = f'Two columns stand for "{part.option}", the other is "{table.headings[other.column]}".'
            remedy = "Rename one of them, or list in the config the columns that are meant."
            troubles.append(table.heading_trouble(part.column, what, remedy))
    sources.findings.troubles += troubles
    return bool(troubles)


def _of_question(question: str, table: Table, sources: Sources, path: tuple[str | int, ...]) -> list[Part]:
    found = []
    questions: dict[str, None] = {}
    for column, heading in enumerate(table.headings):
        for before, option in _split(heading):
            questions[before] = None
            if same_heading(before, question):
                found.append(Part(column, option))
                break
    if not found:
        what = f'No columns are called "{question} [...]" or "{question} - ...".{sources.asked(path)}'
        columns = ", ".join(f'"{known}"' for known in table.headings if known)
        remedy = f"{did_you_mean(question, questions)}The columns are: {columns}."
        sources.findings.troubles.append(Trouble(what=what, remedy=remedy, file=table.file))
    return found


def _from_to(several: FromTo, table: Table, sources: Sources, path: tuple[str | int, ...]) -> list[int]:
    first = sources.column(table, several.first, path)
    last = len(table.headings) - 1 if several.last is None else sources.column(table, several.last, path)
    if first is None or last is None:
        return []
    if first > last:
        what = f'The column "{several.last}" stands before "{several.first}".{sources.asked(path)}'
        remedy = "Give the left one as `first` and the right one as `last`."
        sources.findings.troubles.append(Trouble(what=what, remedy=remedy, file=table.file))
    return list(range(first, last + 1))


def _option(heading: str) -> str:
    """The text in brackets at the end of a heading, else the heading."""
    found = _BRACKET.search(heading)
    return found[1].strip() if found else heading


def _split(heading: str) -> list[tuple[str, str]]:
    """Every way to take a heading for a question with an option."""
    ways = []
    for joint in _JOINTS.finditer(heading):
        before, after = heading[: joint.start()], heading[joint.end() :].strip()
        if joint[0].endswith("["):
            after = re.sub(r"\s*\(\w+\)$", "", after)
            after = after[:-1].strip() if after.endswith("]") else ""
        if before and after:
            ways.append((before, after))
    return ways
