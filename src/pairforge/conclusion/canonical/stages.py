"""The priorities with their numbers, so that what a matching reaches can be told from its pairs."""

from __future__ import annotations

from typing import Any

import numpy as np

from pairforge.conclusion.canonical.numbers import told_numbers
from pairforge.problem import (
    Bands,
    GroupGap,
    Leximin,
    Problem,
    Reading,
    Stage,
    Sum,
    SumStage,
    WorstOff,
    WorstShare,
)

_MILLION = 10**6


def told_stage_numbers(problem: Problem, stage: Stage, resolution: int) -> dict[str, Any]:
    """A priority: its shape, the numbers it is made of, and how the numbers that it reaches are read.

    A number z is read as (a + b z) / c of the ``told`` [a, b, c].
    """
    told: dict[str, Any] = {"name": stage.name, "told": [0, -1, 1]}
    match stage:
        case SumStage():
            sums = [_told_sum(problem, stage, step, one, resolution) for step, one in enumerate(stage.sums)]
            return {"name": stage.name, "kind": "sums", "keep": str(stage.keep), "sums": sums}
        case WorstOff():
            return told | {"kind": "worst_off", "keep": str(stage.keep), "told": [0, 1, resolution]}
        case Leximin():
            return told | {"kind": "leximin", "width": stage.width}
        case WorstShare():
            mix = {"weight": stage.weight, "total_weight": stage.total_weight}
            return told | {"kind": "worst_tenth", "share": str(stage.share), "told": [0, 1, resolution]} | mix
        case GroupGap():
            return told | {"kind": "group_gap", "told": [0, -1, _MILLION if stage.is_rate else resolution]}
    return told | {"kind": "counts"}


def _told_sum(problem: Problem, stage: SumStage, step: int, one: Sum, resolution: int) -> dict[str, Any]:
    told = {
        Reading.MOST: [0, 1, 1],
        Reading.FEWEST: [0, -1, 1],
        Reading.EMPTY: [stage.wanted(problem), -1, 1],
        Reading.POINTS: [0, 1, resolution],
    }[one.reading]
    return {"label": one.label, "gain": _told_gain(problem, stage, step), "told": told}


def _told_gain(problem: Problem, stage: SumStage, step: int) -> Any:
    if isinstance(stage, Bands) and step:
        low = None if step == 1 else stage.thresholds[step - 2]
        return {"gain": -1, "from": low, "to": stage.thresholds[step - 1]}
    return told_numbers(problem, stage.gain(problem, step, np.arange(problem.num_pairs)))
