"""Fairness limits that are about one mentor a mentee, where some want more."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.errors import Trouble
from pairforge.roster.findings import Findings
from pairforge.roster.people.people import People

_MOST_TOLD = 7
_REASONS = {
    "floor": "with several mentors a mentee's score is the sum over all of them",
    "top_choice_share": "with several mentors a mentee could be counted several times",
}


def check_several_mentors(
    config: Config, mentees: People, wants: NDArray[np.int64], findings: Findings
) -> None:
    """Refuse each limit that cannot be kept exactly where a mentee wants more than one mentor."""
    several = np.flatnonzero(wants > 1).tolist()
    if not several:
        return
    more = f" and {len(several) - _MOST_TOLD} more" if len(several) > _MOST_TOLD else ""
    people = ", ".join(mentees.ids[idx] for idx in several[:_MOST_TOLD]) + more
    for idx, limit in enumerate(config.fairness):
        findings.troubles.append(
            Trouble(
                what=f"The limit `{limit.label}` cannot be kept exactly yet where mentees want more than "
                f"one mentor ({_REASONS[limit.kind]}): {people}.",
                remedy="Let every mentee want one mentor, or take the limit out of `fairness`.",
                file=None if config.file is None else str(config.file),
                line=config.line(("fairness", idx)),
            )
        )
