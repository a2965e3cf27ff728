"""What forcing or forbidding a pair would cost, and what a place is worth; values, no sentences.

``Forcing`` answers in positions, ``Why`` in ids; ``threshold_of`` and ``best_to_ask`` build on it.
"""

from pairforge.explanations.forcing.asking import best_to_ask
from pairforge.explanations.forcing.forcing import Forcing
from pairforge.explanations.forcing.thresholds import threshold_of
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
from pairforge.explanations.forcing.why import Why

__all__ = [
    "CriterionChange",
    "Forcing",
    "How",
    "Loss",
    "Margin",
    "Move",
    "PairStatus",
    "SeatWorth",
    "StageLoss",
    "Threshold",
    "Why",
    "WhyNot",
    "best_to_ask",
    "is_nothing",
    "threshold_of",
]
