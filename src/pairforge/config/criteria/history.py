"""``kind: history``: pairs of earlier rounds, to repeat or to avoid."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from pairforge.config.columns import Heading
from pairforge.config.criteria.base import CriterionBase
from pairforge.config.readings import PairAsk
from pairforge.config.tables import TableConfig


class History(CriterionBase, TableConfig):
    """1 for the pairs of earlier rounds with ``prefer: repeat``, for all others with ``prefer: avoid``."""

    kind: Literal["history"]
    file: str = Field(
        description="The file of the earlier pairs, relative to the config. People who are not in the "
        "programme any more are listed and left out.",
        min_length=1,
    )
    prefer: Literal["repeat", "avoid"] = Field(description="Whether pairs should be again, or be new.")
    mentee: Heading = Field("mentee", description="Heading of the mentee's id, e-mail or name.")
    mentor: Heading = Field("mentor", description="Heading of the mentor's id, e-mail or name.")
    columns: tuple[Heading, Heading] | None = Field(
        None, description="Headings of the two columns, where either may hold the mentee."
    )

    @model_validator(mode="after")
    def _one_way_or_the_other(self) -> Self:
        if self.columns is not None and self.model_fields_set & {"mentee", "mentor"}:
            raise ValueError("`columns` stands instead of `mentee` and `mentor`")
        return self

    def pair_asks(self, path: tuple[str | int, ...] = ()) -> tuple[PairAsk, ...]:
        """Lists of pairs that it needs."""
        left, right = self.columns or (self.mentee, self.mentor)
        either = self.columns is not None
        return (
            PairAsk(
                left, right, self.table, either_order=either, both_ways=either, outsiders=True, path=path
            ),
        )
