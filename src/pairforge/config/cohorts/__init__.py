"""The YAML of each kind of cohort rule; a new kind is one new file and one name here."""

from typing import Annotated, TypeAlias

from pydantic import Field

from pairforge.config.cohorts.apart import Apart
from pairforge.config.cohorts.at_least import AtLeast
from pairforge.config.cohorts.at_most import AtMost
from pairforge.config.cohorts.base import CohortBase, ColumnCohort
from pairforge.config.cohorts.distinct import Distinct
from pairforge.config.cohorts.listed import ListedMentees
from pairforge.config.cohorts.not_alone import NotAlone
from pairforge.config.cohorts.share import Share
from pairforge.config.cohorts.size import Size
from pairforge.config.cohorts.together import Together

CohortConfig: TypeAlias = Annotated[
    AtMost | AtLeast | Share | NotAlone | Distinct | Size | Together | Apart,
    Field(discriminator="kind"),
]

__all__ = [
    "Apart",
    "AtLeast",
    "AtMost",
    "CohortBase",
    "CohortConfig",
    "ColumnCohort",
    "Distinct",
    "ListedMentees",
    "NotAlone",
    "Share",
    "Size",
    "Together",
]
