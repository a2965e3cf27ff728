"""The independent auditor: shares nothing with scoring's masks, the problem or the engines."""

from pairforge.auditing.audit import Audit, audit
from pairforge.auditing.cohorts import COHORTS
from pairforge.auditing.groups import GroupFigures, group_figures
from pairforge.auditing.measures import measure
from pairforge.auditing.mixing import compositions
from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.auditing.rules import CHECKS
from pairforge.auditing.stability import BEYOND_RANKS, BlockingPairs, blocking_pairs

__all__ = [
    "BEYOND_RANKS",
    "CHECKS",
    "COHORTS",
    "Audit",
    "BlockingPairs",
    "Break",
    "ChosenPairs",
    "GroupFigures",
    "audit",
    "blocking_pairs",
    "compositions",
    "group_figures",
    "measure",
]
