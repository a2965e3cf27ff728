"""Pairs and results: what engines return and everyone reads."""

from pairforge.pairing.matching import (
    Deficiency,
    EngineNote,
    Matching,
    Shortfall,
    StagePrices,
    Status,
    StoppedBy,
)
from pairforge.pairing.result import (
    SCHEMA_VERSION,
    Clash,
    MentorResult,
    PairResult,
    Result,
    StageResult,
    UnmatchedReason,
    UnmatchedResult,
)

__all__ = [
    "SCHEMA_VERSION",
    "Clash",
    "Deficiency",
    "EngineNote",
    "Matching",
    "MentorResult",
    "PairResult",
    "Result",
    "Shortfall",
    "StagePrices",
    "StageResult",
    "Status",
    "StoppedBy",
    "UnmatchedReason",
    "UnmatchedResult",
]
