"""Mentors who stand in the headings of the mentees' table only, and the row of their capacities."""

from __future__ import annotations

from pairforge.advice.init.entry import Entry, Section
from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.layout import Block, letters
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.questions import find_questions
from pairforge.advice.init.wording import CAPACITY
from pairforge.roster.cells import clean, fold


def mentors_in_headings(block: Block, columns: Listing, interview: Interview) -> Listing | None:
    """The mentors, if the mentees ranked the headings of neighbouring columns."""
    ranked = [
        found for found in find_questions(columns.columns, interview, columns.titles) if _is_ranked(found)
    ]
    if not ranked:
        return None
    mentors = ranked[0].headings
    headings = [fold(cell) for cell in block.sheet.rows[block.top]]
    first, last = headings.index(fold(mentors[0])), headings.index(fold(mentors[-1]))
    keys: Section = {"file": Entry(block.sheet.file), "transpose": Entry(True)}
    keys |= {key: entry for key, entry in block.keys.items() if key == "sheet"}
    seats = _seats(block, first, last)
    corner = clean(block.sheet.rows[block.top][first - 1]) if first else ""
    if seats is not None and corner:
        rows = [f"{letters(first - 1)}{row + 1}:{letters(last)}{row + 1}" for row in (block.top, seats)]
        label = clean(block.sheet.rows[seats][first - 1])
        keys |= {"range": Entry(rows, "the headings name the mentors, another row their places")}
        keys |= {"id": Entry(corner), "capacity": Entry(label)}
    else:
        cells = f"{letters(first)}{block.top + 1}:{letters(last)}{block.top + 1}"
        keys |= {"range": Entry(cells, "the mentors stand in the headings"), "heading_row": Entry("none")}
        keys |= {"id": Entry("column 1")}
    return Listing("mentor", keys, tuple((mentor,) for mentor in mentors))


def _is_ranked(found: Field) -> bool:
    return found.kind is Kind.RANKED and found.derived is not None and "ranks" in found.derived


def _seats(block: Block, first: int, last: int) -> int | None:
    """The row (from 0) outside the table that says how many each mentor can take."""
    for row, cells in enumerate(block.sheet.rows):
        label = clean(cells[first - 1]) if 0 < first <= len(cells) else ""
        numbers = [clean(cell) for cell in cells[first : last + 1]]
        if CAPACITY.search(label) and len(numbers) == last - first + 1 and all(map(str.isdigit, numbers)):
            return row
    return None
