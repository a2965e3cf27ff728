"""``kind: scores``: scores made elsewhere, one line a pair; only listed pairs are eligible."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pairforge.config.columns import Heading
from pairforge.config.criteria.base import CriterionBase
from pairforge.config.readings import PairAsk
from pairforge.config.tables import TableConfig


class Scores(CriterionBase, TableConfig):
    """The score of each listed pair as it stands, of either sign; a pair that is not listed cannot be."""

    kind: Literal["scores"]
    file: str = Field(description="The file of the scores, relative to the config.", min_length=1)
    mentee: Heading = Field("mentee", description="Heading of the mentee's id, e-mail or name.")
    mentor: Heading = Field("mentor", description="Heading of the mentor's id, e-mail or name.")
    score: Heading = Field("score", description="Heading of the score.")

    def pair_asks(self, path: tuple[str | int, ...] = ()) -> tuple[PairAsk, ...]:
        """Lists of pairs that it needs."""
        return (PairAsk(self.mentee, self.mentor, self.table, self.score, path=path),)
