"""``kind: together``: mentees who have the same mentor."""

from __future__ import annotations

from typing import Literal

from pairforge.config.cohorts.listed import ListedMentees


class Together(ListedMentees):
    """The mentees of a list have the same mentor or mentors, or none of them has any.

    Whoever wants no mentor is on no list.
    """

    kind: Literal["together"]
