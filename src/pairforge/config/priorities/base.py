"""What every priority of the YAML has: a kind, what it is called, and whether it may give something up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Self

from pydantic import Field, field_validator
from pydantic.json_schema import SkipJsonSchema

from pairforge.config.columns import Schema
from pairforge.config.criteria import CriterionBase
from pairforge.config.readings import Ask
from pairforge.config.refusals import Refusal, refused
from pairforge.config.shares import Share


@dataclass(frozen=True)
class Surroundings:
    """What else the config says, as far as priorities depend on it; None for what could not be read.

    Parameters
    ----------
    criteria
        The criteria.
    has_history
        Whether there are results of earlier rounds.
    priorities
        All priorities, in their order.
    """

    criteria: Sequence[CriterionBase] | None
    has_history: bool | None
    priorities: Sequence[PriorityBase]


class PriorityBase(Schema):
    """Base of the priorities."""

    kind: str
    keep: SkipJsonSchema[Share] = Field(1.0, exclude=True)

    no_keep: ClassVar[str | None] = None
    """Why nothing of it can be given up; None if it can."""
    needs_matched: ClassVar[str | None] = None
    """What it is, if that has no meaning before it is settled how many get a mentor."""

    @field_validator("keep")
    @classmethod
    def _may_be_kept_in_part(cls, keep: float) -> float:
        if cls.no_keep is not None:
            raise refused(
                f"{cls.no_keep}, so nothing of it can be given up",
                "Take `keep` out; it works on `matched`, `worst_off` and `total`.",
            )
        return keep

    @property
    def label(self) -> str:
        """What it is called in results: its kind, with what differs from the default in brackets."""
        settings = ", ".join(self.settings)
        return f"{self.kind} ({settings})" if settings else self.kind

    @property
    def settings(self) -> tuple[str, ...]:
        """What differs from the default, in words for the label."""
        return () if self.keep == 1 else (f"keep {written(self.keep)}",)

    @property
    def settles_matched(self) -> bool:
        """Whether everything after it has the same number of pairs."""
        return False

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs; ``path`` is its place in the config."""
        return ()

    def faults(self, around: Surroundings) -> tuple[Refusal, ...]:
        """Why it does not fit the rest of the config; nothing if it does."""
        return ()

    def fitted(self, around: Surroundings) -> Self:
        """The same priority without settings that say in this config what is so without them."""
        return self


def written(value: float) -> str:
    """The number as short as it can be without becoming another: 40 for 40.0, and 0.98."""
    return str(value).removesuffix(".0")


def exact(value: float) -> Fraction:
    """The number as it was written, such as 7/100 for 0.07, so that ``ceil(0.07 x 100)`` is 7."""
    return Fraction(str(value))
