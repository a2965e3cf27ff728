"""``kind: not_alone``: nobody is the only one of their kind in a cohort."""

from __future__ import annotations

from typing import Literal

from pairforge.config.cohorts.base import ValueCohort


class NotAlone(ValueCohort):
    """A cohort has none or at least two mentees of an answer; with a `value`, of that one only."""

    kind: Literal["not_alone"]
