"""What every fairness limit of the YAML has: a kind, and what it is called in messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from pairforge.config.columns import Schema
from pairforge.config.criteria import CriterionBase
from pairforge.config.readings import Ask, PairAsk
from pairforge.config.refusals import Refusal


class LimitBase(Schema):
    """Base of the limits over the whole programme."""

    kind: str

    @property
    def label(self) -> str:
        """What the limit is called in messages and results."""
        return self.kind

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs; ``path`` is its place in the config."""
        return ()

    def pair_asks(self, path: tuple[str | int, ...] = ()) -> tuple[PairAsk, ...]:
        """Lists of pairs that it needs."""
        return ()

    def faults(self, criteria: Sequence[CriterionBase]) -> tuple[Refusal, ...]:
        """Why it does not fit the criteria; nothing if it does."""
        return ()

    def fitted(self, criteria: Sequence[CriterionBase]) -> Self:
        """The same limit without settings that say in this config what is so without them."""
        return self
