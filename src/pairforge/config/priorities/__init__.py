"""The YAML of each kind of priority; a new kind is one new file and one name here."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from pairforge.config.priorities.balance import Balance
from pairforge.config.priorities.bands import Bands
from pairforge.config.priorities.base import PriorityBase, exact
from pairforge.config.priorities.breaks import Breaks
from pairforge.config.priorities.choices import Choices
from pairforge.config.priorities.group_gap import GroupGap
from pairforge.config.priorities.leximin import Leximin
from pairforge.config.priorities.matched import Matched
from pairforge.config.priorities.mentors_total import MentorsTotal
from pairforge.config.priorities.total import Total
from pairforge.config.priorities.twice_running import TwiceRunning
from pairforge.config.priorities.variety import Variety
from pairforge.config.priorities.worst_off import WorstOff
from pairforge.config.priorities.worst_tenth import WorstTenth


def _spelled_out(value: Any) -> Any:
    return {"kind": value} if isinstance(value, str) else value


PriorityMapping: TypeAlias = Annotated[
    Matched
    | WorstOff
    | Bands
    | Breaks
    | Leximin
    | WorstTenth
    | Total
    | Choices
    | Balance
    | MentorsTotal
    | TwiceRunning
    | Variety
    | GroupGap,
    Field(discriminator="kind"),
]
BareKind = Literal[
    "matched",
    "worst_off",
    "bands",
    "breaks",
    "leximin",
    "worst_tenth",
    "total",
    "choices",
    "balance",
    "mentors_total",
    "twice_running",
]
"""The kinds that say enough by themselves."""
PriorityKind = Literal[BareKind, "variety", "group_gap"]
PriorityConfig: TypeAlias = Annotated[
    PriorityMapping,
    BeforeValidator(_spelled_out, json_schema_input_type=BareKind | PriorityMapping),
]
"""A priority; its bare kind stands for ``{kind: ...}`` where that says enough."""

__all__ = [
    "Balance",
    "Bands",
    "BareKind",
    "Breaks",
    "Choices",
    "GroupGap",
    "Leximin",
    "Matched",
    "MentorsTotal",
    "PriorityBase",
    "PriorityConfig",
    "PriorityKind",
    "PriorityMapping",
    "Total",
    "TwiceRunning",
    "Variety",
    "WorstOff",
    "WorstTenth",
    "exact",
]
