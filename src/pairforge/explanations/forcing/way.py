"""Way: what every quick way to an exact answer can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pairforge.explanations.forcing.sums import Number
from pairforge.explanations.forcing.values import How

Step = tuple[int, int, int]
"""A mentee, and the pairs before and after; -1 for none."""


@dataclass(frozen=True)
class Found:
    """The best plan under a condition.

    Parameters
    ----------
    lost
        By how much each number is less than the plan's, as it is maximized; None if no plan keeps the
        condition.
    steps
        Who moves, the first one because of the condition.
    """

    lost: tuple[int, ...] | None
    steps: tuple[Step, ...] = ()


class Way(Protocol):
    """Answers for an optimal plan whose stages add up; everything by position."""

    @property
    def how(self) -> How:
        """What it is called."""
        ...

    @property
    def numbers(self) -> tuple[Number, ...]:
        """What is lost."""
        ...

    def forced(self, pair: int, *, with_steps: bool = True) -> Found:
        """The best plan with a pair."""
        ...

    def forbidden(self, pair: int, *, with_steps: bool = True) -> Found:
        """The best plan without a pair that is chosen and not locked."""
        ...

    def one_more(self, mentor: int) -> Found | None:
        """The best plan with one place more of a mentor, without steps; None where it is not exact."""
        ...

    def one_fewer(self, mentor: int) -> Found | None:
        """The same with one place fewer, of a mentor who has more than the minimum."""
        ...
