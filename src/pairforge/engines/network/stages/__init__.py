"""How each shape of stage is solved."""

from __future__ import annotations

from pairforge.engines.network.search import Search
from pairforge.engines.network.stages.balance import finish_balance
from pairforge.engines.network.stages.breaks import finish_breaks
from pairforge.engines.network.stages.group_gap import finish_group_gap
from pairforge.engines.network.stages.leximin import finish_leximin
from pairforge.engines.network.stages.sums import finish_sums
from pairforge.engines.network.stages.variety import finish_variety
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
        case Balance():
            return finish_balance(search, stage)
        case Breaks():
            return finish_breaks(search, stage)
        case Variety():
            return finish_variety(search, stage)
        case GroupGap():
            return finish_group_gap(search, stage)
