"""What forcing or forbidding a pair would cost, and what a place is worth; values, no sentences."""

from pairforge.explanations.forcing.values import (
    CriterionChange,
    How,
    Loss,
    Margin,
    Move,
    PairStatus,
    SeatWorth,
    StageLoss,
    Threshold,
    WhyNot,
    is_nothing,
)

__all__ = [
    "CriterionChange",
    "How",
    "Loss",
    "Margin",
    "Move",
    "PairStatus",
    "SeatWorth",
    "StageLoss",
    "Threshold",
    "WhyNot",
    "is_nothing",
]
