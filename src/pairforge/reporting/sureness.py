"""Columns of the pairings that say how sure each pair is."""

from __future__ import annotations

from pairforge.explanations.forcing import PairStatus
from pairforge.explanations.plan_reasons import PlanReasons
from pairforge.reporting.explain_words import margin_told, why_not_told
from pairforge.roster import Roster

HOW_SURE = ("Runner-up instead", "How sure", "In best plans")
"""Their headings."""

_STATUS = {PairStatus.ESSENTIAL: "all", PairStatus.TIED: "some", None: None}

_Row = tuple[str | None, ...]


def rows_how_sure(roster: Roster, reasons: PlanReasons | None, count: int) -> tuple[_Row, ...]:
    """The cells of so many pairs; without reasons there are none in a row."""
    if reasons is None:
        return ((),) * count
    return tuple(
        (
            None if instead is None else why_not_told(instead, roster),
            margin_told(margin, roster),
            _STATUS[margin.status],
        )
        for instead, margin in zip(reasons.instead, reasons.margins, strict=True)
    )
