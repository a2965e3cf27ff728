"""From the fairness limits of the config to limits on the number of chosen pairs."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil
from typing import Any

from pairforge.config.fairness import TopChoiceShare
from pairforge.config.priorities import exact
from pairforge.config.rankings import chosen_ranking
from pairforge.problem.problem import Limit
from pairforge.problem.source import Source


def limits_of(source: Source) -> tuple[Limit, ...]:
    """The limits that no mask keeps, in their order."""
    return tuple(
        LIMITS[entry.kind](entry, source) for entry in source.config.fairness if entry.kind in LIMITS
    )


def _top_choice_share(entry: TopChoiceShare, source: Source) -> Limit:
    ranks, _ = source.ranks(entry.criterion)
    ask = chosen_ranking(source.config.criteria, entry.criterion).ask_of("mentee")
    assert ask is not None
    choices, wants = source.roster.wishes(ask).choices, source.roster.wants.tolist()
    choosers = sum(bool(chosen) and wanted > 0 for chosen, wanted in zip(choices, wants, strict=True))
    low = ceil(exact(entry.at_least) * Fraction(choosers))
    return Limit(entry.label, (ranks > 0) & (ranks <= entry.k), low)


LIMITS: dict[str, Callable[[Any, Source], Limit]] = {"top_choice_share": _top_choice_share}
"""Each kind of limit on how many get something, by its name in the config; a floor is a mask."""
