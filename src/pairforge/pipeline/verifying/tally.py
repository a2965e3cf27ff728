"""What has been checked so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from pairforge.conclusion.differences import Difference
from pairforge.conclusion.verified import VerifyReport
from pairforge.pairing import Result

_ALL = ("inputs", "config_sha256", "roster_sha256", "rules", *(entry.name for entry in fields(Result)))


@dataclass
class Tally:
    """What has been checked of a result, and where it is wrong.

    Parameters
    ----------
    file, document
        The result.
    checked
        As for ``VerifyReport``.
    left
        What cannot be checked.
    differences
        What is wrong.
    """

    file: Path
    document: Mapping[str, Any]
    checked: dict[str, None] = field(default_factory=dict)
    left: dict[str, None] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong so far."""
        return not self.differences

    def check(self, name: str, found: Iterable[Difference]) -> bool:
        """Note that something was checked, and say whether it is as it should be."""
        before = len(self.differences)
        self.checked[name] = None
        self.differences.extend(found)
        return len(self.differences) == before

    def leave(self, *names: str) -> None:
        """Note what cannot be checked."""
        self.left.update(dict.fromkeys(names))

    def report(self) -> VerifyReport:
        """All of it; what of a result was neither checked nor left was not come to."""
        names = dict.fromkeys((*_ALL, *self.checked, *self.left))
        checked = tuple(name for name in names if name in self.checked)
        unchecked = tuple(name for name in names if name not in self.checked)
        claimed = self.document["status"]
        return VerifyReport(str(self.file), str(claimed), checked, unchecked, tuple(self.differences))
