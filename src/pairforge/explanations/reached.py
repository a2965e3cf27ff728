"""What was reached in each stage, as people read it."""

from __future__ import annotations

from pairforge.certificate import LevelProof, StageProof
from pairforge.pairing import StageResult
from pairforge.problem import (
    Balance,
    Breaks,
    GroupGap,
    Leximin,
    Problem,
    Reading,
    Stage,
    SumStage,
    Variety,
    WorstOff,
    WorstShare,
)

_MILLION = 10**6


def told_stage(problem: Problem, stage: Stage, proof: StageProof, resolution: int) -> StageResult:
    """A stage with scores instead of points, and counts of what is to be few as they are."""
    if isinstance(stage, GroupGap):
        (level,) = proof.levels
        unit = _MILLION if stage.is_rate else resolution
        value, bound = (None if number is None else -number / unit for number in (level.value, level.bound))
        return StageResult(stage.name, value, bound, proof.proved, gap=_gap(proof))
    values, bounds = [], []
    shown = [level for level in proof.levels if not _is_empty_level(level)]
    for idx, level in enumerate(shown):
        reading = _reading(stage, idx)
        values.append(_number(problem, stage, level.value, reading, resolution))
        bounds.append(_number(problem, stage, level.bound, reading, resolution))
    if len(values) == 1 and not isinstance(stage, Leximin):
        return StageResult(stage.name, values[0], bounds[0], proof.proved, gap=_gap(proof))
    labels = tuple(_label(stage, level, resolution) for level in shown)
    return StageResult(stage.name, tuple(values), tuple(bounds), proof.proved, labels, _gap(proof))


def gap_between(value: int, bound: int) -> float:
    """By which share of the bound a number may be below the best."""
    return (bound - value) / max(abs(bound), 1)


def told_number(problem: Problem, stage: Stage, number: int, resolution: int) -> float | None:
    """A number of a stage that has only one, as people read it; None for any other stage."""
    if isinstance(stage, GroupGap):
        return -number / (_MILLION if stage.is_rate else resolution)
    if isinstance(stage, SumStage) and len(stage.sums) == 1:
        return _number(problem, stage, number, _reading(stage, 0), resolution)
    return float(-number) if isinstance(stage, Breaks | Variety | Balance) else None


def _gap(proof: StageProof) -> float | None:
    """How far the first number that is not proved is from what is excluded."""
    for level in proof.levels:
        if not level.proved:
            return (
                None if level.value is None or level.bound is None else gap_between(level.value, level.bound)
            )
    return None


def _is_empty_level(level: LevelProof) -> bool:
    """Whether it is a level of ``leximin`` at which nobody is, as is proved."""
    return isinstance(level.label, int) and level.value == 0 and level.proved


def _reading(stage: Stage, idx: int) -> Reading:
    if isinstance(stage, SumStage):
        return stage.sums[idx].reading
    if isinstance(stage, Leximin) and idx == 0:
        return Reading.EMPTY
    return Reading.POINTS if isinstance(stage, WorstOff | WorstShare) else Reading.FEWEST


def _label(stage: Stage, level: LevelProof, resolution: int) -> str | float:
    if isinstance(level.label, int):
        assert isinstance(stage, Leximin)
        return level.label * stage.width / resolution
    return level.label


def _number(
    problem: Problem, stage: Stage, number: int | None, reading: Reading, resolution: int
) -> float | None:
    if number is None or reading is Reading.MOST:
        return number
    if reading is Reading.POINTS:
        return number / resolution
    if reading is Reading.FEWEST:
        return -number
    wanted = stage.wanted(problem) if isinstance(stage, SumStage) else int(problem.wants.sum())
    return wanted - number
