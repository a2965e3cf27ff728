"""The check of every cohort rule; a new kind is one new file and one name here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pairforge.auditing.cohorts import (
    apart,
    at_least,
    at_most,
    distinct,
    not_alone,
    share,
    size,
    together,
)
from pairforge.auditing.cohorts.base import Breach, Cohorts

COHORTS: dict[str, Callable[[Any, Cohorts], list[Breach]]] = {
    "apart": apart.breaches,
    "at_least": at_least.breaches,
    "at_most": at_most.breaches,
    "distinct": distinct.breaches,
    "not_alone": not_alone.breaches,
    "share": share.breaches,
    "size": size.breaches,
    "together": together.breaches,
}
"""The check of every kind of cohort rule, by its name in the config."""

__all__ = ["COHORTS", "Breach", "Cohorts"]
