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
    standing_figures,
)
from pairforge.reporting.mixing import (
    cohort_figures,
    gap_figures,
    gap_group_figures,
    soft_rule_figures,
    stability_figures,
)
from pairforge.reporting.price import price_told
from pairforge.reporting.tables import ReportTable, Value
from pairforge.roster import Roster


def fairness_table(roster: Roster, result: Result) -> ReportTable:
    """One row a figure: of this matching, of the one with the best total, and the difference."""
    measures = result.measures
    names = dict(zip(roster.mentees.ids, roster.mentees.names, strict=True))
    families = (
        place_figures(measures),
        score_figures(measures),
        standing_figures(measures, names),
        choice_figures(measures),
        load_figures(measures),
        group_figures(measures),
        soft_rule_figures(measures),
        gap_figures(measures),
        gap_group_figures(measures),
        cohort_figures(measures),
        stability_figures(measures),
    )
    rows: list[tuple[Value, ...]] = [
        (figure.about, figure.name, figure.value, figure.best_total, figure.difference, figure.note)
        for figure in chain.from_iterable(families)
    ]
    price = price_told(measures)
    rows += [] if price is None else [("Price", None, None, None, None, price)]
    headings = ("About", "Figure", "This matching", "Best total", "Difference", "Note")
    return ReportTable("Fairness", headings, tuple(rows), (30, 34, 15, 15, 15, 70))
