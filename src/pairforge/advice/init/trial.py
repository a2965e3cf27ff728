"""Whether a rule can be proposed: how many mentees would be left without any mentor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from pairforge.config import Config
from pairforge.errors import InputError
from pairforge.roster import Roster, read_roster
from pairforge.scoring.masks import build_masks

_MOST_ALONE = 0.1
_BLOCK = 1 << 22


class Trial:
    """Tries rules on the files themselves."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def allows(self, content: dict[str, Any], rule: dict[str, Any]) -> bool | None:
        """Whether a rule leaves nearly everybody somebody; None where the files cannot be read yet.

        Parameters
        ----------
        content
            The config with the rules that are taken already.
        rule
            The rule to add.
        """
        before = self.alone(content)
        after = self.alone({**content, "rules": [*content.get("rules", []), rule]})
        if before is None or after is None:
            return None
        return after[0] - before[0] <= _MOST_ALONE * after[1]

    def alone(self, content: dict[str, Any]) -> tuple[int, int] | None:
        """How many mentees have no eligible mentor, and how many there are; None if they cannot be read."""
        criteria = content.get("criteria") or [{"kind": "different", "mentee": "x", "mentor": "x"}]
        try:
            config = Config.model_validate({**content, "criteria": criteria}).in_folder(self._folder)
            roster = read_roster(config, accept_proposals=True)
        except InputError:
            return None
        return int((~_has_anybody(config, roster)).sum()), len(roster.mentees)


def _has_anybody(config: Config, roster: Roster) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether each mentee who wants a mentor has an eligible one; block by block."""
    masks = build_masks(config, roster)
    mentors = np.arange(len(roster.mentors))[None, :]
    found = np.asarray(roster.wants == 0)
    rows = max(1, _BLOCK // max(len(roster.mentors), 1))
    for start in range(0, len(roster.mentees), rows):
        mentees = np.arange(start, min(start + rows, len(roster.mentees)))[:, None]
        allowed = np.ones((len(mentees), mentors.shape[1]), dtype=bool)
        for mask in masks:
            allowed &= mask.allows(mentees, mentors)
        found[mentees[:, 0]] |= allowed.any(axis=1)
    return found
