"""Fairness limits checked against each other and against the criteria."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pairforge.config.criteria import CriterionBase
from pairforge.config.fairness.base import LimitBase
from pairforge.config.refusals import Refusal, refuse

_Limit = TypeVar("_Limit", bound=LimitBase)


def fit_limits(limits: Sequence[_Limit], criteria: Sequence[CriterionBase] | None) -> list[_Limit]:
    """The limits as this config means them; ``criteria`` is None if they could not be read.

    Raises
    ------
    ValidationError
        With every reason why a limit has no meaning here.
    """
    faults = [() if criteria is None else limit.faults(criteria) for limit in limits]
    fitted = [
        limit if wrong or criteria is None else limit.fitted(criteria)
        for limit, wrong in zip(limits, faults, strict=True)
    ]
    labels = [limit.label for limit in fitted]
    wrong = [
        Refusal((idx, *fault.path), fault.what, fault.remedy)
        for idx, found in enumerate(faults)
        for fault in found
    ]
    wrong += [
        Refusal((idx,), f"the limit `{label}` stands twice", "Keep one of the two.")
        for idx, label in enumerate(labels)
        if label in labels[:idx]
    ]
    refuse(wrong, limits)
    return fitted
