"""What was reached in each stage, in words: how much, of what, and how sure it is."""

from __future__ import annotations

import re

from pairforge.pairing import StageResult
from pairforge.reporting.gaps import gap_told

_MOST_LEVELS = 12
_WHAT = {
    "matched": "places filled",
    "worst_off": "the smallest SCORE",
    "bands": "empty places, then pairs in each band",
    "breaks": "the price of all broken soft rules together",
    "leximin": "empty places, then pairs at each SCORE",
    "worst_tenth": "the smallest SCOREs added up",
    "total": "all scores added up",
    "choices": "pairs by what the mentee chose",
    "balance": "the number of mentees of each mentor times itself, added up: the smaller, the more even",
    "mentors_total": "points from what mentors wished, added up",
    "variety": "twos of mentees of one mentor who share a value",
    "group_gap": "the largest difference between two groups",
    "twice_running": "people badly served twice running",
}

_MEASURE = re.compile(r"^.*, (mean score|match rate|top [0-9]+ rate)\b")


def measured_told(stage: StageResult, *, with_history: bool) -> str:
    """What the number of a stage is.

    Parameters
    ----------
    with_history
        Whether people are compared by their standings instead of their scores.
    """
    kind, _, settings = stage.name.partition(" (")
    told = _WHAT[kind].replace("SCORE", "standing" if with_history else "score")
    if kind == "choices" and stage.levels is None:
        return "pairs with one of the first choices"
    if kind == "worst_tenth" and "mix " in settings:
        return f"{told}, mixed with the total"
    measure = _MEASURE.search(settings) if kind == "group_gap" else None
    if measure is not None:
        return f"{told} in the {measure[1]}, rounded up"
    if kind in ("matched", "worst_off", "total") and settings:
        return f"{told}: the best there is, of which a part may be given up"
    return told


def reached_told(stage: StageResult) -> float | str | None:
    """What was reached in a stage: its number, or its first numbers with what each counts."""
    if stage.levels is None or not isinstance(stage.value, tuple):
        return stage.value if not isinstance(stage.value, tuple) else None
    told = [
        f"{label}: {value}" if isinstance(label, str) else f"{value} with {label:g}"
        for label, value in zip(stage.levels, stage.value, strict=True)
    ]
    more = len(told) - _MOST_LEVELS
    return "; ".join([*told[:_MOST_LEVELS], *([f"{more} more levels"] if more > 0 else [])])


def proof_told(stage: StageResult) -> str:
    """Whether a stage is proved, and how far it is from its bound where that is not reached."""
    if stage.proved and stage.value == stage.bound:
        return "proved: nothing is better that is as good in what stands before it"
    if not stage.proved:
        return gap_told(stage)
    if isinstance(stage.bound, tuple) or stage.bound is None:
        return "proved"
    return f"proved; the best would be {stage.bound:g}"
