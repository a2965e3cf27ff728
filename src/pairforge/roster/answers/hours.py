"""When people are free: hours of the week, on one clock for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pairforge.config import Ask, Config, Hours
from pairforge.config.yaml_scalar import yaml_scalar
from pairforge.config.zones import is_fixed, offset_minutes, zone_named, zone_names, zones_meant
from pairforge.errors import Trouble, did_you_mean
from pairforge.roster.answers.lists import entries_of
from pairforge.roster.answers.source import Source
from pairforge.roster.answers.times import WEEK, read_times
from pairforge.roster.cells import clean, fold
from pairforge.roster.findings import Findings, Notice

Spans = tuple[tuple[int, int], ...]

_FORMS = "Write days and hours such as Mon 9-10; Tue 14:00-15:30 or Mon-Fri 2pm-3pm."
_ZONES = "Write a place such as Europe/Berlin, or UTC+2."


@dataclass(frozen=True)
class WeeklyHours:
    """The hours of the week at which each person is free.

    Parameters
    ----------
    spans
        Start and end in minutes from the start of Monday, in [0, 10080], ascending and apart; no spans
        where nothing was answered. UTC, or the one clock that everybody is on.
    words
        The hours as they were written.
    zones
        Each person's time zone; "" where nobody gave one.
    offsets
        How many minutes each person's clock is ahead of that of ``spans``.
    """

    spans: tuple[Spans, ...]
    words: tuple[str, ...]
    zones: tuple[str, ...]
    offsets: tuple[int, ...]


def read_hours(reading: Hours, columns: list[int], source: Source) -> WeeklyHours:
    """Read a column of hours, and one of time zones if there is one; troubles are kept."""
    times = _times(reading, columns[0], source)
    words = tuple(source.table.texts(columns[0]))
    if len(columns) > 1:
        zones = _zones(reading, columns[1], list(map(bool, words)), source)
    else:
        zones = [reading.zone or ""] * len(times)
    known = {zone for zone in zones if zone and (reading.week or is_fixed(zone))}
    ahead = {zone: offset_minutes(zone, reading.week or "") for zone in sorted(known)}
    offsets = tuple(ahead.get(zone, 0) for zone in zones)
    spans = (_on_one_clock(found, offset) for found, offset in zip(times, offsets, strict=True))
    return WeeklyHours(tuple(spans), words, tuple(zones), offsets)


def check_clocks(config: Config, answers: Mapping[Ask, object], findings: Findings) -> None:
    """Keep a trouble for each criterion or rule whose people are in several zones with no day to compare."""
    zones: dict[tuple[str | int, ...], set[str]] = {}
    for ask in config.asks():
        hours = answers.get(ask)
        if isinstance(hours, WeeklyHours) and isinstance(ask.reading, Hours) and ask.reading.week is None:
            named = zip(hours.zones, hours.spans, strict=True)
            zones.setdefault(ask.path, set()).update(zone for zone, spans in named if zone and spans)
    for path, found in zones.items():
        if len(found) > 1 and not all(map(is_fixed, found)):
            findings.troubles.append(
                Trouble(
                    what=f"People are in {len(found)} time zones: {', '.join(sorted(found))}.",
                    remedy="Add a day on which the clocks are compared, such as `week: 2026-10-05`, as "
                    "summer time starts and ends on different days.",
                    file=str(config.file or "config"),
                    line=config.line(path),
                )
            )


def merged(spans: list[tuple[int, int]]) -> Spans:
    """The same times in their order, where those that touch are one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return tuple(found)


def _times(reading: Hours, column: int, source: Source) -> list[list[tuple[int, int]]]:
    found: list[list[tuple[int, int]]] = []
    for position, cell in enumerate(source.table.column(column)):
        text = cell if isinstance(cell, str) else "\n".join(entries_of(cell))
        try:
            found.append(read_times(text, reading.separator))
        except ValueError as error:
            found.append([])
            trouble = source.table.trouble(position, column, f'"{clean(text)}" {error}.', _FORMS)
            source.findings.troubles.append(trouble)
    return found


def _on_one_clock(times: list[tuple[int, int]], offset: int) -> Spans:
    """The times on the common clock, cut at the ends of the week."""
    cut = []
    for start, end in times:
        first = (start - offset) % WEEK
        last = first + min(end - start, WEEK)
        cut += [(first, last)] if last <= WEEK else [(first, WEEK), (0, last - WEEK)]
    return merged(cut)


def _zones(reading: Hours, column: int, answered: list[bool], source: Source) -> list[str]:
    """The zone of everybody who gave hours; "" for the others."""
    table, findings = source.table, source.findings
    by_text = {fold(written): zone for written, zone in source.zones.items()}
    zones, blank = [], 0
    for position, word in enumerate(table.texts(column)):
        zone = by_text.get(fold(word)) or zone_named(word) or ""
        if not answered[position]:
            zone = ""
        elif not word and reading.zone is not None:
            zone, blank = reading.zone, blank + 1
        elif not zone:
            zone = _proposed(word, table.trouble(position, column, "", ""), findings)
        zones.append(zone)
    if blank:
        people = "person has" if blank == 1 else "people have"
        what = f"{blank} {people} no time zone; {reading.zone} is assumed."
        findings.notices.append(Notice(what, table.file, place=f'column "{table.headings[column]}"'))
    return zones


def _proposed(word: str, where: Trouble, findings: Findings) -> str:
    """The zone that may be meant, if proposals are taken; otherwise the trouble is kept, and ""."""
    meant = zones_meant(word)
    if len(meant) == 1:
        proposal = f"zones: {{{yaml_scalar(word, in_brackets=True)}: {meant[0]}}}"
        what = f'"{word}" is not the name of a time zone; it may be {meant[0]}.'
        remedy = f"Write {meant[0]}, or say in the config's `zones` which one is meant."
        trouble = replace(where, what=what, remedy=remedy, proposal=proposal)
        return meant[0] if findings.propose(trouble, f'"{word}" is taken as {meant[0]}.') else ""
    if meant:
        what, remedy = f'"{word}" may be any of several time zones: {", ".join(meant)}.', "Write one of them."
    elif word:
        what = f'"{word}" is no time zone that is known.'
        remedy = f"{did_you_mean(word.replace(' ', '_'), zone_names())}{_ZONES}"
    else:
        what, remedy = "The time zone is blank.", f"{_ZONES} Or add `default_zone` to the criterion or rule."
    findings.troubles.append(replace(where, what=what, remedy=remedy))
    return ""
