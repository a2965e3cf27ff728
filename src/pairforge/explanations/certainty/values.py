"""For which weights, and whatever which answers, the plan stays as good as any."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class WeightEnd:
    """One end of a range of weights.

    Parameters
    ----------
    holds_to
        The plan is the best up to there, as is proved; 1 is the weight as it is. None: without end.
    fails_beyond
        Another plan is better beyond that; None: nothing is known to be. The same as ``holds_to`` where the
        end is exact; 0 is the end of all weights.
    """

    holds_to: Fraction | None
    fails_beyond: Fraction | None

    @property
    def exact(self) -> bool:
        """Whether the end is known exactly."""
        return self.holds_to == self.fails_beyond


@dataclass(frozen=True)
class WeightRange:
    """For which weights of one criterion the plan stays the best, everything else being the same.

    Parameters
    ----------
    criterion, weight
        Its label, and the weight as it is.
    low, high
        The ends, as factors of the weight: with the factor t, t times the points that the criterion gives as
        they are, rounded for the weight as it is, are added to those of the others. None if nothing is known.
    because
        The priority or limit that depends on scores in another way than by their sum, if that is why nothing
        is known.
    """

    criterion: str
    weight: float
    low: WeightEnd | None
    high: WeightEnd | None
    because: str | None = None


@dataclass(frozen=True)
class BlankAnswers:
    """What the answers that are blank could change, as far as they count in scores.

    Parameters
    ----------
    stands
        True if the plan is the best whatever they are. False only says that this is not proved: it is not if
        the plan's pairs have the least that they can, and all others the most. None if nothing is known.
    mentees, mentors
        People, by id, for whom that is not proved either if nothing is open but what they left blank
        themselves. A part of a score that is open for all pairs of a mentor is left open by the mentor, and
        any other by the mentee; one that is open for all pairs of either, by both.
    complete
        Whether everybody was looked at.
    because
        As for ``WeightRange``.
    """

    stands: bool | None
    mentees: tuple[str, ...]
    mentors: tuple[str, ...]
    complete: bool
    because: str | None = None
