"""How each shape of stage is solved."""

from __future__ import annotations

from pairforge.engines.network.search import Search
from pairforge.engines.network.stages.counts import finish_counts
from pairforge.engines.network.stages.leximin import finish_leximin
from pairforge.engines.network.stages.sums import finish_sums
from pairforge.engines.network.stages.worst_off import finish_worst_off
from pairforge.engines.network.stages.worst_share import finish_worst_share
from pairforge.problem import (
    Balance,
    Breaks,
    GroupGap,
    Leximin,
    Stage,
    SumStage,
    Variety,
    WorstOff,
    WorstShare,
)

__all__ = ["finish"]


def finish(search: Search, stage: Stage) -> bool:
    """Bring the search to a stage's optima and prove them.

    False if the time ran out, or if something could not be proved: then nothing behind it may be solved.
    """
    match stage:
        case SumStage():
            return finish_sums(search, stage)
        case WorstOff():
            return finish_worst_off(search, stage)
        case Leximin():
            return finish_leximin(search, stage)
        case WorstShare():
            return finish_worst_share(search, stage)
        case Balance() | Breaks() | Variety():
            return finish_counts(search, stage)
        case GroupGap():
            return False
