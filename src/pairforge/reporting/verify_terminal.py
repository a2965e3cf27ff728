"""What a verification found out, in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pairforge.conclusion.verified import VerifyReport
from pairforge.reporting.screen import safe
from pairforge.reporting.verify_words import checked_told, difference_told, unchecked_told, verdict_told

_MOST = 50


def verify_summary(report: VerifyReport) -> RenderableType:
    """The verdict, where the result is wrong, what was checked and what was not."""
    told = [difference_told(difference) for difference in report.differences]
    more = len(told) - _MOST
    shown = told if more <= 0 else [*told[:_MOST], f"And {more} more; all of them are told with --json."]
    return Group(
        safe(report.file, "bold underline"),
        Text(verdict_told(report), style=f"bold {'green' if report.holds else 'red'}"),
        *_listed("Wrong", shown),
        *_listed("Checked", map(checked_told, report.checked)),
        *_listed("Not checked", map(unchecked_told, report.unchecked)),
    )


def _listed(title: str, lines: Iterable[str]) -> Iterator[RenderableType]:
    points = Table.grid(padding=(0, 1))
    points.add_column(no_wrap=True)
    points.add_column(overflow="fold")
    for line in lines:
        points.add_row(" •", safe(line))
    if points.row_count:
        yield Text(f"\n{title}", style="bold")
        yield points
