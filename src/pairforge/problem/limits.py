"""From the fairness limits of the config to limits on the number of chosen pairs."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from pairforge.config.fairness import TopChoiceShare
from pairforge.config.priorities import exact
from pairforge.config.rankings import chosen_ranking
from pairforge.problem.priorities import Source
from pairforge.problem.problem import Limit


def limits_of(source: Source) -> tuple[Limit, ...]:
    """The limits that no mask keeps: those on how many get one of their first choices."""
    limits = []
    for entry in source.config.fairness:
        if isinstance(entry, TopChoiceShare):
            ranks, _ = source.ranks(entry.criterion)
            ask = chosen_ranking(source.config.criteria, entry.criterion).ask_of("mentee")
            assert ask is not None
            choices, wants = source.roster.wishes(ask).choices, source.roster.wants.tolist()
            choosers = sum(bool(chosen) and wanted > 0 for chosen, wanted in zip(choices, wants, strict=True))
            low = ceil(exact(entry.at_least) * Fraction(choosers))
            limits.append(Limit(entry.label, (ranks > 0) & (ranks <= entry.k), low))
    return tuple(limits)
