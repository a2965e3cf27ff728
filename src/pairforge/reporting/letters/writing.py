"""All files of the letters of a programme."""

from __future__ import annotations

from pathlib import Path

from pairforge.config import Config
from pairforge.explanations.letters import Letters, NoPrices
from pairforge.reporting.delimited import csv_bytes
from pairforge.reporting.folder import write_files
from pairforge.reporting.letters.content import Contents
from pairforge.reporting.letters.names import FILE, file_names
from pairforge.reporting.letters.rendering import Template
from pairforge.reporting.letters.tables import letter_row, letters_table, prices_table
from pairforge.reporting.safe_text import figure
from pairforge.reporting.tables import Value
from pairforge.reporting.words import counted
from pairforge.roster import Roster

LETTERS, PRICES, EARLIER = "letters.csv", "prices.csv", "earlier-"


def write_letters(
    folder: Path, config: Config, roster: Roster, letters: Letters, template: Template
) -> tuple[Path, ...]:
    """Write a Markdown file for each person, ``letters.csv`` for mail merge, and ``prices.csv``.

    Letters of an earlier run to people who get none now are renamed, so that nobody sends them.

    Returns
    -------
    tuple of Path
        The files that were written.

    Raises
    ------
    InputError
        If the template asks for what there is not, or a file cannot be written; then none was.
    """
    contents = Contents.of(config, roster, letters)
    sides = {"mentee": roster.mentees, "mentor": roster.mentors}
    names = {side: contents.names(side) for side in sides}
    paths = {side: file_names(people) for side, people in sides.items()}
    places = {side: {one: idx for idx, one in enumerate(people.ids)} for side, people in sides.items()}
    written: dict[str, bytes] = {}
    rows: list[tuple[Value, ...]] = []
    for letter in letters.letters:
        side, other = letter.side, "mentor" if letter.side == "mentee" else "mentee"
        content = contents.of_letter(letter, names[side], names[other])
        file = paths[side][letter.person]
        written[file] = template.render(content)
        rows.append(letter_row(sides[side], places[side][letter.person], file, content))
    written[LETTERS] = csv_bytes(letters_table(tuple(rows)))
    renamed = {old: f"{EARLIER}{old}" for old in _letters_in(folder) if old not in written}
    if isinstance(letters.posted, NoPrices):
        renamed[PRICES] = f"{EARLIER}{PRICES}"
    else:
        written[PRICES] = csv_bytes(prices_table(letters.posted, names["mentor"]))
    return write_files(folder, written, renamed=renamed)


def letters_summary(letters: Letters, folder: Path) -> str:
    """What was written, and whether people can check it, in two sentences."""
    sides = [letter.side for letter in letters.letters]
    mentees = counted(sides.count("mentee"), "mentee", "mentees")
    mentors = counted(sides.count("mentor"), "mentor", "mentors")
    told = f"Letters to {mentees} and {mentors} are in {folder}."
    if isinstance(letters.posted, NoPrices):
        return f"{told}\nThey hold no prices to check them by: {_WHY[letters.posted.code]}".format(
            letters.posted.about
        )
    if letters.posted.within:
        within = figure(letters.posted.within, letters.posted.unit)
        told += f"\nThe rules are such that prices show who should be where up to {within} of the total only."
    return (
        f"{told}\nEverybody can check the own letter by the prices in {PRICES}, which all may see; "
        f"{LETTERS} is for mail merge and for your eyes only."
    )


_WHY = {
    "crossing": "`{}` crosses other rules, so that no price for a place says who gets it.",
    "limit": "the limit `{}` is about everybody at once.",
    "stage": "the priority `{}` does not add up over pairs.",
    "keep": "the priority `{}` may be given up in part.",
    "unproved": "the result is not proved to be optimal.",
}
"""Why there are no prices, by code."""


def _letters_in(folder: Path) -> list[str]:
    """The names of letters that are there already."""
    try:
        return sorted(path.name for path in folder.iterdir() if FILE.fullmatch(path.name))
    except OSError:
        return []
