"""From each kind of cohort rule to constraints; a new kind is one new file and one name here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pairforge.problem.cohorts.apart import apart
from pairforge.problem.cohorts.at_least import at_least
from pairforge.problem.cohorts.at_most import at_most
from pairforge.problem.cohorts.distinct import distinct
from pairforge.problem.cohorts.not_alone import not_alone
from pairforge.problem.cohorts.share import share
from pairforge.problem.cohorts.size import size
from pairforge.problem.cohorts.together import together
from pairforge.problem.constraints import Constraint
from pairforge.problem.source import Source

COHORTS: dict[str, Callable[[Any, Source], tuple[Constraint, ...]]] = {
    "apart": apart,
    "at_least": at_least,
    "at_most": at_most,
    "distinct": distinct,
    "not_alone": not_alone,
    "share": share,
    "size": size,
    "together": together,
}
"""How each kind of cohort rule becomes constraints, by its name in the config."""
