"""Mentees on a list who want no mentor, so that the rule cannot be about them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config, ListAsk
from pairforge.errors import Trouble
from pairforge.roster.findings import Findings
from pairforge.roster.pairs.mentee_lists import MenteeLists
from pairforge.roster.people.people import People


def note_unwanting(
    config: Config,
    lists: Mapping[ListAsk, MenteeLists],
    mentees: People,
    wants: NDArray[np.int64],
    findings: Findings,
) -> None:
    """Say who of those that a rule names wants no mentor, rule by rule.

    Parameters
    ----------
    wants
        Mentors wanted by each mentee, shape (num_mentees,).
    """
    for idx, rule in enumerate(config.cohorts):
        named = {person for ask in rule.list_asks() for people in lists[ask] for person in people}
        for person in sorted(person for person in named if not wants[person]):
            where = Trouble(
                what="",
                remedy="",
                file=None if config.file is None else str(config.file),
                line=config.line(("cohorts", idx)),
            )
            what = f"{mentees.told(person)} wants no mentor, so `{rule.label}` is kept without them."
            findings.note("assumed", what, where)
