"""The independent auditor: shares nothing with scoring's masks, the problem or the engines."""

from pairforge.auditing.audit import CHECKS, Audit, audit
from pairforge.auditing.cohorts import COHORTS
from pairforge.auditing.groups import GroupFigures, group_figures
from pairforge.auditing.measures import measure
from pairforge.auditing.mixing import compositions
from pairforge.auditing.pairs import Break, ChosenPairs

__all__ = [
    "CHECKS",
    "COHORTS",
    "Audit",
    "Break",
    "ChosenPairs",
    "GroupFigures",
    "audit",
    "compositions",
    "group_figures",
    "measure",
]
