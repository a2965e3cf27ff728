"""What a check found out, in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pairforge.advice.check import Check, Verdict
from pairforge.reporting.check_people import Finding
from pairforge.reporting.check_words import findings, places_told, to_paste, verdict_told
from pairforge.reporting.notices import COUNTED
from pairforge.reporting.safe_text import printable
from pairforge.reporting.screen import figures_grid, safe
from pairforge.reporting.words import counted
from pairforge.roster import Roster

_MOST_OF_A_SORT = 8
_COLOURS: Mapping[Verdict, str] = {"fine": "green", "concerns": "yellow", "conflict": "red"}


def check_summary(check: Check, roster: Roster, files: tuple[Path, ...]) -> RenderableType:
    """The verdict, the figures, what to put right and what is worth knowing."""
    figures = figures_grid()
    mentees, mentors = (
        counted(number, side, f"{side}s")
        for number, side in ((check.mentees, "mentee"), (check.mentors, "mentor"))
    )
    figures.add_row("People", f"{mentees}, {mentors}")
    figures.add_row("Places", f"{check.seats.wanted} wanted, {counted(check.seats.seats, 'seat', 'seats')}")
    figures.add_row("", places_told(check))
    if files:
        figures.add_row("Page", safe("\n".join(map(str, files))))
    found = findings(check, roster)
    colour = _COLOURS[check.verdict]
    return Group(
        safe(check.programme, "bold underline"),
        Text(verdict_told(check, found), style=f"bold {colour}"),
        Padding(figures, (0, 0, 0, 1)),
        *_listed("To put right", [finding for finding in found if finding.level == "warning"]),
        *_pasted(check),
        *_listed("Worth knowing", [finding for finding in found if finding.level == "note"]),
    )


def _listed(title: str, found: list[Finding]) -> Iterator[RenderableType]:
    """The findings under a title, of each sort the first few."""
    if found:
        yield Text(f"\n{title}", style="bold")
    told: Counter[str] = Counter()
    for finding in found:
        told[finding.topic] += 1
        if told[finding.topic] <= _MOST_OF_A_SORT:
            yield _point(finding.what, finding.remedy)
    for topic, count in told.items():
        if count > _MOST_OF_A_SORT:
            words = COUNTED.get(topic, ("point of this sort", "points of this sort"))
            more = counted(count - _MOST_OF_A_SORT, *words)
            yield _point(f"And {more}.", "All of them are in the page (--html) and in the document (--json).")


def _pasted(check: Check) -> Iterator[RenderableType]:
    """The proposals, each line whole, so that they can be copied."""
    lines = to_paste(check).splitlines()
    if lines:
        yield Text("\nProposals to paste into the config (below keys that are there already)", style="bold")
        for line in lines:
            yield Text(f"    {printable(line)}", no_wrap=True, overflow="ignore")
        yield Text(" Or take them for once with --accept-proposals.")


def _point(what: str, remedy: str) -> RenderableType:
    point = Table.grid(padding=(0, 1))
    point.add_column(no_wrap=True)
    point.add_column(overflow="fold")
    point.add_row(" •", safe(what))
    point.add_row("", safe(remedy))
    return point
