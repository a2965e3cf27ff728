"""What is known of the best plan under one more condition, in positions and exact integers."""

from __future__ import annotations

from dataclasses import dataclass

from pairforge.explanations.forcing.values import How
from pairforge.explanations.forcing.way import Step

Labelled = dict[str | int, int | None]
"""Numbers by what they count."""


@dataclass(frozen=True)
class Answer:
    """The best plan under a condition, against the plan.

    Parameters
    ----------
    how
        How it was found.
    losses
        For each stage by how much each number is less than the plan's, as it is maximized; None if no plan
        was found.
    least
        What they are less by at least if those before are as ``losses`` say; None where nothing is known.
    steps
        Who moves.
    impossible
        Whether it is certain that there is no plan.
    """

    how: How
    losses: tuple[Labelled, ...] | None
    least: tuple[Labelled, ...] | None
    steps: tuple[Step, ...]
    impossible: bool

    @property
    def proved(self) -> bool:
        """Whether no plan loses less, or there certainly is none."""
        return self.impossible or (self.losses is not None and self.losses == self.least)

    @property
    def sign(self) -> int | None:
        """1 if the plan is better, -1 if it is worse, 0 if both are as good; None if that is not known."""
        if self.losses is None:
            return None
        for number in (number for one in self.losses for number in one.values()):
            if number != 0:
                return None if number is None else (1 if number > 0 else -1)
        return 0
