"""``kind: leximin``: the smallest score as large as possible, then the next smallest, and so on."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from pairforge.config.priorities.base import PriorityBase, written


class Leximin(PriorityBase):
    """Fewest places empty, then fewest pairs at the smallest score, then fewest at the next, and so on."""

    kind: Literal["leximin"]
    step: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = Field(
        None,
        description="Scores count as rounded down to a multiple of this, such as 0.1, which is faster and "
        "leaves more for what follows. Default: they count as they are.",
    )

    no_keep: ClassVar[str | None] = "`leximin` is a list of counts, one for each score, not one number"

    @property
    def settings(self) -> tuple[str, ...]:
        """What differs from the default, in words for the label."""
        return () if self.step is None else (f"step {written(self.step)}",)

    @property
    def settles_matched(self) -> bool:
        """Whether everything after it has the same number of pairs."""
        return True
