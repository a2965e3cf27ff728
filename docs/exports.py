"""Writes the page of export shapes from the tests' invented exports: ``python docs/exports.py [FOLDER]``."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHAPES = ROOT / "tests" / "formats"

HEAD = """# Exports as they come

Made by `python docs/exports.py` from the invented exports in `tests/formats/`, which the tests read with
exactly these configs. No file has to be edited: `pairforge init` looks at the files and writes such a config;
what it was unsure of is marked. Every key is described in [config.md](config.md).

Whatever the file: CSV, TSV, XLSX, XLS and ODS, in UTF-8, UTF-16 or Windows-1252, separated by comma,
semicolon, tab or pipe, are told apart by what is in them. Columns are found by their wording; capital
letters, spaces, a colon at the end and "(Copy)" make no difference. `Comments #2` is the second column called
"Comments". Blank rows and columns, hidden and empty sheets are passed over; hidden rows and columns are read.

What can be read in one way only is read, and listed as a repair: `2 mentees` as 2, `Lopez, Ana` as Ana López.
What can be meant in more than one way (`2-3` mentees, a misspelt name, merged cells) is a *proposal*: it is
refused with the line that the config needs, unless `--accept-proposals` takes all proposals for one run. What
cannot be read (an error cell such as `#REF!`, a word where a number should be) is refused with file, row,
column and, in a workbook, the cell's address; all of it at once. Everything that was repaired, dropped or
taken is on the sheet "Repairs" of `pairings.xlsx`.
"""

TITLES = {
    "01": ("Google Forms, one file per role", "Capacities in words; who answers twice counts once."),
    "02": (
        "A Google grid as a ranking",
        "The rank is in the heading's brackets; `best` says which is best.",
    ),
    "03": ("Several choices in a cell, with commas in them", "Known `options` keep their commas."),
    "04": ("Microsoft Forms", "Five columns of metadata, in the language of the form's owner."),
    "05": ("Qualtrics", "Three rows of headings, unfinished rows, and questions spread over columns."),
    "06": ("One column per option", "Ticks of any usual sign become one list."),
    "07": ("Both roles on one sheet", "Whoever is both is never paired with themselves."),
    "08": ("Wishes for people, typed by hand", "Case, accents, order and punctuation make no difference."),
    "09": ("A rank matrix", "The headings are the people; the mentors are read from them."),
    "10": ("No headings, rows of different lengths", "Columns are called column 1, column 2 and so on."),
    "11": (
        "A workbook of students, projects and supervisors",
        "A project stands for its supervisor.",
    ),
    "12": ("Two tables on one sheet", "Each table is a `range`; one stands on its side."),
    "13": ("Side sheets of pairs", "Pairs that must be, must not be, and were before; in either order."),
    "14": ("Hours and time zones", "Free hours as text or as ticks, each person on their own clock."),
}


def exports_page() -> str:
    """The whole page."""
    parts = [HEAD]
    for folder in sorted(SHAPES.glob("[0-9][0-9]_*")):
        title, words = TITLES[folder.name[:2]]
        config = (folder / "config.yaml").read_text(encoding="utf-8").strip()
        parts.append(f"## {title}\n\n{words}\n\n```yaml\n{config}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    (target / "exports.md").write_text(exports_page(), encoding="utf-8", newline="\n")
