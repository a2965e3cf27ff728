"""The trade-off as a table."""

from __future__ import annotations

from pairforge.pairing import Frontier
from pairforge.reporting.frontier.words import measure_told, to_paste
from pairforge.reporting.tables import ReportTable


def frontier_table(frontier: Frontier) -> ReportTable:
    """One row a point: what it reaches, what it costs, and what to write into the config to have it."""
    rows = tuple(
        (
            point.point,
            f"{measure_told(frontier, point.curve)} against total",
            point.worst_off,
            point.worst_tenth,
            point.total,
            point.mean,
            point.matched,
            point.price,
            point.price_percent,
            point.changed,
            "\n".join(to_paste(point)),
        )
        for point in frontier.points
    )
    headings = (
        "Point",
        "Trade-off",
        measure_told(frontier, "worst_off"),
        measure_told(frontier, "worst_tenth"),
        "Total",
        "Mean",
        "Matched",
        "Price",
        "Price in %",
        "Mentees with another mentor",
        "Config",
    )
    return ReportTable("Trade-off", headings, rows, (8, 28, 11, 11, 11, 9, 9, 9, 11, 14, 70))
