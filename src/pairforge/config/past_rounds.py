"""The results of earlier rounds, which raise the standing of those who were served badly before."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator

from pairforge.config.columns import Headings, Schema
from pairforge.config.refusals import refused
from pairforge.config.shares import PartOfAll


class PastRounds(Schema):
    """What people had before counts for how well off they are now.

    A person's standing is the score of this round plus the scores of earlier ones, each discounted once for
    every round that it lies back.
    """

    results: Headings = Field(
        description="The result.json of each earlier round, newest first; relative to the config."
    )
    discount: PartOfAll = Field(
        0.5,
        description="What the score of the last round counts in this one; the one before counts the square "
        "of it, and so on. 0: only whether somebody is badly served twice running.",
    )

    @field_validator("results")
    @classmethod
    def _each_round_once(cls, results: list[str]) -> list[str]:
        for idx, path in enumerate(results):
            if path in results[:idx]:
                raise refused(f'the result "{path}" stands twice', "Keep one of the two.")
        return results


def _rounds(value: Any) -> Any:
    if value is None:
        raise refused("this is blank", "List the results of earlier rounds, newest first, or remove it.")
    return {"results": value} if isinstance(value, (str, list)) else value


History = Annotated[
    PastRounds | None,
    BeforeValidator(_rounds, json_schema_input_type=PastRounds | Headings),
]
"""The earlier rounds; a list of results, or one, stands for ``results``. None if it is not given."""
