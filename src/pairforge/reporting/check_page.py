"""What a check found out, as one page for a browser: no network, no scripts, light or dark, fit for print."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from pairforge.advice.check import Check
from pairforge.reporting.check_tables import check_tables
from pairforge.reporting.check_words import findings, is_notice, places_told, to_paste, verdict_told
from pairforge.reporting.safe_text import printable
from pairforge.reporting.tables import ReportTable
from pairforge.roster import Roster


def check_page(check: Check, roster: Roster) -> bytes:
    """The page as HTML; text from spreadsheets is escaped and cannot turn the direction of other text."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_shown
    )
    source = (files("pairforge.reporting") / "check.html.jinja").read_text(encoding="utf-8")
    found = findings(check, roster)
    tables = check_tables(check, roster)
    page = environment.from_string(source).render(
        check=check,
        verdict_told=verdict_told(check, found),
        places=places_told(check),
        warnings=[finding for finding in found if finding.level == "warning"],
        notes=[finding for finding in found if finding.level == "note" and not is_notice(finding)],
        to_paste=to_paste(check),
        tables=tables,
        numeric=[_numeric(table) for table in tables],
    )
    return f"{page}\n".encode("utf-8", "replace")


def _numeric(table: ReportTable) -> list[bool]:
    """Which columns hold numbers only, to be set to the right."""
    return [all(map(_is_number, column)) for column in zip(*table.rows, strict=True)]


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) or str(value).rstrip("%").isdecimal()


def _shown(value: Any) -> Any:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:g}"
    return printable(value) if type(value) is str else value
