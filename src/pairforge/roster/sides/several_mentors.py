"""Fairness limits that are about one mentor a mentee, where some want more."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.config.fairness import Floor, LimitBase, TopChoiceShare
from pairforge.config.group_measures import GroupMeasure
from pairforge.config.priorities import Leximin, PriorityBase, WorstTenth
from pairforge.errors import Trouble
from pairforge.roster.findings import Findings
from pairforge.roster.people.people import People

_MOST_TOLD = 7
_SEVERAL_TIMES = "with several mentors a mentee could be counted several times"


def check_several_mentors(
    config: Config, mentees: People, wants: NDArray[np.int64], findings: Findings
) -> None:
    """Refuse what cannot be kept exactly where a mentee wants more than one mentor."""
    several = np.flatnonzero(wants > 1).tolist()
    if not several:
        return
    more = f" and {len(several) - _MOST_TOLD} more" if len(several) > _MOST_TOLD else ""
    people = ", ".join(mentees.ids[idx] for idx in several[:_MOST_TOLD]) + more
    lists: dict[str, Sequence[LimitBase | PriorityBase]] = {
        "fairness": config.fairness,
        "priorities": config.priorities,
    }
    for key, entries in lists.items():
        noun = "limit" if key == "fairness" else "priority"
        for idx, entry in enumerate(entries):
            reason = _reason(entry)
            if reason is not None:
                findings.troubles.append(
                    Trouble(
                        what=f"The {noun} `{entry.label}` cannot be kept exactly yet where mentees want more "
                        f"than one mentor ({reason}): {people}.",
                        remedy=f"Let every mentee want one mentor, or take the {noun} out of `{key}`.",
                        file=None if config.file is None else str(config.file),
                        line=config.line((key, idx)),
                    )
                )


def _reason(entry: LimitBase | PriorityBase) -> str | None:
    """Why it cannot be kept exactly with several mentors; None if it can."""
    if isinstance(entry, Floor | Leximin | WorstTenth):
        return "with several mentors a mentee's score is the sum over all of them"
    of_people = isinstance(entry, GroupMeasure) and entry.is_rate
    return _SEVERAL_TIMES if of_people or isinstance(entry, TopChoiceShare) else None
