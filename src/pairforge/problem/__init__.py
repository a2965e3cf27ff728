"""The assignment problem as numbers. Not here is ``formulate``, which writes it: engines need no roster."""

from pairforge.problem.forest import Forest
from pairforge.problem.problem import Limit, Problem
from pairforge.problem.stages import (
    TIES,
    Balance,
    Bands,
    Breaks,
    Choices,
    GroupGap,
    Leximin,
    Matched,
    MentorsTotal,
    Reading,
    Stage,
    Sum,
    SumStage,
    Ties,
    Total,
    TwiceRunning,
    Variety,
    WorstOff,
    WorstShare,
)
from pairforge.problem.structure import Crossing, Forests

__all__ = [
    "TIES",
    "Balance",
    "Bands",
    "Breaks",
    "Choices",
    "Crossing",
    "Forest",
    "Forests",
    "GroupGap",
    "Leximin",
    "Limit",
    "Matched",
    "MentorsTotal",
    "Problem",
    "Reading",
    "Stage",
    "Sum",
    "SumStage",
    "Ties",
    "Total",
    "TwiceRunning",
    "Variety",
    "WorstOff",
    "WorstShare",
]
