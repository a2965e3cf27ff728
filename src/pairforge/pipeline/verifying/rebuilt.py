"""What a result should be, as far as it was found out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pairforge.conclusion.differences import Difference
from pairforge.explanations import PairExplanation
from pairforge.explanations.plan_reasons import PlanReasons
from pairforge.pairing import Result, StoppedBy
from pairforge.pipeline.reopening import RESULT_FILE


@dataclass(frozen=True)
class Rebuilt:
    """What a result should be.

    Parameters
    ----------
    result
        The result; None if its pairs are not possible, or it says that nothing is and something is.
    explanations
        Why its pairs, for the files beside it.
    problem
        What ``problem.json`` should hold; None if it should not be there.
    reasons
        How sure the pairs are and what places are worth, for the files beside it.
    differences
        What is wrong before anything is compared.
    unchecked
        Keys of ``result.json`` that are taken as they stand.
    """

    result: Result | None
    explanations: tuple[PairExplanation, ...] = ()
    problem: bytes | None = None
    reasons: PlanReasons | None = None
    differences: tuple[Difference, ...] = ()
    unchecked: tuple[str, ...] = ()


def malformed(path: str) -> Difference:
    """What ``result.json`` says there makes no sense."""
    return Difference(RESULT_FILE, path, "malformed")


def stopped_by_of(document: Mapping[str, Any], found: list[Difference]) -> StoppedBy | None:
    """What a result says that ended the search."""
    said = document.get("stopped_by")
    try:
        return None if said is None else StoppedBy(said)
    except ValueError:
        found.append(malformed("stopped_by"))
        return None


def engine_of(document: Mapping[str, Any]) -> object:
    """The name of the engine, as a result says; None if it says nothing of the sort."""
    engine = document.get("engine")
    return engine.get("name") if isinstance(engine, dict) else None
