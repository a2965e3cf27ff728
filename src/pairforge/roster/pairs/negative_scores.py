"""Negative scores, with which the means of groups would be better the fewer of a group have a mentor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pairforge.config import Config, PairAsk
from pairforge.config.criteria import Scores
from pairforge.config.fairness import LimitBase
from pairforge.config.group_measures import GroupMeasure
from pairforge.config.priorities import PriorityBase
from pairforge.errors import Trouble
from pairforge.roster.findings import Findings
from pairforge.roster.pairs.pair_list import PairList


def check_negative_scores(config: Config, pair_lists: Mapping[PairAsk, PairList], findings: Findings) -> None:
    """Refuse each comparison of mean scores if a score of a file is negative."""
    negative = [
        criterion.label
        for criterion in config.criteria
        if isinstance(criterion, Scores) and criterion.weight > 0
        for ask in criterion.pair_asks()
        if (scores := pair_lists[ask].scores) is not None and (scores < 0).any()
    ]
    if not negative:
        return
    lists: dict[str, Sequence[LimitBase | PriorityBase]] = {
        "fairness": config.fairness,
        "priorities": config.priorities,
    }
    for key, entries in lists.items():
        for idx, entry in enumerate(entries):
            label = entry.label
            if isinstance(entry, GroupMeasure) and not entry.is_rate:
                findings.troubles.append(
                    Trouble(
                        what=f"`{label}` has no meaning with negative scores, as those of "
                        f"`{negative[0]}`: whoever has no mentor counts 0, which would be more.",
                        remedy="Raise all scores of the file to 0 or more, or compare `measure: match_rate`.",
                        file=None if config.file is None else str(config.file),
                        line=config.line((key, idx)),
                    )
                )
