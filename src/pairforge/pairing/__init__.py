"""Pairs and results: what engines return and everyone reads."""

from pairforge.pairing.frontier import (
    FRONTIER_FILE,
    FRONTIER_VERSION,
    CurveName,
    Frontier,
    FrontierCurve,
    FrontierPoint,
    pairs_sha256,
)
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
    "FRONTIER_FILE",
    "FRONTIER_VERSION",
    "SCHEMA_VERSION",
    "Clash",
    "CurveName",
    "Deficiency",
    "EngineNote",
    "Frontier",
    "FrontierCurve",
    "FrontierPoint",
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
    "pairs_sha256",
]
