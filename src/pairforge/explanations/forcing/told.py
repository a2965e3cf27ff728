"""Losses as people read them: scores instead of points, and counts as they are."""

from __future__ import annotations

from pairforge.explanations.forcing.answer import Answer, Labelled
from pairforge.explanations.forcing.values import Loss, StageLoss
from pairforge.problem import (
    GroupGap,
    Leximin,
    Problem,
    Reading,
    Stage,
    SumStage,
    WorstOff,
    WorstShare,
)

_MILLION = 10**6


def told_loss(problem: Problem, answer: Answer, resolution: int, *, gain: bool = False) -> Loss | None:
    """The loss of an answer, stage by stage; with ``gain`` what the plan lacks against it.

    Parameters
    ----------
    resolution
        Points that make a score of 1.
    """
    if answer.losses is None or answer.least is None:
        return None
    return tuple(
        told_stage_loss(stage, losses, least, resolution, gain=gain)
        for stage, losses, least in zip(problem.stages, answer.losses, answer.least, strict=True)
    )


def told_stage_loss(
    stage: Stage, losses: Labelled, least: Labelled, resolution: int, *, gain: bool = False
) -> StageLoss:
    """The same for one stage."""
    sign = -1 if gain else 1
    numbers = tuple(None if lost is None else sign * lost for lost in losses.values())
    bounds = (least[label] for label in losses)
    unit = [_unit(stage, idx, resolution) for idx in range(len(numbers))]
    told = tuple(
        None if number is None else number if one == 1 else number / one
        for number, one in zip(numbers, unit, strict=True)
    )
    return StageLoss(
        stage=stage.name,
        labels=tuple(losses),
        numbers=numbers,
        least=tuple(None if bound is None else sign * bound for bound in bounds),
        told=told[0] if len(told) == 1 and not isinstance(stage, Leximin) else told,
    )


def _unit(stage: Stage, idx: int, resolution: int) -> int:
    """What a number of a stage is divided by."""
    if isinstance(stage, GroupGap):
        return _MILLION if stage.is_rate else resolution
    is_points = isinstance(stage, SumStage) and stage.sums[idx].reading is Reading.POINTS
    return resolution if is_points or isinstance(stage, WorstOff | WorstShare) else 1
