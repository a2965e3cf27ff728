"""Priorities checked against each other and against the rest of the config."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pairforge.config.criteria import CriterionBase
from pairforge.config.priorities.base import PriorityBase, Surroundings
from pairforge.config.priorities.order import check_order
from pairforge.config.refusals import Refusal, refuse

_Priority = TypeVar("_Priority", bound=PriorityBase)


def fit_priorities(
    priorities: Sequence[_Priority],
    criteria: Sequence[CriterionBase] | None,
    *,
    has_history: bool | None,
    has_soft: bool = False,
) -> list[_Priority]:
    """The priorities as this config means them: what is so without a setting has none.

    Parameters
    ----------
    priorities
        Most important first.
    criteria, has_history
        What else the config says; None for what could not be read, of which nothing is then asked.
    has_soft
        Whether it has soft rules.

    Raises
    ------
    ValidationError
        With every reason why an entry or its place has no meaning.
    """
    around = Surroundings(criteria, has_history, priorities)
    faults = [entry.faults(around) for entry in priorities]
    fitted = [
        entry if wrong else entry.fitted(around) for entry, wrong in zip(priorities, faults, strict=True)
    ]
    of_entries = [
        Refusal((idx, *fault.path), fault.what, fault.remedy)
        for idx, wrong in enumerate(faults)
        for fault in wrong
    ]
    in_order = check_order(fitted, has_history=has_history is not False, has_soft=has_soft)
    refuse([*of_entries, *in_order], priorities)
    return fitted
