"""The priorities as numbers; a new one is one new file and one name here.

Eight shapes: sums over pairs (``SumStage``: most of them), the smallest of the chosen (``WorstOff``), the
whole distribution from below (``Leximin``), the sum of the smallest (``WorstShare``), squares of the
mentors' loads (``Balance``), breaches of soft constraints (``Breaks``), pairs of mentees with the same
mentor who share something (``Variety``), and means of groups (``GroupGap``).
"""

from pairforge.problem.stages.balance import Balance
from pairforge.problem.stages.bands import Bands
from pairforge.problem.stages.breaks import Breaks
from pairforge.problem.stages.changes import Changes
from pairforge.problem.stages.choices import Choices
from pairforge.problem.stages.group_gap import GroupGap
from pairforge.problem.stages.leximin import Leximin
from pairforge.problem.stages.matched import Matched
from pairforge.problem.stages.mentors_total import MentorsTotal
from pairforge.problem.stages.sums import Reading, Sum, SumStage
from pairforge.problem.stages.ties import TIES, Ties
from pairforge.problem.stages.total import Total
from pairforge.problem.stages.twice_running import TwiceRunning
from pairforge.problem.stages.variety import Variety
from pairforge.problem.stages.worst_off import WorstOff
from pairforge.problem.stages.worst_share import WorstShare

Stage = SumStage | WorstOff | Leximin | WorstShare | Balance | Breaks | Variety | GroupGap

__all__ = [
    "TIES",
    "Balance",
    "Bands",
    "Breaks",
    "Changes",
    "Choices",
    "GroupGap",
    "Leximin",
    "Matched",
    "MentorsTotal",
    "Reading",
    "Stage",
    "Sum",
    "SumStage",
    "Ties",
    "Total",
    "TwiceRunning",
    "Variety",
    "WorstOff",
    "WorstShare",
    "settles_count",
]


def settles_count(stage: Stage) -> bool:
    """Whether all optima of a stage have the same number of pairs."""
    return isinstance(stage, Leximin) or (isinstance(stage, SumStage) and stage.settles_count)
