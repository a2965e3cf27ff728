"""The sheet of what one place more or fewer is worth with each mentor."""

from __future__ import annotations

from pairforge.explanations.seats import SeatReasons
from pairforge.reporting.explain_words import one_fewer_told, one_more_told
from pairforge.reporting.tables import ReportTable
from pairforge.roster import Roster


def seats_table(roster: Roster, reasons: SeatReasons) -> ReportTable | None:
    """One row a mentor who has places; None where nothing is known of any."""
    if not reasons.seats:
        return None
    names = dict(zip(roster.mentors.ids, roster.mentors.names, strict=True))
    first = {seat.mentor: place for place, seat in enumerate(reasons.best, start=1)}
    rows = tuple(
        (
            names[seat.mentor],
            seat.mentor,
            one_more_told(seat),
            one_fewer_told(seat),
            first.get(seat.mentor),
        )
        for seat in reasons.seats
    )
    headings = ("Mentor", "Mentor ID", "One place more", "One place fewer", "Ask for one more")
    return ReportTable("Seats", headings, rows, (24, 28, 50, 50, 12))
