"""What somebody reached on a programme with cohort rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CohortAnswer:
    """What somebody reached.

    Parameters
    ----------
    matched, points
        Of a matching that keeps the rules, or None where there is none.
    most_matched
        No matching has more mentees.
    bound
        No matching of so many mentees has more points; None where that is not known.
    status
        What the solver says of itself.
    seconds
        Building the model included.
    on_the_way
        Seconds since the start and the certified gap then in per cent, as long as it worked.
    """

    matched: int | None
    points: int | None
    most_matched: int
    bound: float | None
    status: str
    seconds: float
    on_the_way: tuple[tuple[float, float], ...] = ()

    @property
    def gap(self) -> float | None:
        """By which share of the bound the points may be below the best, in per cent.

        None where the bound says nothing of them.
        """
        if self.points is None or self.bound is None or self.matched != self.most_matched:
            return None
        return max(0.0, 100 * (self.bound - self.points) / max(1.0, abs(self.bound)))

    @property
    def proved(self) -> bool:
        """Whether the bound closes: points are whole."""
        if self.points is None or self.bound is None or self.matched != self.most_matched:
            return False
        return self.bound < self.points + 1

    def gap_after(self, seconds: float) -> float | None:
        """The smallest gap that was certified within so many seconds, in per cent."""
        gaps = [gap for at, gap in self.on_the_way if at <= seconds]
        if self.seconds <= seconds and self.gap is not None:
            gaps.append(self.gap)
        return min(gaps, default=None)
