"""What is certain of a matching."""

from __future__ import annotations

from dataclasses import dataclass, field

from pairforge.certificate.face import Face
from pairforge.pairing import LevelPrices, StagePrices


@dataclass(frozen=True)
class LevelProof:
    """What is certain of one number of a stage.

    Parameters
    ----------
    label
        What the sum is called, or the level of ``leximin``.
    value
        What the matching reaches, as it is maximized; None for ``worst_off`` if nobody is matched.
    bound
        What no matching exceeds that is as good in everything before, be that proved or not, or as good as
        ``keep`` asks for; None if that is not known, because something before is not proved, or nothing
        bounds it.
    proved
        Whether the bound is reached, or kept as far as the stage asks.
    prices
        The prices that the bound was computed from.
    """

    label: str | int
    value: int | None
    bound: int | None
    proved: bool
    prices: tuple[StagePrices | LevelPrices, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class StageProof:
    """What is certain of one stage: one number, or one after the other."""

    stage: str
    levels: tuple[LevelProof, ...]

    @property
    def proved(self) -> bool:
        """Whether the matching is proved to be best in this stage."""
        return all(level.proved for level in self.levels)

    @property
    def prices(self) -> tuple[StagePrices | LevelPrices, ...]:
        """All prices that were used."""
        return tuple(prices for level in self.levels for prices in level.prices)


@dataclass(frozen=True)
class Proof:
    """What is certain of a matching.

    Parameters
    ----------
    stages
        Each stage.
    ties
        Prices of the tie-break; empty if they proved nothing, or no tie was left.
    ties_proved
        Whether it is proved that only one optimum is left after it; never where a stage is unproved.
    faces
        What is left of a network where that is proved: each of them holds this one matching.
    helpers
        What the helpers of the rows are in the matching, where prices are those of rows.
    """

    stages: tuple[StageProof, ...]
    ties: tuple[StagePrices | LevelPrices, ...]
    ties_proved: bool
    faces: tuple[Face, ...] = field(default=(), compare=False, repr=False)
    helpers: tuple[int, ...] = field(default=(), compare=False, repr=False)

    @property
    def optimal(self) -> bool:
        """Whether every stage is proved."""
        return all(stage.proved for stage in self.stages)

    @property
    def prices(self) -> tuple[StagePrices | LevelPrices, ...]:
        """All prices that were used."""
        return (*(prices for stage in self.stages for prices in stage.prices), *self.ties)
