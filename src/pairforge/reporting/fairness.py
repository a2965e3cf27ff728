"""The sheet of who gets how much: scores, choices, loads and groups, beside those of the best total."""

from __future__ import annotations

from itertools import chain

from pairforge.pairing import Result
from pairforge.reporting.figures import (
    choice_figures,
    group_figures,
    load_figures,
    place_figures,
    score_figures,
)
from pairforge.reporting.price import price_told
from pairforge.reporting.tables import ReportTable, Value


def fairness_table(result: Result) -> ReportTable:
    """One row a figure: of this matching, of the one with the best total, and the difference."""
    measures = result.measures
    families = (place_figures, score_figures, choice_figures, load_figures, group_figures)
    rows: list[tuple[Value, ...]] = [
        (figure.about, figure.name, figure.value, figure.best_total, figure.difference, figure.note)
        for figure in chain.from_iterable(figures(measures) for figures in families)
    ]
    price = price_told(measures)
    rows += [] if price is None else [("Price", None, None, None, None, price)]
    headings = ("About", "Figure", "This matching", "Best total", "Difference", "Note")
    return ReportTable("Fairness", headings, tuple(rows), (30, 34, 15, 15, 15, 70))
