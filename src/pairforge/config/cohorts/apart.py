"""``kind: apart``: mentees who do not have the same mentor."""

from __future__ import annotations

from typing import Literal

from pairforge.config.cohorts.listed import ListedMentees


class Apart(ListedMentees):
    """No two mentees of a list have the same mentor."""

    kind: Literal["apart"]
