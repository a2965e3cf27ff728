"""The YAML of each kind of rule; a new kind is one new file and one name here."""

from typing import Annotated, TypeAlias

from pydantic import Field

from pairforge.config.rules.base import RuleBase
from pairforge.config.rules.conflict import Conflict
from pairforge.config.rules.consent import Consent
from pairforge.config.rules.differ import Differ
from pairforge.config.rules.gap import Gap
from pairforge.config.rules.lock import Lock
from pairforge.config.rules.meet import Meet
from pairforge.config.rules.never import Never
from pairforge.config.rules.reporting_line import ReportingLine
from pairforge.config.rules.same import Same
from pairforge.config.rules.share import Share
from pairforge.config.rules.veto import Veto

RuleConfig: TypeAlias = Annotated[
    Never | Lock | Differ | Share | Gap | Same | Meet | ReportingLine | Conflict | Consent | Veto,
    Field(discriminator="kind"),
]

__all__ = [
    "Conflict",
    "Consent",
    "Differ",
    "Gap",
    "Lock",
    "Meet",
    "Never",
    "ReportingLine",
    "RuleBase",
    "RuleConfig",
    "Same",
    "Share",
    "Veto",
]
