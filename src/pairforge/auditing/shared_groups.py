"""The figures of groups as they may be shared: nothing about fewer than 5 people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pairforge.auditing.groups import GroupFigures
from pairforge.auditing.suppression import withheld

Figures = Mapping[str, tuple[GroupFigures, ...]]


def shareable(figures: Figures, resolution: int) -> dict[str, Any]:
    """What ``measures["groups"]`` holds: for each heading, the groups that may be shown and what is withheld.

    Parameters
    ----------
    figures
        From ``group_figures``.
    resolution
        Points that make a score of 1.

    Returns
    -------
    dict
        By heading, ``groups`` in the order of their answers and ``withheld``, the number of groups that
        are left out and of their people together (None where none is). A figure of a group that would
        be about fewer than 5 people, or give such a one away by subtraction, is None.
    """
    hidden = withheld(_partitions(figures, lambda group: group.members), {})
    hidden_means = withheld(_partitions(figures, lambda group: group.matched), hidden)
    rankings = {label for groups in figures.values() for group in groups for label in group.choosers}
    hidden_tops = {label: _hidden_tops(figures, label, hidden) for label in rankings}
    return {
        heading: {
            "groups": [
                {
                    "group": group.group,
                    "people": len(group.members),
                    "matched": len(group.matched),
                    "match_rate": round(group.match_rate, 6),
                    "mean": None if idx in hidden_means[heading] else group.mean(resolution),
                    "top_choice": {
                        label: None
                        if idx in hidden_tops[label][heading]
                        else _rounded(group.top_choice_rate(label))
                        for label in group.choosers
                    },
                }
                for idx, group in enumerate(groups)
                if idx not in hidden[heading]
            ],
            "withheld": {
                "groups": len(hidden[heading]),
                "people": sum(len(groups[idx].members) for idx in hidden[heading]),
            }
            if hidden[heading]
            else None,
        }
        for heading, groups in figures.items()
    }


def _hidden_tops(
    figures: Figures, label: str, hidden: Mapping[str, frozenset[int]]
) -> dict[str, frozenset[int]]:
    return withheld(_partitions(figures, lambda group: group.choosers[label]), hidden)


def _partitions(
    figures: Figures, people: Callable[[GroupFigures], frozenset[int]]
) -> dict[str, tuple[frozenset[int], ...]]:
    """The people whom one figure of each group is about."""
    return {heading: tuple(map(people, groups)) for heading, groups in figures.items()}


def _rounded(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 6)
