"""What the verification of a result found out."""

from __future__ import annotations

from dataclasses import dataclass

from pairforge.conclusion.differences import Difference


@dataclass(frozen=True)
class VerifyReport:
    """What a verification found out.

    Parameters
    ----------
    file
        The ``result.json``.
    claimed
        The status that it claims.
    checked, unchecked
        What was checked and what was not: keys of ``result.json``, names of the files beside it, and
        ``rules`` and ``scores`` of the pairs.
    differences
        Where it is wrong.
    """

    file: str
    claimed: str
    checked: tuple[str, ...]
    unchecked: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        """Whether everything that was checked is as the result says."""
        return not self.differences
