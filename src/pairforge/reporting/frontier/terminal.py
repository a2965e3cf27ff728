"""The trade-off in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pairforge.config import Config
from pairforge.pairing import CurveName, Frontier, FrontierPoint
from pairforge.reporting.frontier.thinning import thinned
from pairforge.reporting.frontier.words import certainty_told, meaning_told, measure_told, scores_told
from pairforge.reporting.screen import figures_grid, safe

_MOST_ROWS = 20
_CURVES: tuple[CurveName, ...] = ("worst_off", "worst_tenth")


def frontier_summary(
    config: Config, frontier: Frontier, files: tuple[Path, ...], hint: str | None
) -> RenderableType:
    """Both curves as tables, how certain they are, and how to have one of the points."""
    title = safe(config.name, "bold underline")
    if not frontier.points:
        return Group(title, Text("Nobody can be matched, so there is nothing to weigh.", style="bold yellow"))
    parts: list[RenderableType] = [title]
    for curve in _CURVES:
        points = tuple(point for point in frontier.points if point.curve == curve)
        if points:
            parts += _curve(frontier, curve, points)
    verdict = Text(
        f"\n{certainty_told(frontier)}", style=f"bold {'green' if frontier.complete else 'yellow'}"
    )
    said = scores_told(frontier)
    figures = figures_grid()
    figures.add_row("Matched", f"{frontier.points[0].matched} of {frontier.wanted} places wanted, at each")
    figures.add_row("Take one", "pairforge solve CONFIG --at POINT (or paste its lines from frontier.csv)")
    figures.add_row("Files", safe("\n".join(map(str, files))))
    if hint is not None:
        figures.add_row("Picture", safe(hint))
    return Group(*parts, verdict, *([] if said is None else [safe(said)]), Padding(figures, (0, 0, 0, 1)))


def _curve(
    frontier: Frontier, curve: CurveName, points: tuple[FrontierPoint, ...]
) -> Iterator[RenderableType]:
    yield Text(f"\n{measure_told(frontier, curve)} against total", style="bold")
    yield safe(meaning_told(frontier, curve))
    shown = thinned(points, _MOST_ROWS)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    headings = (
        "Point",
        measure_told(frontier, "worst_off"),
        measure_told(frontier, "worst_tenth"),
        "Total",
        "Price",
        "in %",
        "Other mentor",
    )
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True)
    for point in shown:
        figures = (point.worst_off, point.worst_tenth, point.total, point.price, point.price_percent)
        told = ["" if figure is None else f"{figure:.2f}" for figure in figures]
        table.add_row(str(point.point), *told, str(point.changed))
    yield Padding(table, (0, 0, 0, 1))
    if len(shown) < len(points):
        yield Text(
            f"{len(shown)} of {len(points)} points are shown: the ends and the largest steps. "
            "All are in frontier.csv."
        )
