"""Leads and seconds: what may not be meant of who they are and of how many mentors people want."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.errors import Trouble
from pairforge.roster.cells import fold
from pairforge.roster.findings import Findings
from pairforge.roster.people.people import People
from pairforge.roster.tables.table import Table

_MOST_TOLD = 7


def note_co_mentors(
    config: Config, mentors: People, table: Table | None, wants: NDArray[np.int64], findings: Findings
) -> None:
    """Say who is neither lead nor second, and if nobody wants two mentors.

    Parameters
    ----------
    table
        The mentors', in their order.
    wants
        Mentors wanted by each mentee, shape (num_mentees,).
    """
    asked = config.co_mentors
    if asked is None:
        return
    if len(wants) and wants.max() < 2:
        where = Trouble(
            what="",
            remedy="",
            file=None if config.file is None else str(config.file),
            line=config.line(("co_mentors",)),
        )
        what = (
            "No mentee wants more than one mentor, so nobody has a lead and a second; `wants: 2` beside the "
            "mentees' `file:` says that they should."
        )
        findings.note("assumed", what, where)
    column = None if table is None else table.found(asked.column)
    if table is None or column is None or not mentors:
        return
    known = set(map(fold, [*asked.lead, *asked.second]))
    neither = [mentors.ids[idx] for idx, word in enumerate(table.texts(column)) if fold(word) not in known]
    if neither:
        more = f" and {len(neither) - _MOST_TOLD} more" if len(neither) > _MOST_TOLD else ""
        what = f"Neither lead nor second, so they get nobody: {', '.join(neither[:_MOST_TOLD])}{more}."
        findings.note("assumed", what, table.heading_trouble(column, "", ""))
