"""Goals: how much of the mentee's ranked goals the mentor supports."""

from __future__ import annotations

from pairforge.config.criteria import Goals as GoalsConfig
from pairforge.criteria.covering import Covering, podium
from pairforge.criteria.protocol import Criterion
from pairforge.roster import Roster


class Goals(Covering, Criterion):
    """Weighed share of the mentee's goals that the mentor supports, in [0, 1]; blank if either list is.

    The first goal weighs 3, the second 2, and every other one 1.
    """

    phrase = "supports {}"

    def __init__(self, config: GoalsConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        wishes, offers = (roster.tags(ask) for ask in config.asks())
        super().__init__(wishes, offers, config.headings[1], worths=podium)
