"""Where a search stands, in one line."""

from __future__ import annotations

from pairforge.explanations.reached import gap_between, told_number
from pairforge.pairing import Matching
from pairforge.problem import Problem
from pairforge.reporting.gaps import percent_told


def standing_told(problem: Problem, matching: Matching, resolution: int) -> str | None:
    """What is made the best of, the best so far, what is not excluded yet, and how far that is apart.

    None where nothing is known of it yet.
    """
    standing = matching.standing
    if standing is None or standing.value is None or standing.bound is None:
        return None
    stage = next((one for one in problem.stages if one.name == standing.stage), None)
    if stage is None:
        return None
    value, bound = (
        told_number(problem, stage, number, resolution) for number in (standing.value, standing.bound)
    )
    told = f"Solving {standing.stage}"
    if value is None or bound is None:
        return told
    gap = gap_between(standing.value, standing.bound)
    return f"{told}: {value:.10g} so far, nothing better than {bound:.10g} (within {percent_told(gap)})"
