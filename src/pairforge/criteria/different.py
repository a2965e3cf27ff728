"""Different: whether the two gave different answers."""

from __future__ import annotations

from pairforge.config.criteria import Different as DifferentConfig
from pairforge.criteria.disagreement import Disagreement
from pairforge.criteria.protocol import Criterion
from pairforge.roster import Roster


class Different(Disagreement, Criterion):
    """1 where the two gave different answers, else 0; blank if either answer is."""

    phrase = "{}"

    def __init__(self, config: DifferentConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        mentee_ask, mentor_ask = config.asks()
        super().__init__(roster.texts(mentee_ask), roster.texts(mentor_ask), config.headings[1])
