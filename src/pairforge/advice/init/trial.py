"""Whether a rule can be proposed: how many places could still be filled under it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pairforge.advice.rules import eligible_bits
from pairforge.config import Config
from pairforge.engines import find_shortages
from pairforge.errors import InputError
from pairforge.roster import read_roster
from pairforge.scoring import score


class Trial:
    """Tries rules on the files themselves."""

    def __init__(self, folder: Path, content: dict[str, Any]) -> None:
        self._folder, self._content = folder, content
        self._rules: list[dict[str, Any]] = list(content.get("rules", []))
        self._fillable = self._places(self._rules)

    def cost(self, rule: dict[str, Any]) -> float | None:
        """Share of the places that can be filled under the rules taken so far that a rule would cost.

        None where the files cannot be read yet, so that nobody knows.
        """
        places = self._places([*self._rules, rule])
        if self._fillable is None or places is None:
            return None
        return (self._fillable - places) / max(self._fillable, 1)

    def take(self, rule: dict[str, Any]) -> None:
        """Go on under this rule too."""
        self._rules.append(rule)
        self._fillable = self._places(self._rules)

    def _places(self, rules: list[dict[str, Any]]) -> int | None:
        """The most places that can be filled under some rules."""
        listed = [criterion for criterion in self._content["criteria"] if criterion["kind"] == "scores"]
        ids = {side: self._content[f"{side}s"]["id"] for side in ("mentee", "mentor")}
        criteria = listed or [{"kind": "different", **ids}]
        content = {**self._content, "criteria": criteria, "rules": rules}
        config = Config.model_validate(content).in_folder(self._folder)
        try:
            roster = read_roster(config, accept_proposals=True)
        except InputError:
            return None
        bits = eligible_bits(score(roster, config), roster)
        return find_shortages(bits, roster.wants, roster.capacity).fillable
