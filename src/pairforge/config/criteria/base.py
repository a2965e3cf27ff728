"""What every criterion of the YAML has: a kind, a name and a weight."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pairforge.config.columns import Schema
from pairforge.config.readings import Ask, PairAsk

Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class CriterionBase(Schema):
    """Base of the criteria."""

    kind: str
    name: str | None = Field(
        None, description="What it is called in the results. Default: its kind.", min_length=1
    )
    weight: Weight = Field(
        1.0, description="Points of a pair for which the criterion holds in full; a choice, not a fact."
    )

    @property
    def label(self) -> str:
        """The name in the results."""
        return self.name or self.kind

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs; ``path`` is its place in the config."""
        return ()

    def pair_asks(self, path: tuple[str | int, ...] = ()) -> tuple[PairAsk, ...]:
        """Lists of pairs that it needs."""
        return ()
