"""The summary in the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from pairforge.config import Config
from pairforge.pairing import Result, Status, UnmatchedResult
from pairforge.reporting.comparison import comparison, groups_lines, loads_told, spread_told
from pairforge.reporting.figures import TWICE_RUNNING, worst_told
from pairforge.reporting.mixing import gap_lines, stability_told
from pairforge.reporting.notices import assumed_told, others_counted
from pairforge.reporting.repair_words import repairs_told
from pairforge.reporting.screen import figures_grid, safe
from pairforge.reporting.soft_breaks import soft_breaks_lines
from pairforge.reporting.words import clash_told, people_told, status_told, why_unmatched
from pairforge.roster import Roster

_MOST_REASONS = 6


def summary(config: Config, roster: Roster, result: Result, files: tuple[Path, ...]) -> RenderableType:
    """What a coordinator wants to know first: who is matched, how well, who is not and why, where it is."""
    measures = result.measures
    best_total = measures.get("best_total")
    figures = figures_grid()
    if result.at is not None:
        figures.add_row("Point", f"{result.at['point']} of the trade-off, with its priorities and limits")
    figures.add_row(
        "Matched", f"{measures['matched']} of {measures['wanted']} places wanted, {_seats(result)}"
    )
    figures.add_row("Worst-off", _score(measures["worst_off"]))
    figures.add_row(worst_told(measures), _score(measures["worst_tenth"]))
    figures.add_row("Mean score", _score(measures["mean"]))
    figures.add_row("Quartiles", spread_told(measures))
    figures.add_row("Loads", loads_told(measures))
    if "twice_running" in measures:
        figures.add_row(
            safe(TWICE_RUNNING), safe(_twice_running(roster, measures["twice_running"]["people"]))
        )
    for label, ranks in measures["choices"].items():
        told = ", ".join(f"no. {rank}: {count}" for rank, count in ranks.items() if rank != "none")
        figures.add_row(safe(f"Choices ({label})"), f"{told or 'nobody chose'}; not chosen: {ranks['none']}")
    for heading, groups in measures["groups"].items():
        best = None if best_total is None else best_total["groups"][heading]
        figures.add_row("Groups", groups_lines(heading, groups, best))
    for name, lines in (
        ("Group gaps", gap_lines(measures)),
        ("Soft rules", soft_breaks_lines(config, roster, result)),
    ):
        if lines:
            figures.add_row(name, Group(*map(safe, lines)))
    if "stability" in measures:
        figures.add_row("Stability", safe(stability_told(measures)))
    if result.unmatched:
        figures.add_row("Unmatched", _unmatched(roster, result.unmatched))
    for notice in assumed_told(roster):
        figures.add_row("Notice", safe(f"{notice.file}: {notice.what}" if notice.file else notice.what))
    if others_counted(roster):
        sheet = "see the sheet Repairs in pairings.xlsx"
        figures.add_row("Input", safe(f"{', '.join(others_counted(roster))}: {sheet}"))
    if result.engine is not None:
        figures.add_row("Engine", safe(f"{result.engine.name}: {result.engine.why}"))
    if files:
        figures.add_row("Files", safe("\n".join(map(str, files))))
    certain = result.status is Status.OPTIMAL
    verdict = Text(status_told(result), style="bold green" if certain else "bold yellow")
    title = safe(config.name, "bold underline")
    compared = [Padding(lines, (0, 0, 0, 1)) for lines in comparison(measures)]
    return Group(title, Padding(figures, (0, 0, 0, 1)), *compared, verdict)


def conflict(roster: Roster, result: Result) -> RenderableType:
    """Why there is no matching."""
    lines: list[RenderableType] = [Text(status_told(result), style="bold red")]
    lines += [
        Padding(safe(f"• {clash_told(clash, roster)}"), (0, 0, 0, 1)) for clash in result.conflict or ()
    ]
    lines += [Padding(safe(told), (0, 0, 0, 1)) for told in repairs_told(result.repairs, roster)]
    return Group(*lines)


def console(*, to_stderr: bool) -> Console:
    """A console that keeps quiet about colours where there are none (a pipe, NO_COLOR)."""
    return Console(stderr=to_stderr, highlight=False, soft_wrap=False)


def _unmatched(roster: Roster, unmatched: tuple[UnmatchedResult, ...]) -> Group:
    """The reasons, those of most people first, each with its people."""
    by_reason: defaultdict[str, list[str]] = defaultdict(list)
    for entry in unmatched:
        by_reason[_reason(entry)].append(entry.mentee)
    lines = [
        safe(f"{len(ids)}: {told}: {people_told(tuple(ids), roster, 'mentee', with_ids=False)}")
        for told, ids in sorted(by_reason.items(), key=lambda item: -len(item[1]))
    ]
    more = [Text(f"and {len(lines) - _MOST_REASONS} more reasons, in the workbook")]
    return Group(*lines[:_MOST_REASONS], *(more if len(lines) > _MOST_REASONS else []))


def _reason(entry: UnmatchedResult) -> str:
    if entry.reason.code == "no_seat":
        return "every eligible mentor is full"
    told = why_unmatched(entry).rstrip(".")
    return f"{told[0].lower()}{told[1:]}"


def _twice_running(roster: Roster, people: Sequence[str]) -> str:
    told = people_told(tuple(people), roster, "mentee", with_ids=False)
    return f"{len(people)} ({told})" if people else "nobody"


def _seats(result: Result) -> str:
    return f"{result.measures['seats']} seats with {result.measures['mentors']} mentors"


def _score(score: float | None) -> str:
    return "none" if score is None else f"{score:.2f}"
