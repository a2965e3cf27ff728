"""Cohort rules and capacities checked against each other and against the priorities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from pairforge.config.cohorts.base import CohortBase
from pairforge.config.priorities import Breaks, PriorityBase
from pairforge.config.refusals import Refusal, refuse


class _Labelled(Protocol):
    """Anything with a name for results."""

    @property
    def label(self) -> str: ...


_Entry = TypeVar("_Entry", bound=_Labelled)


def tell_apart(noun: str) -> Callable[[list[_Entry]], list[_Entry]]:
    """A validator that refuses each entry of a list that is called like one before it.

    Parameters
    ----------
    noun
        What an entry is.
    """

    def checked(entries: list[_Entry]) -> list[_Entry]:
        labels = [entry.label for entry in entries]
        refuse(
            [
                Refusal((idx,), f"the {noun} `{label}` stands twice", "Keep one of the two.")
                for idx, label in enumerate(labels)
                if label in labels[:idx]
            ],
            entries,
        )
        return entries

    return checked


def check_counted(priorities: Sequence[PriorityBase], soft: Sequence[CohortBase]) -> None:
    """Refuse priorities that do not count the breaks of soft rules.

    Raises
    ------
    ValidationError
        With the rules that would count for nothing.
    """
    if soft and not any(isinstance(entry, Breaks) for entry in priorities):
        listed = ", ".join(f"`{cohort.label}`" for cohort in soft)
        what = f"without `breaks` these soft rules count for nothing: {listed}"
        refuse([Refusal((), what, "Add `breaks` where they should count, or say `hard: true`.")], priorities)
