"""Overlap: how much of what the mentee asks for the mentor offers."""

from __future__ import annotations

from pairforge.config.criteria import Overlap as OverlapConfig
from pairforge.criteria.covering import Covering, even, falling
from pairforge.criteria.protocol import Criterion
from pairforge.roster import Roster


class Overlap(Covering, Criterion):
    """Share of the mentee's list that the mentor's list covers, in [0, 1]; blank if either list is.

    With ``ordered``, the first of n wishes weighs n, the last 1; wishes that share a place weigh the same.
    """

    phrase = "offers {}"

    def __init__(self, config: OverlapConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        wishes, offers = (roster.tags(ask) for ask in config.asks())
        worths = falling if config.ordered else even
        super().__init__(wishes, offers, config.headings[1], worths=worths)
