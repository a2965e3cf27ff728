"""How each shape of stage becomes levels; a new one is one new file and one line here."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.plans.base import Plan
from pairforge.certificate.linear.plans.breaks import BreaksPlan
from pairforge.certificate.linear.plans.convex import ConvexPlan
from pairforge.certificate.linear.plans.group_gap import GroupGapPlan
from pairforge.certificate.linear.plans.leximin import LeximinPlan
from pairforge.certificate.linear.plans.sums import SumsPlan
from pairforge.certificate.linear.plans.worst_off import WorstOffPlan
from pairforge.certificate.linear.plans.worst_share import WorstSharePlan
from pairforge.certificate.linear.system import System
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

__all__ = ["Plan", "WorstOffPlan", "plan_of"]


def plan_of(system: System, stage: Stage, chosen: NDArray[np.int64]) -> Plan:
    """The plan of a stage; ``chosen`` has as many pairs as all optima so far where that is settled."""
    match stage:
        case SumStage():
            return SumsPlan(system, stage)
        case Breaks():
            return BreaksPlan(system, stage)
        case Balance() | Variety():
            return ConvexPlan(system, stage)
        case GroupGap():
            return GroupGapPlan(system, stage)
        case WorstOff():
            return WorstOffPlan(system, stage)
        case Leximin():
            return LeximinPlan(system, stage)
        case WorstShare():
            return WorstSharePlan(system, stage, len(chosen))
