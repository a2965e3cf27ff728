"""What the trade-off is called and what is known of it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from pairforge.pairing import CurveName, Frontier, FrontierPoint, StoppedBy
from pairforge.reporting.config_text import in_brackets
from pairforge.reporting.figures import worst_told

_STOPPED = {
    StoppedBy.TIME: "The time limit ended the search; a larger `solver: {time_limit: ...}` finds the rest.",
    StoppedBy.INTERRUPT: "The search was interrupted.",
    StoppedBy.MEMORY: "The memory ran out.",
}


def measure_told(frontier: Frontier, curve: CurveName) -> str:
    """What is weighed against the total: ``Worst-off``, ``Worst tenth`` or ``Worst 20 %``."""
    return "Worst-off" if curve == "worst_off" else worst_told({"worst_share": frontier.worst_share})


def meaning_told(frontier: Frontier, curve: CurveName) -> str:
    """What the points of a curve are, in a sentence or two."""
    points = [point for point in frontier.points if point.curve == curve]
    if len(points) == 1 and frontier.curves[curve].complete:
        return f"The best total is the best for the {measure_told(frontier, curve).lower()}, too."
    if curve == "worst_off":
        return "No matching is better in one of the two without being worse in the other."
    which = worst_told({"worst_share": frontier.worst_share}).lower()
    return (
        f"Each point is the best for some weighing of the {which} and the total. Between two points there "
        "may be matchings that no weighing leads to; none is above the line from one to the other."
    )


def certainty_told(frontier: Frontier) -> str:
    """Whether every point was found, and what ended the search if not."""
    if frontier.complete:
        return "Complete, and each point is proved."
    told = ["Not complete, but each point is proved."]
    refusals = (curve.refusal for curve in frontier.curves.values())
    told += [f"One trade-off is left out. {refusal}" for refusal in refusals if refusal is not None]
    if frontier.stopped_by is not None:
        told.append(_STOPPED[frontier.stopped_by])
    if frontier.gave_up:
        told.append("Under the limits of the config a next point could not be proved.")
    if any(curve.rounded for curve in frontier.curves.values()):
        told.append("Weights had to be rounded, so that a point may be missing.")
    return " ".join(told)


def scores_told(frontier: Frontier) -> str | None:
    """That smallest scores are standings, where they are."""
    if not frontier.with_history:
        return None
    return "The smallest scores count what people had in earlier rounds."


def to_paste(point: FrontierPoint) -> Iterator[str]:
    """The lines of the config by which a point can be had without its number."""
    yield f"priorities: {in_brackets(list(point.priorities))}"
    if point.fairness:
        yield f"fairness: {in_brackets(list(point.fairness))}"
